"""Looking a town up: real osmnx, and servers on this machine that answer as the real ones do."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from renamer.errors import CityError
from renamer.gazetteer.live import town_from_live

pytestmark = pytest.mark.enable_socket  # the loopback of this machine only

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
    "name": "Мінск",
    "display_name": "Minsk, Belarus",
    "boundingbox": ["53.88", "53.93", "27.50", "27.60"],
    "geojson": {"type": "Polygon", "coordinates": [SQUARE]},
}
STREETS = {
    "elements": [
        {"type": "node", "id": 1, "lat": 53.90, "lon": 27.55},
        {"type": "node", "id": 2, "lat": 53.90, "lon": 27.56},
        {
            "type": "way",
            "id": 10,
            "nodes": [1, 2],
            "tags": {"highway": "residential", "name": "вуліца Леніна"},
        },
        {
            "type": "node",
            "id": 3,
            "lat": 53.901,
            "lon": 27.551,
            "tags": {"office": "diplomatic", "name": "Embassy of Poland in Belarus"},
        },
    ]
}


class Servers:
    """Nominatim and Overpass in one; `delay_s` makes them slow, `hit` is what is found."""

    def __init__(self, *, hits, delay_s=0.0):
        self.asked = []
        servers = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                servers.asked.append((self.path, self.headers["User-Agent"]))
                time.sleep(delay_s)
                self.answer(hits)

            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                servers.asked.append((self.path, self.headers["User-Agent"]))
                self.answer(STREETS)

            def answer(self, content):
                body = json.dumps(content).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def look_up(self, query, said=None, **more):
        url = f"http://127.0.0.1:{self.server.server_address[1]}"
        say = (said if said is not None else []).append
        return town_from_live(query, say=say, nominatim_url=url, overpass_url=f"{url}/api", **more)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def servers():
    made = []

    def make(**kind):
        made.append(Servers(**kind))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_town_is_looked_up_and_it_is_said_what_is_asked_of_whom(servers):
    said = []
    server = servers(hits=[HIT])
    town = server.look_up("Minsk", said)
    assert "127.0.0.1" in said[0]
    assert "Minsk" in said[0]
    assert town.city.slug == "by-minsk"
    assert town.city.country == "BY"
    assert [place.name for place in town.places] == ["вуліца Леніна"]
    assert town.places[0].osm_refs == ("way/10",)
    assert town.places[0].facts.addresses is None  # not asked for, so not known
    assert town.landmarks[0].country == "PL"
    assert all("renamer-kit/" in agent for _, agent in server.asked)


def test_the_deadline_holds(servers):
    server = servers(hits=[HIT], delay_s=60)
    start = time.monotonic()
    with pytest.raises(CityError, match="no answer within 3 s"):
        server.look_up("Minsk", deadline_s=3)
    assert time.monotonic() - start < 10


@pytest.mark.long
def test_what_is_no_town_or_nowhere_is_said_so(servers):
    with pytest.raises(CityError, match="is a square to OpenStreetMap"):
        servers(hits=[{**HIT, "addresstype": "square"}]).look_up("Ingólfstorg")
    with pytest.raises(CityError, match="--extract FILE"):
        servers(hits=[]).look_up("Nowhere")
