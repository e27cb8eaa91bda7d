"""Whatever a server does: one sentence that names the way on, in time, and nothing is left behind.

Real sockets on the loopback of this machine, real osmnx. No server is ever asked two things at
once, or without our name: `serve` holds that for every test.
"""

import functools
import socket
import threading
import time
from _thread import interrupt_main

import pyproj.database
import pytest
import shapely

from renamer.errors import CityError
from renamer.gazetteer.online import answers, asking
from renamer.gazetteer.online.asking import WAY_ON, Asking
from renamer.gazetteer.online.live import ask_elements, find_hits
from tests.unit.gazetteer.online import loopback
from tests.unit.gazetteer.online.loopback import HIT, MAP, SLOTS, Server, failing, in_turn, saying

pytestmark = pytest.mark.enable_socket  # the loopback of this machine only

TOWN = shapely.box(27.50, 53.88, 27.60, 53.93)
REMARK = "runtime error: Query timed out in query at line 3 after 25 seconds."

ANY_FAULT = {
    "504": (failing(504), r"is overloaded \(504\)"),
    "406": (failing(406), r"does not accept requests like ours \(406\)"),
    "400": (failing(400), r"did not understand the question \(400\)"),
    "an odd status": (failing(599), r"failed \(599\)"),
    "sent elsewhere": (failing(302), r"failed \(302\)"),
    "a web page": (failing(200), "sent a web page instead of data"),
    "an empty body": (saying(""), "empty or cut short"),
    "a number": (saying(7), "answered without"),
    "too deep": (saying("[" * 100_000), "empty or cut short"),
    "hanging up": (loopback.hanging_up, "closed the connection"),
    "silence": (loopback.silent, "did not answer in time"),
    "headers byte by byte": (loopback.dripping_headers, "did not answer in time"),
}
OVERPASS_FAULTS = ANY_FAULT | {
    "no elements": (saying({"version": 0.6}), "answered without elements"),
    "500 without elements": (saying({"version": 0.6}, 500), r"failed \(500\)"),
    "a remark": (saying({**MAP, "remark": REMARK}), "gave up half-way .*timed out"),
    "nothing there": (saying({**MAP, "elements": []}), "OpenStreetMap has no ways there"),
    "a cut body": (loopback.cut(MAP), "broke off"),
    "a cut chunk": (loopback.cut_in_chunks(MAP), "broke off"),
    "cut gzip": (loopback.cut_gzip(MAP), "cut short|broke off"),
    "a body byte by byte": (loopback.dripping_body(MAP), "did not answer in time"),
}
NOMINATIM_FAULTS = {
    "429": (failing(429), "is busy"),
    "an error": (saying({"error": {"code": 400}}), "answered without a list"),
    "nothing there": (saying([]), "knows no place 'Minsk'"),
    "no place": (saying(["Minsk", {"display_name": "Minsk"}]), "knows no place 'Minsk'"),
    "a cut body": (loopback.cut([HIT]), "broke off"),
    "a body byte by byte": (loopback.dripping_body([HIT]), "did not answer in time"),
    **{fault: ANY_FAULT[fault] for fault in ("504", "a web page", "silence")},
}
SAVED_FROM = ("504", "a web page", "silence", "headers byte by byte", "a remark", "a cut body")


@pytest.fixture(autouse=True, scope="module")
def zone_is_looked_up_once():
    """osmnx looks the UTM zone of the town up for every question: 0.1 s of work each."""
    once = functools.cache(pyproj.database.query_utm_crs_info)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pyproj.database, "query_utm_crs_info", once)
        yield


@pytest.fixture
def serve():
    started = []

    def start(behave, status=None):
        started.append(Server(behave, status))
        return started[-1]

    yield start
    for server in started:
        server.close()
    assert all(server.busiest <= 1 for server in started)
    agents = {asked.headers["User-Agent"] for server in started for asked in server.asked}
    assert all(agent.startswith("renamer-kit/") for agent in agents)


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path, monkeypatch):
    """No file, and the settings of osmnx and the way names are resolved as they were."""
    import osmnx

    def state():
        return {**vars(osmnx.settings), "resolve": socket.getaddrinfo}

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RENAMER_CACHE", str(tmp_path / "cache"))
    before = state()
    yield
    assert list(tmp_path.rglob("*")) == []
    until = time.monotonic() + 5  # a request that was left ends when its server closes
    while (after := state()) != before and time.monotonic() < until:
        time.sleep(0.05)
    assert after == before


def lookup(*servers, deadline_s=10.0, rest_s=30.0, said=None):
    say = (said if said is not None else []).append
    urls = tuple(getattr(server, "url", server) for server in servers)
    how = Asking(
        say=say, deadline_s=deadline_s, rest_s=rest_s, nominatim_url=urls[0], overpass_urls=urls
    )
    return how.start()


def ways(*servers, **how):
    """The quickest question to Overpass."""
    return ask_elements(TOWN, "walk", lookup(*servers, **how), town="Minsk")


def names(*servers, **how):
    """Two questions to one server."""
    return ask_elements(TOWN, "names", lookup(*servers, **how), town="Minsk")


def is_told(fault, words, deadline_s):
    """Assert that `fault()` fails in time, with one sentence that has `words` and the way on."""
    start = time.monotonic()
    with pytest.raises(CityError, match=words) as caught:
        fault()
    assert time.monotonic() - start < deadline_s + 2
    sentence = str(caught.value)
    assert WAY_ON in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(("behave", "words"), OVERPASS_FAULTS.values(), ids=OVERPASS_FAULTS)
def test_a_fault_of_the_only_map_server_is_told(serve, behave, words):
    server = serve(behave)
    is_told(lambda: ways(server, deadline_s=2), words, 2)
    assert len(server.asked) == 1


@pytest.mark.parametrize(("behave", "words"), NOMINATIM_FAULTS.values(), ids=NOMINATIM_FAULTS)
def test_a_fault_of_the_server_that_finds_towns_is_told(serve, behave, words):
    server = serve(behave)
    is_told(lambda: find_hits("Minsk", lookup(server, deadline_s=5)), words, 5)
    assert len(server.asked) == 1


@pytest.mark.parametrize("fault", SAVED_FROM)
def test_the_next_server_saves_the_day(serve, fault):
    first, second = serve(OVERPASS_FAULTS[fault][0]), serve(saying(MAP))
    elements, provenance = names(first, second, deadline_s=4)
    assert elements == MAP["elements"]
    assert provenance.server in second.url
    assert len(first.asked) == 1
    assert len(second.asked) == 2  # both parts come from one server


def test_a_half_answer_is_no_answer(serve):
    first = serve(in_turn(saying(MAP), saying({**MAP, "remark": REMARK})))
    second = serve(saying({**MAP, "osm3s": {"timestamp_osm_base": "2026-11-19T00:00:00Z"}}))
    _, provenance = names(first, second)
    assert provenance.osm_base.day == 19


def test_when_nothing_saves_the_day_every_server_is_named(serve):
    servers = serve(failing(504)), serve(loopback.hanging_up), serve(failing(406))
    is_told(lambda: names(*servers), "504.*closed the connection.*406", 10)


def test_a_refused_connection_is_told():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    is_told(lambda: ways(url), "cannot be reached", 10)
    is_told(lambda: find_hits("Minsk", lookup(url)), "cannot be reached", 10)


def test_where_a_map_server_knows_no_street_the_next_one_is_asked(serve):
    """A server with the map of one country only answers so for all others."""
    first, second = serve(saying({**MAP, "elements": []})), serve(saying(MAP))
    assert names(first, second)[0]
    is_told(lambda: names(first), "OpenStreetMap has no named street there", 10)


def test_an_unknown_host_is_told_and_nobody_else_is_asked_for_it(monkeypatch):
    asked = []

    def resolve(host, *_):
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with monkeypatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", resolve)
        patch.setattr(socket, "gethostbyname", resolve)
        is_told(lambda: ways("http://nowhere.invalid/api"), "cannot be reached", 10)
    assert set(asked) == {"nowhere.invalid"}


@pytest.mark.parametrize(
    ("status", "least_s"),
    [
        (saying(SLOTS.format(seconds=1)), 1),
        (failing(404), 0.5),
        (failing(200), 0.5),
        (saying(SLOTS.format(seconds=-7)), 0.5),
    ],
    ids=["1 s", "absent", "a page", "negative"],
)
def test_a_busy_server_is_asked_again_after_a_rest(serve, status, least_s):
    server = serve(in_turn(failing(429), saying(MAP)), status)
    said = []
    assert ways(server, deadline_s=10, rest_s=0.5, said=said)[0]
    first, second = (asked.at for asked in server.questions())
    assert least_s <= second - first < 5
    assert [asked.path for asked in server.asked].count("/api/status") == 1
    assert any("waiting" in sentence and "s left" in sentence for sentence in said)


def test_nominatim_is_asked_again_after_a_rest_too(serve):
    server = serve(in_turn(failing(429), saying([HIT])))
    assert find_hits("Minsk", lookup(server, deadline_s=8, rest_s=1))
    first, second = (asked.at for asked in server.asked)
    assert second - first >= 1


def test_a_busy_server_is_left_alone_where_the_time_is_short(serve):
    assert asking.REST_S == 30  # what the main server asks for
    busy, mirror = serve(failing(429), loopback.silent), serve(saying(MAP))
    how = lookup(busy, mirror)
    for _ in range(2):
        assert ask_elements(TOWN, "walk", how)[0]
    assert len(busy.asked) == 1
    assert len(mirror.asked) == 2
    is_told(lambda: ways(busy), r"is busy \(429\)", 10)


def test_a_server_that_stays_busy_is_not_asked_a_third_time(serve):
    server = serve(failing(429), saying(SLOTS.format(seconds=1)))
    is_told(lambda: ways(server, deadline_s=5, rest_s=0.5), r"is busy \(429\)", 5)
    assert len(server.questions()) == 2


@pytest.mark.parametrize("status", [loopback.silent, loopback.dripping_headers])
def test_no_second_request_is_made_while_the_status_is_not_told(serve, status):
    server = serve(failing(429), status)
    is_told(lambda: ways(server, deadline_s=1.5, rest_s=0.1), "429|in time|no time", 1.5)
    assert len(server.questions()) <= 2


def test_ctrl_c_ends_at_once(serve):
    server = serve(loopback.silent)
    start = time.monotonic()
    threading.Timer(0.5, interrupt_main).start()
    with pytest.raises(KeyboardInterrupt):
        ways(server, deadline_s=60)
    assert time.monotonic() - start < 1.5


def test_a_request_that_was_left_is_never_sent(serve):
    """osmnx sleeps a second before it asks Nominatim: whoever leaves meanwhile sends nothing."""
    server = serve(saying([HIT]))
    threading.Timer(0.3, interrupt_main).start()
    with pytest.raises(KeyboardInterrupt):
        find_hits("Minsk", lookup(server, deadline_s=60))
    time.sleep(1.2)
    assert server.asked == []


def test_a_request_that_hung_in_name_resolution_is_never_sent(serve, monkeypatch):
    """It wakes up when another server has answered and the settings would be osmnx's own."""
    first, second = serve(saying(MAP)), serve(saying(MAP))
    resolve, slowly = socket.gethostbyname, [2.5]

    def hanging(host):
        if slowly:
            time.sleep(slowly.pop())
        return resolve(host)

    monkeypatch.setattr(socket, "gethostbyname", hanging)
    assert ways(first, second, deadline_s=4)[0]
    time.sleep(1)
    assert first.asked == []


def test_two_lookups_take_turns(serve):
    server = serve(loopback.slow(0.3, saying(MAP)))
    both = [threading.Thread(target=ways, args=(server,)) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert len(server.asked) == 2


def test_of_an_area_in_several_pieces_all_must_be_good(serve):
    wide = shapely.box(27, 53.5, 28, 54.2)  # 5,100 km2, so osmnx cuts it up
    good = serve(saying(MAP))
    elements, _ = ask_elements(wide, "walk", lookup(good))
    pieces = len(good.asked)
    assert pieces > 1
    assert elements == MAP["elements"]
    partly_empty = serve(in_turn(*[saying({**MAP, "elements": []})] * (pieces - 1), saying(MAP)))
    assert ask_elements(wide, "walk", lookup(partly_empty))[0]
    last_bad = serve(in_turn(*[saying(MAP)] * (pieces - 1), failing(504)))
    is_told(lambda: ask_elements(wide, "walk", lookup(last_bad)), "504", 10)


def test_an_answer_without_end_is_left(serve, monkeypatch):
    monkeypatch.setattr(answers, "MAX_BYTES", 2**20)
    server = serve(loopback.packed([" " * 2**25]))  # small on the wire
    is_told(lambda: ways(server), "sent more than 1 MB", 10)


def test_a_country_is_not_asked_for(serve):
    server = serve(saying(MAP))
    with pytest.raises(CityError, match="--extract FILE"):
        ask_elements(shapely.box(24, 52, 32, 56), "names", lookup(server))
    assert server.asked == []
