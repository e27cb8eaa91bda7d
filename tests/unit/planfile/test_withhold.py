"""Whoever is withheld leaves no trace in a plan, but for the code of the printed sign."""

from __future__ import annotations

from datetime import date

from renamer.model.honoree import Honoree, NameForms, Source, Standing
from renamer.model.plan import Plan, Renaming
from renamer.planfile.toml import parse_plan, write_plan
from renamer.planfile.withhold import notices_of, tells_of, withheld_codes, without_withheld

GONE, KEPT = "zelda-gone", "john-kept"


def _own(name: str) -> Honoree:
    return Honoree(
        id=name,
        kind="person",
        names={"en": NameForms(nominative=name.title())},
        who={"en": "Writer"},
        standing=Standing(code="died"),
        lives_in="dead",
        consent="not needed",
        sources=(Source(id="s", title=f"On {name}", url="https://example.org", backs="all"),),
    )


def _renaming(code: str, who: str) -> Renaming:
    return Renaming(
        code=code,
        place=f"place-{code}",
        anchor_lonlat=(1.0, 2.0),
        old="Old Street",
        honoree=who,
        wording={"en": f"{who} Street"},
        note=f"ask about {who}",
        why=(f"{who} wrote here",),
    )


PLAN = Plan(
    city="is-reykjavik",
    campaign="belarus-solidarity",
    day=date(2027, 8, 4),
    pins={"a": GONE, "b": KEPT},
    bans=(GONE,),
    standings={GONE: "imprisoned 2025", KEPT: "free 2025"},
    honorees=(_own(GONE), _own(KEPT)),
    renamings=(_renaming("K7QXM", GONE), _renaming("M4TRP", KEPT)),
)


def test_nothing_of_whoever_is_withheld_stays_in_the_file() -> None:
    plan = without_withheld(PLAN, (GONE,))
    text = write_plan(plan).casefold()
    assert "zelda" not in text
    assert "john-kept" in text  # the search can find what is there
    assert parse_plan(write_plan(plan)) == plan


def test_the_code_stays_and_is_told() -> None:
    plan = without_withheld(PLAN, (GONE,))
    assert withheld_codes(plan) == ("K7QXM",)
    assert [one.code for one in plan.accepted()] == ["M4TRP"]
    assert [one.code for one in plan.renamings] == ["K7QXM", "M4TRP"]
    (notice,) = notices_of(plan)
    assert notice.where == "renamings[0]"
    assert "zelda" not in notice.text.casefold()


def test_a_plan_without_anybody_withheld_stays_the_same() -> None:
    assert without_withheld(PLAN, ()) == PLAN
    assert without_withheld(PLAN, ("somebody-else",)) == PLAN


def test_an_id_in_a_comment_is_found_and_a_longer_word_is_none() -> None:
    assert tells_of(f"# ring {GONE}: soon", (GONE,))
    assert tells_of(f'honoree = "{GONE}"', ("nobody", GONE))
    assert not tells_of(f"# {GONE}-street, {GONE}s, anti-{GONE}", (GONE,))
    assert not tells_of(f"# {GONE}", ())
