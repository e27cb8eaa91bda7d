"""`renamer places`: what a town has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from renamer.cli import options, show
from renamer.errors import UsageError
from renamer.model.place import PlaceKind

if TYPE_CHECKING:
    from renamer.model.place import Place, Town

_FORMS = {"as_json": "--json", "as_csv": "--csv", "as_geojson": "--geojson", "map_file": "--map"}


@click.command("places")
@click.argument("city")
@options.town_source
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(get_args(PlaceKind)),
    help="Only this kind; can be given several times.",
)
@click.option(
    "--near",
    metavar="PLACE|LON,LAT",
    help="Only near this place, landmark or point; nearest first.",
)
@click.option(
    "--within",
    "within_m",
    type=click.FloatRange(min=0),
    metavar="METRES",
    help="How far --near reaches; default 500.",
)
@click.option("--named/--nameless", default=None, help="Only with, or only without a name.")
@click.option("--left-out", is_flag=True, help="List what is no place, and why, instead.")
@click.option("--landmarks", is_flag=True, help="List embassies, theatres and so on instead.")
@options.as_json
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV for spreadsheets.")
@click.option("--geojson", "as_geojson", is_flag=True, help="Print GeoJSON for map programs.")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw a map instead: FILE.svg, or FILE.html with a list to search.",
)
@click.option("--language", "-l", default="en", show_default=True, help="Of the words on the map.")
@click.option("--force", is_flag=True, help="Overwrite a map that is there.")
def places_command(
    city: str, left_out: bool, landmarks: bool, language: str, force: bool, **chosen: Any
) -> None:
    """List the streets, squares and other places of CITY, or show them on a map."""
    from renamer.workflow import looking
    from renamer.workflow.source import TownSource
    from renamer.workflow.towns import open_town

    source, choice = options.split(chosen, TownSource, looking.Choice)
    form = _form(chosen)
    if left_out and (form not in {None, "--json"} or choice != looking.Choice()):
        raise UsageError("--left-out lists what is no place", fix="add nothing but --json to it")
    if landmarks and (left_out or form not in {None, "--json"}):
        raise UsageError("--landmarks is a list of its own", fix="add --near or --json to it")
    map_file: Path | None = chosen["map_file"]
    if map_file:
        from renamer.workflow.overview import check_map_file, write_map

        check_map_file(map_file, force=force)
    town = open_town(city, source, show.say)
    if left_out:
        _show_left_out(town, as_json=form == "--json")
        return
    if landmarks:
        _show_landmarks(looking.landmark_rows(town, choice), town, as_json=form == "--json")
        return
    places = looking.choose_places(town, choice)
    if form == "--json":
        show.json_out([looking.place_row(place) for place in places])
    elif form == "--csv":
        click.echo(looking.places_csv(places).encode(), nl=False)
    elif form == "--geojson":
        click.echo(looking.places_geojson(town, places).encode(), nl=False)
    elif map_file:
        write_map(town, places, map_file, language=language, force=force)
        click.echo(f"{map_file} shows {_count(places, town)}")
    else:
        _show_places(town, places)


def _form(chosen: Mapping[str, Any]) -> str | None:
    """Return the one option that says in which form the places are wanted."""
    given = [option for key, option in _FORMS.items() if chosen[key]]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} exclude each other", fix="choose one")
    return given[0] if given else None


def _show_left_out(town: Town, *, as_json: bool) -> None:
    rows = [
        {"name": item.name, "osm": item.osm_ref, "reason": item.reason} for item in town.left_out
    ]
    if as_json:
        show.json_out(rows)
        return
    columns = ("name", "osm", "reason")
    show.table(columns, ([row[column] for column in columns] for row in rows))
    click.echo(_count(rows, town), err=True)


def _show_landmarks(rows: Sequence[dict[str, object]], town: Town, *, as_json: bool) -> None:
    if as_json:
        show.json_out(rows)
        return
    columns = ["kind", "name", "country", "osm_ref"]
    if any("away_m" in row for row in rows):
        columns.append("away_m")
    show.table(columns, ([row[column] for column in columns] for row in rows))
    click.echo(_count(rows, town), err=True)


def _show_places(town: Town, places: Sequence[Place]) -> None:
    from renamer.drawing.symbols import name_words, size_words
    from renamer.l10n import texts

    english = texts("en")
    columns = ["id", "name", "kind", "size"]
    rows = [
        [place.id, name_words(place, english), place.kind, size_words(place)] for place in places
    ]
    if any(place.facts.district for place in places):
        columns.append("district")
        rows = [[*row, place.facts.district or ""] for row, place in zip(rows, places, strict=True)]
    show.table(columns, rows)
    click.echo(_count(places, town), err=True)


def _count(items: Sequence[object], town: Town) -> str:
    from renamer.workflow.towns import describe_data

    return f"{len(items)} in {town.city.name}. {describe_data(town)}"
