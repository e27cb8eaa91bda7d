"""Landmarks: what the tags say, and what is found in real towns."""

from collections import Counter
from pathlib import Path
from typing import get_args

import osmium
import pytest
import shapely

from renamer.gazetteer.landmarks import (
    _BY_TAG,
    LANDMARK_KEYS,
    gather_landmarks,
    landmark_kind,
)
from renamer.gazetteer.raw import RawThing
from renamer.model.place import LandmarkKind

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "landmarks.md"
BOX = shapely.box(7.0, 43.0, 8.0, 44.0)


def embassy(ref, lon, geometry=None, **tags):
    spot = geometry or shapely.Point(lon, 43.5)
    return RawThing(ref=ref, tags={"office": "diplomatic", **tags}, geometry=spot)


def found(*things):
    return gather_landmarks(things, extent=BOX, country="MC", languages=["fr"])


def test_the_fifteen_missions_of_the_centre_of_helsinki(helsinki):
    missions = {item.osm_ref: item for item in helsinki.landmarks if item.kind == "diplomatic"}
    assert len(missions) == 15
    assert all(item.country for item in missions.values())
    assert missions["node/3140773471"].name == "Mission of Georgia"
    assert missions["node/5017830882"].country == "FR"


def test_a_mission_mapped_twice_counts_once_and_the_outline_wins():
    house = shapely.box(7.5, 43.5, 7.5002, 43.5002)
    (mission,) = found(
        embassy("node/1", 7.5001, name="Ambassade de Norvège", country="NO"),
        embassy("way/2", 0, house, name="Ambassade de Norvège", country="NO"),
    )
    assert mission.osm_ref == "way/2"
    assert mission.country == "NO"


def test_two_houses_of_one_mission_far_apart_are_two():
    twice = [embassy(f"node/{i}", 7.5 + i / 100, name="Ambassade", country="NO") for i in (1, 2)]
    assert len(found(*twice)) == 2


def test_what_lies_outside_is_no_landmark():
    assert found(embassy("node/1", 9.0, name="Ambassade", country="NO")) == ()


KINDS = [
    ("office=diplomatic", "A", "diplomatic"),
    ("amenity=embassy country=DE", None, "diplomatic"),
    ("amenity=embassy country=DE-BY", "A", None),
    ("office=diplomatic consulate=residence", "A", None),
    ("office=government government=legislative", "A", "parliament"),
    ("office=government government=parliament", "A", "parliament"),
    ("amenity=public_building building=yes", "Alþingishúsið", "parliament"),
    ("amenity=townhall", "Landtag", "parliament"),
    ("office=government", "Conseil National de la Principauté de Monaco", "parliament"),
    ("office=government", "Conseil national des activités privées de sécurité", None),
    ("railway=station", "Bundestag", "station"),
    ("amenity=cafe", "Parlament", None),
    ("amenity=townhall", "Rathaus", "government"),
    ("amenity=townhall", "Niton Village Hall", None),
    ("office=government government=ministry", "A", "government"),
    ("office=government government=administrative", "A", "government"),
    ("office=government government=prosecutor", "A", "government"),
    ("office=government", "Puolustusministeriö", "government"),
    ("office=government", "Auswärtiges Amt", "government"),
    ("office=government", "Utanríkisráðuneytið", "government"),
    ("office=government", "Ministerstwo Sprawiedliwości", "government"),
    ("office=government", "Міністэрства культуры", "government"),
    ("office=government", "Utrikesdepartementet", "government"),
    ("amenity=public_building", "Stjórnarráð Íslands", "government"),
    ("office=government government=tax", "Finanzamt", None),
    ("office=government", "Administration des postes", None),
    ("amenity=courthouse", "A", "court"),
    ("amenity=prison", "A", "prison"),
    ("amenity=police", "A", "police"),
    ("office=newspaper", "A", "newsroom"),
    ("office=media", "A", "newsroom"),
    ("amenity=studio studio=television", "A", "newsroom"),
    ("amenity=studio studio=audio", "A", None),
    ("amenity=studio", "Valokuvaamo", None),
    ("amenity=theatre theatre:genre=opera", "A", "theatre"),
    ("amenity=concert_hall building=church", "A", "theatre"),
    ("tourism=museum", "A", "museum"),
    ("tourism=museum amenity=townhall", "A", "museum"),
    ("tourism=museum amenity=cafe", "A", None),
    ("tourism=gallery", "A", None),
    ("amenity=library", "A", "library"),
    ("amenity=university", "A", "university"),
    ("amenity=college", "A", "university"),
    ("amenity=school", "A", "school"),
    ("amenity=kindergarten", "A", None),
    ("amenity=driving_school", "A", None),
    ("amenity=place_of_worship tourism=museum", "A", "place_of_worship"),
    ("historic=memorial", "A", "memorial"),
    ("historic=monument", "A", "memorial"),
    ("historic=memorial memorial=stolperstein", "A", None),
    ("historic=memorial memorial:type=plate", "A", None),
    ("historic=memorial amenity=place_of_worship", "A", "place_of_worship"),
    ("historic=tomb tomb=war_grave", "A", "grave"),
    ("historic=memorial memorial=grave", "A", "grave"),
    ("landuse=cemetery cemetery=grave", "A", "grave"),
    ("historic=tomb", None, None),
    ("railway=station", "A", "station"),
    ("public_transport=station", "A", "station"),
    ("amenity=bus_station", "A", "station"),
    ("public_transport=stop_position", "A", None),
    ("amenity=arts_centre", "A", "cultural_centre"),
    ("amenity=community_centre community_centre=cultural_centre", "A", "cultural_centre"),
    ("amenity=community_centre", "A", None),
    ("amenity=theatre", None, None),
    ("building=church", "A", None),
    ("office=association", "A", None),
    ("shop=books", "A", None),
    ("amenity=restaurant historic=monument", "A", None),
]


def tags(text, name):
    return dict(word.split("=") for word in text.split()) | ({"name": name} if name else {})


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_kinds_by_tag(text, name, kind):
    assert landmark_kind(tags(text, name)) == kind


def test_every_landmark_has_one_of_the_keys_and_every_kind_its_row():
    found = [(text, kind) for text, _, kind in KINDS if kind]
    assert all(tags(text, None).keys() & set(LANDMARK_KEYS) for text, _ in found)
    assert {kind for _, kind in found} == set(get_args(LandmarkKind))


def test_the_reference_lists_every_tag_of_every_kind():
    lines = REFERENCE.read_text(encoding="utf-8").partition("## ")[0].splitlines()
    rows = {line.split("`")[1]: line for line in lines if line.startswith("| `")}
    assert list(rows) == list(get_args(LandmarkKind))
    told = [(f"`{key}={value}`", kind) for key, row in _BY_TAG for value, kind in row.items()]
    assert [(tag, kind) for tag, kind in told if tag not in rows[kind]] == []


@pytest.mark.parametrize(
    ("name", "tagged", "named"),
    [
        ("Rússneska Rétttrúnaðarkirkjan", "amenity=place_of_worship", False),
        ("Domkirkja", "amenity=place_of_worship", True),
        ("Église Saint-Martin", "amenity=place_of_worship", True),
        ("Беларуская бібліятэка імя Францыска Скарыны", "amenity=library", False),
        ("Białoruskie Centrum Kultury", "amenity=arts_centre", False),
        ("Belarusian Library", "amenity=library", False),
        ("Ukrainian Cultural Centre", "amenity=arts_centre", False),
        ("Église française", "amenity=place_of_worship", True),
        ("Russian Museum", "tourism=museum", True),
    ],
)
def test_houses_of_people_from_abroad_are_not_pointed_at(name, tagged, named):
    known = {"Rússneska Rétttrúnaðarkirkjan": {"name:en": "Russian Orthodox Church"}}
    house = {**tags(tagged, name), **known.get(name, {})}
    things = found(RawThing(ref="node/1", tags=house, geometry=shapely.Point(7.5, 43.5)))
    assert [item.name for item in things] == ([name] if named else [])


@pytest.mark.parametrize(
    ("operator", "told"),
    [("Stadt A", "Stadt A"), ("THEATER a", None), (None, None)],
)
def test_who_runs_it_is_told_where_the_name_does_not(operator, told):
    theatre = tags("amenity=theatre", "Theater A") | ({"operator": operator} if operator else {})
    (item,) = found(RawThing(ref="node/1", tags=theatre, geometry=shapely.Point(7.5, 43.5)))
    assert item.operator == told


class Kinds(osmium.SimpleHandler):
    """Counts the elements of each kind, straight out of the buffer of libosmium."""

    def __init__(self):
        super().__init__()
        self.count = Counter()

    def node(self, node):
        self.count[landmark_kind(node.tags)] += 1

    def way(self, way):
        self.count[landmark_kind(way.tags)] += 1

    def relation(self, relation):
        self.count[landmark_kind(relation.tags)] += 1


# Counted again, kind by kind, with grep over `osmium cat -f opl`.
@pytest.mark.parametrize(
    ("extract", "counts"),
    [
        (
            "akureyri",
            "court 1 cultural_centre 1 government 1 library 1 memorial 13 museum 8 "
            "place_of_worship 9 police 1 prison 1 school 10 station 4 theatre 1 university 3",
        ),
        (
            "helsinki-centre",
            "court 1 cultural_centre 2 diplomatic 15 government 4 grave 5 library 7 memorial 18 "
            "museum 6 place_of_worship 8 school 3 station 6 theatre 8 university 2",
        ),
        (
            "monaco",
            "court 1 cultural_centre 1 diplomatic 9 government 5 library 2 memorial 3 museum 9 "
            "parliament 1 place_of_worship 16 police 5 prison 1 school 9 station 2 theatre 5 "
            "university 1",
        ),
    ],
)
def test_elements_of_each_kind(data, extract, counts):
    kinds = Kinds()
    kinds.apply_file(str(data / f"{extract}.osm.pbf"))
    del kinds.count[None]
    assert " ".join(f"{kind} {count}" for kind, count in sorted(kinds.count.items())) == counts


def test_every_kind_is_found_somewhere(akureyri, helsinki, monaco):
    kinds = {item.kind for town in (akureyri, helsinki, monaco) for item in town.landmarks}
    assert kinds == set(get_args(LandmarkKind)) - {"newsroom"}
