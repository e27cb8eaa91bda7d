"""The specimen sheet: every style, each with somebody who may be named, in the town's language."""

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from renamer.cli import cli
from renamer.drawing.raster import page_count, page_text
from renamer.errors import OutputError, UsageError
from renamer.printing.styles import read_style, style_names
from renamer.registry.packs import read_campaign
from renamer.workflow import specimens
from renamer.workflow.paper import _facts, about_line

DAY = "2027-06-01"


def run(*words):
    return CliRunner().invoke(cli, ["style", *words])


def test_the_sheet_shows_every_style_with_band_and_evidence(tmp_path):
    path = tmp_path / "styles.pdf"
    shown = run("sheet", str(path), "--today", DAY, "--json")
    assert shown.exit_code == 0, shown.output
    rows = {row["id"]: row for row in json.loads(shown.output)}
    assert tuple(rows) == style_names()
    text = " ".join(" ".join(page_text(path.read_bytes())).split())
    for row in rows.values():
        assert row["name"] in text
        assert all(len(plate["text"]) > 3 for plate in row["plate"])
    assert text.count("seen: ") == len(rows) == text.count("4.08")
    assert rows["fi-helsinki"]["plate"][1]["language"] == "sv"
    assert rows["ge-tbilisi"]["plate"][0]["language"] == "ka"
    assert [plate["language"] for plate in rows["jp-tokyo"]["plate"]] == ["en"]
    assert rows["fr-paris"]["lines"]["district"] == "8e Arrt"
    again = tmp_path / "again.pdf"
    run("sheet", str(again), "--today", DAY)
    assert again.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_pictures_are_numbered(tmp_path, ending):
    run("sheet", str(tmp_path / "styles.pdf"), "--today", DAY)
    shown = run("sheet", str(tmp_path / f"styles.{ending}"), "--today", DAY)
    assert shown.exit_code == 0, shown.output
    pages = page_count((tmp_path / "styles.pdf").read_bytes())
    assert len(list(tmp_path.glob(f"styles-*.{ending}"))) == pages > 1


def test_nothing_is_overwritten_and_other_endings_are_refused(tmp_path):
    path = tmp_path / "styles.pdf"
    path.write_bytes(b"mine")
    assert isinstance(run("sheet", str(path)).exception, OutputError)
    assert path.read_bytes() == b"mine"
    refused = run("sheet", str(tmp_path / "styles.docx")).exception
    assert isinstance(refused, UsageError)
    assert "end its name in .pdf" in str(refused)


def test_only_those_are_shown_who_may_be_named_unasked():
    campaign = read_campaign("belarus-solidarity")
    people = specimens._people(campaign)
    assert len(people) == specimens._SHOWN
    assert not {one.id for one in people} & set(campaign.ask_first)
    assert {one.consent for one in people} <= {"public campaign", "not needed"}


def test_the_line_about_somebody_has_the_years_of_the_dead_only():
    people = read_campaign("belarus-solidarity").honorees
    assert "1962" not in about_line(people["ales-bialiatski"], "en")
    writer = replace(people["vasil-bykau"], who={"en": "Belarusian writer"})
    assert about_line(writer, "en") == "Belarusian writer (1924–2003)"
    assert about_line(replace(writer, years="low"), "en") == "Belarusian writer"
    assert about_line(people["yanka-kupala"], "fr").count("1942") == 1
    assert about_line(people["ales-bialiatski"], "pt") is None
    assert about_line(people["free-belarus"], "en") is None, "a dedication is nobody"


def test_the_plate_tells_the_district_but_never_the_old_name_as_one():
    def facts(old, district, town):
        stop = SimpleNamespace(
            place=SimpleNamespace(facts=SimpleNamespace(district=district)),
            renaming=SimpleNamespace(old=old),
            honoree=read_campaign("belarus-solidarity").honorees["vasil-bykau"],
        )
        return _facts(stop, SimpleNamespace(languages=("fr",), name=town))

    assert facts("Rue X", "Faubourg-du-Roule", "Paris")["district"] == "Faubourg-du-Roule"
    assert "district" not in facts("Hlemmur", "HLEMMUR", "Reykjavík")
    arrondissement = next(line for line in read_style("fr-paris").lines if line.place == "above")
    assert arrondissement.words(facts("Rue X", None, "Paris (8e)")) == "8e Arrt"
    assert arrondissement.words(facts("Rue X", None, "Paris")) == ""
