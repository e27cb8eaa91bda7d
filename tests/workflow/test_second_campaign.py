"""Another movement is another folder: nothing of the first campaign is in a kit of the second."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from renamer.drawing.raster import page_text
from renamer.registry.gate import has_died
from renamer.registry.packs import read_campaign

CAMPAIGN = "women-of-8-march"
GOAL = ("-o", "kit", "--today", "2026-11-25")
FIRST = re.compile(
    r"bel[aá]r[uú]s|b[eé]larus|беларус|белорус|valko-venä|4\.0?8\b|4 (august|août)|cornflower",
    re.IGNORECASE,
)
# what another campaign's words would be told by, in the languages of the two kits


@pytest.fixture(scope="module", params=["monaco", "helsinki"])
def kit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("second")
    subprocess.run(
        [sys.executable, "-m", "renamer", "kit", request.param, "--campaign", CAMPAIGN, *GOAL],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder / "kit"


def _words(page: str) -> str:
    """Return what a page says; the coordinates of its drawings and its colours say nothing."""
    drawn = re.sub(
        r"<svg.*?</svg>", lambda svg: re.sub("<[^>]*>", " ", svg[0]), page, flags=re.DOTALL
    )
    return re.sub(r"#[0-9a-fA-F]{6}", " ", drawn)


BARE = {"order.pdf", "no-photo.pdf", "cards.pdf", "read-first.pdf"}
"""What goes to the copy shop, onto a coat or into a prison bears no mark of a campaign."""


def test_no_pdf_says_a_word_of_the_first_campaign(kit: Path) -> None:
    texts = {path.name: page_text(path.read_bytes()) for path in sorted(kit.rglob("*.pdf"))}
    assert len(texts) >= 3
    assert [found for pages in texts.values() for found in FIRST.findall(" ".join(pages))] == []
    marked = {name: pages for name, pages in texts.items() if name not in BARE}
    assert all(any("8.3" in text for text in pages) for pages in marked.values())


def test_no_page_says_a_word_of_the_first_campaign(kit: Path) -> None:
    pages = {path.relative_to(kit): path for path in sorted(kit.rglob("*.html"))}
    assert len(pages) > 10
    found = {
        str(name): hit[0]
        for name, path in pages.items()
        if (hit := FIRST.search(_words(path.read_text("utf-8"))))
    }
    assert found == {}


def test_no_other_text_says_a_word_of_the_first_campaign(kit: Path) -> None:
    texts = {
        path.name: path.read_text("utf-8")
        for suffix in ("toml", "md", "json", "svg")
        for path in sorted(kit.rglob(f"*.{suffix}"))
    }
    plan = next(name for name in texts if name.endswith(".plan.toml"))
    # the values that lives_in can have are the same for every campaign
    texts[plan] = re.sub("(?m)^# lives_in .*$", "", texts[plan])
    words = re.compile("belarus|беларус", re.IGNORECASE)
    assert {name for name, text in texts.items() if words.search(text)} == set()


def test_the_start_page_speaks_for_the_second(kit: Path) -> None:
    texts = " ".join(path.read_text("utf-8") for path in kit.glob("start-here*.html"))
    assert "International Women’s Day" in texts
    site = " ".join(path.read_text("utf-8") for path in (kit / "site").glob("*.html"))
    assert "women who opened doors for others" in site
    assert "<title>mimosa</title>" in site


def test_it_is_small_and_whole() -> None:
    campaign = read_campaign(CAMPAIGN)
    people = [one for one in campaign.honorees.values() if one.kind == "person"]
    assert len(people) == 12
    assert all(has_died(one) and one.sex == "female" and one.died < "1950" for one in people)
    assert all(len(one.sources) >= 2 for one in campaign.honorees.values())
    assert all(set(one.stories or ()) == {"en", "fr"} for one in campaign.honorees.values())
    assert campaign.warning == {}
    assert campaign.countries == ()
    assert campaign.mark.art == "mimosa"
