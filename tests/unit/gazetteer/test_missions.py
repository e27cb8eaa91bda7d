"""The country that a mission represents: never guessed, never the host's."""

import pytest

from renamer.gazetteer.missions import is_mission, is_of_a_region, represented_country


@pytest.mark.parametrize(
    ("name", "host", "country"),
    [
        ("Botschaft von Belarus", "DE", "BY"),
        ("Botschaft der Republik Belarus", "DE", "BY"),
        ("Ambasada Białorusi", "PL", "BY"),
        ("Ambasada Republiki Białorusi", "PL", "BY"),
        ("Konsulat Generalny Republiki Białoruś", "PL", "BY"),
        ("Baltarusijos Respublikos ambasada", "LT", "BY"),
        ("Baltkrievijas Republikas vēstniecība", "LV", "BY"),
        ("Valgevene Vabariigi suursaatkond", "EE", "BY"),
        ("Valko-Venäjän suurlähetystö", "FI", "BY"),
        ("Vitrysslands ambassad", "SE", "BY"),
        ("Ambassade de Biélorussie", "FR", "BY"),
        ("Ambassade du Bélarus", "FR", "BY"),
        ("Embassy of Belarus in the United Kingdom", "GB", "BY"),
        ("Посольство Республики Беларусь", "UA", "BY"),
        ("Пасольства Рэспублікі Беларусь", "PL", "BY"),
        ("Посольство Республіки Білорусь", "UA", "BY"),
        ("Sendiráð Hvíta-Rússlands", "IS", "BY"),
        ("Белорусское посольство", "RU", "BY"),
        ("Białoruskie przedstawicielstwo", "PL", "BY"),
        ("Sendiráð Rússlands", "IS", "RU"),
        ("Embassy of the Russian Federation", "DE", "RU"),
        ("Embassy of Lithuania in Belarus", "BY", "LT"),
        ("Embassy of Guinea-Bissau", "FR", "GW"),
        ("Ambassade du Soudan du Sud", "FR", "SS"),
        ("Ambassade du Niger", "FR", "NE"),
        ("Ambassade de Côte d'Ivoire", "FR", "CI"),  # CLDR writes ’
        ("Embassy of Nigeria", "FR", "NG"),
        ("Ambassade de l'Ordre souverain de Malte", "MC", None),
        ("Botschaft des Souveränen Malteserordens", "MC", None),
        ("Ambassade de Malte", "MC", "MT"),
        ("Embassy", "FR", None),
        ("Embassy of France and Italy", "DE", None),
        ("Finnish Embassy in Finland", "FI", None),
    ],
)
def test_the_name_is_read_where_no_tag_tells(name, host, country):
    assert represented_country({"office": "diplomatic", "name": name}, host) == country


@pytest.mark.parametrize(
    ("tags", "country"),
    [
        ({"country": "BY", "name": "Botschaft von Belarus"}, "BY"),
        ({"country": "by"}, "BY"),
        ({"country": "IE", "target": "FR;MC", "name": "Ambassade d'Irlande"}, "IE"),
        ({"country": "AT", "name": "x", "name:en": "Austrian embassy in Finland"}, "AT"),
        ({"country": "SMOM", "name": "Ambassade de l'Ordre souverain de Malte"}, None),
        ({"country": "EU", "name": "Delegation"}, None),
        ({"country": "DJ", "name": "Consulat d'Algérie"}, None),  # tag and name contradict
        ({"country": "RU", "name": "Посольство Республики Беларусь"}, None),
    ],
)
def test_the_tag_tells_unless_the_name_contradicts_it(tags, country):
    assert represented_country(tags, "FI") == country


def test_regions_and_residences_are_no_missions():
    assert is_of_a_region({"amenity": "embassy", "country": "DE-SN"})
    assert is_of_a_region({"amenity": "embassy", "name": "Landesvertretung Bayern"})
    assert not is_of_a_region({"amenity": "embassy", "country": "NL"})
    assert not is_mission({"office": "diplomatic", "embassy": "residence"})
    assert not is_mission({"office": "diplomatic", "consulate": "residence"})
    assert is_mission({"amenity": "embassy"})
