"""Asking OpenStreetMap: real osmnx, and servers on this machine that answer as the real ones do."""

import hashlib
import json
import subprocess
import sys
from datetime import UTC, datetime

import osmium
import pytest
import shapely

from renamer.errors import CityError, UsageError
from renamer.gazetteer.kinds import judge
from renamer.gazetteer.landmarks import landmark_kind
from renamer.gazetteer.online.asking import NOMINATIM, OVERPASS, Asking, how_to_ask
from renamer.gazetteer.online.live import ask_elements, find_hits, hit_of
from renamer.gazetteer.online.outlines import MAX_POINTS, area_km2, rough_outline
from renamer.gazetteer.online.queries import QUERIES
from tests.unit.gazetteer.online.loopback import HIT, MAP, STREET, Server, in_turn, packed, saying

on_loopback = pytest.mark.enable_socket  # this machine only
TOWN = shapely.box(27.50, 53.88, 27.60, 53.93)


@pytest.fixture
def serve():
    started = []

    def start(behave):
        started.append(Server(behave))
        return started[-1]

    yield start
    for server in started:
        server.close()


def lookup(server, said=None, **how):
    say = (said if said is not None else []).append
    urls = {"nominatim_url": server.url, "overpass_urls": (server.url,)}
    return Asking(say=say, deadline_s=20, **urls, **how).start()


@on_loopback
def test_what_is_asked_of_whom_is_said_before_it_is_sent(serve):
    said = []
    server = serve(lambda handler: said.append("sent") or saying([HIT])(handler))
    find_hits("Minsk, Belarus", lookup(server, said, contact="me@example.org (Ю)"))
    host = server.url.split("/")[2]
    assert said == [
        f"Asking {host} where 'Minsk, Belarus' lies. It learns this name, your network address, "
        "your contact and that renamer asks.",
        "sent",
    ]
    asked = server.asked[0]
    assert asked.query["q"] == ["Minsk, Belarus"]
    assert asked.headers["User-Agent"].startswith("renamer-kit/")
    assert "me@example.org" in asked.headers["User-Agent"]
    assert asked.headers["Accept-Language"] == "en"


@on_loopback
def test_a_town_is_found_by_its_element(serve):
    server = serve(saying([HIT]))
    assert hit_of("relation/59195", lookup(server)).candidate.osm_ref == "relation/59195"
    assert server.asked[0].query["osm_ids"] == ["R59195"]
    for wrong in ("R59195", "relation/0", "relation/x", "way/1/2", ""):
        with pytest.raises(CityError, match="like relation/2580605"):
            hit_of(wrong, lookup(server))
    assert len(server.asked) == 1


@on_loopback
def test_the_map_of_a_town_comes_from_one_server_with_its_date(serve):
    older = {**MAP, "osm3s": {"timestamp_osm_base": "2026-11-19T23:59:00Z"}}
    server = serve(in_turn(packed(MAP), saying(older)))
    said = []
    before = datetime.now(UTC).replace(microsecond=0)
    elements, provenance = ask_elements(TOWN, "names", lookup(server, said), town="Minsk")
    assert elements == MAP["elements"]  # both parts hold the same ones
    assert provenance.server in server.url
    assert before <= provenance.asked_at <= datetime.now(UTC)
    assert provenance.osm_base == datetime(2026, 11, 19, 23, 59, tzinfo=UTC)
    sums = [hashlib.sha256(json.dumps(answer).encode()).hexdigest() for answer in (MAP, older)]
    assert provenance.sha256 == hashlib.sha256("\n".join(sums).encode()).hexdigest()
    assert "named streets, squares" in said[0]
    assert "within a rough outline of Minsk. It learns this outline" in said[0]


@on_loopback
def test_of_two_versions_of_an_element_the_fuller_one_is_kept(serve):
    bare = {"type": "way", "id": 10, "nodes": [1, 2]}
    node = {"type": "node", "id": 10, "lat": 53.9, "lon": 27.5}
    odd = [{"type": "area", "id": 10}, {"type": "way"}, {"id": 10}, None]
    first, second = {"elements": [bare, node, *odd]}, {"elements": [STREET, bare]}
    server = serve(in_turn(saying(first), saying(second)))
    elements, provenance = ask_elements(TOWN, "names", lookup(server))
    assert elements == [STREET, node]
    assert provenance.osm_base is None


@on_loopback
@pytest.mark.parametrize("what", QUERIES)
def test_each_question_is_a_short_one(serve, what):
    server = serve(saying(MAP))
    coast = shapely.Point(27.5, 53.9).buffer(0.05, quad_segs=2_000)
    ask_elements(coast, what, lookup(server))
    questions = [asked.query["data"][0] for asked in server.asked]
    assert len(questions) == len(QUERIES[what].parts)
    assert all(len(question) < 300_000 for question in questions)
    assert all(question.startswith("[out:json][timeout:") for question in questions)
    everywhere = '(way["highway"](poly:'
    assert any(everywhere in question for question in questions) is (what != "names")


@pytest.mark.parametrize("extract", ["akureyri", "helsinki-centre", "monaco"])
def test_everything_that_is_gathered_is_asked_for(data, extract):
    """Whatever an extract gives a place or a landmark for, the servers are asked for too.

    But for a carriageway that is mapped as an area with holes: all of them would be asked for.
    """
    tags = next(part.tags for part in QUERIES["names"].parts if part.tags)
    missed = {}
    all_of_it = osmium.FileProcessor(str(data / f"{extract}.osm.pbf"))
    for element in all_of_it.with_filter(osmium.filter.EmptyTagFilter()):
        found = element.tags
        if "highway" in found and not element.is_node():
            continue
        if any(found.get(key) in values for key, values in tags.items()):
            continue
        verdict = judge(found, is_node=element.is_node()) if "name" in found else None
        if landmark_kind(found) or (verdict and verdict.kind):
            missed[element.id] = dict(found)
    assert missed == {}


def test_a_boundary_of_a_whole_country_is_never_queries():
    tags = next(part.tags for part in QUERIES["names"].parts if part.tags)
    assert "boundary" not in tags
    assert set(tags["admin_level"]) <= {"9", "10", "11"}


def test_arguments_go_before_the_environment_and_that_before_the_defaults():
    plain = how_to_ask(print, environ={})
    assert (plain.deadline_s, plain.nominatim_url, plain.overpass_urls) == (
        120,
        NOMINATIM,
        OVERPASS,
    )
    environ = {
        "RENAMER_DEADLINE_S": "60",
        "RENAMER_NOMINATIM": "https://find.example.org/",
        "RENAMER_OVERPASS": "https://a.example.org/api, https://b.example.org/api/",
        "RENAMER_CONTACT": "me@example.org",
    }
    told = how_to_ask(print, environ=environ)
    assert told.deadline_s == 60
    assert told.nominatim_url == "https://find.example.org"
    assert told.overpass_urls == ("https://a.example.org/api", "https://b.example.org/api")
    assert "me@example.org" in told.user_agent
    given = how_to_ask(print, environ=environ, deadline_s=5, contact="you@example.org")
    assert given.deadline_s == 5
    assert "you@example.org" in given.user_agent


@pytest.mark.parametrize(
    "environ",
    [
        {"RENAMER_DEADLINE_S": "soon"},
        {"RENAMER_DEADLINE_S": "-1"},
        {"RENAMER_DEADLINE_S": "nan"},
        {"RENAMER_DEADLINE_S": "1e9"},
        {"RENAMER_NOMINATIM": "nominatim.example.org"},
        {"RENAMER_OVERPASS": "https://a.example.org, file:///etc/passwd"},
        {"RENAMER_OVERPASS": "https://"},
    ],
)
def test_what_cannot_be_used_is_told(environ):
    with pytest.raises(UsageError, match="write"):
        how_to_ask(print, environ=environ)
    with pytest.raises(UsageError, match="0 is no number of seconds"):
        how_to_ask(print, deadline_s=0, environ={})


def test_no_server_in_russia_or_belarus_is_asked_unless_the_user_says_so():
    assert not any(url.endswith((".ru/api", ".by/api")) or ".ru/" in url for url in OVERPASS)


@pytest.mark.parametrize("source", ["a coast", "islands", "akureyri"])
def test_a_rough_outline_is_short_and_loses_nothing(source, data):
    ragged = shapely.Polygon(
        [
            (20 + (1 + 0.2 * (i % 7)) * x, 60 + (1 + 0.1 * (i % 5)) * y)
            for i, (x, y) in enumerate(shapely.Point(0, 0).buffer(0.1, 500).exterior.coords[:-1])
        ]
    ).buffer(0)
    isles = shapely.MultiPoint([(20, 60), (20.3, 60.1), (20.1, 60.4)]).buffer(0.05)
    akureyri = shapely.from_geojson((data / "akureyri.poly.geojson").read_text())
    outline = {"a coast": ragged, "islands": isles, "akureyri": akureyri}[source]
    rough = rough_outline(outline)
    assert rough.geom_type == "Polygon"
    assert rough.is_valid
    assert len(rough.exterior.coords) <= MAX_POINTS
    assert rough.covers(outline)
    assert area_km2(rough) < 1.5 * area_km2(outline.convex_hull)


def test_areas_are_told_in_km2():
    assert area_km2(shapely.box(27, 53.5, 28, 54.5)) == pytest.approx(7_290, rel=0.02)
    assert area_km2(shapely.box(0, 0, 1, 1)) == pytest.approx(12_300, rel=0.02)


def test_nothing_heavy_is_imported_before_something_is_asked():
    code = (
        "import sys, renamer.gazetteer.online.live, renamer.gazetteer.online.cache;"
        "sys.exit(bool({'osmnx', 'requests', 'geopandas', 'urllib3'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
