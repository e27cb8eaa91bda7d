"""A lookup beside plain osmnx: the same answers from a server on this machine, fresh processes.

    pytest bench/bench_live.py --benchmark-only -s
    RENAMER_BENCH_EXTRACT=reykjavik.osm.pbf pytest bench/bench_live.py --benchmark-only -s

Imports count, the server does not. Beside the extract lies its boundary (.poly.geojson). "renamer,
a town" goes on to the end: places, landmarks and ground, as `renamer plan new --live` has them.
"""

import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import osmium
import pytest
import shapely

from renamer.gazetteer.online.queries import THINGS

DATA = Path(__file__).parents[1] / "tests" / "data" / "osm" / "akureyri.osm.pbf"
EXTRACT = Path(os.environ.get("RENAMER_BENCH_EXTRACT", DATA))

MOST_CPU_S, MOST_MB = 1.5, 250
"""For a town of the size of Reykjavík: what its client may cost, from the start of Python on."""

URL = "url = sys.argv[1]"
FLOOR = "import osmnx"
ELEMENTS = """
from renamer.gazetteer.online.asking import Asking
from renamer.gazetteer.online.live import ask_elements, find_hits
lookup = Asking(say=lambda _: None, nominatim_url=url, overpass_urls=(url,)).start()
hit = find_hits("town", lookup)[0]
elements, _ = ask_elements(hit.outline, "names", lookup)
assert len(elements) > 1000
"""
TOWN = """
from renamer.gazetteer.asked import Asked
from renamer.gazetteer.online.asking import Asking
from renamer.gazetteer.online.lookup import town_from_live
asking = Asking(say=lambda _: None, nominatim_url=url, overpass_urls=(url,))
town = town_from_live(Asked(name="Reykjavik", country="IS"), asking)
assert len(town.places) > 300
"""
OSMNX = """
import osmnx
from renamer.gazetteer.online.queries import THINGS
settings = osmnx.settings
settings.use_cache = settings.overpass_rate_limit = False
settings.nominatim_url = settings.overpass_url = url
town = osmnx.geocode_to_gdf("town").geometry.iloc[0]
tags = {**THINGS, "highway": True}
assert len(osmnx.features_from_polygon(town, tags)) > 1000
"""
WORKS = {
    "import osmnx": FLOOR,
    "renamer, elements": ELEMENTS,
    "renamer, a town": TOWN,
    "osmnx": OSMNX,
}


def answers(extract: Path) -> dict[str, bytes]:
    """What Nominatim and Overpass would say: "hits", "streets", "things", "both"."""
    outline = extract.with_name(f"{extract.name[:-8]}.poly.geojson").read_text()
    shape = shapely.union_all(shapely.get_parts(shapely.from_geojson(outline)))
    hull = shape.convex_hull
    hit = {
        "lat": hull.centroid.y,
        "lon": hull.centroid.x,
        "addresstype": "city",
        "display_name": "Town, Iceland",
        "importance": 0.5,
        "boundingbox": [0, 0, 0, 0],
        "geojson": json.loads(shapely.to_geojson(shape)),
    }
    streets, things = chosen(extract, hull)
    both = list({(one["type"], one["id"]): one for one in [*streets, *things]}.values())
    return {
        "hits": json.dumps([hit]).encode(),
        "streets": json.dumps({"elements": streets}).encode(),
        "things": json.dumps({"elements": things}).encode(),
        "both": json.dumps({"elements": both}).encode(),
    }


def chosen(extract: Path, hull: shapely.Polygon) -> tuple[list[dict], list[dict]]:
    """The named highways, and what THINGS ask for, in `hull`; each with all nodes and members."""
    all_of_it = map(as_json, osmium.FileProcessor(str(extract)))
    known = {(one["type"], one["id"]): one for one in all_of_it}
    shapely.prepare(hull)
    streets, things = {}, {}
    for key, one in known.items():
        tags = one.get("tags", {})
        is_street = key[0] == "way" and "highway" in tags and "name" in tags
        is_thing = any(tags.get(name) in values for name, values in THINGS.items())
        if (is_street or is_thing) and touches(key, known, hull):
            take(key, known, streets if is_street else things)
    return list(streets.values()), list(things.values())


def touches(key: tuple[str, int], known: dict, hull: shapely.Polygon) -> bool:
    """Whether any node of it lies in the hull: what `poly` of Overpass QL asks, nearly."""
    into = {}
    take(key, known, into)
    nodes = [one for one in into.values() if one["type"] == "node"]
    lons, lats = [one["lon"] for one in nodes], [one["lat"] for one in nodes]
    return bool(shapely.contains_xy(hull, lons, lats).any())


def take(key: tuple[str, int], known: dict, into: dict) -> None:
    if key in known and key not in into:
        into[key] = known[key]
        for member in known[key].get("members", ()):
            take((member["type"], member["ref"]), known, into)
        for node in known[key].get("nodes", ()):
            take(("node", node), known, into)


def as_json(element: osmium.osm.OSMObject) -> dict:
    tags = {"tags": dict(element.tags)} if element.tags else {}
    if element.is_node():
        return {"type": "node", "id": element.id, "lat": element.lat, "lon": element.lon, **tags}
    if element.is_way():
        nodes = [node.ref for node in element.nodes]
        return {"type": "way", "id": element.id, "nodes": nodes, **tags}
    sorts = {"n": "node", "w": "way", "r": "relation"}
    members = [
        {"type": sorts[member.type], "ref": member.ref, "role": member.role}
        for member in element.members
    ]
    return {"type": "relation", "id": element.id, "members": members, **tags}


@pytest.fixture(scope="module")
def url():
    said = answers(EXTRACT)
    print({name: f"{len(body) / 2**20:.1f} MB" for name, body in said.items()})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.reply(said["hits"])

        def do_POST(self):
            data = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["data"]
            if "['highway'](poly" in data[0]:
                self.reply(said["both"])
            else:
                self.reply(said["streets" if '["highway"]["name"]' in data[0] else "things"])

        def reply(self, body):
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.benchmark(group="looking a town up")
@pytest.mark.parametrize("work", WORKS)
def test_a_lookup(benchmark, fresh, url, work):
    costs = [fresh(WORKS[work], url, imports=URL) for _ in range(3)]
    cpu_s = min(cost.whole_s for cost in costs)
    peak_mb = min(cost.peak_mb for cost in costs)
    benchmark.extra_info |= {"cpu_s": round(cpu_s, 2), "peak_mb": round(peak_mb)}
    benchmark.pedantic(fresh, args=(WORKS[work], url), kwargs={"imports": URL}, rounds=1)
    print(benchmark.extra_info)
    if work.startswith("renamer"):
        assert cpu_s < MOST_CPU_S
        assert peak_mb < MOST_MB
