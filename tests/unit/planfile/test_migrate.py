from pathlib import Path

import pytest

from renamer.errors import PlanError
from renamer.planfile.toml import parse_plan, read_plan

PLANS = Path(__file__).parents[2] / "data" / "plans"
MINIMAL = 'city = "a"\ncampaign = "b"\nday = 2027-08-04\n'


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.plan.toml")), ids=lambda path: path.name)
def test_every_older_example_opens(path):
    plan = read_plan(path)
    assert plan.city == "is-reykjavik"
    assert [one.code for one in plan.renamings] == ["CDFGH", "36GN7"]
    assert plan.renamings[0].wording == {"is": "Torg frjáls Belarús"}
    assert plan.honorees[0].sources[0].url == "https://library.example/1"


@pytest.mark.parametrize(
    ("schema", "sentence"),
    [
        ("2", "newer renamer"),
        ("0", "never was a schema 0"),
        ('"1"', "no number"),
        ("true", "no number"),
    ],
)
def test_another_schema_is_told_plainly(schema, sentence):
    with pytest.raises(PlanError, match=sentence) as error:
        parse_plan(f"schema = {schema}\n{MINIMAL}", where="my.plan.toml")
    assert error.value.where == "my.plan.toml: schema"


def test_a_plan_without_a_schema_is_of_the_first():
    assert parse_plan(MINIMAL).schema == 1
