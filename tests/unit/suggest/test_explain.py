from renamer.suggest.explain import explain, explain_place
from renamer.suggest.match import suggest


def test_the_weightiest_reason_comes_first_and_every_line_has_its_ground(make, people):
    town = make.town(make.square("Market", 0, 0, addresses=0), make.landmark("theatre", 25, 80))
    (one,) = suggest(town, people, count=1)
    lines = explain(one)
    assert len(lines) == len(one.reasons)
    gained = [float(line.rsplit("+", 1)[1].split(";")[0]) for line in lines]
    assert gained == sorted(gained, reverse=True)
    assert any("The theatre" in line and "node/25080" in line for line in lines)


def test_a_place_that_is_never_suggested_says_why_and_warns(make):
    place = make.square("Taken", 0, 0, namesake="Q1")
    town = make.town(place, make.landmark("diplomatic", 25, 90, "BY"))
    lines = explain_place(place, town)
    assert lines[0].startswith("Taken: never suggested")
    assert "you may be filmed here" in lines[1]
    assert any(line.startswith("The diplomatic is 40 m away") for line in lines[2:])
