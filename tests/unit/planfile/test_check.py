import dataclasses
from pathlib import Path

import pytest
from shapely.geometry import Point

from renamer.errors import PlanError
from renamer.model.honoree import Honoree, NameForms, Source, Standing
from renamer.model.place import City, Ground, Place, Snapshot, Town
from renamer.planfile.check import base_url_faults, check_plan
from renamer.planfile.toml import read_plan

EXAMPLE = Path(__file__).parents[2] / "data" / "plans" / "schema-1.plan.toml"


def honoree(one_id):
    return Honoree(
        id=one_id,
        kind="person",
        names={"en": NameForms(nominative=one_id)},
        who={"en": "x"},
        standing=Standing(code="died"),
        lives_in="dead",
        consent="not needed",
        sources=(Source(id="s", title="t", url="https://x.example", backs="life"),),
    )


def place(one_id, name):
    return Place(
        id=one_id,
        name=name,
        names={},
        kind="square",
        osm_refs=("way/1",),
        anchor_lonlat=(0.0, 0.0),
        geometry=Point(0, 0),
    )


@pytest.fixture
def hand():
    """What the caller has at hand."""
    names = {
        "austurvollur": "Austurvöllur",
        "ingolfstorg": "Ingólfstorg",
        "hringbraut": "Hringbraut",
    }
    city = City(
        slug="is-reykjavik",
        names={"is": "Reykjavík"},
        country="IS",
        languages=("is",),
        crs_m="EPSG:32627",
    )
    town = Town(
        city=city,
        snapshot=Snapshot(source="a test"),
        places=tuple(place(key, name) for key, name in names.items()),
        landmarks=(),
        ground=Ground(),
    )
    return {
        "town": town,
        "honorees": {key: honoree(key) for key in ("free-belarus", "vasil-bykau")},
        "style_names": {"is-reykjavik", "neutral"},
        "languages": {"is", "be", "en"},
        "weight_names": {"host", "mission"},
        "usual_day": "08-04",
        "where": "my.plan.toml",
    }


@pytest.fixture
def plan():
    return read_plan(EXAMPLE)


def told(plan, hand):
    with pytest.raises(PlanError) as error:
        check_plan(plan, **hand)
    return str(error.value)


def renamed(plan, **change):
    first, *others = plan.renamings
    return dataclasses.replace(plan, renamings=(dataclasses.replace(first, **change), *others))


def test_a_good_plan_has_no_fault(plan, hand):
    assert check_plan(plan, **hand) == ()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"place": "austurvolur"}, "did you mean 'austurvollur' or run 'renamer plan refind my"),
        ({"honoree": "free-belarus2"}, "did you mean 'free-belarus'"),
        ({"code": "36GN7"}, "has the code '36GN7' too"),
        ({"code": "O0000"}, "is no code"),
        ({"copies": 0}, 'decision = "dropped"'),
        ({"wording": {"xx": "Y"}}, "there is no language 'xx'"),
        ({"wording": {"is": " "}}, "the wording is empty"),
        ({"anchor_lonlat": (64.1, -121.9)}, "nowhere on earth"),
    ],
)
def test_faults_of_a_renaming(plan, hand, change, sentence):
    assert sentence in told(renamed(plan, **change), hand)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"style": "is-reykjavk"}, "did you mean 'is-reykjavik'"),
        ({"languages": ("is", "isl")}, "languages[1]: there is no language 'isl'"),
        ({"weights": {"hots": 1.0}}, "did you mean 'host'"),
        ({"weights": {"host": float("nan")}}, "is no weight"),
        ({"weights": {"host": -1.0}}, "is no weight"),
        ({"pins": {"nowhere": "nobody"}}, "there is no honoree 'nobody'"),
        ({"bans": ("hringbrut",)}, "did you mean 'hringbraut'"),
        ({"walk": ("CDFGX",)}, "walk[0]"),
        ({"walk": ("CDFGH", "CDFGH")}, "twice"),
        ({"base_url": "http://group.example"}, "https://"),
    ],
)
def test_faults_of_the_plan(plan, hand, change, sentence):
    assert sentence in told(dataclasses.replace(plan, **change), hand)


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("", True),
        ("https://group.example/4august", True),
        ("https://group.example:8443/", True),
        ("HTTPS://GROUP.EXAMPLE/X", True),
        ("http://group.example", False),
        ("ftp://group.example", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https:///path", False),
        ("https://anna@group.example", False),
        ("https://anna:secret@group.example", False),
        ("https://group.example/?a=1", False),
        ("https://group.example/?", False),
        ("https://group.example/#a", False),
        ("https://group.example/a b", False),
        ("https://group.example/\u200b", False),
        ("https://[::1", False),
        ("https://group.example:port", False),
        ("https://listed.example/x", False),
        ("https://WWW.Listed.Example./x", False),
        ("https://unlisted.example/x", True),
    ],
)
def test_addresses(url, good):
    assert (not list(base_url_faults(url, {"listed.example"}))) is good


def test_all_faults_come_together(plan, hand):
    bad = dataclasses.replace(
        renamed(plan, copies=0, place="x"), base_url="http://x", style="y", languages=("zz",)
    )
    text = told(bad, hand)
    assert text.startswith("my.plan.toml: 5 things are wrong")


def test_an_own_honoree_needs_a_source_and_an_id_of_its_own(plan, hand):
    bare = dataclasses.replace(plan.honorees[0], sources=())
    assert "hearsay" in told(dataclasses.replace(plan, honorees=(bare,)), hand)
    twin = dataclasses.replace(plan.honorees[0], id="vasil-bykau")
    assert "is taken" in told(dataclasses.replace(plan, honorees=(twin,)), hand)


def test_the_same_place_is_not_renamed_twice(plan, hand):
    first, second = plan.renamings
    twice = dataclasses.replace(second, place=first.place, decision="accepted")
    assert "renames 'austurvollur' too" in told(
        dataclasses.replace(plan, renamings=(first, twice)), hand
    )


def test_what_can_be_survived_is_a_notice(plan, hand):
    first, second = plan.renamings
    quiet = dataclasses.replace(
        plan,
        base_url="",
        day=plan.day.replace(day=5),
        renamings=(dataclasses.replace(first, old="Völlur", decision="dropped"), second),
    )
    codes = [notice.code for notice in check_plan(quiet, **hand)]
    assert codes == ["nothing-accepted", "no-site", "other-day", "name-changed"]


def test_an_accepted_renaming_that_is_banned_is_noticed(plan, hand):
    banned = dataclasses.replace(plan, bans=("free-belarus",))
    assert [notice.code for notice in check_plan(banned, **hand)] == ["accepted-and-banned"]
