"""The story site as a visitor has it: opened from a folder, by mouse, by keyboard, on a phone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from shapely.geometry import LineString

from renamer.drawing.map import MapPin, lay_out_map
from renamer.files import write_file
from renamer.model.honoree import Standing
from renamer.model.place import City, Ground, Place, Snapshot, Town
from renamer.site.build import build_site
from renamer.site.content import Reference, SiteContent, Situation, Stop, story_href

if TYPE_CHECKING:
    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser
LONG = "Gatanmeðlangasamsettanafninusemenginngeturlesiðupphátt"


def _town() -> Town:
    places = tuple(
        Place(
            id=f"p{at}",
            name=f"Gata {at}",
            names={},
            kind="street",
            osm_refs=(f"way/{at}",),
            anchor_lonlat=(-21.94, 64.147 + at / 1000),
            geometry=LineString([(-21.945, 64.147 + at / 1000), (-21.935, 64.147 + at / 1000)]),
        )
        for at in range(4)
    )
    city = City(slug="x", names={"is": "Bær"}, country="IS", languages=("is",), crs_m="EPSG:32627")
    snapshot = Snapshot(source="test", data_date=date(2019, 5, 9))
    return Town(city=city, snapshot=snapshot, places=places, landmarks=(), ground=Ground())


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the start page of a site written to a folder."""
    stops = tuple(
        Stop(
            code=code,
            old=f"Gata {at}",
            names={"is": LONG if at else "Maríugata", "en": f"Street {at}"},
            honoree={"en": f"Somebody {at}"},
            who={"en": "musician"},
            stories={"en": f"The story of {code}."},
            sources=(Reference(title="Source", url="https://news.example/1"),),
            situation=Situation(standing=Standing(code="released", as_of="2025-12")),
        )
        for at, code in enumerate(("A7K2", "B3MX"))
    )
    pins = [
        MapPin(
            place_id=f"p{at}",
            code=stop.code,
            label=stop.names["is"][:20],
            href=story_href(stop.code),
            title=f"Story of {stop.names['en']}",
        )
        for at, stop in enumerate(stops)
    ]
    town = _town()
    content = SiteContent(
        campaign={"en": "Day of Solidarity"},
        city={"is": "Bær"},
        day=date(2027, 8, 4),
        languages=("is", "en"),
        stops=stops,
        map=lay_out_map(town, pins, width_mm=180, height_mm=110),
        narrow_map=lay_out_map(town, pins, width_mm=100, height_mm=100, labels=False),
        map_date=date(2019, 5, 9),
    )
    folder: Path = tmp_path_factory.mktemp("site with space")
    for path, data in build_site(content).items():
        write_file(folder / path, data)
    return (folder / "index.html").as_uri()


def test_nothing_is_asked_of_anybody_and_nothing_complains(desktop: Watched, start: str) -> None:
    for page in ("index.html", "en.html", "R/A7K2/index.html", "R/B3MX/en.html", "404.html"):
        desktop.page.goto(start.replace("index.html", page))
        expect(desktop.page.locator("h1").first).to_be_visible()
    assert all(url.startswith("file:") for url in desktop.asked)
    assert desktop.complaints == []


def test_the_style_sheet_is_used(desktop: Watched, start: str) -> None:
    desktop.page.goto(start)
    expect(desktop.page.locator(".stops")).to_have_css("display", "grid")


def test_a_renamed_street_leads_to_its_story(desktop: Watched, start: str) -> None:
    desktop.page.goto(start)
    desktop.page.locator(".map .wide a").first.click()
    expect(desktop.page.locator("h1")).to_have_text("Maríugata")
    expect(desktop.page.locator(".story")).to_have_text("The story of A7K2.")
    assert desktop.page.url.endswith("/R/A7K2/index.html")


def test_the_map_can_be_used_by_keyboard(desktop: Watched, start: str) -> None:
    desktop.page.goto(start)
    link = desktop.page.locator(".map .wide a").first
    for _ in range(12):
        desktop.page.keyboard.press("Tab")
        if link.evaluate("node => node === document.activeElement"):
            break
    expect(link).to_be_focused()
    desktop.page.keyboard.press("Enter")
    expect(desktop.page.locator(".story")).to_be_visible()


def test_a_map_link_has_a_name(desktop: Watched, start: str) -> None:
    desktop.page.goto(start)
    expect(desktop.page.locator(".map .wide a").first).to_have_accessible_name("Story of Street 0")


def test_the_language_switch_stays_on_the_story(desktop: Watched, start: str) -> None:
    desktop.page.goto(start.replace("index.html", "R/B3MX/index.html"))
    desktop.page.locator(".languages a").click()
    expect(desktop.page.locator("html")).to_have_attribute("lang", "en")
    assert desktop.page.url.endswith("/R/B3MX/en.html")


@pytest.mark.parametrize("page", ["index.html", "R/A7K2/index.html", "R/B3MX/en.html", "404.html"])
def test_a_phone_need_not_scroll_sideways(phone: Watched, start: str, page: str) -> None:
    phone.page.goto(start.replace("index.html", page))
    width = phone.page.locator("html").evaluate("node => node.scrollWidth")
    assert width <= 360


def test_a_phone_gets_the_narrow_map_only(phone: Watched, start: str) -> None:
    phone.page.goto(start)
    expect(phone.page.locator(".map .narrow")).to_be_visible()
    expect(phone.page.locator(".map .wide")).to_be_hidden()
    phone.page.locator(".map .narrow a").last.click()
    expect(phone.page.locator(".story")).to_have_text("The story of B3MX.")
