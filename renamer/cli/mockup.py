"""`renamer mockup`: a sign in a photo of the place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from renamer.cli import options, show
from renamer.errors import UsageError

NO_CORNERS = "the four corners of the sign are missing"
_FILE = click.Path(path_type=Path)


@click.command("mockup")
@click.argument("plan", type=_FILE)
@click.argument("photo", type=_FILE)
@click.option("-o", "--out", type=_FILE, metavar="FILE", help="The picture to make: .png or .jpg.")
@click.option("--sign", metavar="CODE|NUMBER", help="Which sign; default: the first one.")
@click.option(
    "--corners",
    metavar='"X,Y X,Y X,Y X,Y"',
    help="Where its paper is to be, in pixels or percent: upper left first, then clockwise.",
)
@click.option("--grid", type=_FILE, metavar="FILE", help="Draw lines to read the corners off.")
@click.option("--force", is_flag=True, help="Overwrite a picture that is there.")
@options.town_source
@options.campaign
def mockup_command(
    plan: Path,
    photo: Path,
    out: Path | None,
    sign: str | None,
    corners: str | None,
    grid: Path | None,
    force: bool,
    campaign: str,
    **source: Any,
) -> None:
    """Show a sign of PLAN in your own PHOTO of the place, for the letter to whoever decides.

    The picture says of itself that it is a mock-up, and holds nothing that the photo tells of when,
    where and with what it was taken. Your photo stays as it is, and nothing is sent anywhere.
    """
    from renamer.workflow.mockup import check_picture_file, make_mockup, write_picture
    from renamer.workflow.source import TownSource

    if grid:
        check_picture_file(grid, photo, force=force)
        _draw_grid(photo, grid)
        click.echo(f"{grid}: read the four corners off its lines, then call with --corners.")
        return
    if not corners or not out:
        raise _unfinished("-o FILE is missing" if corners else NO_CORNERS, plan, photo)
    check_picture_file(out, photo, force=force)
    made = make_mockup(
        plan,
        photo,
        corners,
        TownSource(**source),
        sign=sign,
        say=show.say,
        campaign_id=campaign,
    )
    write_picture(made.picture, out)
    show.notices(made.notices)
    height, width = made.picture.shape[:2]
    click.echo(f"{out}: {made.stop.title}, {width} x {height} pixels, without metadata.")


def _unfinished(problem: str, plan: Path, photo: Path) -> UsageError:
    return UsageError(
        problem,
        fix=f"first: renamer mockup {plan} {photo} --grid grid.png; then, for example, "
        '--corners "40%,55% 58%,55% 58%,73% 40%,73%" -o mockup.jpg',
    )


def _draw_grid(photo: Path, path: Path) -> None:
    from renamer.drawing.grid import with_grid
    from renamer.drawing.photo import read_photo
    from renamer.workflow.mockup import write_picture

    write_picture(with_grid(read_photo(photo)), path)
