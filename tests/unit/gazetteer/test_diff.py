"""What became of places between two maps, on tiny made-up towns and on the samples."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString

from renamer.errors import CityError
from renamer.gazetteer.diff import Pair, PlacesDiff, diff_places
from renamer.gazetteer.samples import read_sample
from renamer.model.place import City, Ground, Place, PlaceKind, Snapshot, Town

LON, LAT = 7.42, 43.73
METRE = 1 / 111_195
"""One metre from south to north in degrees."""


def place(
    name: str,
    *refs: str,
    north_m: float = 0,
    east_m: float = 0,
    kind: PlaceKind = "street",
    place_id: str | None = None,
) -> Place:
    """Return a street of 200 m from west to east."""
    lat = LAT + north_m * METRE
    lon = LON + east_m * METRE / 0.7226
    return Place(
        id=place_id or name.lower() or f"nameless-{refs[0]}",
        name=name,
        names={},
        kind=kind,
        osm_refs=refs,
        anchor_lonlat=(lon, lat),
        geometry=LineString([(lon - 0.00124, lat), (lon + 0.00124, lat)]),
    )


def town(*places: Place) -> Town:
    return Town(
        city=City(
            slug="xx-town",
            names={"en": "Town"},
            country="FR",
            languages=("fr",),
            crs_m="EPSG:32632",
        ),
        snapshot=Snapshot(source="test"),
        places=tuple(sorted(places, key=lambda one: one.id)),
        landmarks=(),
        ground=Ground(),
    )


def only(diff: PlacesDiff) -> Pair:
    assert (len(diff.pairs), diff.gone, diff.new) == (1, (), ())
    return diff.pairs[0]


def test_the_same_elements_under_another_name_are_renamed():
    pair = only(diff_places(town(place("Rue A", "way/1")), town(place("Rue B", "way/1"))))
    assert pair.renamed
    assert not (pair.moved or pair.kind_changed or pair.named_since or pair.name_lost)


def test_the_most_shared_elements_win():
    old = town(place("Rue A", "way/1", "way/2", "way/3"))
    new = town(place("Rue A", "way/1"), place("Rue B", "way/2", "way/3"))
    diff = diff_places(old, new)
    assert [(pair.old.name, pair.new.name) for pair in diff.pairs] == [("Rue A", "Rue B")]
    assert [item.name for item in diff.new] == ["Rue A"]


def test_among_equal_shares_the_same_name_wins():
    old = town(place("Rue B", "way/1", "way/2"))
    new = town(place("Rue A", "way/1"), place("Rue B", "way/2"))
    assert diff_places(old, new).kept == 1


@pytest.mark.parametrize(("away_m", "found"), [(250, True), (350, False)])
def test_without_shared_elements_a_name_is_looked_for_within_300_m(away_m, found):
    old, new = place("Rue A", "way/1"), place("RUE Á", "way/9", north_m=away_m)
    diff = diff_places(town(old), town(new))
    assert bool(diff.pairs) == found
    assert len(diff.gone) == len(diff.new) == (0 if found else 1)
    if found:
        assert diff.pairs[0].moved
        assert diff.pairs[0].moved_m == pytest.approx(away_m, abs=1)


def test_the_nearest_of_one_name_is_taken():
    near, far = place("Rue A", "way/8", north_m=100), place("Rue A", "way/9", north_m=-200)
    far = dataclasses.replace(far, id="rue a-2")
    diff = diff_places(town(place("Rue A", "way/1")), town(near, far))
    assert [pair.new.id for pair in diff.pairs] == ["rue a"]
    assert [item.id for item in diff.new] == ["rue a-2"]


def test_another_name_on_the_same_spot_is_renamed_if_the_sort_is_the_same():
    old = town(place("Rue A", "way/1"))
    assert only(diff_places(old, town(place("Rue B", "way/9", north_m=20)))).renamed
    for other in (
        place("Rue B", "way/9", north_m=40),
        place("Rue B", "way/9", north_m=20, kind="park"),
    ):
        diff = diff_places(old, town(other))
        assert (diff.pairs, len(diff.gone), len(diff.new)) == ((), 1, 1)


def test_a_side_street_is_not_the_same_spot():
    side = dataclasses.replace(
        place("Rue B", "way/9"),
        geometry=LineString([(LON, LAT), (LON, LAT + 0.002)]),
        anchor_lonlat=(LON, LAT + 0.001),
    )
    assert diff_places(town(place("Rue A", "way/1")), town(side)).pairs == ()


def test_a_nameless_place_gets_a_name_and_the_reverse():
    nameless, named = town(place("", "way/1", kind="green")), town(place("Platz", "way/1"))
    pair = only(diff_places(nameless, named))
    assert (pair.named_since, pair.renamed, pair.kind_changed) == (True, False, True)
    back = only(diff_places(named, nameless))
    assert (back.name_lost, back.named_since) == (True, False)


def test_nameless_places_are_not_found_by_having_no_name():
    old, new = place("", "way/1", kind="green"), place("", "way/9", kind="green", north_m=100)
    assert diff_places(town(old), town(new)).pairs == ()


def test_maps_of_two_towns_are_told_apart():
    with pytest.raises(CityError, match="give two maps of the same town"):
        diff_places(town(place("Rue A", "way/1")), read_sample("is-reykjavik"))


def test_a_map_without_places_loses_or_gains_all():
    full, empty = town(place("Rue A", "way/1")), town()
    assert len(diff_places(full, empty).gone) == len(diff_places(empty, full).new) == 1


@pytest.mark.parametrize("slug", ["is-reykjavik", "fr-paris-8e", "mc-monaco"])
def test_a_sample_differs_in_nothing_from_itself(slug):
    sample = read_sample(slug)
    diff = diff_places(sample, sample)
    assert (diff.kept, diff.changed, diff.gone, diff.new) == (len(sample.places), (), (), ())


TOWNS = st.lists(
    st.builds(
        place,
        st.sampled_from(["", "Rue A", "Rue B", "Rue C"]),
        st.sampled_from(["way/1", "way/2", "way/3", "way/4"]),
        st.sampled_from(["way/5", "way/6", "node/1"]),
        north_m=st.sampled_from([0, 10, 25, 100, 280, 400]),
        east_m=st.sampled_from([0, 20, 150]),
        kind=st.sampled_from(["street", "square", "green"]),
        place_id=st.sampled_from(list("abcdefgh")),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
).map(lambda places: town(*places))


@given(TOWNS)
@settings(max_examples=60, deadline=None)
def test_any_town_differs_in_nothing_from_itself(one):
    diff = diff_places(one, one)
    assert all(pair.old is pair.new for pair in diff.pairs)
    assert (diff.kept, diff.gone, diff.new) == (len(one.places), (), ())


@given(TOWNS, TOWNS)
@settings(max_examples=150, deadline=None)
def test_swapped_maps_give_the_mirrored_difference(one, other):
    there, back = diff_places(one, other), diff_places(other, one)
    assert (there.gone, there.new) == (back.new, back.gone)
    assert {(pair.old.id, pair.new.id, pair.moved_m) for pair in there.pairs} == {
        (pair.new.id, pair.old.id, pair.moved_m) for pair in back.pairs
    }
    assert len(there.pairs) + len(there.gone) == len(one.places)
    assert len({pair.new.id for pair in there.pairs}) == len(there.pairs)
