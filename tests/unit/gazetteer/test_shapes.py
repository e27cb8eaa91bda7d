"""From lines to areas: closed ways, and multipolygons as good and as bad as they come."""

import numpy as np
import pytest
import shapely

from renamer.gazetteer.shapes import area_within, areas_of, closed_by_force, multipolygon


def ring(west, south, east, north):
    return shapely.box(west, south, east, north).exterior


def line(*spots):
    return shapely.LineString(spots)


def outer(*lines):
    return [(shapely.LineString(one.coords), True) for one in lines]


def inner(*lines):
    return [(shapely.LineString(one.coords), False) for one in lines]


BIG, HOLE, FAR = ring(0, 0, 10, 10), ring(2, 2, 4, 4), ring(20, 0, 30, 10)
SOUTH_EAST, NORTH_WEST = line((0, 0), (10, 0), (10, 10)), line((10, 10), (0, 10), (0, 0))


@pytest.mark.parametrize(
    ("members", "area"),
    [
        (outer(BIG), 100),
        (outer(BIG) + inner(HOLE), 96),
        (outer(SOUTH_EAST, NORTH_WEST), 100),
        (outer(SOUTH_EAST, line(*NORTH_WEST.coords[::-1])) + inner(HOLE), 96),
        (outer(BIG, FAR) + inner(HOLE, ring(21, 1, 22, 2)), 195),
        (outer(BIG) + inner(line((2, 2), (4, 2), (4, 4)), line((4, 4), (2, 4), (2, 2))), 96),
        (outer(ring(0, 0, 5, 5), ring(5, 5, 10, 10)), 50),  # touch in a point
        (outer(ring(0, 0, 5, 5), ring(5, 0, 10, 5)), 50),  # share an edge
        (outer(BIG) + inner(HOLE, ring(4, 2, 6, 4)), 92),  # two holes side by side
        (outer(BIG, ring(3, 3, 5, 5)) + inner(ring(1, 1, 9, 9)), 40),  # an island in a lake
        # roles are wrong or missing: the nesting tells
        (inner(BIG) + outer(HOLE), 96),
        (outer(BIG, HOLE), 96),
        (inner(BIG, HOLE), 96),
        (outer(SOUTH_EAST) + inner(NORTH_WEST), 100),
        (outer(BIG) + inner(FAR), 200),
        # what does not close does not count
        (outer(BIG, line((20, 20), (21, 20), (21, 21))), 100),
        (outer(BIG) + inner(line((2, 2), (4, 2), (4, 4))), 100),
    ],
)
def test_areas_of_relations(members, area):
    found = multipolygon(members)
    assert found.area == pytest.approx(area)
    assert found.is_valid
    assert multipolygon(members[::-1]).equals(found)  # the order of members means nothing


@pytest.mark.parametrize(
    "members",
    [
        [],
        outer(SOUTH_EAST),
        outer(line((0, 0), (5, 5)), line((5, 5), (0, 0))),
        outer(SOUTH_EAST) + inner(HOLE),  # a fountain is not the square around it
    ],
)
def test_a_broken_outline_is_no_area(members):
    assert multipolygon(members) is None


def test_the_holes_of_several_outer_rings_go_to_their_own():
    found = multipolygon(outer(BIG, FAR) + inner(ring(21, 1, 22, 2), HOLE))
    left, right = sorted(shapely.get_parts(found), key=lambda part: part.bounds)
    assert [len(left.interiors), len(right.interiors)] == [1, 1]
    assert left.equals(shapely.box(0, 0, 10, 10) - shapely.box(2, 2, 4, 4))


def test_closed_ways_become_areas_and_broken_ones_are_mended():
    bow = line((0, 0), (2, 2), (2, 0), (0, 2), (0, 0))
    flat = line((0, 0), (1, 1), (0, 0), (0, 0))
    short = line((0, 0), (1, 1), (0, 0))
    rings = np.array([line(*BIG.coords), bow, flat, short], dtype=object)
    found = areas_of(rings)
    assert [area and area.area for area in found] == [100, 2, None, None]
    assert found[1].is_valid
    assert areas_of(rings[:0]).shape == (0,)


def test_an_outline_with_gaps_can_be_closed_by_force():
    gap = line((0, 10), (0, 1))
    found = closed_by_force([SOUTH_EAST, line((10, 10), (0, 10)), gap])
    assert found.equals(shapely.box(0, 0, 10, 10))
    assert closed_by_force([SOUTH_EAST, line((50, 50), (51, 50))]).area == 50  # the longest one
    assert closed_by_force([line((0, 0), (1, 0))]) is None
    assert closed_by_force([]) is None


def test_only_the_polygons_of_a_geometry_are_an_area():
    mixed = shapely.geometrycollections(
        [shapely.Point(0, 0), SOUTH_EAST, shapely.box(0, 0, 1, 1), shapely.MultiPolygon()]
    )
    assert area_within(mixed).equals(shapely.box(0, 0, 1, 1))
    assert area_within(SOUTH_EAST) is None
