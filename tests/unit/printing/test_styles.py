import pytest

from renamer.errors import StyleError
from renamer.printing import styles
from renamer.printing.styles import parse_style, read_style, style_for, style_names
from renamer.resources import resource

NEUTRAL = resource("templates", "signs", "neutral.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", style_names())
def test_every_style_is_valid_and_says_what_was_seen(name):
    style = read_style(name)
    assert set(style.evidence) == set(styles.EVIDENCED)
    assert all(
        evidence.source.startswith("https://")
        for evidence in style.evidence.values()
        if evidence.status == "seen"
    )
    assert styles.describe(style)["name"] == style.name


def test_the_styles_of_the_first_towns_are_there():
    assert style_names() == ("de-berlin", "fi-helsinki", "fr-paris", "is-reykjavik", "neutral")
    assert style_for("is-reykjavik", "IS") == "is-reykjavik"
    assert style_for("mc-monaco", "MC") == "neutral"
    assert style_for("fr-lyon", "FR") == "neutral", "another town's manner is not its own"


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
    assert styles.luminance("#FFFFFF") == pytest.approx(1)
    assert styles.luminance("#000000") == 0
