"""Places of real towns: none lost, none twice, each of the right kind."""

import unicodedata

import numpy as np
import osmium
import pytest
import shapely
from pyproj import Geod

from renamer.gazetteer.asked import Asked
from renamer.gazetteer.extent import read_extent
from renamer.gazetteer.extract import read_extract
from renamer.gazetteer.pieces import SLIVER_DEGREES, pieces_within
from renamer.gazetteer.places import _ids, gather_places
from renamer.gazetteer.raw import NAMES, RawAddresses, RawMap, RawThing

ROADS = ("motorway", "trunk", "primary", "secondary", "tertiary")
OTHERS = {"unclassified", "residential", "living_street", "service", "road", "busway", "pedestrian"}
PATHS = {"footway", "path", "cycleway", "track", "bridleway", "steps"}
STREETS = OTHERS | PATHS | {*ROADS, *(f"{road}_link" for road in ROADS)}
OURS = {
    "place": {"square"},
    "junction": {"yes"},
    "leisure": {"park", "garden", "common"},
    "landuse": {"village_green"},
    "man_made": {"bridge", "quay", "pier"},
}
METRES = "EPSG:32627"
BOX = shapely.box(-22.0, 64.0, -21.8, 64.2)


def street(ref, name, west, east, lat=64.1, **tags):
    line = shapely.LineString([(west, lat), (east, lat)])
    return RawThing(ref=ref, tags={"highway": "residential", "name": name, **tags}, geometry=line)


def area(ref, name, west, south, size=0.001, **tags):
    box = shapely.box(west, south, west + size, south + size)
    return RawThing(ref=ref, tags={"name": name, **tags}, geometry=box)


def gathered(*things, addresses=()):
    numbers = RawAddresses(
        streets=[street for street, _ in addresses],
        lonlats=np.array([lonlat for _, lonlat in addresses]).reshape(-1, 2),
    )
    raw = RawMap(things=things, addresses=numbers)
    return gather_places(raw, extent=BOX, crs_m=METRES, languages=["is"])


class PlainCount(osmium.SimpleHandler):
    """The same selection, counted in another way: one way at a time, degrees, no areas."""

    def __init__(self, extent):
        super().__init__()
        self.extent = extent
        self.names = set()

    def way(self, way):
        tags = way.tags
        if tags.get("highway") not in STREETS or "name" not in tags:
            return
        if tags.get("tunnel") == "yes" or tags.get("indoor") == "yes":
            return
        if tags.get("access") in {"private", "no"} and "foot" not in tags:
            return
        if tags.get("highway") == "service" and tags.get("service") == "parking_aisle":
            return
        points = [(node.lon, node.lat) for node in way.nodes if node.location.valid()]
        line = shapely.LineString(points) if len(points) > 1 else shapely.LineString()
        if self.extent.intersection(line).length > SLIVER_DEGREES or self.extent.covers(line):
            self.names.add(" ".join(unicodedata.normalize("NFC", tags["name"]).split()))


def test_the_odonyms_of_akureyri_agree_with_a_plain_count(data, akureyri, akureyri_extent):
    count = PlainCount(akureyri_extent)
    count.apply_file(str(data / "akureyri.osm.pbf"), locations=True)
    no_highways = {"park", "green", "bridge", "promenade", "embankment"}
    named = [place for place in akureyri.places if not place.is_nameless]
    streets = {place.name for place in named if place.kind not in no_highways}
    others = {place.name for place in named if place.kind in no_highways}
    assert count.names - others == streets
    assert len(count.names) > 350


class EveryName(osmium.SimpleHandler):
    """The names of everything that may be a place; nothing is judged."""

    def __init__(self):
        super().__init__()
        self.names = set()

    def node(self, node):
        if node.tags.get("place") == "square" or node.tags.get("junction") == "yes":
            self.take(node.tags)

    def way(self, way):
        self.take_if_ours(way.tags)

    def relation(self, relation):
        if relation.tags.get("type") not in {"street", "associatedStreet", "route"}:
            self.take_if_ours(relation.tags)

    def take_if_ours(self, tags):
        if "highway" in tags or any(tags.get(key) in values for key, values in OURS.items()):
            self.take(tags)

    def take(self, tags):
        name = tags.get("name") if "highway" in tags else tags.get("bridge:name", tags.get("name"))
        if name:
            self.names.add(" ".join(unicodedata.normalize("NFC", name).split()))


@pytest.mark.parametrize(
    ("town", "file", "as_places", "left"),
    [
        ("akureyri", "akureyri.osm.pbf", 372, 1),
        ("helsinki", "helsinki-centre.osm.pbf", 111, 11),
        ("monaco", "monaco.osm.pbf", 217, 59),
    ],
)
def test_every_named_highway_square_park_and_bridge_is_a_place_or_is_left_out_with_a_reason(
    town, file, as_places, left, data, request
):
    count = EveryName()
    count.apply_file(str(data / file))
    city = request.getfixturevalue(town).city
    places, left_out = gather_places(
        read_extract(data / file, NAMES),
        extent=city.boundary,
        crs_m=city.crs_m,
        languages=city.languages,
    )
    names = {place.name for place in places}
    reasons = {item.name: item.reason for item in left_out}
    assert count.names == names | reasons.keys()
    assert all(reasons.values())
    assert (len(names), len(reasons)) == (as_places, left)


def test_gathering_keeps_the_total_length(akureyri, akureyri_raw, akureyri_extent):
    geod = Geod(ellps="WGS84")
    pieces, _ = pieces_within(akureyri_raw.things, extent=akureyri_extent, crs_m=METRES)
    lines = [
        line
        for line, name in zip(pieces.geometry, pieces.names, strict=True)
        if name and shapely.get_dimensions(line) == 1
    ]
    measured = sum(geod.geometry_length(line) for line in lines)
    told = sum(place.length_m or 0 for place in akureyri.places if not place.is_nameless)
    assert told == pytest.approx(measured, rel=0.002)  # UTM scale is at most a per mille off


@pytest.mark.parametrize("town", ["akureyri", "helsinki", "monaco"])
def test_no_element_belongs_to_two_places(town, request):
    places = request.getfixturevalue(town).places
    refs = [ref for place in places for ref in place.osm_refs]
    assert len(refs) == len(set(refs))


@pytest.mark.parametrize("town", ["akureyri", "helsinki", "monaco"])
def test_the_anchor_lies_on_the_place(town, request):
    for place in request.getfixturevalue(town).places:
        assert place.geometry.distance(shapely.Point(place.anchor_lonlat)) < 1e-5, place.id


@pytest.mark.parametrize("town", ["helsinki", "monaco"])
def test_everything_lies_within_the_town(town, request):
    town = request.getfixturevalue(town)
    room = town.city.boundary.buffer(1e-5)
    assert all(room.covers(place.geometry) for place in town.places)
    assert all(room.covers(shapely.Point(item.lonlat)) for item in town.landmarks)


def test_kinds_and_names_of_helsinki(helsinki):
    by_name = {place.name: place for place in helsinki.places}
    assert by_name["Senaatintori"].kind == "square"
    assert by_name["Senaatintori"].names["sv"] == "Senatstorget"
    assert by_name["Rautatientori"].kind == "square"
    assert by_name["Rautatientori"].length_m  # the street along it has the same name
    assert by_name["Pitkäsilta"].kind == "bridge"
    assert by_name["Esplanadinpuisto"].kind == "park"
    assert by_name["Aleksanterinkatu"].kind == "street"
    assert by_name["Aleksanterinkatu"].names["sv"] == "Alexandersgatan"
    assert by_name["Aleksanterinkatu"].facts.addresses > 20
    # its outline is cut by the edge of the extract, and yet it is a place
    assert by_name["Kauppatori"].kind == "square"
    assert {item.reason for item in helsinki.left_out} >= {"in a tunnel"}


def test_kinds_of_monaco(monaco):
    kinds = {place.name: place.kind for place in monaco.places}
    assert kinds["Place du Casino"] == "square"
    assert kinds["Place d'Armes"] == "square"
    reasons = {item.name: item.reason for item in monaco.left_out}
    assert reasons["Tunnel Rainier III"] == "in a tunnel"
    assert reasons["Tunnel Pont Cadre"] == "the way into a tunnel"


def test_ways_of_one_odonym_within_250_m_are_one_place():
    places, _ = gathered(
        street("way/1", "Laugavegur", -21.90, -21.895),
        street("way/2", "Laugavegur", -21.892, -21.89),
    )
    assert [place.id for place in places] == ["laugavegur"]
    assert places[0].osm_refs == ("way/1", "way/2")
    assert places[0].geometry.geom_type == "MultiLineString"


def test_far_apart_ways_of_one_odonym_are_two_places_the_longer_one_first():
    places, _ = gathered(
        street("way/1", "Bakki", -21.90, -21.899),
        street("way/2", "Bakki", -21.85, -21.84),
        addresses=[
            ("Bakki", (-21.8995, 64.1001)),
            ("Bakki", (-21.845, 64.1001)),
            ("Bakki", (-21.846, 64.1001)),
        ],
    )
    assert [(place.id, place.osm_refs) for place in places] == [
        ("bakki", ("way/2",)),
        ("bakki-2", ("way/1",)),
    ]
    assert [place.facts.addresses for place in places] == [2, 1]


def test_an_outline_and_its_relation_count_once():
    square = area("relation/9", "Torg", -21.9, 64.1, highway="pedestrian", type="multipolygon")
    ring = RawThing(
        ref="way/8",
        tags={"highway": "pedestrian", "name": "Torg"},
        geometry=shapely.LineString(square.geometry.exterior.coords),
    )
    (place,), _ = gathered(square, ring)
    assert place.osm_refs == ("relation/9", "way/8")
    assert place.kind == "square"
    assert place.length_m is None
    assert place.area_m2 == pytest.approx(48.6 * 111.5, rel=0.02)


def test_a_square_wins_over_a_pedestrian_street_and_a_park_of_its_name():
    (place,), _ = gathered(
        area("way/1", "Torg", -21.9, 64.1, place="square"),
        street("way/2", "Torg", -21.9, -21.899, highway="pedestrian"),
        area("way/3", "Torg", -21.9, 64.1, leisure="park"),
    )
    assert place.kind == "square"
    assert place.osm_refs == ("way/1", "way/2", "way/3")


def test_a_park_and_a_street_of_one_name_are_two_places():
    places, _ = gathered(
        street("way/2", "Miklatún", -21.9, -21.89),
        area("way/3", "Miklatún", -21.9, 64.1, leisure="park"),
    )
    assert [(place.id, place.kind) for place in places] == [
        ("miklatun", "street"),
        ("miklatun-2", "park"),
    ]


def test_a_square_that_is_only_a_node_is_a_place_with_that_point():
    spot = shapely.Point(-21.9, 64.1)
    (place,), _ = gathered(
        RawThing(ref="node/5", tags={"place": "square", "name": "Hlemmur"}, geometry=spot)
    )
    assert place.kind == "square"
    assert place.anchor_lonlat == (-21.9, 64.1)
    assert place.length_m is None
    assert place.area_m2 is None


@pytest.mark.parametrize(
    ("thing", "reason"),
    [
        (street("way/1", "A", -21.9, -21.89, access="private"), "not open to the public"),
        (street("way/1", "A", -21.9, -21.89, tunnel="yes"), "in a tunnel"),
        (street("way/1", "A", -21.9, -21.89, highway="construction"), "not built, or not any more"),
        (street("way/1", "A", -21.9, -21.89, highway="corridor"), "indoors"),
        (street("way/1", "A", -20.9, -20.89), "outside the town"),
        (street("way/1", "Tunnel Rainier III", -21.9, -21.89), "the way into a tunnel"),
        (
            street("way/1", "Entrée Parking", -21.9, -21.89, highway="service"),
            "an entrance, named for what it leads to",
        ),
        (
            area("way/1", "Hof I", -21.9, 64.1, highway="pedestrian", area="yes"),
            "a yard without a name of its own",
        ),
        (
            area("way/1", "A", -21.9, 64.1, leisure="garden", **{"garden:type": "residential"}),
            "a private garden",
        ),
        (
            RawThing(ref="way/1", tags={"place": "square", "name": "A"}, geometry=None),
            "no usable geometry",
        ),
    ],
)
def test_what_is_left_out_is_listed_with_its_reason(thing, reason):
    places, left_out = gathered(thing)
    assert places == ()
    assert [(item.osm_ref, item.reason) for item in left_out] == [("way/1", reason)]


def test_private_streets_that_feet_may_use_stay():
    places, left_out = gathered(street("way/1", "A", -21.9, -21.89, access="no", foot="yes"))
    assert len(places) == 1
    assert left_out == ()


def test_a_street_across_the_boundary_is_cut():
    (place,), _ = gathered(street("way/1", "A", -21.81, -21.79))
    assert place.geometry.bounds[2] == pytest.approx(-21.8)
    assert place.length_m == pytest.approx(486, rel=0.01)


def test_namesake_and_names_are_the_most_frequent_ones():
    (place,), _ = gathered(
        street("way/1", "A", -21.90, -21.89, **{"name:en": "A Street"}),
        street("way/2", "A", -21.89, -21.88, **{"name:en": "B", "name:etymology": "Anna"}),
        street("way/3", "A", -21.88, -21.87, **{"name:en": "A Street", "name:left": "no language"}),
    )
    assert place.names == {"en": "A Street", "is": "A"}
    assert place.facts.namesake == "Anna"


def test_a_boundary_needs_a_polygon(tmp_path):
    from renamer.errors import CityError

    path = tmp_path / "line.geojson"
    path.write_text('{"type":"LineString","coordinates":[[0,0],[1,1]]}')
    for wrong in (path, tmp_path / "none.geojson", tmp_path):
        with pytest.raises(CityError) as caught:
            read_extent(Asked(boundary=wrong))
        assert "GeoJSON" in str(caught.value)
    with pytest.raises(CityError, match="no box"):
        read_extent(Asked(bbox=(8.0, 43.0, 7.0, 44.0)))


def test_ids_never_collide():
    assert _ids(["hof", "hof", "hof-2"]) == ["hof", "hof-2", "hof-2-2"]
