"""Criteria stay within bounds and never look at other places."""

from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point

from renamer.model.place import City, Landmark, Place, PlaceFacts
from renamer.suggest.near import survey
from renamer.suggest.score import DEFAULT, PLACE_CRITERIA, place_reasons

CITY = City(slug="x", names={}, country="FI", languages=("fi",), crs_m="EPSG:32635")
KINDS = ["street", "pedestrian_street", "path", "steps", "square", "green", "park", "bridge"]
MARKS = ["diplomatic", "theatre", "court", "university", "museum", "library", "parliament"]
spots = st.tuples(st.floats(24.99, 25.01), st.floats(59.995, 60.005))
sizes = st.none() | st.floats(0, 1e6)


@st.composite
def places(draw):
    spot = draw(spots)
    return Place(
        id=draw(st.text("abc", min_size=1, max_size=4)),
        name=draw(st.text(min_size=1, max_size=8)),
        names=draw(st.dictionaries(st.sampled_from(["fi", "sv", "en"]), st.text(max_size=3))),
        kind=draw(st.sampled_from(KINDS)),
        osm_refs=("way/1",),
        anchor_lonlat=spot,
        geometry=Point(spot),
        length_m=draw(sizes),
        area_m2=draw(sizes),
        facts=PlaceFacts(addresses=draw(st.none() | st.integers(0, 10_000))),
    )


marks = st.lists(
    st.builds(
        Landmark,
        kind=st.sampled_from([*MARKS, "memorial", "station"]),
        name=st.text(max_size=5),
        osm_ref=st.integers(1, 9).map("node/{}".format),
        lonlat=spots,
        country=st.sampled_from([None, "BY", "RU", "DE-BY"]),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(places(), places(), marks)
def test_values_are_within_bounds_and_blind_to_other_places(place, other, landmarks):
    (alone,) = survey([place], landmarks, CITY, ["BY"])
    for judge in PLACE_CRITERIA.values():
        finding = judge(alone)
        assert finding is None or (0 <= finding.value <= 1 and finding.grounds and finding.text)
    among = survey([other, place], landmarks, CITY, ["BY"])[1]
    assert place_reasons(among, DEFAULT) == place_reasons(alone, DEFAULT)
