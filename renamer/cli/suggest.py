"""`renamer suggest`: which places could be renamed after whom, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from renamer.cli import options, show
from renamer.errors import UsageError

if TYPE_CHECKING:
    from renamer.workflow.suggesting import Arithmetic, Suggested


@click.command("suggest")
@click.argument("what", metavar="CITY|PLAN")
@options.town_source
@options.campaign
@options.group
@click.option("--near", metavar="PLACE|LON,LAT", help="Only near this place, landmark or point.")
@click.option(
    "--within",
    "within_m",
    type=float,
    metavar="M",
    help="How far --near reaches; default 500. So does --radius M, unless it is for --around.",
)
@click.option(
    "--pin", "pins", multiple=True, metavar="PLACE=ID", help="Keep this pair; repeatable."
)
@click.option("--ban", "bans", multiple=True, metavar="ID", help="Never this place or honoree.")
@click.option("--avoid-missions", is_flag=True, help="Leave out what a mission may film.")
@click.option("--explain", metavar="PLACE", help="Show the arithmetic of one place as a table.")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Draw the best places, numbered by score: FILE.svg, or FILE.html with their reasons.",
)
@click.option("--force", is_flag=True, help="Overwrite a map that is there.")
@options.as_json
def suggest_command(
    what: str,
    campaign: str,
    explain: str | None,
    map_file: Path | None,
    force: bool,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Suggest which places of CITY to rename after whom, and why.

    With a PLAN its weights, pins and bans hold.
    """
    from renamer.workflow.overview import check_map_file
    from renamer.workflow.source import TownSource
    from renamer.workflow.suggesting import explain_place, set_aside, suggest_for
    from renamer.workflow.wishing import Asking

    if explain and map_file:
        raise UsageError("--explain and --map exclude each other", fix="choose one")
    if map_file:
        check_map_file(map_file, force=force)
    _share_radius(chosen)
    source, asking = options.split(chosen, TownSource, Asking)
    suggested = suggest_for(what, source, campaign, asking, show.say)
    show.notices(suggested.first)
    if explain:
        arithmetic = explain_place(suggested, explain)
        _explain(arithmetic, set_aside(suggested, arithmetic.place), as_json=as_json)
        return
    if map_file:
        from renamer.workflow.candidates_map import write_candidates

        drawn = write_candidates(suggested, map_file, force=force)
        show.say(f"{map_file} shows the {drawn} best places.")
    _show(suggested, as_json=as_json)


def _share_radius(chosen: dict[str, Any]) -> None:
    """Give --radius to --near, unless the town itself is a circle or a node that it belongs to."""
    within_m = chosen.pop("within_m")
    if not (chosen["around"] or chosen["osm"]):
        if within_m is not None and chosen["radius"] is not None:
            raise UsageError("--within and --radius mean the same here", fix="give one of them")
        within_m = chosen["radius"] if within_m is None else within_m
        chosen["radius"] = None
    chosen["radius_m"] = within_m


def _show(suggested: Suggested, *, as_json: bool) -> None:
    from renamer.suggest.unjudged import unjudged
    from renamer.workflow.suggesting import row_of, set_aside
    from renamer.workflow.towns import describe_data

    if as_json:
        watching = suggested.campaign.watched_by
        rows = [row_of(item, suggested.town, watching) for item in suggested.suggestions]
        show.json_out(rows)
    else:
        _suggestions(suggested)
    for sentence in set_aside(suggested).values():
        click.echo(f"Not proposed: {sentence}.", err=True)
    for line in unjudged(suggested.town, suggested.campaign.countries):
        click.echo(f"Not judged: {line}.", err=True)
    click.echo(describe_data(suggested.town), err=True)


def _suggestions(suggested: Suggested) -> None:
    from renamer.suggest.explain import explain
    from renamer.suggest.suitable import cautions

    watching = suggested.campaign.watched_by
    for number, item in enumerate(suggested.suggestions, start=1):
        heading = f"{number}. {item.place.label} -> {item.honoree.name()}"
        click.secho(f"{heading}  ({item.score:.2f})", bold=True)
        for notice in cautions(item.place, suggested.town, watching):
            click.secho(f"   {notice.level}: {notice.text}", fg="red")
        for line in explain(item):
            click.echo(f"   {line}")


def _explain(told: Arithmetic, namesakes: dict[str, str], *, as_json: bool) -> None:
    from renamer.workflow.suggesting import term_of

    if as_json:
        show.json_out(
            {
                "place": told.place.id,
                "name": told.place.name,
                "near": told.place.near,
                "honoree": told.honoree.id if told.honoree else None,
                "never_suggested": told.against,
                "cautions": [notice.text for notice in told.cautions],
                "not_proposed": namesakes,
                "score": told.score,
                "terms": [term_of(reason) for reason in told.reasons],
            }
        )
        return
    if told.honoree:
        verdict = f"{'pinned' if told.against else 'suggested'} for {told.honoree.name()}"
    else:
        verdict = "not among the suggestions: the points of the place alone"
    if told.against:
        verdict += f"; never suggested by itself: {told.against}"
    click.secho(f"{told.place.label}: {verdict}", bold=True)
    for notice in told.cautions:
        click.secho(f"{notice.level}: {notice.text}", fg="red")
    for sentence in namesakes.values():
        click.echo(f"Not proposed: {sentence}.")
    rows: list[tuple[object, ...]] = [
        (
            reason.term,
            f"{reason.value:.3f}",
            f"{reason.weight:g}",
            f"{reason.points:+.2f}",
            f"{reason.text} [{', '.join(reason.grounds)}]",
        )
        for reason in told.reasons
    ]
    rows.append(("score", "", "", f"{told.score:+.2f}", "the sum, before rounding"))
    show.table(("term", "value", "weight", "points", "why, and what it rests on"), rows)
