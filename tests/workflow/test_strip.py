"""Good news: whoever has been freed since the plan was made gets a strip for their sign."""

from __future__ import annotations

import dataclasses
import itertools
import json
from typing import TYPE_CHECKING, Any

import pytest

from renamer.drawing.extent import Box, extent
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.raster import page_text, rasterise
from renamer.errors import StyleError
from renamer.model.campaign import CampaignMark
from renamer.model.sheet import Document, Placed, Rect, Text
from renamer.printing.page import MARGIN_MM
from renamer.printing.strip import HEIGHT_MM, PAGE_MM, Strip, lay_out_strip, lay_out_strips
from renamer.text import fold

if TYPE_CHECKING:
    from pathlib import Path

    from renamer.model.sheet import Sheet

TODAY = ("--today", "2030-02-01")
WHO = "maksim-znak"
IN_PRISON = 'code = "imprisoned", as_of = "2030-01-02"'
FREED = 'code = "released_in_exile", as_of = "2030-01-20", since = "2030-01-18"'
NEWS = {
    "reykjavik": {
        "is": "FRJÁLS frá 18. janúar 2030",
        "be": "НА ВОЛІ з 18 студзеня 2030 г.",
        "en": "FREE since 18 January 2030",
    },
    "berlin": {
        "de": "FREI seit dem 18. Januar 2030",
        "be": "НА ВОЛІ з 18 студзеня 2030 г.",
        "en": "FREE since 18 January 2030",
    },
}
MARK = CampaignMark(art="cornflower", colour="#4A63C8", text="4.08")
STRIP = Strip(
    name=("is", "Maksim Znak"),
    news=tuple(NEWS["reykjavik"].items()),
    small=(
        ("is", "Farið ekki með þetta til Belarús; geymið það hvorki né myndið þar."),
        ("be", "Не вязіце гэта ў Беларусь, не захоўвайце і не здымайце там."),
    ),
    mark=MARK,
)


@pytest.fixture
def updates(renamer: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the user's updates."""
    folder: Path = renamer.folder / "updates"
    folder.mkdir()
    monkeypatch.setenv("RENAMER_UPDATES", str(folder))
    return folder


def _told(updates: Path, name: str, standing: str) -> None:
    text = f'standings.{WHO} = {{ {standing}, title = "A newsroom", url = "https://news.example" }}'
    (updates / name).write_text(text + "\n", encoding="utf-8")


def _planned_while_in_prison(renamer: Any, updates: Path, city: str) -> Path:
    """Return a plan that honours somebody who is in prison as it is made."""
    _told(updates, "january.toml", IN_PRISON)
    path: Path = renamer.folder / "my.plan.toml"
    renamer("plan", "new", city, "-o", path, "--base-url", "https://group.example", *TODAY)
    places = json.loads(renamer("places", city, "--json").stdout)
    text = path.read_text(encoding="utf-8")
    free = next(place["id"] for place in places if f'"{place["id"]}"' not in text)
    renamer("plan", "add", path, free, WHO)
    assert f'{WHO} = "imprisoned 2030-01-02"' in path.read_text(encoding="utf-8")
    return path


@pytest.mark.parametrize("city", NEWS)
def test_whoever_is_freed_gets_a_strip(renamer: Any, updates: Path, city: str) -> None:
    path = _planned_while_in_prison(renamer, updates, city)
    _told(updates, "later.toml", FREED)
    planned = path.read_text(encoding="utf-8")

    checked = renamer("plan", "check", path, *TODAY)
    change = "said: imprisoned 2030-01-02; now it is said: released_in_exile 2030-01-20"
    assert change in checked.stderr
    assert "the kit holds a strip for the sign" in checked.stderr

    renamer("kit", path, "-o", "kit", *TODAY)
    kit = renamer.folder / "kit"
    (page,) = page_text((kit / "strips.pdf").read_bytes())
    assert "Maksim Znak" in page
    for line in NEWS[city].values():
        assert line in page
    assert page.index(NEWS[city][next(iter(NEWS[city]))]) < page.index(NEWS[city]["en"])
    for name in ("start-here.html", "start-here.en.html"):
        assert "strips.pdf" in (kit / name).read_text(encoding="utf-8")
    (site,) = (
        one
        for one in (kit / "site" / "R").glob("*/en.html")
        if "news.example" in one.read_text(encoding="utf-8")
    )
    story = site.read_text(encoding="utf-8")
    assert "As of 20 January 2030: released, in exile" in story
    assert "in prison" not in "".join(
        line for line in story.splitlines() if 'class="standing"' in line
    )
    manifest = json.loads((kit / "manifest.json").read_text(encoding="utf-8"))
    assert "strips.pdf" in {one["path"] for one in manifest["files"]}
    assert path.read_text(encoding="utf-8") == planned  # it goes on remembering
    renamer("proof", "kit")


@pytest.mark.parametrize(
    "later",
    [None, IN_PRISON.replace("01-02", "01-20"), 'code = "died_in_custody", as_of = "2030-01-20"'],
    ids=["nothing new", "still in prison", "died"],
)
def test_without_good_news_there_is_no_strip(
    renamer: Any, updates: Path, later: str | None
) -> None:
    path = _planned_while_in_prison(renamer, updates, "reykjavik")
    if later:
        _told(updates, "later.toml", later)
    checked = renamer("plan", "check", path, *TODAY)
    assert "strip" not in checked.stderr
    assert ("died_in_custody" in checked.stderr) == bool(later and "died" in later)
    none = renamer("print", "strips", path, *TODAY, ok=False)
    assert "nothing to print: nobody on the signs has been freed" in none.stderr


def test_somebody_planned_when_free_gets_none(renamer: Any, updates: Path) -> None:
    _told(updates, "later.toml", FREED)
    path = renamer.folder / "my.plan.toml"
    renamer("plan", "new", "reykjavik", "-o", path, *TODAY)
    renamer("plan", "add", path, "arnarholl", WHO)
    assert f'{WHO} = "released_in_exile 2030-01-20"' in path.read_text(encoding="utf-8")
    renamer("kit", path, "-o", "kit", *TODAY)
    assert not (renamer.folder / "kit" / "strips.pdf").exists()
    assert "strips.pdf" not in (renamer.folder / "kit" / "start-here.html").read_text("utf-8")


def test_a_month_or_a_year_is_printed_as_it_is_known(renamer: Any, updates: Path) -> None:
    path = _planned_while_in_prison(renamer, updates, "reykjavik")
    for since, line in (("2030-01", "FREE (January 2030)"), ("2030", "FREE (2030)")):
        _told(updates, "later.toml", FREED.replace("2030-01-18", since))
        renamer("print", "strips", path, "-o", f"{since}.pdf", *TODAY)
        (page,) = page_text((renamer.folder / f"{since}.pdf").read_bytes())
        assert line in page


@pytest.mark.parametrize("code", ["released_in_exile", "in_exile"])
def test_the_day_it_was_read_is_not_the_day_it_began(
    renamer: Any, updates: Path, code: str
) -> None:
    path = _planned_while_in_prison(renamer, updates, "reykjavik")
    _told(updates, "later.toml", f'code = "{code}", as_of = "2030-01-20"')
    checked = renamer("plan", "check", path, *TODAY)
    # the entry itself says released_in_exile: its story knows
    assert ("reread the story of Maksim Znak" in checked.stderr) is (code == "in_exile")
    renamer("print", "strips", path, *TODAY)
    (page,) = page_text((renamer.folder / "strips.pdf").read_bytes())
    assert all(line in page for line in ("FRJÁLS", "НА ВОЛІ", "FREE"))
    assert "(" not in page
    assert "2030" not in page


@pytest.mark.parametrize(
    ("since", "line"),
    [(', since = "2030-01-18"', "died in custody, 18 January 2030"), ("", "As of 20 January 2030")],
)
def test_a_death_reaches_the_page(renamer: Any, updates: Path, since: str, line: str) -> None:
    path = _planned_while_in_prison(renamer, updates, "reykjavik")
    _told(updates, "later.toml", f'code = "died_in_custody", as_of = "2030-01-20"{since}')
    checked = renamer("plan", "check", path, *TODAY)
    assert "now it is said: died_in_custody 2030-01-20" in checked.stderr
    renamer("site", "build", path, "-o", "site", *TODAY)
    pages = [one.read_text("utf-8") for one in (renamer.folder / "site" / "R").glob("*/en.html")]
    (page,) = (one for one in pages if "news.example" in one)
    assert line in page
    assert "died in custody" in page


NAMES = (
    "Ян",
    "Maksim Znak",
    "Franciszka Urszula Radziwiłłowa z Wiśniowieckich",
    "Arbeitsgemeinschaft der belarussischen Gesellschaft für Menschenrechte in Minsk",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("city", "colour"), [("reykjavik", "#4A63C8"), ("berlin", "#FFE600"), ("berlin", "#101010")]
)
def test_nothing_on_a_strip_touches_anything_else(name: str, city: str, colour: str) -> None:
    strip = dataclasses.replace(
        STRIP,
        name=("is", name),
        news=tuple(NEWS[city].items()),
        mark=dataclasses.replace(MARK, colour=colour),
    )
    width = PAGE_MM[0] - 2 * MARGIN_MM
    sheet = lay_out_strip(strip, width)
    texts = [mark for mark in sheet.marks if isinstance(mark, Text)]
    assert fold(name) in fold(" ".join(mark.text for mark in texts))
    (flower,) = (extent(mark) for mark in sheet.marks if isinstance(mark, Placed))
    boxes = [_ink(mark, sheet) for mark in texts]
    for box, other in itertools.combinations([*boxes, flower], 2):
        apart = box.right <= other.left or other.right <= box.left
        assert apart or box.bottom <= other.top or other.bottom <= box.top
    assert all(box.left > 1 and box.top > 1 for box in boxes)
    assert all(box.right < width - 1 and box.bottom < HEIGHT_MM - 1 for box in boxes)
    head = sheet.marks[1]
    assert isinstance(head, Rect)
    assert all(box.bottom < head.height_mm or box.top > head.height_mm for box in boxes)
    inks = {m.fill for m, box in zip(texts, boxes, strict=True) if box.top < head.height_mm}
    assert inks == ({"#111111"} if colour == "#FFE600" else {"#FFFFFF"})


def _ink(text: Text, sheet: Sheet) -> Box:
    """Return the box around what is printed of a line, in millimetres, to a quarter of one."""
    black = dataclasses.replace(text, fill="#000000")
    alone = Document(sheets=(dataclasses.replace(sheet, marks=(black,)),), title="", language="is")
    (picture,) = rasterise(paint_pdf(alone), 25.4 * 4)
    rows, columns = (picture < 128).nonzero()
    return Box(columns.min() / 4, rows.min() / 4, (columns.max() + 1) / 4, (rows.max() + 1) / 4)


def test_what_does_not_fit_is_never_cut() -> None:
    with pytest.raises(StyleError):
        lay_out_strip(dataclasses.replace(STRIP, name=("is", "Langt " * 60)), 273)


def test_four_strips_take_two_pages_within_the_margins() -> None:
    sheets = lay_out_strips([STRIP] * 4)
    assert [len(sheet.marks) for sheet in sheets] == [3, 1]
    pdf = paint_pdf(Document(sheets=sheets, title="strips", language="is"))
    for picture in rasterise(pdf, 72):
        height, width = picture.shape
        margin = round(MARGIN_MM / 25.4 * 72) - 2
        inner = picture[margin : height - margin, margin : width - margin]
        assert (picture == 255).sum() - (inner == 255).sum() == picture.size - inner.size
        assert (inner < 128).any()
