"""The walking network."""

import pytest
import shapely

from renamer.gazetteer.walk import gather_walk, junctions_within_a_stroll
from renamer.gazetteer.ways import Use
from renamer.geo import distance_m

BOX = shapely.box(7.0, 43.0, 8.0, 44.0)


def way(*ids):
    return shapely.LineString([(7.5 + i / 1000, 43.5) for i in ids])


def test_only_ends_and_junctions_remain_and_lengths_add_up():
    graph = gather_walk([way(1, 2, 3, 4), way(3, 30)], extent=BOX)
    assert graph.nodes == ((7.501, 43.5), (7.503, 43.5), (7.504, 43.5), (7.53, 43.5))
    lengths = {(a, b): metres for a, b, metres in graph.edges}
    assert set(lengths) == {(0, 1), (1, 2), (1, 3)}
    assert lengths[0, 1] == pytest.approx(distance_m((7.501, 43.5), (7.503, 43.5)), abs=1)


def test_what_lies_outside_is_cut_off():
    graph = gather_walk([way(1, 2, 900)], extent=BOX)
    assert len(graph.nodes) == 2


def test_nothing_gives_an_empty_network():
    graph = gather_walk([], extent=BOX)
    assert graph.nodes == ()
    assert graph.edges == ()


def test_the_network_of_akureyri_is_simple_and_long(akureyri_raw, akureyri_extent):
    lines = akureyri_raw.network.used_for(Use.FEET)
    graph = gather_walk(lines, extent=akureyri_extent)
    total_km = sum(metres for _, _, metres in graph.edges) / 1000
    assert 150 < total_km < 500
    for a, b, metres in graph.edges:
        assert metres >= distance_m(graph.nodes[a], graph.nodes[b]) * 0.98 - 2.5


def test_junctions_are_counted_as_far_as_five_minutes_on_foot():
    # a comb: teeth of 100 m every 0.002 degrees, about 161 m, along one street
    street = shapely.LineString([(7.5 + i / 500, 43.5) for i in range(11)])
    teeth = [
        shapely.LineString([(7.5 + i / 500, 43.5), (7.5 + i / 500, 43.501)]) for i in range(11)
    ]
    graph = gather_walk([street, *teeth], extent=BOX)
    middle, end, off = junctions_within_a_stroll(
        graph, [(7.51, 43.5), (7.5, 43.5), (7.5, 43.52)], "EPSG:32632"
    )
    # five junctions on the street within 322 m, and the three tips of teeth within 272 m
    assert middle == 8
    assert end < middle
    assert off is None
