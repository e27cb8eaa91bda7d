"""The whole kit: every stage in its order, proved, and written as one folder."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renamer import __version__
from renamer.errors import OutputError, PlanError
from renamer.files import folder_beside, write_file
from renamer.gazetteer.snapshot import snapshot_bytes
from renamer.model.notice import Notice
from renamer.planfile.withhold import withheld_codes
from renamer.registry.hosts import listed_in
from renamer.workflow.campaigns import faults_of_own
from renamer.workflow.drafting import keep_map, plan_name, short_name, suggest_plan
from renamer.workflow.licences import licences
from renamer.workflow.manifest import (
    MANIFEST,
    Artifact,
    artifact,
    check_replaceable,
    check_same_town,
    read_manifest,
    to_json,
)
from renamer.workflow.paper import PaperFile, lay_out_signs, paint_piece, paint_signs
from renamer.workflow.pieces import PIECES, Making, make
from renamer.workflow.pieces.signs import ALL_SIGNS, with_copies
from renamer.workflow.plans import OpenedPlan, is_plan_file, open_plan
from renamer.workflow.progress import Progress, silent
from renamer.workflow.proving import ProvenPage, check_pages, prove_pdf
from renamer.workflow.remarks import notices_of
from renamer.workflow.sharing import VIEWER, public_link
from renamer.workflow.start_here import KitFacts, start_here
from renamer.workflow.stops import Stop, prepare_stops, site_languages
from renamer.workflow.towns import describe_data, is_sample, snapshot_name
from renamer.workflow.web import checked_site

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.workflow.planning import PlanChoices
    from renamer.workflow.source import TownSource


@dataclass(frozen=True, slots=True, kw_only=True)
class KitReport:
    """What was made, what was proved, and what a person should know."""

    folder: Path
    stops: tuple[Stop, ...]
    proof: tuple[ProvenPage, ...]
    notices: tuple[Notice, ...]
    artifacts: tuple[Artifact, ...]
    data_line: str

    def to_dict(self) -> dict[str, Any]:
        """Return the report for machines."""
        return {
            "folder": str(self.folder),
            "signs": [
                {
                    "code": stop.renaming.code,
                    "place": stop.renaming.place,
                    "honoree": stop.honoree.id,
                    "plate": stop.title,
                    "leads_to": stop.target.payload if stop.target else None,
                }
                for stop in self.stops
            ],
            "proof": [page.to_dict() for page in self.proof],
            "notices": [
                {"level": item.level, "code": item.code, "where": item.where, "text": item.text}
                for item in self.notices
            ],
            "files": [item.path for item in self.artifacts],
        }


def make_kit(
    what: str,
    source: TownSource,
    choices: PlanChoices,
    *,
    campaign_id: str,
    out: Path | None,
    today: datetime.date,
    progress: Progress = silent,
    say: Callable[[str], None],
) -> KitReport:
    """Make the kit of a town, or of the plan file `what`.

    The folder is by default that of the kit the plan lies in, else CITY-kit here.

    Raises
    ------
    RenamerError
        Before anything is written; a kit is written whole or not at all.
    """
    progress("reading the map")
    if is_plan_file(what):
        path = Path(what)
        opened = open_plan(path, source, say, choices, campaign_id=campaign_id)
        inside = path.parent if read_manifest(path.parent) else None
        goal = out or inside or Path(f"{short_name(opened.town)}-kit")
        check_replaceable(goal, own_input=path)
        if source.is_elsewhere:
            keep_map(opened.town, path.parent)
    else:
        opened = suggest_plan(what, source, choices, campaign_id=campaign_id, today=today, say=say)
        goal = out or Path(f"{short_name(opened.town)}-kit")
        check_replaceable(goal)
    check_same_town(goal, opened.plan.city)
    folder = opened.path.resolve().parent if opened.path else None
    first = faults_of_own(opened.plan, folder, campaign_id, opened.campaign.listed_hosts, today)
    return _build(opened, goal, today, progress, first)


def _build(
    opened: OpenedPlan,
    goal: Path,
    today: datetime.date,
    progress: Progress,
    first: tuple[Notice, ...],
) -> KitReport:
    plan, town, campaign = opened.plan, opened.town, opened.campaign
    stops = prepare_stops(plan, town, campaign)
    if not stops:
        fix = 'write decision = "accepted" for at least one'
        if withheld_codes(plan):
            fix += "; for codes that are withheld 'renamer site build' makes the pages alone"
        raise PlanError(
            "no renaming is accepted, so there is nothing to make", where=plan.city, fix=fix
        )
    progress(f"laying out {len(stops)} signs")
    signs = lay_out_signs(stops, plan, town.city, campaign)
    language = town.city.languages[0]
    title = f"{town.city.name}, {plan.day.isoformat()}"
    making = Making(opened=opened, stops=stops, today=today)
    pieces, told = _pieces(making, title)
    paper = {
        ALL_SIGNS: paint_piece(with_copies(making, signs), title, language),
        **paint_signs(stops, signs, language),
        **pieces,
    }
    progress("scanning every printed code")
    pages = _proved(paper, campaign)
    progress("building the story site")
    web = checked_site(opened, stops, today)
    remarks = notices_of(opened, stops, signs, today)
    notices = (*first, *_about_the_plan(opened, goal), *remarks, *told)
    facts = KitFacts(
        plan=plan,
        town=town,
        campaign=campaign,
        stops=stops,
        notices=notices,
        plan_file=opened.path.name if opened.lives_in(goal) and opened.path else plan_name(town),
        share_link=public_link(opened, stops, viewer=VIEWER),
        pieces=tuple(name for name, piece in PIECES.items() if piece.file in pieces),
    )
    files = {
        **{name: item.content for name, item in paper.items()},
        **{f"site/{name}": content for name, content in web.items()},
        VIEWER: web[VIEWER],
        **start_here(facts, site_languages(plan, town, campaign)),
        facts.plan_file: opened.text.encode(),
        "LICENCES.md": licences(town, stops, campaign, plan.edition).encode(),
        **({} if is_sample(town) else {snapshot_name(town): snapshot_bytes(town)}),
    }
    progress("writing the kit")
    artifacts = _write(goal, files, paper, opened, today)
    return KitReport(
        folder=goal,
        stops=stops,
        proof=pages,
        notices=notices,
        artifacts=artifacts,
        data_line=describe_data(town),
    )


def _pieces(making: Making, title: str) -> tuple[dict[str, PaperFile], tuple[Notice, ...]]:
    """Return the papers that lie in every kit, as far as there is something to print."""
    files: dict[str, PaperFile] = {}
    notices: list[Notice] = []
    for name, piece in PIECES.items():
        if piece.file:
            made = make(name, making)
            notices += made.notices
            if made.pages:
                files[piece.file] = paint_piece(made, title, making.language)
    return files, tuple(notices)


def _about_the_plan(opened: OpenedPlan, goal: Path) -> Iterator[Notice]:
    """Say what the plan itself still tells, or no longer does."""
    if opened.plan.edition == "no-links" and listed_in(opened.text, opened.campaign.listed_hosts):
        told = "it names a host that is listed in Belarus: keep the plan itself out of there too"
        yield Notice(level="caution", code="plan-listed", where="the plan", text=told)
    if not opened.is_cleared:
        return
    text = "it told of somebody who was withheld on request: " + (
        "this plan was written anew without that, and without your comments"
        if opened.lives_in(goal)
        else "the kit's copy of it does not; your own file still does, so take it out there"
    )
    yield Notice(level="caution", code="plan-cleared", where="the plan", text=text)


def _proved(paper: Mapping[str, PaperFile], campaign: Campaign) -> tuple[ProvenPage, ...]:
    """Scan every PDF; a kit with a code that fails is never written."""
    pages = tuple(
        page
        for name, item in paper.items()
        if item.codes is not None
        for page in prove_pdf(
            name, item.content, item.codes, campaign.listed_hosts, claims=item.claims
        )
    )
    check_pages(pages)
    return pages


def _write(
    goal: Path,
    files: Mapping[str, bytes],
    paper: Mapping[str, PaperFile],
    opened: OpenedPlan,
    today: datetime.date,
) -> tuple[Artifact, ...]:
    bare = PaperFile(content=b"")
    artifacts = tuple(
        artifact(name, content, paper.get(name, bare).codes, paper.get(name, bare).claims)
        for name, content in sorted(files.items())
    )
    facts = {
        "renamer": __version__,
        "city": opened.plan.city,
        "campaign": opened.plan.campaign,
        "day": opened.plan.day.isoformat(),
        "today": today.isoformat(),
        "edition": opened.plan.edition,
        "made_from": opened.path.name if opened.path else "",
        "plan_here": opened.lives_in(goal),
    }
    if not opened.still_as_read():
        raise OutputError(
            "the plan was changed while the kit was being made",
            where=str(opened.path),
            fix="run the same command again",
        )
    with folder_beside(goal) as beside:
        for name, content in files.items():
            write_file(beside / name, content)
        write_file(beside / MANIFEST, to_json(artifacts, facts))
    return artifacts
