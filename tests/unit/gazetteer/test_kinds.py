"""Which elements are places: the tables here are what `judge` must say."""

from collections import Counter

import osmium
import pytest

from renamer.gazetteer.kinds import judge, judge_nameless, odonym_of
from renamer.model.place import PLACE_CLASS


def tags(text):
    """Read "highway=steps name=A b" as a mapping; the name stands last: it may hold spaces."""
    words, _, name = text.partition(" name=")
    return dict(word.split("=") for word in words.split()) | ({"name": name} if name else {})


KINDS = [
    ("highway=residential", "street", False),
    ("highway=primary junction=roundabout", "junction", False),
    ("highway=primary junction=circular", "junction", False),
    ("highway=primary junction=jughandle", "street", False),
    ("highway=pedestrian", "pedestrian_street", False),
    ("highway=pedestrian area=yes", "pedestrian_street", True),
    ("highway=pedestrian type=multipolygon", "pedestrian_street", True),
    ("highway=pedestrian area=yes public_transport=platform", "pedestrian_street", True),
    ("highway=steps", "steps", False),
    ("highway=cycleway", "path", False),
    ("highway=footway man_made=quay", "path", False),
    ("highway=residential foot=no", "street", False),
    ("highway=service access=private foot=yes", "street", False),
    ("place=square", "square", True),
    ("place=square area=no", "square", False),
    ("place=square highway=pedestrian area=yes public_transport=platform", "square", True),
    ("place=square amenity=parking", "square", True),
    ("man_made=bridge", "bridge", True),
    ("man_made=quay", "embankment", True),
    ("man_made=pier area=yes name=Ryde Pier", "promenade", True),
    ("man_made=pier mooring=no floating=no name=Sandown Pier", "promenade", True),
    ("leisure=park", "park", True),
    ("leisure=garden", "park", True),
    ("leisure=park landuse=village_green", "park", True),
    ("leisure=common", "green", True),
    ("landuse=village_green", "green", True),
    ("junction=yes", "junction", True),
    ("highway=pedestrian area=yes name=Kaivopiha", "pedestrian_street", True),
    ("highway=pedestrian area=yes name=Weavers Yard", "pedestrian_street", True),
    ("highway=pedestrian area=yes name=Týnský dvůr", "pedestrian_street", True),
    ("highway=residential name=Hof", "street", False),
    ("highway=service name=Parkplatzstraße", "street", False),
]


@pytest.mark.parametrize(("text", "kind", "of_area"), KINDS)
def test_what_is_a_place(text, kind, of_area):
    verdict = judge({"name": "A", **tags(text)})
    assert (verdict.kind, verdict.of_area, verdict.reason) == (kind, of_area, None)


REASONS = [
    ("highway=residential access=private", "not open to the public"),
    ("highway=footway indoor=yes", "indoors"),
    ("highway=corridor", "indoors"),
    ("highway=elevator", "indoors"),
    ("highway=primary tunnel=yes", "in a tunnel"),
    ("highway=primary name=Tunnel Dorsale", "the way into a tunnel"),
    ("highway=construction", "not built, or not any more"),
    ("highway=proposed", "not built, or not any more"),
    ("highway=platform", "a bus platform"),
    ("highway=bus_stop area=yes", "a bus platform"),
    ("highway=footway railway=platform", "a railway platform"),
    ("highway=rest_area", "a rest area beside a road"),
    ("highway=services", "a rest area beside a road"),
    ("highway=raceway", "a race track"),
    ("highway=escape", "a lane for emergencies"),
    ("highway=via_ferrata", "a climbing route"),
    ("highway=trail", "no street: highway=trail"),
    ("highway=service service=parking_aisle", "a lane of a car park"),
    ("highway=service name=Entrée Parking", "an entrance, named for what it leads to"),
    ("highway=service name=TG-Zufahrt", "an entrance, named for what it leads to"),
    ("highway=service name=Wjazd na parking", "an entrance, named for what it leads to"),
    ("highway=pedestrian area=yes leisure=playground", "a playground or a pitch"),
    ("leisure=park landuse=cemetery", "a cemetery"),
    ("leisure=park amenity=grave_yard", "a cemetery"),
    ("leisure=garden garden:type=residential", "a private garden"),
    ("leisure=garden access=customers", "not open to the public"),
    ("man_made=pier access=private", "not open to the public"),
    ("man_made=pier floating=yes name=Fountain Pier", "a landing stage"),
    ("man_made=pier mooring=cruise", "a landing stage"),
    ("man_made=pier name=Fuel Jetty", "a landing stage"),
    ("man_made=pier name=Sportboot-Wartestelle", "a landing stage"),
    ("man_made=pier landuse=industrial", "a pier of a works"),
    ("man_made=pier building=yes historic=fort", "a building on piles"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_what_is_left_out_and_why(text, reason):
    verdict = judge({"name": "A", **tags(text)})
    assert (verdict.kind, verdict.reason) == (None, reason)


@pytest.mark.parametrize(
    ("language", "yard", "playground", "car_park"),
    [
        ("be", "Школьны двор", "Дзіцячая пляцоўка", "Аўтастаянка"),
        ("cs", "Dvůr 2", "Dětské hřiště Letná", "Parkoviště P+R"),
        ("da", "Skolegården", "Legepladsen ved søen", "Parkeringspladsen"),
        ("de", "Hof III", "Waldspielplatz", "Parkplatz Nord"),
        ("en", "The Courtyard", "Children's Play Area", "Top Car Park"),
        ("es", "Patio de recreo", "Parque infantil", "Aparcamiento 3"),
        ("et", "Sisehoov", "Mänguväljak", "Parkla"),
        ("fi", "Tornin piha", "Leikkipaikka Kaisaniemi", "Pysäköintialue"),
        ("fr", "Cour d'école", "Aire de jeux", "Parking de la gare"),
        ("is", "Skólalóð", "Leikvöllur", "Bílastæði"),
        ("it", "Cortile interno", "Parco giochi", "Parcheggio"),
        ("lt", "Kiemas 1", "Vaikų žaidimų aikštelė", "Automobilių stovėjimo aikštelė"),
        ("lv", "Iekšpagalms", "Bērnu laukums", "Autostāvvieta"),
        ("nb", "Bakgården", "Lekeplass", "Parkeringsplass"),
        ("nl", "Schoolplein", "Speeltuin", "Parkeerplaats"),
        ("pl", "Dziedziniec szkolny", "Plac zabaw", "Parking strzeżony"),
        ("pt", "Pátio escolar", "Parque infantil", "Estacionamento"),
        ("ru", "Двор 3", "Детская площадка", "Автостоянка"),
        ("sv", "Innergård", "Lekplatsen", "Parkeringsplats"),
        ("uk", "Шкільне подвір'я", "Дитячий майданчик", "Парковка"),
    ],
)
def test_a_name_that_says_what_an_area_is_names_no_place(language, yard, playground, car_park):
    area = {"highway": "pedestrian", "area": "yes"}
    assert [judge({**area, "name": name}).reason for name in (yard, playground, car_park)] == [
        "a yard without a name of its own",
        "a playground or a pitch",
        "a car park",
    ]
    assert judge({"place": "square", "name": yard}).kind == "square"


@pytest.mark.parametrize(
    "text",
    [
        "amenity=cafe",
        "landuse=cemetery",
        "landuse=grass",  # of 70 named ones 27 are golf greens, most others grounds of clubs
        "man_made=embankment",
        "type=associatedStreet",
        "type=street highway=residential",
        "type=route route=road highway=tertiary",
    ],
)
def test_what_is_none_of_our_business(text):
    assert judge({"name": "A", **tags(text)}) is None


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("place=square", "square", None),
        ("junction=yes", "junction", None),
        ("junction=yes highway=traffic_signals", "junction", None),
        ("leisure=park", None, "only a point on the map, without an outline"),
        ("man_made=pier", None, "only a point on the map, without an outline"),
    ],
)
def test_a_node_can_be_a_square_or_a_junction(text, kind, reason):
    verdict = judge({"name": "A", **tags(text)}, is_node=True)
    assert (verdict.kind, verdict.reason) == (kind, reason)


@pytest.mark.parametrize(
    "highway", ["bus_stop", "crossing", "motorway_junction", "mini_roundabout", "residential"]
)
def test_a_node_is_no_road(highway):
    assert judge({"name": "A", "highway": highway}, is_node=True) is None


NAMELESS = [
    ("place=square", "square", True),
    ("highway=pedestrian area=yes", "square", True),
    ("highway=pedestrian type=multipolygon", "square", True),
    ("leisure=park", "green", True),
    ("landuse=village_green", "green", True),
    ("leisure=garden access=yes", "green", True),
    ("highway=steps", "steps", False),
    ("highway=steps level=0", "steps", False),
    ("highway=footway", "path", False),
    ("highway=path", "path", False),
    ("highway=cycleway", "path", False),
    ("highway=pedestrian", "path", False),
    ("highway=footway access=private foot=yes", "path", False),
    ("highway=primary junction=roundabout", "junction", False),
    ("highway=primary junction=circular foot=no", "junction", False),
]


@pytest.mark.parametrize(("text", "kind", "of_area"), NAMELESS)
def test_what_a_town_could_name(text, kind, of_area):
    verdict = judge_nameless(tags(text))
    assert (verdict.kind, verdict.of_area, verdict.reason) == (kind, of_area, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("highway=steps access=private", "not open to the public"),
        ("highway=footway foot=customers", "not open to the public"),
        ("highway=cycleway foot=no", "not open to the public"),
        ("leisure=park access=customers", "not open to the public"),
        ("highway=primary junction=roundabout access=private", "not open to the public"),
        ("highway=steps indoor=yes", "indoors"),
        ("highway=steps tunnel=building_passage", "in a tunnel"),
        ("highway=footway level=-1", "a floor of a building"),
        ("highway=steps level=0;1", "a floor of a building"),
        ("highway=steps conveying=forward", "an escalator"),
        ("highway=pedestrian area=yes operator=Spyglass", "a yard, or the garden of a pub"),
        ("highway=pedestrian area=yes leisure=pitch", "a yard, or the garden of a pub"),
        ("highway=footway railway=platform", "a railway platform"),
        ("leisure=park landuse=cemetery", "a cemetery"),
    ],
)
def test_why_a_town_could_not_name_it(text, reason):
    verdict = judge_nameless(tags(text))
    assert (verdict.kind, verdict.reason) == (None, reason)


@pytest.mark.parametrize(
    "text",
    [
        "highway=residential",
        "highway=service junction=roundabout",
        "highway=footway footway=sidewalk",
        "highway=footway footway=crossing",
        "highway=path path=crossing",
        "highway=cycleway cycleway=crossing",
        "highway=cycleway is_sidepath=yes",
        "highway=footway service=driveway",
        "highway=footway area=yes",
        "highway=footway bridge:name=Liebknechtbrücke",
        "leisure=garden",
        "leisure=garden access=private",
        "leisure=garden highway=pedestrian area=yes",
        "landuse=grass",
        "man_made=bridge",
    ],
)
def test_what_is_too_slight_to_be_named(text):
    assert judge_nameless(tags(text)) is None


def test_every_kind_can_come_of_tags():
    named = {kind for _, kind, _ in KINDS}
    assert named == set(PLACE_CLASS)
    assert {kind for _, kind, _ in NAMELESS} <= named


def test_a_bridge_bears_the_name_of_the_bridge():
    assert odonym_of({"bridge:name": "Pitkäsilta", "name": "Siltasaarenkatu"}) == "Pitkäsilta"
    assert odonym_of({"bridge:name": "A", "name": "B", "highway": "primary"}) == "B"


class NamedThings(osmium.SimpleHandler):
    """Judges what has a name, straight out of the buffer of libosmium."""

    def __init__(self):
        super().__init__()
        self.highways = Counter()
        self.silent = []

    def way(self, way):
        if "name" not in way.tags:
            return
        verdict = judge(way.tags)
        if "highway" in way.tags:
            assert (verdict.kind is None) != (verdict.reason is None)
            self.highways[verdict.kind or verdict.reason] += 1
        elif verdict is None and is_ours(way.tags):
            self.silent.append(way.id)

    def relation(self, relation):
        if "name" in relation.tags and judge(relation.tags) is None and is_ours(relation.tags):
            self.silent.append(relation.id)


def is_ours(found):
    ours = {"place": "square", "leisure": "park", "man_made": "bridge"}
    return any(found.get(key) == value for key, value in ours.items())


# The sums and every reason but one were counted again with grep over `osmium cat -f opl`.
@pytest.mark.parametrize(
    ("extract", "named", "counts"),
    [
        (
            "akureyri",
            837,
            {"junction": 5, "a lane of a car park": 18},
        ),
        (
            "helsinki-centre",
            840,
            {"steps": 1, "in a tunnel": 15, "a yard without a name of its own": 1},
        ),
        (
            "monaco",
            786,
            {
                "junction": 39,
                "steps": 42,
                "in a tunnel": 64,
                "a bus platform": 8,
                "a race track": 7,
                "not open to the public": 5,
                "not built, or not any more": 3,
                "a lane of a car park": 2,
                "indoors": 2,
            },
        ),
    ],
)
def test_nothing_that_has_a_name_vanishes_silently(data, extract, named, counts):
    things = NamedThings()
    things.apply_file(str(data / f"{extract}.osm.pbf"))
    assert things.silent == []
    assert things.highways.total() == named
    assert {what: things.highways[what] for what in counts} == counts
