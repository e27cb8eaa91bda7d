"""The walking network."""

import numpy as np
import pytest
import shapely

from renamer.gazetteer.sample_files import read_walk_text, walk_text
from renamer.gazetteer.walk import gather_walk, junctions_within_a_stroll
from renamer.gazetteer.ways import Use
from renamer.geo import distance_m
from renamer.model.walk import WalkGraph

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


def test_bends_are_kept_and_what_is_stairs():
    bow = shapely.LineString([(7.501, 43.5), (7.502, 43.502), (7.5028, 43.502), (7.503, 43.5)])
    tail = shapely.LineString([(7.503, 43.5), (7.504, 43.5)])
    graph = gather_walk([bow, tail], extent=BOX, stairs=np.array([False, True]))
    (edge,) = graph.edges
    assert graph.way(0) == (
        (7.501, 43.5),
        (7.502, 43.502),
        (7.5028, 43.502),
        (7.503, 43.5),
        (7.504, 43.5),
    )
    assert graph.stairs_m[0] == pytest.approx(distance_m((7.503, 43.5), (7.504, 43.5)), abs=1)
    assert edge[2] > 600 > graph.stairs_m[0]


def test_a_way_is_the_same_whichever_way_round_the_data_have_it(akureyri_raw, akureyri_extent):
    lines = akureyri_raw.network.used_for(Use.FEET)
    turned = shapely.reverse(lines)[::-1]
    one, other = (gather_walk(each, extent=akureyri_extent) for each in (lines, turned))
    assert one == other


def test_the_text_of_a_network_reads_back_and_an_odd_one_is_refused():
    graph = WalkGraph(
        nodes=((7.5, 43.5), (7.6, 43.5), (7.7, 43.6)),
        edges=((0, 1, 10.0), (1, 2, 30.0)),
        bends=("", "-3 4 5 -6"),
        stairs_m=(10.0, 0.0),
    )
    text = walk_text(graph)
    assert read_walk_text(text) == graph
    assert read_walk_text("n 7.5 43.5\nn 7.6 43.5\ne 0 1 10\n").bends == ()
    for odd in (text.replace("-3 4", "-3"), text.replace("e 1 2", "e 1 9"), text + "e 0 1 5 x\n"):
        with pytest.raises(ValueError, match=r"odd bends|leads nowhere"):
            read_walk_text(odd)
