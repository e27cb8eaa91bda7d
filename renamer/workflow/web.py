"""The story site and the share page of an action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from renamer.drawing.map import MapPin, lay_out_map
from renamer.registry.gate import is_living
from renamer.registry.hosts import is_listed
from renamer.site import content as site
from renamer.site.build import build_site
from renamer.workflow.stops import Stop, site_languages

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.place import Town
    from renamer.model.plan import Plan
    from renamer.model.sheet import Sheet

_WIDE_MM = (220.0, 140.0)
_NARROW_MM = (100.0, 120.0)


def site_files(
    stops: Sequence[Stop], plan: Plan, town: Town, campaign: Campaign
) -> dict[str, bytes]:
    """Return the story site: relative path -> content. It holds public things only."""
    snapshot = town.snapshot
    return build_site(
        site.SiteContent(
            campaign=campaign.names,
            city=dict(town.city.names) | {town.city.languages[0]: town.city.name},
            day=plan.day,
            languages=site_languages(plan, town, campaign),
            stops=tuple(_stop(stop, campaign) for stop in stops),
            map=map_sheet(stops, town, _WIDE_MM, labels=True),
            narrow_map=map_sheet(stops, town, _NARROW_MM, labels=False),
            map_date=snapshot.data_date,
            attribution=snapshot.attribution,
            map_licence=snapshot.licence,
            texts_licence=campaign.licence.get("texts", "CC BY 4.0"),
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


def _stop(stop: Stop, campaign: Campaign) -> site.Stop:
    honoree = stop.honoree
    return site.Stop(
        code=stop.renaming.code,
        old=stop.renaming.old,
        names={code: name.text for code, name in stop.names.items()},
        honoree={code: form.nominative for code, form in honoree.names.items()},
        who=honoree.who,
        stories=honoree.stories or {},
        sources=_references(honoree, campaign),
        standing=honoree.standing if is_living(honoree) else None,
        drafts=honoree.drafts,
        read_on=tuple(
            site.Reference(title=page.title, url=page.url)
            for page in honoree.pages
            if not is_listed(page.url, campaign.listed_hosts)
        ),
    )


def _references(honoree: Honoree, campaign: Campaign) -> tuple[site.Reference, ...]:
    return tuple(
        site.Reference(
            title=source.title,
            url=source.url,
            date=source.date,
            linkable=not is_listed(source.url, campaign.listed_hosts),
        )
        for source in honoree.sources
    )
