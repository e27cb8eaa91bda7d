"""The simplified walking network of a town."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renamer.model.place import LonLat


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkGraph:
    """Undirected; node i lies at `nodes[i]` (EPSG:4326); an edge is (i, j, length in metres)."""

    nodes: tuple[LonLat, ...]
    edges: tuple[tuple[int, int, float], ...]
