"""The stops of a walk: the accepted places of a plan, or what is suggested for a town."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from renamer.model.walk import WalkStop
from renamer.suggest.near import survey
from renamer.suggest.score import merged, place_points
from renamer.suggest.suitable import called, missions_in_sight

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.place import LonLat, Place, Town
    from renamer.model.plan import Plan
    from renamer.model.suggestion import Suggestion


def stops_of_plan(plan: Plan, town: Town, campaign: Campaign) -> list[WalkStop]:
    """Return the accepted places of a plan; how good the place is says which is the weakest."""
    accepted = plan.accepted()
    places = [town.place(one.place) for one in accepted]
    known = [place for place in places if place is not None]
    weights = merged({**campaign.weights, **plan.weights})
    scores = {
        around.place.id: place_points(around, weights)
        for around in survey(known, town.landmarks, town.city, campaign.countries)
    }
    watched = _watched(known, town, campaign.watched_by)
    return [
        WalkStop(
            id=one.code,
            label=place.label if place else (one.old or one.place),
            lonlat=standing(place) if place else one.anchor_lonlat,
            score=scores.get(one.place, 0.0),
            pinned=one.place in plan.pins,
            watched=watched.get(one.place, ()),
        )
        for one, place in zip(accepted, places, strict=True)
    ]


def stops_to_suggest(found: Sequence[Suggestion], town: Town, campaign: Campaign) -> list[WalkStop]:
    """Return what is suggested for a town as stops of a walk."""
    watched = _watched([item.place for item in found], town, campaign.watched_by)
    return [
        WalkStop(
            id=item.place.id,
            label=item.place.label,
            lonlat=standing(item.place),
            score=item.score,
            watched=watched[item.place.id],
        )
        for item in found
    ]


def _watched(
    places: Sequence[Place], town: Town, watching: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Return for each place the missions that may film who stands there."""
    return {
        around.place.id: tuple(
            f"{called(sight)}, {sight.distance_m:.0f} m away"
            for sight in missions_in_sight(around, watching)
        )
        for around in survey(places, town.landmarks, town.city)
    }


def standing(place: Place) -> LonLat:
    """Return where a group stands: on open ground where the map tells of it."""
    return place.facts.stand_here or place.anchor_lonlat
