"""Links round-trip for every plan that can be, and never fail without words."""

from __future__ import annotations

import contextlib
import dataclasses
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renamer.errors import PlanError
from renamer.model.honoree import Honoree, NameForms, Source, Standing
from renamer.model.plan import MapData, Plan, Renaming
from renamer.planfile.share import from_link, to_link, to_team_link

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WORD = st.text("abcdefghijklmnopqrstuvwxyzўі", min_size=1, max_size=8)
TEXTS = st.dictionaries(WORD, TEXT, max_size=3)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
LONLAT = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
CODE = st.text("ABCDEFGHJKMNPQRSTVWXYZ23456789", min_size=1, max_size=8)

HONOREES = st.builds(
    Honoree,
    id=WORD,
    kind=st.sampled_from(["person", "dedication"]),
    names=st.dictionaries(WORD, st.builds(NameForms, nominative=TEXT), max_size=2),
    who=TEXTS,
    standing=st.builds(
        Standing, code=st.sampled_from(["free", "released"]), as_of=st.none() | TEXT
    ),
    lives_in=st.just("abroad"),
    consent=st.just("asked"),
    sources=st.tuples(st.builds(Source, id=WORD, title=TEXT, url=TEXT, backs=TEXT)),
    roles=st.lists(TEXT, max_size=2).map(tuple),
    stories=st.none() | TEXTS,
)
RENAMINGS = st.builds(
    Renaming,
    code=CODE,
    place=WORD,
    anchor_lonlat=LONLAT,
    honoree=WORD,
    old=st.none() | TEXT,
    wording=TEXTS,
    copies=st.integers(0, 99),
    decision=st.sampled_from(["proposed", "accepted", "dropped"]),
    note=TEXT,
    why=st.lists(TEXT, max_size=2).map(tuple),
)
PLANS = st.builds(
    Plan,
    city=TEXT,
    campaign=TEXT,
    day=st.dates(),
    map_data=st.none() | st.builds(MapData, source=TEXT, data_date=st.none() | st.dates()),
    languages=st.lists(WORD, max_size=3, unique=True).map(tuple),
    contact=TEXT,
    team=TEXTS,
    weights=st.dictionaries(WORD, NUMBER, max_size=3),
    pins=TEXTS,
    bans=st.lists(TEXT, max_size=2).map(tuple),
    honorees=st.lists(HONOREES, max_size=2).map(tuple),
    renamings=st.lists(RENAMINGS, max_size=3).map(tuple),
)

quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@quick
@given(PLANS)
def test_a_team_link_is_the_plan(plan: Plan) -> None:
    assert from_link(to_team_link(plan, viewer="https://example.org/share.html")) == plan


@quick
@given(PLANS, TEXTS)
def test_a_public_link_depends_on_nothing_private(plan: Plan, names: dict[str, str]) -> None:
    known = {
        item.honoree: Honoree(
            id=item.honoree,
            kind="dedication",
            names={},
            who={},
            standing=Standing(code="not_applicable"),
            lives_in="not applicable",
            consent="not needed",
            sources=(),
        )
        for item in plan.renamings
    }
    bare = Plan(
        city=plan.city,
        campaign=plan.campaign,
        day=plan.day,
        renamings=tuple(
            dataclasses.replace(item, note="", why=(), copies=1, wording={})
            for item in plan.accepted()
        ),
    )
    wordings = {item.code: names for item in plan.renamings}
    full, least = (
        to_link(value, known, viewer="", languages=tuple(names), names=wordings)
        for value in (dataclasses.replace(plan, honorees=()), bare)
    )
    assert full == least
    opened = from_link(full)
    assert [item.code for item in opened.renamings] == [item.code for item in bare.renamings]
    assert all(item.wording == {k: v for k, v in names.items() if v} for item in opened.renamings)


@quick
@given(st.data())
def test_a_garbled_link_opens_or_is_refused_in_words(data: st.DataObject) -> None:
    plan = Plan(city="x", campaign="y", day=date(2027, 8, 4), contact="somebody@example.org")
    link = to_team_link(plan, viewer="v")
    at = data.draw(st.integers(0, len(link) - 1))
    letter = data.draw(st.sampled_from("ABCDwxyz0189-_=#<é "))
    with contextlib.suppress(PlanError):
        assert isinstance(from_link(link[:at] + letter + link[at + 1 :]), Plan)
