"""Metres on the map."""

import pytest
import shapely
from pyproj import Geod

from renamer import geo

REYKJAVIK, MINSK = (-21.9422, 64.1466), (27.5618, 53.9023)


def test_utm_zones():
    assert geo.utm_crs(REYKJAVIK) == "EPSG:32627"
    assert geo.utm_crs(MINSK) == "EPSG:32635"
    assert geo.utm_crs((151.2, -33.9)) == "EPSG:32756"
    assert geo.utm_crs((180.0, 10.0)) == "EPSG:32660"


def test_distance_agrees_with_the_ellipsoid():
    _, _, exact = Geod(ellps="WGS84").inv(*REYKJAVIK, *MINSK)
    assert geo.distance_m(REYKJAVIK, MINSK) == pytest.approx(exact, rel=0.006)
    assert geo.distance_m(MINSK, MINSK) == 0


def test_projecting_there_and_back_changes_nothing():
    line = shapely.LineString([REYKJAVIK, (-21.95, 64.15)])
    crs = geo.utm_crs(REYKJAVIK)
    flat = geo.to_metric(line, crs)
    assert flat.length == pytest.approx(Geod(ellps="WGS84").geometry_length(line), rel=1e-3)
    assert shapely.equals_exact(geo.to_lonlat(flat, crs), line, tolerance=1e-9)
