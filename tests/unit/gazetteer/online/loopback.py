"""Servers on this machine that answer as Overpass and Nominatim do, or as they should not."""

import contextlib
import gzip
import json
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

SQUARE = [[27.50, 53.88], [27.60, 53.88], [27.60, 53.93], [27.50, 53.93], [27.50, 53.88]]
HIT = {
    "osm_type": "relation",
    "osm_id": 59195,
    "lat": "53.9",
    "lon": "27.55",
    "class": "boundary",
    "type": "administrative",
    "addresstype": "city",
    "place_rank": 16,
    "importance": 0.7,
    "name": "Minsk",
    "display_name": "Minsk, Belarus",
    "boundingbox": ["53.88", "53.93", "27.50", "27.60"],
    "geojson": {"type": "Polygon", "coordinates": [SQUARE]},
}
STREET = {
    "type": "way",
    "id": 10,
    "nodes": [1, 2],
    "tags": {"highway": "residential", "name": "вуліца Леніна"},
}
ELEMENTS = [
    {"type": "node", "id": 1, "lat": 53.90, "lon": 27.55},
    {"type": "node", "id": 2, "lat": 53.90, "lon": 27.56},
    STREET,
]
MAP = {
    "version": 0.6,
    "osm3s": {"timestamp_osm_base": "2026-11-20T08:15:00Z"},
    "elements": ELEMENTS,
}
SLOTS = """Connected as: 2130706433
Current time: 2026-11-24T10:00:00Z
Announced endpoint: none
Rate limit: 2
Slot available after: 2026-11-24T10:00:{seconds:02}Z, in {seconds} seconds.
Currently running queries (pid, space limit, time limit, start time):
"""


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    at: float
    path: str
    headers: dict
    query: dict


class Handler(BaseHTTPRequestHandler):
    """Hands each request to a function of the server, which answers as badly as it likes."""

    def do_GET(self):
        self.answer(parse_qs(urlsplit(self.path).query))

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(parse_qs(body.decode()))

    def answer(self, query):
        with self.server.counted(Asked(time.monotonic(), self.path, dict(self.headers), query)):
            status = self.path.endswith("/status")
            with contextlib.suppress(ConnectionError):
                (self.server.status if status else self.server.behave)(self)

    def reply(self, body, status=200, length=None, encoding="identity"):
        self.send_response(status)
        self.send_header("Content-Length", str(length or len(body)))
        self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(body)

    def trickle(self, data, every_s=1.0):
        """Send one byte at a time for as long as somebody listens."""
        for byte in data:
            self.wfile.write(bytes([byte]))
            if self.server.closing.wait(every_s):
                return

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    """A server of one behaviour; `asked` is what it was asked, `busiest` how many at a time."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, behave, status=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.behave = behave
        self.status = status or failing(404)
        self.asked = []
        self.busiest = 0
        self.under_way = 0
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_address[1]}/api"
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @contextlib.contextmanager
    def counted(self, asked):
        for _ in range(20):  # a client may be back before we have noticed that it is served
            if self.under_way:
                time.sleep(0.01)
        with self.lock:
            self.asked.append(asked)
            self.under_way += 1
            self.busiest = max(self.busiest, self.under_way)
        try:
            yield
        finally:
            with self.lock:
                self.under_way -= 1

    def questions(self):
        """What was asked, but for /status."""
        return [asked for asked in self.asked if not asked.path.endswith("/status")]

    def close(self):
        self.closing.set()
        self.shutdown()
        self.server_close()


def saying(content, status=200):
    """JSON, or text as it is."""
    body = content.encode() if isinstance(content, str) else json.dumps(content).encode()
    return lambda handler: handler.reply(body, status)


def failing(status):
    return saying("<html><title>Error</title></html>", status)


def in_turn(*behaviours):
    """One behaviour after another; the last one stays."""
    left = list(behaviours)

    def behave(handler):
        now = left.pop(0) if len(left) > 1 else left[0]
        now(handler)

    return behave


def cut(content):
    """A Content-Length larger than what comes."""
    body = json.dumps(content).encode()
    return lambda handler: handler.reply(body[:-20], length=len(body))


def cut_in_chunks(content):
    def behave(handler):
        body = json.dumps(content).encode()[:-20]
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(body), body))
        handler.close_connection = True

    return behave


def cut_gzip(content):
    packed = gzip.compress(json.dumps(content).encode())
    return lambda handler: handler.reply(packed[:-12], encoding="gzip")


def packed(content):
    body = gzip.compress(json.dumps(content).encode())
    return lambda handler: handler.reply(body, encoding="gzip")


def dripping_body(content):
    def behave(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        handler.trickle(json.dumps(content).encode(), every_s=0.5)

    return behave


def dripping_headers(handler):
    handler.trickle(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 1000, every_s=0.5)


def silent(handler):
    """Say nothing until the client leaves or the server closes."""
    handler.connection.settimeout(0.05)
    while not handler.server.closing.is_set():
        with contextlib.suppress(TimeoutError):
            if not handler.connection.recv(1):
                return


def hanging_up(handler):
    handler.close_connection = True


def slow(seconds, then):
    def behave(handler):
        handler.server.closing.wait(seconds)
        then(handler)

    return behave
