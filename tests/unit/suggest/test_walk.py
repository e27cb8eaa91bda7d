"""A walk: no shorter order exists, it follows the ways, and who must not be filmed leaves early."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from renamer.errors import UsageError
from renamer.gazetteer.extract import read_extract
from renamer.gazetteer.samples import read_sample, sample_slugs
from renamer.gazetteer.ways import Use
from renamer.geo import to_metric
from renamer.model.walk import Direction, WalkGraph, WalkStop
from renamer.suggest.directions import sentence
from renamer.suggest.tour import Task, _good, shortest_order
from renamer.suggest.walk import Ends, order_stops
from tests.unit.suggest.conftest import at, landmark, street, town_of

DATA = Path(__file__).parents[2] / "data" / "osm"


# --- the order ------------------------------------------------------------------------------------


def task_of(points, *, late=(), out=None, home=None, closed=False):
    spots = np.array(points, dtype=np.int64).reshape(-1, 2)
    between = np.abs(spots[:, None] - spots[None]).sum(axis=2)
    nothing = np.zeros(len(spots), dtype=np.int64)
    return Task(
        between=between,
        out=nothing if out is None else np.abs(spots - out).sum(axis=1),
        home=nothing if home is None else np.abs(spots - home).sum(axis=1),
        late=tuple(number in late for number in range(len(spots))),
        closed=closed,
    )


def brute_force(task):
    orders = itertools.permutations(range(len(task.late)))
    allowed = (order for order in orders if is_late_last(task, order))
    return min(task.cost(order) for order in allowed)


def is_late_last(task, order):
    return [task.late[stop] for stop in order] == sorted(task.late)


spot = st.tuples(st.integers(0, 500), st.integers(0, 500))


@settings(max_examples=25, deadline=None)
@given(
    points=st.lists(spot, min_size=7, max_size=7),
    late=st.sets(st.integers(0, 6), max_size=3),
    out=st.none() | spot,
    home=st.none() | spot,
    closed=st.booleans(),
)
def test_no_order_of_seven_stops_is_shorter(points, late, out, home, closed):
    if closed:
        out = home = None
    task = task_of(points, late=late, out=out, home=home, closed=closed)
    order = shortest_order(task, [0.0] * 7)
    assert sorted(order) == list(range(7))
    assert is_late_last(task, order)
    assert task.cost(order) == brute_force(task)


@settings(max_examples=25, deadline=None)
@given(points=st.lists(spot, min_size=9, max_size=9), closed=st.booleans())
def test_the_order_for_many_stops_is_nearly_the_shortest(points, closed):
    task = task_of(points, late={0, 4}, closed=closed)
    order = tuple(_good(task))
    assert sorted(order) == list(range(9))
    assert is_late_last(task, order)
    assert task.cost(order) <= 1.35 * task.cost(shortest_order(task, [0.0] * 9)) + 20


def test_twenty_stops_on_a_street_are_walked_along_it():
    points = [(37 * number % 20 * 100, 0) for number in range(20)]
    order = shortest_order(task_of(points), [0.0] * 20)
    assert [points[stop][0] for stop in order] in (
        list(range(0, 2000, 100)),
        list(range(1900, -1, -100)),
    )


@pytest.mark.parametrize("closed", [False, True])
def test_of_both_directions_the_one_that_begins_at_the_better_place_is_taken(closed):
    points = [(0, 0), (100, 0), (200, 10), (300, 0)]
    order = shortest_order(task_of(points, closed=closed), [1.0, 2.0, 3.0, 9.0])
    assert order[0] == 3


# --- a town whose streets are a grid of 100 m -----------------------------------------------------

SIZE = 6


def grid(*, without=(), stairs=(), bends=()):
    number = {(x, y): x * SIZE + y for x in range(SIZE) for y in range(SIZE)}
    pairs = [((x, y), (x + 1, y)) for x in range(SIZE - 1) for y in range(SIZE)]
    pairs += [((x, y), (x, y + 1)) for x in range(SIZE) for y in range(SIZE - 1)]
    pairs = sorted((number[a], number[b], (a, b)) for a, b in pairs if (a, b) not in without)
    return WalkGraph(
        nodes=tuple(at(100 * x, 100 * y) for x, y in number),
        edges=tuple((a, b, 100.0) for a, b, _ in pairs),
        bends=tuple(dict(bends).get(pair, "") for *_, pair in pairs),
        stairs_m=tuple(100.0 if pair in stairs else 0.0 for *_, pair in pairs),
    )


def gridtown(*marks, **how):
    rows = [street(f"Row {y}", 0, 100 * y, 500) for y in range(SIZE)]
    columns = [
        dataclasses.replace(
            street(f"Column {x}", 0, 0),
            geometry=shapely.LineString([at(100 * x, 0), at(100 * x, 500)]),
        )
        for x in range(SIZE)
    ]
    return dataclasses.replace(town_of(*rows, *columns, *marks), walk=grid(**how))


def stop(name, east, north, **more):
    return WalkStop(id=name, label=name.title(), lonlat=at(east, north), **more)


def ids(stops):
    return [one.id for one in stops]


def test_a_walk_follows_the_streets_and_says_where_to_turn():
    walk = order_stops(gridtown(), [stop("a", 0, 0, score=2), stop("b", 300, 200)])
    (leg,) = walk.legs
    assert ids(walk.stops) == ["a", "b"]
    assert leg.metres == pytest.approx(500, abs=1)
    told = [sentence(direction) for direction in leg.directions]
    assert (
        told
        in (
            ["Head east along Row 0, 300 m", "Left into Column 3, 200 m"],
            ["Head north along Column 0, 200 m", "Right into Row 2, 300 m"],
        )
        or len(told) > 2
    )  # any way of the grid that gets nearer is as short
    assert walk.minutes == pytest.approx(500 / 75 + 20, abs=0.1)


def test_left_and_right_are_told_apart():
    block = {((x, y), (x, y + 1)) for x in range(SIZE) for y in range(SIZE - 1)} - {
        ((3, y), (3, y + 1)) for y in range(SIZE - 1)
    }
    town = gridtown(without=block)  # only Column 3 leads from row to row
    up, down = (
        order_stops(town, [stop("a", 0, 0, score=a), stop("b", 100, 200, score=b)])
        for a, b in ((2, 1), (1, 2))
    )
    assert [sentence(line) for line in up.legs[0].directions] == [
        "Head east along Row 0, 300 m",
        "Left into Column 3, 200 m",
        "Left into Row 2, 200 m",
    ]
    assert [sentence(line) for line in down.legs[0].directions] == [
        "Head east along Row 2, 200 m",
        "Right into Column 3, 200 m",
        "Right into Row 0, 300 m",
    ]


@pytest.mark.parametrize(
    ("direction", "line"),
    [
        (Direction(turn="left", heading="east", name="Bankastræti", metres=123), "120 m"),
        (Direction(turn="back", heading="east", name=None, metres=7), "without a name, 7 m"),
        (
            Direction(turn="straight", heading="east", name="A", metres=40, stairs_m=40),
            "Straight on into A, 40 m of stairs",
        ),
        (
            Direction(turn="half left", heading="east", name="A", metres=90, stairs_m=12),
            "Half left into A, 90 m, 12 m of it stairs",
        ),
    ],
)
def test_a_line_says_what_comes(direction, line):
    assert sentence(direction).endswith(line)


@settings(max_examples=15, deadline=None)
@given(
    order=st.permutations(range(6)),
    is_round=st.booleans(),
    starts=st.booleans(),
)
def test_the_order_of_the_input_changes_nothing(order, is_round, starts):
    stops = [stop(f"s{n}", 90 * n % 500, 170 * n % 500, score=n % 3) for n in range(6)]
    stops[2] = dataclasses.replace(stops[2], watched=("a mission",))
    ends = Ends(start=at(250, 250) if starts else None, is_round=is_round)
    walks = [
        order_stops(gridtown(), [stops[n] for n in one], ends=ends, limit_minutes=75)
        for one in (range(6), order)
    ]
    assert walks[0] == walks[1]


def test_stairs_are_counted():
    steps = {((1, y), (2, y)) for y in range(SIZE)}
    walk = order_stops(gridtown(stairs=steps), [stop("a", 0, 0), stop("b", 500, 0)])
    assert walk.stairs_m == pytest.approx(100, abs=1)
    assert any("100 m of stairs" in sentence(line) for line in walk.legs[0].directions)


def test_the_watched_stop_is_the_last_and_can_be_left_out():
    stops = [
        stop("near", 0, 0),
        stop("embassy", 200, 0, score=99, watched=("The Embassy, 30 m away",)),
        stop("far", 500, 0),
    ]
    walk = order_stops(gridtown(), stops)
    assert walk.stops[-1].id == "embassy"
    assert walk.metres == pytest.approx(700, abs=1)  # far, near, embassy
    assert walk.without_watched_m == pytest.approx(500, abs=1)
    assert walk.minutes_without_watched == pytest.approx(500 / 75 + 20, abs=0.1)
    whole_round = order_stops(gridtown(), stops, ends=Ends(is_round=True))
    assert whole_round.stops[-1].id == "embassy"
    assert whole_round.metres == pytest.approx(1000, abs=1)


def test_a_way_past_a_mission_that_watches_says_so():
    town = gridtown(landmark("diplomatic", 250, 30, "BY"), landmark("diplomatic", 260, 30, "FI"))
    walk = order_stops(town, [stop("a", 0, 0), stop("b", 500, 0)], watching=["BY"])
    (passed,) = walk.legs[0].passes
    assert passed.startswith("The diplomatic, ")
    assert not order_stops(town, [stop("a", 0, 500), stop("b", 500, 500)]).legs[0].passes


def test_the_weakest_are_dropped_until_it_fits_but_no_pinned_one():
    stops = [
        stop("weak", 500, 500, score=1),
        stop("pinned", 0, 500, score=0.5, pinned=True),
        stop("good", 0, 0, score=3),
        stop("weaker", 500, 0, score=0.9),
    ]
    whole = order_stops(gridtown(), stops)
    assert not whole.dropped
    one_less = order_stops(gridtown(), stops, limit_minutes=whole.minutes - 1)
    assert ids(one_less.dropped) == ["weaker"]
    assert one_less.minutes <= whole.minutes - 1
    least = order_stops(gridtown(), stops, limit_minutes=1)
    assert ids(least.dropped) == ["weaker", "weak", "good"]
    assert ids(least.stops) == ["pinned"]


def test_what_cannot_be_reached_is_told_and_the_rest_is_ordered():
    cut = {((2, y), (3, y)) for y in range(SIZE)}
    stops = [stop("a", 0, 0), stop("b", 200, 0), stop("c", 500, 0), stop("lost", 0, 2000)]
    walk = order_stops(gridtown(without=cut), stops)
    assert sorted(ids(walk.stops)) == ["a", "b"]
    assert ids(walk.cut_off) == ["c"]
    assert ids(walk.off_network) == ["lost"]


def test_a_start_decides_from_which_side_the_stops_are_reached():
    cut = {((2, y), (3, y)) for y in range(SIZE)}
    stops = [stop("a", 0, 0), stop("b", 200, 0), stop("c", 500, 0)]
    town = gridtown(without=cut)
    walk = order_stops(town, stops, ends=Ends(start=at(400, 400)))
    assert ids(walk.stops) == ["c"]
    assert walk.legs[0].start is None
    with pytest.raises(UsageError, match="--to: no way of the map leads from"):
        order_stops(town, stops, ends=Ends(start=at(400, 400), end=at(0, 0)))
    with pytest.raises(UsageError, match="--from: no way that the map knows"):
        order_stops(town, stops, ends=Ends(start=at(9000, 0)))
    with pytest.raises(UsageError, match="no stop can be reached"):
        order_stops(town, [stop("lost", 0, 3000)])
    with pytest.raises(UsageError, match="no walking network"):
        order_stops(dataclasses.replace(town, walk=None), stops)
    with pytest.raises(UsageError, match="round walk"):
        Ends(end=at(0, 0), is_round=True)


def test_a_walk_leads_from_start_to_end_and_round_again():
    stops = [stop("a", 100, 0), stop("b", 300, 0)]
    there = order_stops(gridtown(), stops, ends=Ends(start=at(500, 0), end=at(0, 0)))
    assert ids(there.stops) == ["b", "a"]
    assert [(leg.start, leg.end) for leg in there.legs] == [(None, "b"), ("b", "a"), ("a", None)]
    assert there.metres == pytest.approx(500, abs=1)
    again = order_stops(gridtown(), stops, ends=Ends(start=at(0, 0), is_round=True))
    assert again.metres == pytest.approx(600, abs=1)
    assert again.legs[-1].end is None
    closed = order_stops(gridtown(), stops, ends=Ends(is_round=True))
    assert closed.metres == pytest.approx(400, abs=1)
    assert closed.legs[-1].end == closed.stops[0].id


def test_one_stop_is_a_walk_of_no_metres():
    walk = order_stops(gridtown(), [stop("a", 130, 40)], ends=Ends(is_round=True))
    assert (walk.metres, walk.minutes, walk.legs) == (0, 10, ())


def test_a_bend_is_walked_as_it_lies():
    around = [(((2, 0), (3, 0)), "0 45")]  # some 50 m to the north, then on to the node
    stops = [stop("a", 150, 0, score=1), stop("b", 350, 0)]
    (leg,) = order_stops(gridtown(bends=around), stops).legs
    assert max(lat for _, lat in leg.line) == pytest.approx(at(0, 50)[1], abs=2e-5)


# --- real towns -----------------------------------------------------------------------------------


def spread(town, count):
    """Some places from all over the network of a town, the same each time."""
    places = sorted(
        (one for one in town.places if one.name and not one.facts.access), key=lambda one: one.id
    )
    return [
        WalkStop(id=one.id, label=one.name, lonlat=one.anchor_lonlat)
        for one in places[:: max(1, len(places) // count)][:count]
    ]


def drawn(walk, crs_m):
    lines = [shapely.LineString(leg.line) for leg in walk.legs if len(leg.line) > 1]
    return to_metric(np.array(lines), crs_m)


@pytest.fixture(scope="module", params=sample_slugs())
def walked(request):
    town = read_sample(request.param)
    return town, order_stops(town, spread(town, 9))


def test_the_line_of_a_walk_stays_on_the_ways(walked):
    town, walk = walked
    crs_m = town.city.crs_m
    ways = np.array([shapely.LineString(town.walk.way(i)) for i in range(len(town.walk.edges))])
    ways = to_metric(ways, crs_m)
    tree = shapely.STRtree(ways)
    for line in drawn(walk, crs_m):
        near = ways[tree.query(line, predicate="dwithin", distance=5)]
        assert line.difference(shapely.union_all(near).buffer(5)).length == 0
    walked_m = sum(line.length for line in drawn(walk, crs_m))
    assert walked_m == pytest.approx(walk.metres, rel=0.1)


def test_the_line_of_a_walk_is_in_water_no_longer_than_a_bridge(walked):
    town, walk = walked
    crs_m = town.city.crs_m
    water = shapely.union_all(to_metric(np.array(town.ground.water), crs_m)).buffer(-3)
    for line in drawn(walk, crs_m):
        for wet in shapely.get_parts(line.intersection(water)):
            assert wet.length < 60  # the widest arm of the Spree in the sample of Berlin is 56 m


def test_straight_lines_between_junctions_would_lie_in_the_sea():
    town = read_sample("mc-monaco")
    crs_m, graph = town.city.crs_m, town.walk
    water = shapely.union_all(to_metric(np.array(town.ground.water), crs_m)).buffer(-3)
    bent = [shapely.LineString(graph.way(i)) for i in range(len(graph.edges))]
    straight = [shapely.LineString([graph.nodes[a], graph.nodes[b]]) for a, b, _ in graph.edges]
    wet = [
        shapely.length(shapely.intersection(to_metric(np.array(lines), crs_m), water)).sum()
        for lines in (bent, straight)
    ]
    assert wet[0] < 0.1 * wet[1]


@pytest.mark.parametrize(
    ("slug", "extract"),
    [("fi-helsinki-centre", "helsinki-centre.osm.pbf"), ("mc-monaco", "monaco.osm.pbf")],
)
def test_the_ways_of_a_sample_lie_where_the_map_has_them(slug, extract):
    town = read_sample(slug)
    crs_m, graph = town.city.crs_m, town.walk
    raw = read_extract(DATA / extract).network.used_for(Use.FEET)
    raw = to_metric(raw, crs_m)
    tree = shapely.STRtree(raw)
    ways = [shapely.LineString(graph.way(i)) for i in range(len(graph.edges))]
    lines = to_metric(np.array(ways), crs_m)
    marks = shapely.get_coordinates(shapely.segmentize(lines[shapely.length(lines) > 0], 5))
    nearest = tree.nearest(shapely.points(marks))
    assert shapely.distance(shapely.points(marks), raw[nearest]).max() < 5
    metres = np.array([edge[2] for edge in graph.edges])
    assert (np.abs(shapely.length(lines) - metres) < 0.05 * metres + 6).all()


def test_the_walk_through_reykjavik_names_the_streets():
    town = read_sample("is-reykjavik")
    places = [town.place(one) for one in ("laekjartorg", "hlemmur")]
    stops = [WalkStop(id=one.id, label=one.name, lonlat=one.anchor_lonlat) for one in places]
    (leg,) = order_stops(town, stops).legs
    names = [line.name for line in leg.directions]
    assert "Hverfisgata" in names
    assert 900 < leg.metres < 1400


def test_two_streets_that_meet_at_a_plain_corner_keep_their_names_and_the_turn():
    alpha = street("Alpha Street", 0, 0, 300)
    beta = dataclasses.replace(
        street("Beta Street", 300, 0),
        geometry=shapely.LineString([at(300, 0), at(300, 300)]),
    )
    west, corner = at(0, 0)[0], at(300, 0)[0]
    network = WalkGraph(
        nodes=(at(0, 0), at(300, 300)),
        edges=((0, 1, 600.0),),
        bends=(f"{round((corner - west) * 1e5)} 0",),
        stairs_m=(0.0,),
    )
    town = dataclasses.replace(town_of(alpha, beta), walk=network)
    (leg,) = order_stops(town, [stop("a", 0, 0, score=2), stop("b", 300, 300)]).legs
    told = [sentence(direction) for direction in leg.directions]
    assert told == ["Head east along Alpha Street, 300 m", "Left into Beta Street, 300 m"]
