"""read(write(plan)) == plan, whatever the plan and whatever stood there before."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from renamer.model.honoree import Honoree, NameForms, Source, Standing
from renamer.model.paper import PAPERS
from renamer.model.plan import MapData, Plan, Renaming
from renamer.planfile.codes import ALPHABET, LENGTH
from renamer.planfile.toml import parse_plan, write_plan

characters = st.characters(exclude_categories=("Cs",))
texts = st.text(characters, max_size=12).map(lambda text: unicodedata.normalize("NFC", text))
lines = st.lists(texts, max_size=3).map(tuple)
floats = st.floats(allow_nan=False, allow_infinity=False)
tables = st.dictionaries(texts, texts, max_size=3)
codes = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)

renamings = st.builds(
    Renaming,
    code=codes,
    place=texts,
    anchor_lonlat=st.tuples(floats, floats),
    honoree=texts,
    old=st.none() | texts,
    place_class=st.sampled_from(["street", "square"]),
    wording=tables,
    copies=st.integers(0, 10**6),
    decision=st.sampled_from(["proposed", "accepted", "dropped"]),
    note=texts,
    why=lines,
)
forms = st.builds(
    NameForms, nominative=texts, genitive=st.none() | texts, odonyms=st.none() | tables
)
honorees = st.builds(
    Honoree,
    id=texts,
    kind=st.just("person"),
    names=st.dictionaries(texts, forms, max_size=2),
    who=tables,
    standing=st.builds(Standing, code=st.just("died"), as_of=st.none() | texts),
    lives_in=st.just("dead"),
    consent=st.just("asked"),
    sources=st.lists(
        st.builds(Source, id=texts, title=texts, url=texts, backs=texts), max_size=2
    ).map(tuple),
    roles=lines,
    stories=st.none() | tables,
)
plans = st.builds(
    Plan,
    city=texts,
    campaign=texts,
    day=st.dates(),
    map_data=st.none()
    | st.builds(MapData, source=texts, data_date=st.none() | st.dates(), sha256=st.none() | texts),
    languages=lines,
    paper=st.sampled_from(PAPERS),
    base_url=texts,
    contact=texts,
    team=tables,
    weights=st.dictionaries(texts, floats, max_size=2),
    pins=tables,
    bans=lines,
    walk=lines,
    honorees=st.lists(honorees, max_size=2, unique_by=lambda one: one.id).map(tuple),
    renamings=st.lists(renamings, max_size=3, unique_by=lambda one: one.code).map(tuple),
)


@settings(max_examples=25, deadline=None)
@given(plans)
def test_a_new_file_reads_back(plan):
    assert parse_plan(write_plan(plan)) == plan


@settings(max_examples=25, deadline=None)
@given(plans, plans)
def test_a_revised_file_reads_back_and_rests(before, after):
    text = write_plan(after, previous=write_plan(before))
    assert parse_plan(text) == after
    assert write_plan(after, previous=text) == text
