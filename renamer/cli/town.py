"""`renamer places` and `renamer suggest`: what a town has, and what could be renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from renamer.cli import options, show

if TYPE_CHECKING:
    from renamer.model.suggestion import Suggestion


@click.command("places")
@click.argument("city")
@options.town_source
@click.option("--left-out", is_flag=True, help="List what is no place, and why, instead.")
@options.as_json
def places_command(city: str, left_out: bool, as_json: bool, **source: Any) -> None:
    """List the streets, squares and other named places of CITY."""
    from renamer.workflow.towns import TownSource, describe_data, open_town

    town = open_town(city, TownSource(**source), show.say)
    if left_out:
        rows: list[dict[str, object]] = [
            {"name": item.name, "osm": item.osm_ref, "reason": item.reason}
            for item in town.left_out
        ]
    else:
        rows = [
            {
                "id": place.id,
                "name": place.name,
                "names": dict(place.names),
                "kind": place.kind,
                "length_m": place.length_m,
                "area_m2": place.area_m2,
                "anchor_lonlat": place.anchor_lonlat,
                "osm": place.osm_refs,
            }
            for place in town.places
        ]
    if as_json:
        show.json_out(rows)
        return
    columns = ("name", "osm", "reason") if left_out else ("id", "name", "kind", "size")
    show.table(columns, ([_cell(row, column) for column in columns] for row in rows))
    click.echo(f"{len(rows)} in {town.city.name}. {describe_data(town)}", err=True)


def _cell(row: dict[str, object], column: str) -> object:
    if column != "size":
        return row[column]
    length, area = row["length_m"], row["area_m2"]
    return f"{length:.0f} m" if length is not None else f"{area:.0f} m²" if area else ""


@click.command("suggest")
@click.argument("what", metavar="CITY|PLAN")
@options.town_source
@options.campaign
@click.option("--count", type=click.IntRange(1, 100), default=3, show_default=True)
@click.option("--explain", metavar="PLACE", help="Say what speaks for and against one place.")
@options.as_json
def suggest_command(
    what: str, campaign: str, count: int, explain: str | None, as_json: bool, **source: Any
) -> None:
    """Suggest which places of CITY to rename after whom, and why.

    With a PLAN its weights, pins and bans hold.
    """
    from renamer.suggest.explain import explain as explain_suggestion
    from renamer.workflow.plans import explain_place, suggestions_of
    from renamer.workflow.towns import TownSource, describe_data

    if explain:
        for line in explain_place(what, explain, TownSource(**source), campaign, show.say):
            click.echo(line)
        return
    town, suggestions = suggestions_of(what, TownSource(**source), campaign, count, show.say)
    if as_json:
        show.json_out([_plain(item) for item in suggestions])
        return
    for number, item in enumerate(suggestions, start=1):
        heading = f"{number}. {item.place.name} -> {item.honoree.name()}"
        click.secho(f"{heading}  ({item.score:.2f})", bold=True)
        for line in explain_suggestion(item):
            click.echo(f"   {line}")
    click.echo(describe_data(town), err=True)


def _plain(item: Suggestion) -> dict[str, object]:
    return {
        "place": item.place.id,
        "name": item.place.name,
        "honoree": item.honoree.id,
        "score": round(item.score, 4),
        "reasons": [
            {
                "term": reason.term,
                "value": round(reason.value, 4),
                "weight": reason.weight,
                "text": reason.text,
                "grounds": reason.grounds,
            }
            for reason in item.reasons
        ],
    }
