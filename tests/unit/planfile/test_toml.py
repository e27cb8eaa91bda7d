import dataclasses
import datetime
import unicodedata
from pathlib import Path

import pytest

from renamer.errors import PlanError
from renamer.model.plan import Plan, Renaming
from renamer.planfile.toml import parse_plan, read_plan, write_plan

EXAMPLE = Path(__file__).parents[2] / "data" / "plans" / "schema-1.plan.toml"
MINIMAL = 'schema = 1\ncity = "a"\ncampaign = "b"\nday = 2027-08-04\n'


@pytest.fixture
def text():
    return EXAMPLE.read_text(encoding="utf-8")


@pytest.fixture
def plan(text):
    return parse_plan(text)


def test_a_new_file_explains_every_field_and_reads_back(plan):
    made = write_plan(plan)
    assert parse_plan(made) == plan
    for field in dataclasses.fields(Plan):
        assert field.name in made
    for field in dataclasses.fields(Renaming):
        assert f"\n{field.name} = " in made
    assert "[[honorees]]" in write_plan(dataclasses.replace(plan, honorees=()))


def test_the_commented_honoree_works_when_it_is_uncommented(plan):
    made = write_plan(dataclasses.replace(plan, honorees=(), renamings=()))
    head, example = made.split("# [[honorees]]\n")
    example = example.split("\n\n")[0]
    uncommented = "\n".join(line.removeprefix("# ") for line in example.split("\n"))
    assert parse_plan(f"{head}[[honorees]]\n{uncommented}").honorees[0].id == "jane-example"


def test_nothing_changed_means_not_a_byte_changed(plan, text):
    assert write_plan(plan, previous=text) == text
    new = write_plan(plan)
    assert write_plan(plan, previous=new) == new


def changed_lines(before, after):
    return set(after.splitlines()) ^ set(before.splitlines())


def test_only_what_differs_changes_and_comments_stay(plan, text):
    first, second = plan.renamings
    changed = dataclasses.replace(
        plan, contact="us@group.example", renamings=(dataclasses.replace(first, copies=5), second)
    )
    made = write_plan(changed, previous=text)
    assert parse_plan(made) == changed
    assert changed_lines(text, made) == {
        'contact = "hello@group.example"',
        'contact = "us@group.example"',
        "copies = 2",
        "copies = 5",
    }
    assert "# only we know" in made


def test_a_comment_behind_a_changed_value_stays(plan, text):
    changed = dataclasses.replace(plan, team={"meeting point": "elsewhere"})
    assert '"meeting point" = "elsewhere"   # only we know' in write_plan(changed, previous=text)


def test_renamings_come_and_go(plan, text):
    first, second = plan.renamings
    new = dataclasses.replace(second, code="XXXXX", place="laekjartorg", wording={"is": "Nýtorg"})
    for renamings in ((second, first), (first,), (), (new, first, second), (second, new)):
        changed = dataclasses.replace(plan, renamings=renamings)
        made = write_plan(changed, previous=text)
        assert parse_plan(made) == changed
        assert "# An example of schema 1" in made
        assert "# The square first." in made
    assert 'wording = {is = "Nýtorg"}' in made


@pytest.mark.parametrize(
    "change",
    [
        {"map_data": None},
        {"weights": {}, "pins": {}, "team": {}},
        {"honorees": ()},
        {"bans": (), "walk": (), "languages": ()},
        {"pins": {"a": "b", "c d": "é"}},
    ],
)
@pytest.mark.parametrize("previous", [None, MINIMAL, "example"])
def test_every_part_can_change(plan, text, change, previous):
    changed = dataclasses.replace(plan, **change)
    before = text if previous == "example" else previous
    assert parse_plan(write_plan(changed, previous=before)) == changed


def test_text_is_nfc_at_the_door():
    decomposed = unicodedata.normalize("NFD", "Þórður é")
    plan = parse_plan(f'{MINIMAL}contact = "{decomposed}"\n[team]\n"{decomposed}" = "x"')
    assert plan.contact == "Þórður é"
    assert list(plan.team) == ["Þórður é"]


def test_all_faults_are_told_at_once_with_their_place_and_the_nearest_key():
    bad = f"""{MINIMAL}paper = "A5"
bnas = []
[[renamings]]
code = "CDFGH"
place = "x"
anchor_lonlat = [1.0, 2.0]
honoree = "y"
decison = "accepted"
copies = "many"
"""
    with pytest.raises(PlanError) as error:
        parse_plan(bad, where="my.plan.toml")
    told = str(error.value)
    assert "4 things are wrong" in told
    assert "my.plan.toml" in told
    assert "bnas: there is no such field; did you mean 'bans'" in told
    assert "renamings[0].decison: there is no such field; did you mean 'decision'" in told
    assert "paper: must be 'A4', 'A3', 'A2', 'A1', 'A0', 'Letter' or 'Tabloid' (found 'A5'" in told
    assert "renamings[0].copies" in told


def test_keys_deep_inside_are_guessed_too():
    with pytest.raises(PlanError) as error:
        parse_plan(EXAMPLE.read_text(encoding="utf-8").replace("nominative", "nominativ"))
    assert "honorees[0].names.en.nominativ" in str(error.value)
    assert "did you mean 'nominative'" in str(error.value)


def test_one_fault_says_where_and_what_to_do():
    with pytest.raises(PlanError) as error:
        parse_plan('schema = 1\ncity = "a"\nday = 2027-08-04', where="my.plan.toml")
    assert error.value.where == "my.plan.toml: campaign"
    assert error.value.problem == "is missing"


@pytest.mark.parametrize("text", ['city = "a', "city = \n", "a = 1\na = 2", "[renamings"])
def test_broken_toml_names_the_line(text):
    with pytest.raises(PlanError, match="no TOML") as error:
        parse_plan(f"# a line\n{text}", where="my.plan.toml")
    assert error.value.where.startswith("my.plan.toml")


def test_the_line_of_broken_toml():
    with pytest.raises(PlanError) as error:
        parse_plan('city = "a"\nday = \n', where="my.plan.toml")
    assert error.value.where == "my.plan.toml, line 2"


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(PlanError, match="cannot read"):
        read_plan(tmp_path / "none.plan.toml")
    with pytest.raises(PlanError, match="cannot read"):
        read_plan(tmp_path)
    latin = tmp_path / "latin.plan.toml"
    latin.write_bytes('city = "Reykjavík"'.encode("latin-1"))
    with pytest.raises(PlanError, match="UTF-8"):
        read_plan(latin)


def test_a_file_of_windows_opens(tmp_path):
    path = tmp_path / "windows.plan.toml"
    path.write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())
    assert read_plan(path).day == datetime.date(2027, 8, 4)


def test_a_previous_version_that_is_no_toml_is_refused(plan):
    with pytest.raises(PlanError, match="no TOML"):
        write_plan(plan, previous="city = ")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("contact = 1", "contact: must be text"),
        ('day = "4 August"', "day: must be a day like 2027-08-04"),
        ('languages = "is"', "languages: must be a list"),
        ('team = "x"', "team: must be a table"),
        ('weights = { host = "x" }', "weights.host: must be a number"),
        ("renamings = [1]", "renamings[0]: must be a block"),
    ],
)
def test_types_are_told_in_plain_words(line, sentence):
    base = MINIMAL.replace("day = 2027-08-04\n", "") if line.startswith("day") else MINIMAL
    with pytest.raises(PlanError) as error:
        parse_plan(base + line)
    assert sentence in str(error.value)
