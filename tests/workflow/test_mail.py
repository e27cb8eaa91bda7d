"""Postcards, photo cards and letters to prison, from the command line."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.raster import page_count, page_text
from renamer.printing.art import read_art
from renamer.printing.mail import PICTURES
from renamer.printing.styles import common
from renamer.registry.packs import read_campaign
from renamer.text import fold
from renamer.workflow.pieces.photocards import (
    IN_MEMORY,
    NOT_FORGOTTEN,
    STANDING,
    STANDING_WITH_ALL,
    THINKING,
    THINKING_OF_ALL,
    WELCOME,
    epigraph_for,
    head_of,
)
from renamer.workflow.pieces.postcards import may_be_greeted
from tests.workflow.everything import metadata

if TYPE_CHECKING:
    from pathlib import Path

TODAY = ("--today", "2026-03-01")
CANARY = "meet behind the bakery, ring Zmicier"
PIECES = ("postcards", "photocards", "prisoner-mail", "prisoner-mail-guide")


def plan_of(renamer: Any, city: str, **honorees: str) -> Path:
    """Return a plan of three signs that honours these, with secrets of the team's own."""
    path: Path = renamer.folder / f"{city}.plan.toml"
    renamer(
        "plan", "new", city, "-o", path, "--base-url", "https://group.example", "--force", *TODAY
    )
    text = path.read_text("utf-8")
    for old, new in honorees.items():
        text = text.replace(f'honoree = "{old.replace("_", "-")}"', f'honoree = "{new}"')
    text = re.sub("(?m)^note = .*$", "", text)
    text = text.replace("[[renamings]]", f'[[renamings]]\nnote = "{CANARY}"')
    text = text.replace("[team]", f'[team]\nmeeting = "{CANARY}"')
    assert CANARY in text
    path.write_text(text, encoding="utf-8")
    return path


def printed(renamer: Any, piece: str, plan: Path, *options: str) -> bytes:
    out = renamer.folder / f"{piece}.pdf"
    renamer("print", piece, plan, "-o", out, "--force", *options, *TODAY)
    content: bytes = out.read_bytes()
    return content


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page_text(pdf)).split())


@pytest.mark.parametrize(
    ("city", "town", "hello", "name"),
    [
        ("reykjavik", "Reykjavík · 4. ágúst", "Við stöndum hér með ykkur.", "María Kalesnikava"),
        ("berlin", "Berlin-Mitte · 4. August", "Wir stehen hier", "Maria Kolesnikowa"),
    ],
)
def test_the_cards_speak_the_languages_of_town_and_campaign(
    renamer: Any, city: str, town: str, hello: str, name: str
) -> None:
    plan = plan_of(renamer, city)
    cards = printed(renamer, "postcards", plan)
    assert page_count(cards) == 2
    said = words(cards)
    for part in (town, hello, name, "Мы стаім тут з вамі.", "Марыя Калеснікава", "З павагай"):
        assert part in said
    photos = printed(renamer, "photocards", plan)
    assert page_count(photos) == 3
    said = words(photos)
    for part in (town, name, "Марыя Калеснікава", "Вольная Беларусь", "Welcome to freedom"):
        assert part in said
    assert page_count(printed(renamer, "photocards", plan, "--paper", "A5")) == 2
    assert page_count(printed(renamer, "postcards", plan, "--paper", "A6")) == 4


def test_nothing_of_the_teams_own_is_on_any_piece(renamer: Any) -> None:
    plan = plan_of(renamer, "reykjavik", kastus_kalinouski="andrzej-poczobut")
    for piece in PIECES:
        pdf = printed(renamer, piece, plan)
        told = f"{words(pdf)} {metadata(pdf)}"
        assert not any(part in told for part in ("bakery", "Zmicier"))


def test_mail_to_prison_bears_nothing_of_the_campaign(renamer: Any) -> None:
    plan = plan_of(renamer, "reykjavik", kastus_kalinouski="andrzej-poczobut")
    pdf = printed(renamer, "prisoner-mail", plan)
    assert page_count(pdf) == 3
    assert words(pdf) == ""
    told = fold(str(metadata(pdf)))
    for word in ("solidar", "жыве", "4.08", "belarus", "reykjavik", "2027", "http", "poczobut"):
        assert word not in told
    campaign = read_campaign()
    ours = {campaign.mark.colour, *campaign.colours.values(), common().band.background}
    flower = set(re.findall("#[0-9A-Fa-f]{6}", paint_svg(read_art(campaign.mark.art))))
    for number in (1, 2, 3):
        out = renamer.folder / "card.svg"
        renamer("print", "prisoner-mail", plan, "-o", out, "--force", *TODAY)
        svg = (renamer.folder / f"card-{number}.svg").read_text("utf-8")
        drawn = {colour.upper() for colour in re.findall("#[0-9A-Fa-f]{6}", svg)}
        assert drawn
        assert not drawn & {colour.upper() for colour in ours | flower}
        assert not any(_is_red(colour) for colour in drawn)
    assert campaign.mark.art not in PICTURES


def _is_red(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red > 150 and green < 90 and blue < 90


def test_mail_to_prison_is_the_same_whoever_is_honoured(renamer: Any) -> None:
    one = printed(renamer, "prisoner-mail", plan_of(renamer, "reykjavik"))
    other = printed(renamer, "prisoner-mail", plan_of(renamer, "berlin"))
    pages = [re.sub(rb"/Lang \([^)]*\)", b"", pdf) for pdf in (one, other)]
    assert len(pages[0]) == len(pages[1])


def test_the_sheet_tells_whom_we_know_in_prison_and_leads_to_no_listed_host(renamer: Any) -> None:
    plan = plan_of(renamer, "reykjavik", kastus_kalinouski="andrzej-poczobut")
    pdf = printed(renamer, "prisoner-mail-guide", plan)
    said = words(pdf)
    for part in (
        "As of 16 December 2025: in prison",
        "Андрэй Пачобут",
        "Libereco, libereco.org",
        "Viasna",
        "no address here",
        "A letter may not arrive",
        "read by a censor",
        "renamer letter check FILE",
    ):
        assert part in said, part
    assert not [host for host in read_campaign().listed_hosts if host in said]
    assert not re.search(r"\b2\d{5}\b", said)
    nobody = words(printed(renamer, "prisoner-mail-guide", plan_of(renamer, "reykjavik")))
    assert "Nobody on our signs is known to be in prison." in nobody
    text = plan.read_text("utf-8").replace('edition = "public"', 'edition = "no-links"')
    plan.write_text(text, encoding="utf-8")
    assert "libereco.org" not in words(printed(renamer, "prisoner-mail-guide", plan))


def test_the_kit_keeps_mail_to_prison_in_a_folder_of_its_own(renamer: Any) -> None:
    renamer("kit", plan_of(renamer, "reykjavik"), "-o", "kit", *TODAY)
    kit = renamer.folder / "kit"
    mail = kit / "prisoner-mail"
    assert sorted(path.name for path in mail.iterdir()) == ["cards.pdf", "read-first.pdf"]
    page = (kit / "start-here.html").read_text("utf-8")
    for name in ("postcards.pdf", "photo-cards.pdf", "prisoner-mail/cards.pdf"):
        assert (kit / name).is_file()
        assert name in page


def test_an_edition_without_codes_has_none_on_cards(renamer: Any) -> None:
    plan = plan_of(renamer, "reykjavik")
    text = plan.read_text("utf-8").replace('edition = "public"', 'edition = "no-codes"')
    plan.write_text(text, encoding="utf-8")
    for piece in ("postcards", "photocards"):
        assert "group.example" not in words(printed(renamer, piece, plan))


@pytest.mark.parametrize("city", ["reykjavik", "berlin", "helsinki"])
def test_without_a_site_codes_lead_to_public_pages_and_every_card_is_there(
    renamer: Any, city: str
) -> None:
    plan = renamer.folder / "plain.plan.toml"
    renamer("plan", "new", city, "-o", plan, *TODAY)
    for paper in ("A4", "A5"):
        out = renamer.folder / f"{paper}.pdf"
        told = renamer("print", "photocards", plan, "-o", out, "--paper", paper, "--json", *TODAY)
        assert json.loads(told.stdout)["codes"] >= 1
    assert "wikipedia.org" in words(out.read_bytes())
    printed(renamer, "postcards", plan)


def test_a_wrong_paper_is_one_sentence(renamer: Any) -> None:
    plan = plan_of(renamer, "reykjavik")
    failed = renamer("print", "postcards", plan, "--paper", "A3", *TODAY, ok=False)
    assert "does not come on A3; choose --paper A4 or --paper A6" in failed.stderr


def test_a_campaign_of_no_country_writes_to_nobody(renamer: Any) -> None:
    other = ("--campaign", "women-of-8-march")
    renamer("plan", "new", "reykjavik", "-o", "w.plan.toml", *other, *TODAY)
    for piece in ("prisoner-mail", "prisoner-mail-guide"):
        failed = renamer("print", piece, "w.plan.toml", *TODAY, ok=False)
        assert "says nothing of letters to people in prison" in failed.stderr


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("andrzej-poczobut", THINKING),
        ("tor-band", THINKING_OF_ALL),
        ("maria-kalesnikava", WELCOME),
        ("viasna", STANDING_WITH_ALL),
        ("ales-pushkin", IN_MEMORY),
        ("vasil-bykau", IN_MEMORY),
        ("anatol-krasouski", NOT_FORGOTTEN),
        ("free-belarus", ""),
    ],
)
def test_the_words_of_a_photo_card_fit_the_standing(who: str, says: str) -> None:
    honoree = read_campaign().honorees[who]
    assert head_of(honoree, datetime.date(2026, 3, 1)) == says


def test_a_release_that_nobody_has_looked_up_since_is_not_welcomed() -> None:
    honoree = read_campaign().honorees["maria-kalesnikava"]
    assert head_of(honoree, datetime.date(2027, 8, 4)) == STANDING


def test_no_card_is_sent_to_whom_it_could_harm() -> None:
    honorees = read_campaign().honorees
    assert may_be_greeted(honorees["maria-kalesnikava"])
    assert may_be_greeted(honorees["viasna"])
    for who in ("andrzej-poczobut", "nina-bahinskaya", "vasil-bykau", "free-belarus", "tor-band"):
        assert not may_be_greeted(honorees[who]), who
    home = dataclasses.replace(honorees["maria-kalesnikava"], lives_in="Belarus")
    assert not may_be_greeted(home)


def test_a_quotation_with_a_caution_is_never_taken() -> None:
    @dataclasses.dataclass
    class OfThisNumber:
        number: int
        honoree: Any

    campaign = read_campaign()
    kalinouski = campaign.honorees["kastus-kalinouski"]
    taken = [epigraph_for(OfThisNumber(n, kalinouski), campaign.epigraphs) for n in range(40)]  # type: ignore[arg-type]
    assert all(one is not None and not one.caution for one in taken)
    assert len({one.id for one in taken if one}) >= 5
    kupala = epigraph_for(OfThisNumber(1, campaign.honorees["yanka-kupala"]), campaign.epigraphs)  # type: ignore[arg-type]
    assert kupala is not None
    assert kupala.honoree == "yanka-kupala"
