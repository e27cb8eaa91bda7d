import pytest

from renamer.suggest.namesakes import seems_personal


@pytest.mark.parametrize(
    ("name", "language", "personal"),
    [
        ("Karl-Liebknecht-Straße", "de", True),
        ("Anna-Louisa-Karsch-Straße", "de", True),
        ("James-Simon-Park", "de", True),
        ("Litfaß-Platz", "de", True),
        ("Bebelplatz", "de", False),  # a surname alone is not seen
        ("Unter den Linden", "de", False),
        ("Am Treptower Park", "de", False),
        ("Rue Jean Goujon", "fr", True),
        ("Avenue Franklin D. Roosevelt", "fr", True),
        ("Rue du Docteur Lancereaux", "fr", True),
        ("Place Charles de Gaulle", "fr", True),
        ("Rond-Point des Champs-Élysées - Marcel Dassault", "fr", True),
        ("Rue Vernet", "fr", True),
        ("Place Slavik", "fr", True),
        ("Rue Basse", "fr", False),
        ("Place de la Concorde", "fr", False),
        ("Avenue des Champs-Élysées", "fr", False),
        ("Tekla Hultinin aukio", "fi", True),
        ("Yrjö-Koskisen katu", "fi", True),
        ("Senaatintori", "fi", False),
        ("Pohjoinen Makasiinikatu", "fi", False),
        ("Ingólfstorg", "is", False),
        ("Karl-Liebknecht-Straße", "is", False),
    ],
)
def test_what_orthography_and_titles_tell(name, language, personal):
    assert seems_personal(name, [language]) is personal
