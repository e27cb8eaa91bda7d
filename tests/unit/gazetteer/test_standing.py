"""Where a group can stand: off every carriageway, with room, at the place itself."""

import numpy as np
import osmium
import pytest
import shapely

from renamer import geo
from renamer.gazetteer.places import gather_places
from renamer.gazetteer.raw import RawMap, RawNetwork, RawThing
from renamer.gazetteer.ways import Use, use_of

METRES = "EPSG:32631"
EAST, NORTH = 500_000.0, 6_000_000.0  # on the middle meridian of the zone
EXTENT = shapely.box(2.98, 54.1, 3.02, 54.2)
KERB_M, STRETCH_M, NEAR_M = 4.5, 12.0, 40.0  # as the documentation promises
ROUNDING_M = 0.15  # of what is kept: six decimals
STREET = {"highway": "residential", "name": "Street"}
FOOTWAY = {"highway": "footway"}
WALKERS = {"footway", "path", "pedestrian", "steps", "bridleway", "cycleway", "corridor", "track"}
NO_ROADS = WALKERS | {"construction", "proposed", "platform", "elevator", "trail", "rest_area"}
EXTRACTS = {"akureyri": "akureyri", "helsinki": "helsinki-centre", "monaco": "monaco"}


def degrees(shape):
    """Metres from a point in the North Sea, as degrees."""
    return geo.to_lonlat(
        shapely.transform(shape, lambda spots: np.add(spots, (EAST, NORTH))), METRES
    )


def line(*spots):
    return degrees(shapely.LineString(spots))


def circle(radius_m):
    return degrees(shapely.Point(0, 0).buffer(radius_m).exterior)


def way(geometry, **tags):
    return geometry, tags


def square(west, south, east, north):
    box = degrees(shapely.box(west, south, east, north))
    tags = {"place": "square", "name": "Square"}
    return RawThing(ref="way/9", tags=tags, geometry=box)


def road(*spots, **tags):
    return RawThing(ref="way/1", tags={**STREET, **tags}, geometry=line(*spots))


def stand(thing, *ways, extent=EXTENT):
    """Where to stand at the only place, given (line, tags) of ways: metres, or None."""
    lines = np.empty(len(ways), dtype=object)
    lines[:] = [geometry for geometry, _ in ways]
    uses = np.array([int(use_of(tags)) for _, tags in ways], dtype=np.uint8)
    raw = RawMap(things=[thing], network=RawNetwork(lines=lines, uses=uses))
    (place,), _ = gather_places(raw, extent=extent, crs_m=METRES, languages=["en"])
    if place.facts.stand_here is None:
        return None
    spot = geo.to_metric(shapely.Point(place.facts.stand_here), METRES)
    return spot.x - EAST, spot.y - NORTH


CARRIAGEWAY = way(line((0, 0), (200, 0)), **STREET)
BESIDE = road((0, 0), (200, 0))


@pytest.mark.parametrize(
    ("offset_m", "stands"),
    [(KERB_M - 0.2, False), (KERB_M + 0.2, True), (NEAR_M - 0.5, True), (NEAR_M + 0.5, False)],
)
def test_a_footway_serves_off_the_kerb_and_near_the_place(offset_m, stands):
    spot = stand(BESIDE, CARRIAGEWAY, way(line((0, offset_m), (200, offset_m)), **FOOTWAY))
    assert (spot is not None) is stands
    if spot:
        assert spot[1] == pytest.approx(offset_m, abs=ROUNDING_M)
        assert spot[0] == pytest.approx(100, abs=STRETCH_M)  # as near to the anchor as can be


@pytest.mark.parametrize(
    ("length_m", "stands"), [(STRETCH_M - 0.5, False), (STRETCH_M + 0.5, True)]
)
def test_a_group_needs_a_stretch_of_12_m(length_m, stands):
    footway = way(line((100, 10), (100 + length_m, 10)), **FOOTWAY)
    assert (stand(BESIDE, CARRIAGEWAY, footway) is not None) is stands


@pytest.mark.parametrize(
    "tags",
    [
        {**FOOTWAY, "footway": "crossing"},
        {**FOOTWAY, "footway": "traffic_island"},
        {**FOOTWAY, "bridge": "yes"},
        {**FOOTWAY, "tunnel": "yes"},
        {**FOOTWAY, "indoor": "yes"},
        {**FOOTWAY, "access": "private"},
        {"highway": "steps"},
        {"highway": "cycleway"},
        {"highway": "construction"},
        {"highway": "service"},
    ],
)
def test_nobody_stands_on_crossings_bridges_tunnels_steps_and_private_ways(tags):
    assert stand(BESIDE, CARRIAGEWAY, way(line((0, 10), (200, 10)), **tags)) is None


@pytest.mark.parametrize(
    "tags",
    [STREET, {"highway": "service", "access": "private"}, {"highway": "busway"},
     {"highway": "raceway"}, {"highway": "service", "area": "yes"}],
)  # fmt: skip
def test_every_carriageway_keeps_its_distance(tags):
    footway = way(line((0, 10), (200, 10)), **FOOTWAY)
    assert stand(BESIDE, CARRIAGEWAY, footway) is not None
    assert stand(BESIDE, CARRIAGEWAY, footway, way(line((0, 13), (200, 13)), **tags)) is None


def test_the_island_of_a_roundabout_is_no_place_to_stand():
    ring = circle(30)
    round_tags = {**STREET, "junction": "roundabout"}
    halves = shapely.LineString(ring.coords[:33]), shapely.LineString(ring.coords[32:])
    island = way(line((-10, 0), (10, 0)), **FOOTWAY)
    beside = way(line((-20, -45), (20, -45)), **FOOTWAY)
    place = RawThing(ref="way/1", tags=round_tags, geometry=ring)
    for ways in ([ring], halves):
        carriageways = [way(one, **round_tags) for one in ways]
        assert stand(place, *carriageways, island) is None
        assert stand(place, *carriageways, island, beside)[1] == pytest.approx(-45, abs=0.2)


def test_within_a_square_goes_before_beside_it():
    """Even where beside it is nearer to its middle."""
    place = square(0, 0, 100, 12)
    footway = way(line((40, -6), (60, -6)), **FOOTWAY)
    east_end = [way(line((x, 0), (x, 12)), **STREET) for x in range(24, 105, 8)]
    x, y = stand(place, footway, *east_end)
    assert 2.5 <= x <= 19.5
    assert 2.5 <= y <= 9.5
    west_end = [way(line((x, 0), (x, 12)), **STREET) for x in range(0, 24, 8)]
    assert stand(place, footway, *east_end, *west_end)[1] == pytest.approx(-6, abs=ROUNDING_M)


def test_a_square_takes_the_group_only_where_it_is_wide_enough():
    far = way(line((500, 500), (600, 500)), **FOOTWAY)
    assert stand(square(0, 0, 60, 4), far) is None  # no spot is 2.5 m off its edges
    assert stand(square(0, 0, 60, 8), far) is not None
    through = way(line((0, 4), (60, 4)), **STREET)
    assert stand(square(0, 0, 60, 8), far, through) is None


def test_nobody_is_sent_across_the_boundary_of_the_town():
    footway = way(line((0, 10), (200, 10)), **FOOTWAY)
    town = degrees(shapely.box(-50, -50, 250, 5))
    assert stand(BESIDE, CARRIAGEWAY, footway) is not None
    assert stand(BESIDE, CARRIAGEWAY, footway, extent=town) is None


def test_without_a_network_nothing_is_known():
    raw = RawMap(things=[square(0, 0, 60, 40)])
    (place,), _ = gather_places(raw, extent=EXTENT, crs_m=METRES, languages=["en"])
    assert place.facts.stand_here is None
    assert stand(BESIDE) is None


@pytest.mark.parametrize(
    ("tags", "use"),
    [
        ({"highway": "residential"}, Use.FEET | Use.WHEELS),
        ({"highway": "motorway"}, Use.WHEELS),
        ({"highway": "trunk", "foot": "yes"}, Use.FEET | Use.WHEELS),
        ({"highway": "primary", "foot": "no"}, Use.WHEELS),
        ({"highway": "tertiary", "junction": "circular"}, Use.FEET | Use.WHEELS | Use.ROUND),
        ({"highway": "footway", "junction": "roundabout"}, Use.FEET | Use.STANDING),
        ({"highway": "footway", "access": "private", "foot": "yes"}, Use.FEET | Use.STANDING),
        ({"highway": "track"}, Use.FEET),
        ({"highway": "service", "tunnel": "yes"}, Use.WHEELS),
        ({"highway": "service", "tunnel": "yes", "sidewalk": "both"}, Use.FEET | Use.WHEELS),
        ({"highway": "residential", "tunnel": "yes", "foot": "yes"}, Use.FEET | Use.WHEELS),
        ({"highway": "footway", "tunnel": "yes"}, Use.FEET),
        ({"highway": "footway", "indoor": "yes"}, Use(0)),
        ({"highway": "corridor", "level": "-2"}, Use(0)),
        ({"highway": "pedestrian", "area": "yes"}, Use(0)),
        ({"highway": "service", "area": "yes"}, Use.WHEELS),
        ({"highway": "proposed"}, Use(0)),
        ({"railway": "rail"}, Use(0)),
    ],
)
def test_what_a_highway_is_used_for(tags, use):
    assert use_of(tags) == use


@pytest.fixture(scope="module", params=EXTRACTS)
def town_and_highways(request, data):
    """A town, and the tags and lines (metres) of all highways of its file, read plainly."""
    town = request.getfixturevalue(request.param)
    highways = []
    path = data / f"{EXTRACTS[request.param]}.osm.pbf"
    for found in osmium.FileProcessor(str(path)).with_locations():
        if found.is_way() and "highway" in found.tags:
            spots = [(node.lon, node.lat) for node in found.nodes if node.location.valid()]
            if len(spots) > 1:
                highways.append((dict(found.tags), shapely.LineString(spots)))
    lines = geo.to_metric(np.array([line for _, line in highways]), town.city.crs_m)
    return town, [tags for tags, _ in highways], lines


def test_in_real_towns_everybody_stands_where_the_raw_map_allows_it(town_and_highways):
    """The map is held against every spot in another way: all highways, one distance at a time."""
    town, tags, lines = town_and_highways
    crs_m = town.city.crs_m
    kinds = np.array([one["highway"] for one in tags])
    roads = lines[~np.isin(kinds, list(NO_ROADS))]
    open_ground = [
        one["highway"] in {"footway", "path", "pedestrian"}
        and not one.keys() & {"bridge", "tunnel", "indoor"}
        and one.get("footway") not in {"crossing", "link", "traffic_island"}
        for one in tags
    ]
    footways = shapely.STRtree(lines[open_ground])
    squares = [place.geometry for place in town.places if place.area_m2]
    paved = shapely.STRtree(geo.to_metric(np.array(squares), crs_m))
    standing = [place for place in town.places if place.facts.stand_here]
    assert len(standing) > 0.75 * len(town.places)
    for place in standing:
        lonlat = shapely.Point(place.facts.stand_here)
        spot = geo.to_metric(lonlat, crs_m)
        assert shapely.distance(roads, spot).min() > KERB_M - ROUNDING_M, place.id
        body = geo.to_metric(place.geometry, crs_m)
        assert body.distance(spot) < NEAR_M + 2 * ROUNDING_M, place.id
        on_footway = len(footways.query(spot, "dwithin", 2.0))
        assert on_footway or len(paved.query(spot, "dwithin", ROUNDING_M)), place.id
        assert town.city.boundary.buffer(2e-6).covers(lonlat), place.id
