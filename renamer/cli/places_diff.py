"""`renamer places-diff`: what became of the places between two maps of one town."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from renamer.cli import options, show

if TYPE_CHECKING:
    from renamer.gazetteer.diff import Pair, PlacesDiff
    from renamer.model.place import Place


@click.command("places-diff")
@click.argument("old")
@click.argument("new")
@options.as_json
def places_diff_command(old: str, new: str, as_json: bool) -> None:
    """Tell which places were renamed, moved, lost or added between the maps OLD and NEW.

    Each is a sample's name, the folder of a town or a snapshot's file.
    """
    from renamer.gazetteer.diff import diff_places
    from renamer.workflow.source import TownSource
    from renamer.workflow.towns import describe_data, open_town

    towns = [open_town(query, TownSource(), show.say) for query in (old, new)]
    diff = diff_places(*towns)
    if as_json:
        show.json_out(_plain(diff))
        return
    for sentence in _sentences(diff):
        click.echo(sentence)
    click.echo(
        f"{diff.kept} as they were, {len(diff.changed)} changed, {len(diff.gone)} gone, "
        f"{len(diff.new)} new."
    )
    for side, town in zip(("Old", "New"), towns, strict=True):
        click.echo(f"{side} {describe_data(town)}", err=True)


def _sentences(diff: PlacesDiff) -> Iterator[str]:
    for pair in diff.changed:
        yield f"{_called(pair.old)} {' and '.join(_changes(pair))}."
    for place in diff.gone:
        yield f"{_called(place)} is gone."
    for place in diff.new:
        yield f"{_called(place)} is new."


def _called(place: Place) -> str:
    return f"{place.name or 'A nameless place'} ({place.kind.replace('_', ' ')}, {place.id})"


def _changes(pair: Pair) -> Iterator[str]:
    if pair.renamed or pair.named_since:
        yield f"is now called {pair.new.name} ({pair.new.id})"
    if pair.name_lost:
        yield f"has no name any more ({pair.new.id})"
    if pair.kind_changed:
        yield f"is of another kind ({pair.new.kind.replace('_', ' ')})"
    if pair.moved:
        yield f"lies {pair.moved_m:.0f} m away"


def _plain(diff: PlacesDiff) -> dict[str, Any]:
    """Return the difference for machines; a pair stands under each thing that changed."""
    pairs = diff.changed
    return {
        "kept": diff.kept,
        "renamed": [_pair(pair) for pair in pairs if pair.renamed],
        "named_since": [_pair(pair) for pair in pairs if pair.named_since],
        "name_lost": [_pair(pair) for pair in pairs if pair.name_lost],
        "kind_changed": [_pair(pair) for pair in pairs if pair.kind_changed],
        "moved": [_pair(pair) for pair in pairs if pair.moved],
        "gone": [_place(place) for place in diff.gone],
        "new": [_place(place) for place in diff.new],
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {"old": _place(pair.old), "new": _place(pair.new), "moved_m": pair.moved_m}


def _place(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "anchor_lonlat": place.anchor_lonlat,
        "osm": place.osm_refs,
    }
