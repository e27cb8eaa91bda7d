"""The story site and the share page of an action: built, checked, written."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.drawing.map import MapPin, lay_out_map
from renamer.errors import LinkError, UsageError
from renamer.files import folder_beside, write_file
from renamer.planfile.withhold import withheld_codes
from renamer.printing.art import read_art
from renamer.registry.clock import can_change, is_stale, last_event
from renamer.registry.defuse import defused
from renamer.registry.hosts import is_listed
from renamer.registry.packs import DEFAULT_CAMPAIGN, read_campaign
from renamer.registry.pages import usable_pages
from renamer.registry.updates import is_updated
from renamer.registry.whom import names_any
from renamer.site import content as site
from renamer.site.build import build_site
from renamer.site.check import check_site
from renamer.site.share_page import share_page
from renamer.workflow.manifest import MANIFEST, artifact, check_replaceable, to_json
from renamer.workflow.plans import OpenedPlan, open_quietly
from renamer.workflow.sharing import VIEWER
from renamer.workflow.stops import Stop, prepare_stops, site_languages

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.place import City, Town
    from renamer.model.plan import Edition, Plan
    from renamer.model.sheet import Sheet
    from renamer.workflow.source import TownSource

_WIDE_MM = (220.0, 140.0)
_NARROW_MM = (100.0, 120.0)


def site_files(stops: Sequence[Stop], opened: OpenedPlan, today: datetime.date) -> dict[str, bytes]:
    """Return the story site: relative path -> content. It holds public things only."""
    plan, town, campaign = opened.plan, opened.town, opened.campaign
    snapshot = town.snapshot
    return build_site(
        site.SiteContent(
            campaign=campaign.names,
            emblem=read_art(campaign.mark.art),
            city=dict(town.city.names) | {town.city.languages[0]: town.city.name},
            day=plan.day,
            languages=site_languages(plan, town, campaign),
            sign_language=stops[0].local[0].language if stops else town.city.languages[0],
            stops=tuple(_stop(stop, plan, town.city, campaign, today) for stop in stops),
            withheld=withheld_codes(plan),
            lead=campaign.lead,
            warning=campaign.warning,
            map=map_sheet(stops, town, _WIDE_MM, labels=True),
            narrow_map=map_sheet(stops, town, _NARROW_MM, labels=False),
            map_date=snapshot.data_date,
            attribution=snapshot.attribution,
            map_licence=snapshot.licence,
            texts_licence=campaign.texts_licence,
            contact=plan.contact,
        )
    )


def map_sheet(
    stops: Sequence[Stop], town: Town, size_mm: tuple[float, float], *, labels: bool
) -> Sheet:
    """Return the map of the stops, each linked to its story."""
    pins = [
        MapPin(
            place_id=stop.renaming.place,
            code=stop.renaming.code,
            label=stop.local[0].text,
            href=site.story_href(stop.renaming.code),
            title=stop.title,
        )
        for stop in stops
    ]
    width_mm, height_mm = size_mm
    return lay_out_map(
        town,
        pins,
        width_mm=width_mm,
        height_mm=height_mm,
        labels=labels,
        language=town.city.languages[0],
        title=town.city.name,
    )


def _stop(
    stop: Stop, plan: Plan, city: City, campaign: Campaign, today: datetime.date
) -> site.Stop:
    honoree = stop.honoree
    known = stop.place.names if stop.place else {}
    return site.Stop(
        code=stop.renaming.code,
        old=stop.renaming.old,
        old_names={code: known[code] for code in city.languages if code in known},
        names={code: name.text for code, name in stop.names.items()},
        honoree={code: form.nominative for code, form in honoree.names.items()},
        who=honoree.who,
        stories=honoree.stories or {},
        sources=tuple(_references(honoree, campaign, plan.edition)),
        situation=situation_of(honoree, today),
        drafts=honoree.drafts,
        story_drafts=honoree.story_drafts,
        read_on=tuple(
            site.Reference(title=page.title, url=page.url)
            for page in usable_pages(honoree, campaign.listed_hosts)
            if not names_any(f"{page.title} {page.url}", campaign.withheld_names, honoree)
        ),
    )


def situation_of(honoree: Honoree, today: datetime.date) -> site.Situation | None:
    """Return what is known of whoever may live or what became of them, and the counts."""
    if not (can_change(honoree) or honoree.counts or is_updated(honoree)):
        return None
    return site.Situation(
        standing=honoree.standing,
        is_stale=is_stale(honoree, today),
        event=last_event(honoree),
        counts=honoree.counts,
    )


def _references(honoree: Honoree, campaign: Campaign, edition: Edition) -> Iterator[site.Reference]:
    """Yield the sources; what is listed is never linked, and in one edition not even named."""
    listed = campaign.listed_hosts
    for source in honoree.sources:
        if names_any(f"{source.title} {source.url}", campaign.withheld_names, honoree):
            continue
        linkable = not source.listed and not is_listed(source.url, listed)
        title = defused(source.title, listed) if edition == "no-links" else source.title
        if edition != "no-links" or (linkable and title):
            yield site.Reference(title=title, url=source.url, date=source.date, linkable=linkable)


def checked_site(
    opened: OpenedPlan, stops: Sequence[Stop], today: datetime.date
) -> dict[str, bytes]:
    """Return the site with the page that shows links: relative path -> content.

    Raises
    ------
    LinkError
        If anything in it is broken or asks a third party.
    """
    plan, town, campaign = opened.plan, opened.town, opened.campaign
    languages = site_languages(plan, town, campaign)
    viewer = share_page(
        languages,
        campaigns={campaign.id: campaign.names},
        warning=campaign.warning,
        withheld=campaign.withheld,
    )
    files = {**site_files(stops, opened, today), VIEWER: viewer.encode()}
    faults = check_site(
        files,
        codes=[*(stop.renaming.code for stop in stops), *withheld_codes(plan)],
        is_listed=lambda url: is_listed(url, campaign.listed_hosts),
    )
    if faults:
        raise LinkError("; ".join(faults), where="site", fix="report this: it is renamer's fault")
    return files


def make_site(
    path: Path,
    source: TownSource,
    out: Path,
    *,
    today: datetime.date,
    say: Callable[[str], None],
    campaign_id: str = DEFAULT_CAMPAIGN,
) -> Path:
    """Build only the story site of a plan into `out`, replacing a site that was built there.

    Raises
    ------
    OutputError
        If `out` holds anything else, or pages that were changed since.
    """
    opened = open_quietly(path, source, say, campaign_id)
    stops = prepare_stops(opened.plan, opened.town, opened.campaign)
    files = checked_site(opened, stops, today)
    check_replaceable(out)
    artifacts = [artifact(name, content) for name, content in files.items()]
    with folder_beside(out) as beside:
        for name, content in files.items():
            write_file(beside / name, content)
        write_file(beside / MANIFEST, to_json(artifacts, {"city": opened.plan.city}))
    return out


def check_site_folder(folder: Path, campaign_id: str) -> tuple[str, ...]:
    """Return the faults of a site that lies in a folder.

    Raises
    ------
    UsageError
        If the folder holds no index.html.
    """
    if not (folder / "index.html").is_file():
        raise UsageError("there is no index.html", where=str(folder), fix="give a site's folder")
    files = {
        item.relative_to(folder).as_posix(): item.read_bytes()
        for item in sorted(folder.rglob("*"))
        if item.is_file()
    }
    listed = read_campaign(campaign_id).listed_hosts
    return check_site(files, is_listed=lambda url: is_listed(url, listed))
