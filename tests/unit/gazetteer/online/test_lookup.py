"""A town out of OpenStreetMap: the one that is meant, as far as it reaches, or none at all."""

import json
from types import SimpleNamespace

import pytest
import shapely

from renamer import geo
from renamer.errors import AmbiguousTownError, CityError
from renamer.gazetteer.asked import Asked
from renamer.gazetteer.online.asking import Asking
from renamer.gazetteer.online.lookup import town_from_live
from tests.unit.gazetteer.online.loopback import HIT, Server, saying

pytestmark = pytest.mark.enable_socket  # the loopback of this machine only

BREST_BY, BREST_FR = (23.72, 52.11), (-4.49, 48.39)


def hit(name, full_name, lonlat, **changes):
    """What Nominatim says of a town with a square outline."""
    lon, lat = lonlat
    outline = json.loads(shapely.to_geojson(shapely.Point(lonlat).buffer(0.05, cap_style="square")))
    return {
        **HIT,
        "osm_id": abs(int(lon * 1000)),
        "name": name,
        "display_name": full_name,
        "lon": str(lon),
        "lat": str(lat),
        "geojson": outline,
        **changes,
    }


def street_at(lonlat):
    """What Overpass says of a town with one street."""
    lon, lat = lonlat
    nodes = [{"type": "node", "id": i, "lon": lon + i / 1000, "lat": lat} for i in (1, 2)]
    tags = {"highway": "residential", "name": "Main Street"}
    way = {"type": "way", "id": 10, "nodes": [1, 2], "tags": tags}
    stamp = {"timestamp_osm_base": "2026-11-20T08:15:00Z"}
    return {"version": 0.6, "osm3s": stamp, "elements": [*nodes, way]}


POINT = {"type": "Point", "coordinates": [0, 0]}
BY = hit("Brest", "Brest, Brest Region, Belarus", BREST_BY)
FR = hit("Brest", "Brest, Finistère, Brittany, France", BREST_FR, importance=0.9)
LIDIA = hit("Lidia", "Lidia, Italy", (11.0, 45.0), osm_type="node", geojson=POINT)


class Internet:
    """Nominatim and Overpass in one server, and what it was asked."""

    def __init__(self, hits, lonlat):
        told, drawn = saying(hits), saying(street_at(lonlat))

        def behave(handler):
            (drawn if "interpreter" in handler.path else told)(handler)

        self.server = Server(behave)
        self.said = []

    @property
    def asked_names(self):
        """What Nominatim was asked."""
        queries = [asked.query for asked in self.server.asked if "interpreter" not in asked.path]
        return [(query.get("q") or query["osm_ids"])[0] for query in queries]

    def town(self, **asked):
        urls = {"nominatim_url": self.server.url, "overpass_urls": (self.server.url,)}
        asking = Asking(say=self.said.append, deadline_s=20, **urls)
        return town_from_live(Asked(**asked), asking)


@pytest.fixture
def internet(monkeypatch):
    """Start servers; osmnx need not spare them the second that the public ones ask for."""
    monkeypatch.setattr("osmnx._nominatim.time", SimpleNamespace(sleep=lambda _: None))
    made = []

    def start(*hits, lonlat=BREST_BY):
        made.append(Internet(list(hits), lonlat))
        return made[-1]

    yield start
    for one in made:
        one.server.close()


@pytest.mark.parametrize("name", ["Berkeley", "Brest", "San Jose", "Newcastle"])
def test_a_name_of_several_towns_asks_the_user_and_nobody_else(internet, name):
    net = internet(BY)  # a server that knows one of them only must not decide
    with pytest.raises(AmbiguousTownError) as caught:
        net.town(name=name)
    assert len(caught.value.candidates) > 1
    assert net.server.asked == []


@pytest.mark.parametrize(("pick", "lonlat", "country"), [(1, BREST_BY, "BY"), (2, BREST_FR, "FR")])
def test_the_picked_town_is_found_among_those_of_its_name(internet, pick, lonlat, country):
    net = internet(FR, BY, lonlat=lonlat)
    town = net.town(name="Brest", pick=pick)
    assert town.city.country == country
    assert town.city.boundary.covers(shapely.Point(lonlat))
    assert net.asked_names == [f"Brest, {'Belarus' if country == 'BY' else 'France'}"]


def test_a_picked_town_is_never_replaced_by_another(internet):
    with pytest.raises(CityError, match=r"does not know Brest.*Belarus.*--around 23\.7"):
        internet(FR).town(name="Brest", pick=1)
    with pytest.raises(CityError, match="choose 1 to 2"):
        internet(FR, BY).town(name="Brest", pick=3)


def test_the_country_narrows_the_name(internet):
    for asked in ({"name": "Brest, Belarus"}, {"name": "Brest", "country": "BY"}):
        net = internet(FR, BY)
        town = net.town(**asked)
        assert (town.city.country, town.city.slug) == ("BY", "by-brest")
        assert net.asked_names == ["Brest, Belarus"]


def test_a_town_has_its_boundary_source_and_date(internet):
    net = internet(BY)
    town = net.town(name="Brest, Belarus")
    assert town.city.boundary.bounds == pytest.approx((23.67, 52.06, 23.77, 52.16))
    assert town.city.extent_note is None
    assert [place.name for place in town.places] == ["Main Street"]
    made = town.snapshot
    assert made.data_date.isoformat() == "2026-11-20"
    assert (made.query, len(made.sha256)) == ("Brest, Belarus", 64)
    assert "Overpass API at 127.0.0.1" in made.source
    assert len(net.said) == 2  # of Nominatim and of Overpass


@pytest.mark.parametrize("kind", ["square", "road", "suburb", "city district"])
def test_what_is_no_town_is_told(internet, kind):
    sort = kind.replace(" ", "_")
    net = internet(hit("Hlemmur", "Hlemmur, Iceland", (-21.9, 64.1), addresstype=sort))
    with pytest.raises(CityError) as caught:
        net.town(name="Hlemmur")
    told = str(caught.value)
    assert f"'Hlemmur' is no town but a {kind} to OpenStreetMap (Hlemmur, Iceland)" in told
    assert all("interpreter" not in asked.path for asked in net.server.asked)


def test_towns_that_only_openstreetmap_knows_are_listed_too(internet):
    hits = [
        hit("Dudutki", f"Dudutki, {region}, Belarus", (lon, 53.6), addresstype="village")
        for region, lon in (("Minsk Region", 27.7), ("Brest Region", 25.0))
    ]
    street = hit("Dudutki", "Dudutki, Minsk, Belarus", (27.5, 53.9), addresstype="road")
    with pytest.raises(AmbiguousTownError) as caught:
        internet(street, *hits).town(name="Dudutki")
    regions = [town.region for town in caught.value.candidates]
    assert regions == ["Minsk Region", "Brest Region"]
    picked = internet(street, *hits, lonlat=(25.0, 53.6)).town(name="Dudutki", pick=2)
    assert picked.city.boundary.covers(shapely.Point(25.0, 53.6))


def test_a_town_without_a_boundary_is_a_stated_circle(internet):
    net = internet({**LIDIA, "addresstype": "village"}, lonlat=(11.0, 45.0))
    town = net.town(name="Lidia")
    note = "circle of 1.2 km around its village's node"
    assert town.city.extent_note == note
    assert net.said[-1] == f"Lidia has no boundary there: it is taken as a {note}."
    west, _, east, _ = town.city.boundary.bounds
    assert geo.distance_m((west, 45), (east, 45)) == pytest.approx(2400, rel=0.01)


def test_a_radius_of_ones_own_makes_the_circle(internet):
    net = internet(LIDIA, lonlat=(11.0, 45.0))
    assert net.town(name="Lidia", radius_m=800).city.extent_note.startswith("circle of 0.8 km")
    with_outline = internet(BY)
    town = with_outline.town(name="Brest, Belarus", radius_m=800)
    assert town.city.extent_note.startswith("circle of 0.8 km")
    assert not any("no boundary" in sentence for sentence in with_outline.said)


@pytest.mark.parametrize(
    "asked",
    [
        {"bbox": (23.7, 52.1, 23.75, 52.12)},
        {"around": BREST_BY, "radius_m": 900},
        {"around": BREST_BY, "name": "Brest"},  # the name is ambiguous, the place is not
    ],
)
def test_a_box_or_a_circle_asks_no_nominatim(internet, asked):
    net = internet(FR)
    town = net.town(**asked)
    assert net.asked_names == []
    assert town.city.country == "BY"  # of the nearest town
    assert town.city.boundary.covers(shapely.Point(BREST_BY))
    assert all("where" not in sentence for sentence in net.said)


def test_a_boundary_file_asks_no_nominatim(internet, tmp_path):
    path = tmp_path / "brest.geojson"
    path.write_text(shapely.to_geojson(shapely.box(23.7, 52.1, 23.75, 52.12)))
    net = internet(FR)
    assert net.town(name="Brest", boundary=path, country="BY").places
    assert net.asked_names == []


def test_the_country_of_an_empty_place_must_be_told(internet):
    net = internet(lonlat=(-30.0, 40.0))
    with pytest.raises(CityError, match="give --country CC"):
        net.town(around=(-30.0, 40.0))
    assert net.server.asked == []


def test_an_element_is_asked_for_by_its_identifier(internet):
    net = internet(FR, lonlat=BREST_FR)
    town = net.town(name="Brest", osm_ref="relation/4490")
    assert net.asked_names == ["R4490"]
    assert town.city.country == "FR"


@pytest.mark.parametrize("asked", [{"name": "Nowhereville"}, {"osm_ref": "relation/1"}])
def test_what_openstreetmap_does_not_know_is_told(internet, asked):
    with pytest.raises(CityError, match="OpenStreetMap knows no place"):
        internet().town(**asked)


def test_a_town_of_an_unknown_country_needs_to_be_told_it(internet):
    net = internet(hit("Atlantis", "Atlantis, Nowhere", BREST_BY))
    with pytest.raises(CityError, match="give --country too"):
        net.town(name="Atlantis", osm_ref="relation/1")
    assert net.town(name="Atlantis", osm_ref="relation/1", country="BY").city.country == "BY"


def test_an_outline_that_is_a_region_is_refused_before_the_map_is_asked_for(internet):
    wide = json.loads(shapely.to_geojson(shapely.box(-180, 50, 180, 60)))
    net = internet(hit("Wideland", "Wideland, Russia", (30.0, 55.0), geojson=wide))
    with pytest.raises(CityError, match="date line"):
        net.town(name="Wideland")
    assert len(net.server.asked) == 1


def test_the_name_of_a_sample_is_its_own_town_and_no_namesake_abroad(internet):
    abroad = hit("Monaco", "Monaco, Pennsylvania, United States", (-80.3, 40.7))
    with pytest.raises(CityError, match="does not know Monaco in Monaco"):
        internet(abroad).town(name="Monaco")
    home = hit("Monaco", "Monaco", (7.42, 43.73))
    assert internet(abroad, home, lonlat=(7.42, 43.73)).town(name="Monaco").city.country == "MC"
