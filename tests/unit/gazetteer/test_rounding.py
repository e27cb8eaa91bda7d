"""What is kept of coordinates: areas stay areas, however small."""

from __future__ import annotations

import pytest
import shapely

from renamer.gazetteer.rounding import rounded

HAIRS = (
    shapely.box(3.046, 54.148, 3.046 + 1e-9, 54.148 + 1e-7),  # a hair that the edge left
    shapely.box(3.0459999999, 54.148, 3.046, 54.2),  # a long one
    shapely.box(3.0460031, 54.1480031, 3.0460033, 54.1480033),  # within one cell
)


@pytest.mark.parametrize("decimals", [5, 6])
@pytest.mark.parametrize("hair", HAIRS)
def test_an_area_smaller_than_the_grid_stays_a_valid_area(
    hair: shapely.Polygon, decimals: int
) -> None:
    kept = rounded(hair, decimals)
    assert kept.is_valid
    assert kept.area > 0
    assert kept.hausdorff_distance(hair) <= 1.5 * 10.0**-decimals
    assert rounded(kept, decimals).equals_exact(kept, 0)


def test_nothing_stays_nothing() -> None:
    assert rounded(shapely.Polygon()).is_empty
