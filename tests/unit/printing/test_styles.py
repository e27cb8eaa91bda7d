import os
import re
from pathlib import Path

import pytest

from renamer.errors import StyleError
from renamer.printing import styles
from renamer.printing.style_check import EVIDENCED, colours_of
from renamer.printing.styles import (
    countries,
    parse_style,
    read_style,
    style_for,
    style_names,
    town_styles,
)
from renamer.resources import resource

NEUTRAL = resource("templates", "signs", "neutral.toml").read_text(encoding="utf-8")
PARIS = resource("templates", "signs", "fr-paris.toml").read_text(encoding="utf-8")
EUROPE = (
    "AD AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT LI LT LU LV "
    "MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM TR UA VA XK"
)
"""Members of the Council of Europe (https://www.coe.int/en/web/portal/46-members-states), and BY,
RU, XK and VA."""


@pytest.mark.parametrize("name", style_names())
def test_every_style_is_valid_and_says_what_was_seen(name):
    style = read_style(name)
    assert tuple(sorted(style.evidence)) == tuple(sorted(EVIDENCED))
    for evidence in style.evidence.values():
        assert re.match("https?://[^ ]+$", evidence.source) or evidence.status == "approximate"
        assert evidence.note or evidence.status == "seen"
    assert style.faces[-1] == "FiraGO Bold", "the last face is one that is always there"
    assert all(line.fact == "about" or line.example for line in style.lines)
    assert styles.describe(style)["name"] == style.name


def test_towns_and_countries_find_their_style():
    assert len(town_styles()) == 38
    for name in town_styles():
        style = read_style(name)
        if style.city:
            assert style_for(style.city, style.country) == name == style.city
            assert all(style_for(slug, style.country) == name for slug in style.also)
    assert style_for("fr-paris-8e", "FR") == "fr-paris"
    assert style_for("fr-parisot", "FR") == "neutral-fr"
    assert style_for("pl-gdynia", "PL") == "neutral-pl"
    assert style_for("be-bruxelles-brussel", "BE") == "be-bruxelles"
    assert style_for("br-recife", "BR") == "neutral"


def test_every_country_of_europe_has_its_colours_and_no_more_than_a_stripe():
    assert " ".join(sorted(countries())) == EUROPE
    plain = read_style("neutral")
    for code, colours in countries().items():
        style = read_style(f"neutral-{code.lower()}")
        assert (style.background, style.text) == (colours.ground, colours.text)
        assert style.country == code
        assert style.approximate == tuple(sorted(EVIDENCED))
        assert (style.width_mm, style.height_mm) == (plain.width_mm, plain.height_mm)
        (stripe,) = style.ornaments
        assert stripe.kind == "stripe"
        assert stripe.size_mm < 0.05 * style.height_mm
    with pytest.raises(StyleError, match="neutral-pl"):
        read_style("neutral-br")


def test_colours_are_told_by_their_field():
    found = colours_of(read_style("fr-paris"))
    assert found["background"] == "#1D4F91"
    assert found["borders.0.dark"] == "#111111"
    assert found["lines.0.colour"] == "#FFFFFF"


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('text = "#FFFFFF"', 'text = "#5A86C0"', r"text: #5A86C0 on #1D4F91 .* 2.2 : 1.*darker"),
        ('"#2F5D46"', '"#A01A9A"', r"borders.0.colour: .* away from the band's"),
        ('kind = "cartouche"', 'kind = "lion"', r"ornaments.0.kind: input should be 'azulejo'"),
        ("height_mm = 400\n", "", "height_mm: missing required|height_mm: field required"),
        ('place = "above"', 'place = "below"', "a cartouche needs a line above"),
        (r"(\\d+er?)\\b", r"(\\d+(er?)", r"lines.0.pick"),
        ('note = "capitals on most plates"', 'note = ""', "evidence.case.note: is missing"),
    ],
)
def test_faults_of_a_style_are_named(before, after, fault):
    assert before in PARIS
    with pytest.raises(StyleError, match=fault) as error:
        parse_style(PARIS.replace(before, after), where="templates/signs/x.toml")
    assert "templates/signs/x.toml" in str(error.value)
    assert "docs/reference/signs.md" in str(error.value)


def test_the_documentation_says_how_sure_every_style_is():
    """After a change of the data: RENAMER_KEEP_GOLDEN=1 writes the table anew."""
    page = Path(__file__).parents[3] / "docs" / "reference" / "signs.md"
    text = page.read_text("utf-8")
    rows = [
        f"| `{name}` | {styles.seen_of(style)} | {styles.seen_in_words(style)} |\n"
        for name in town_styles()
        for style in (read_style(name),)
    ]
    found = re.compile(r"(?<=\| style \| seen \| what \|\n\|---\|---\|---\|\n)(\|.*\n)+")
    if os.environ.get("RENAMER_KEEP_GOLDEN"):
        page.write_text(found.sub(lambda _: "".join(rows), text), "utf-8")
        return
    assert found.search(text).group().splitlines(keepends=True) == rows


def test_unknown_fields_are_errors_that_name_file_and_field():
    with pytest.raises(StyleError) as error:
        parse_style(f"colour = 'red'\n{NEUTRAL}", where="templates/signs/x.toml")
    assert "templates/signs/x.toml" in str(error.value)
    assert "colour: there is no such field" in str(error.value)


def test_all_faults_are_told_at_once():
    broken = NEUTRAL.replace('"#1B2A4A"', '"blue"').replace("width_mm = 800", "width_mm = -1")
    with pytest.raises(StyleError) as error:
        parse_style(broken, where="x.toml")
    assert "text" in error.value.problem
    assert "width_mm" in error.value.problem
    assert "borders.0.colour" in error.value.problem


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("faces = { status", "facets = { status", "evidence.facets: there is no such field"),
        ("faces = { status", "facets = { status", "evidence.faces: is missing"),
        (
            'background = { status = "approximate"',
            'background = { status = "seen"',
            "background.source",
        ),
    ],
)
def test_evidence_is_complete_and_seen_means_a_source(before, after, fault):
    with pytest.raises(StyleError, match=fault):
        parse_style(NEUTRAL.replace(before, after), where="x.toml")


def test_what_is_no_toml_or_no_style_is_said():
    with pytest.raises(StyleError, match="no TOML"):
        parse_style("name = ", where="x.toml")
    with pytest.raises(StyleError, match="neutral"):
        read_style("atlantis")


def test_dark_and_light_grounds_are_told_apart():
    assert read_style("fr-paris").is_dark
    assert not read_style("de-berlin").is_dark
