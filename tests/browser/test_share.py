"""The page that opens share links, in a real browser and from a file."""

from __future__ import annotations

import base64
import dataclasses
import zlib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from renamer.files import write_file
from renamer.model.honoree import Honoree, NameForms, Source, Standing
from renamer.model.plan import Plan, Renaming
from renamer.planfile.share import to_link, to_team_link
from renamer.site.share_page import share_page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser
EVIL = '<img src="https://evil.example/x" onerror="alert(1)"><script>alert(2)</script>'
HONOREE = Honoree(
    id="maria",
    kind="person",
    names={"en": NameForms(nominative="Maria"), "be": NameForms(nominative="Марыя")},
    who={"en": "musician", "be": "музыкантка"},
    standing=Standing(code="released", as_of="2025", source="s"),
    lives_in="abroad",
    consent="unknown",
    sources=(Source(id="s", title="t", url="https://example.org", backs="all"),),
)
PLAN = Plan(
    city="is-town",
    campaign="solidarity",
    day=date(2027, 8, 4),
    team={"meeting": "MEETING"},
    languages=("be", "en"),
    renamings=tuple(
        Renaming(
            code=code,
            place=code.lower(),
            anchor_lonlat=(-21.94 + at / 200, 64.147),
            old=f"Gata {at}",
            honoree="maria",
            note="NOTE",
            wording={"be": f"вуліца {at}"},
        )
        for at, code in enumerate(("A7K2", "B3MX", "C9QT"))
    ),
)
NAMES = {
    item.code: {"en": f"Street {at}", "be": f"вуліца {at}"}
    for at, item in enumerate(PLAN.renamings)
}


@pytest.fixture(scope="session")
def viewer(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("viewer") / "share.html"
    write_file(path, share_page(("en", "be"), campaigns={"solidarity": {"en": "The Day"}}))
    return path.as_uri()


def _link(viewer: str, names: dict[str, dict[str, str]] = NAMES, plan: Plan = PLAN) -> str:
    return to_link(
        plan,
        {"maria": HONOREE},
        viewer=viewer,
        languages=("en", "be"),
        names=names,
        city_name="Bær",
    )


def _packed(viewer: str, text: bytes) -> str:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = base64.urlsafe_b64encode(deflate.compress(text) + deflate.flush())
    return f"{viewer}#p={data.rstrip(b'=').decode()}"


@pytest.mark.parametrize("team", [False, True])
def test_an_old_link_keeps_silent_about_who_is_withheld(
    desktop: Watched, tmp_path: Path, team: bool
) -> None:
    path = tmp_path / "share.html"
    write_file(path, share_page(("en",), withheld=("maria",)))
    viewer = path.as_uri()
    desktop.page.goto(to_team_link(PLAN, viewer=viewer) if team else _link(viewer))
    expect(desktop.page.locator("#places .new")).to_have_text(["Removed on request"] * 3)
    words = desktop.page.locator("body").inner_text()
    assert not any(word in words for word in ("Maria", "maria", "musician", "Street 0", "вуліца"))
    expect(desktop.page.locator("#places .old").first).to_contain_text("Gata 0")


def test_a_link_shows_its_places(desktop: Watched, viewer: str) -> None:
    desktop.page.goto(_link(viewer))
    expect(desktop.page.locator("#places .new")).to_have_text(["Street 0", "Street 1", "Street 2"])
    expect(desktop.page.locator("#places .whom b").first).to_have_text("Maria")
    expect(desktop.page.locator("#places .old").first).to_contain_text("Gata 0")
    expect(desktop.page.locator("#campaign")).to_have_text("The Day")
    expect(desktop.page.locator("#day")).to_have_text("Bær, 4 August 2027")
    expect(desktop.page.locator("#map .number")).to_have_text(["1", "2", "3"])
    expect(desktop.page.locator("#team")).to_be_hidden()
    expect(desktop.page.locator("#broken")).to_be_hidden()
    assert all(url.startswith(("file:", "blob:")) for url in desktop.asked)
    assert desktop.complaints == []


def test_another_language_can_be_chosen(desktop: Watched, viewer: str) -> None:
    desktop.page.goto(_link(viewer))
    desktop.page.locator("#language").select_option("be")
    expect(desktop.page.locator("#places .new").first).to_have_text("вуліца 0")
    expect(desktop.page.locator("#places .whom b").first).to_have_text("Марыя")
    expect(desktop.page.locator("html")).to_have_attribute("lang", "be")


def test_the_teams_link_says_so_and_shows_nothing_private(desktop: Watched, viewer: str) -> None:
    desktop.page.goto(to_team_link(PLAN, viewer=viewer))
    expect(desktop.page.locator("#team")).to_have_text(
        "This is the team's link: do not publish it."
    )
    expect(desktop.page.locator("#places .new")).to_have_text(["вуліца 0", "вуліца 1", "вуліца 2"])
    expect(desktop.page.locator("body")).not_to_contain_text("NOTE")
    expect(desktop.page.locator("main")).not_to_contain_text("MEETING")


def test_a_hostile_name_stays_text(desktop: Watched, viewer: str) -> None:
    evil = dataclasses.replace(PLAN.renamings[0], old=EVIL)
    plan = dataclasses.replace(PLAN, renamings=(evil,), city=EVIL, campaign=EVIL)
    desktop.page.goto(_link(viewer, {"A7K2": {"en": EVIL, "be": EVIL}}, plan))
    expect(desktop.page.locator("#places .new")).to_have_text(EVIL)
    expect(desktop.page.locator("img")).to_have_count(0)
    expect(desktop.page.locator("script")).to_have_count(1)
    assert all(url.startswith(("file:", "blob:")) for url in desktop.asked)
    assert desktop.complaints == []


@pytest.mark.parametrize(
    "fragment",
    ["#p=", "#p=AAAA", "#p=<script>", "#other", "#p=" + "A" * 70_000],
    ids=["empty", "garbage", "letters", "other", "long"],
)
def test_what_is_no_link_gets_a_sentence(desktop: Watched, viewer: str, fragment: str) -> None:
    desktop.page.goto(viewer + fragment)
    expect(desktop.page.locator("#broken")).to_contain_text("This link cannot be opened")
    expect(desktop.page.locator("#places li")).to_have_count(0)
    assert desktop.complaints == []


def test_without_a_link_the_page_says_what_it_is_for(desktop: Watched, viewer: str) -> None:
    desktop.page.goto(viewer)
    expect(desktop.page.locator("#broken")).to_contain_text("open it by their link")
    assert desktop.complaints == []


@pytest.mark.parametrize(
    "text",
    [
        b"0" * 5_000_000,
        b"[" * 90_000,
        b"{}",
        b"null",
        b'[99,"public"]',
        b'[1,"public"]',
        b'[1,"team",null]',
        b'[1,"team",{"city":"x","campaign":"y","day":"z","renamings":[{"anchor_lonlat":null}]}]',
        b'[1,"public","x","y","z",[],[["A","p",0,1e999,"o",[],"h",[],[]]],""]',
        b'[1,"public",{"toString":1},"y","z",[],[],""]',
    ],
)
def test_what_does_not_fit_gets_a_sentence(desktop: Watched, viewer: str, text: bytes) -> None:
    desktop.page.goto(_packed(viewer, text))
    expect(desktop.page.locator("#broken")).to_contain_text("This link cannot be opened")
    assert desktop.complaints == []


def test_a_cut_link_gets_a_sentence(desktop: Watched, viewer: str) -> None:
    desktop.page.goto(_link(viewer)[:-40])
    expect(desktop.page.locator("#broken")).to_be_visible()


def test_a_sentence_around_a_link_does_no_harm(desktop: Watched, viewer: str) -> None:
    desktop.page.goto(_link(viewer) + ").")
    expect(desktop.page.locator("#places li")).to_have_count(3)


def test_a_plan_without_places_is_no_fault(desktop: Watched, viewer: str) -> None:
    desktop.page.goto(_link(viewer, plan=dataclasses.replace(PLAN, renamings=())))
    expect(desktop.page.locator("#lead")).to_have_text("No place has been chosen yet.")
    expect(desktop.page.locator("#map")).to_be_hidden()


def test_places_on_one_spot_are_pushed_apart(desktop: Watched, viewer: str) -> None:
    here = tuple(dataclasses.replace(item, anchor_lonlat=(1.0, 2.0)) for item in PLAN.renamings)
    desktop.page.goto(_link(viewer, plan=dataclasses.replace(PLAN, renamings=here)))
    spots = desktop.page.locator("#map circle")
    expect(spots).to_have_count(3)
    at = [
        (float(spot.get_attribute("cx") or 0), float(spot.get_attribute("cy") or 0))
        for spot in spots.all()
    ]
    pairs = [(one, other) for i, one in enumerate(at) for other in at[:i]]
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 20 for a, b in pairs)


def test_a_phone_need_not_scroll_sideways(phone: Watched, viewer: str) -> None:
    long = {code: {"en": "Long" * 40, "be": "x"} for code in NAMES}
    phone.page.goto(_link(viewer, long))
    expect(phone.page.locator("#places li")).to_have_count(3)
    assert phone.page.locator("html").evaluate("node => node.scrollWidth") <= 360
