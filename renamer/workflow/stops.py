"""From the plan to the stops of an action: every renaming with its names, words and link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from renamer import odonymy
from renamer.drawing.typeset import REGULAR, why_unset
from renamer.errors import NamingError
from renamer.model.notice import Notice
from renamer.odonymy.profiles import profile_of
from renamer.qr import upper_url
from renamer.registry import hosts, pages
from renamer.suggest.suitable import cautions
from renamer.text import slug
from renamer.workflow.people import honorees_of

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree, Page
    from renamer.model.odonym import NewName
    from renamer.model.place import Place, Town
    from renamer.model.plan import Plan, Renaming
    from renamer.odonymy.profiles import CityProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a printed code leads: `payload` is in the code, `readable` stands beside it."""

    payload: str
    readable: str
    page: Page | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One accepted renaming, ready to be printed and published.

    `local` are the names on the plate, in the order of the town's languages; `names` holds every
    language of town and site that a name could be formed in.
    """

    number: int
    renaming: Renaming
    honoree: Honoree
    place: Place | None
    local: tuple[NewName, ...]
    names: Mapping[str, NewName]
    second_line: NewName | None
    target: Target | None
    notices: tuple[Notice, ...]

    @property
    def slug(self) -> str:
        """The name of the stop's files."""
        return f"{self.number}-{slug(self.renaming.place)}"

    @property
    def title(self) -> str:
        """The new name as it stands on the plate."""
        return " · ".join(name.plate for name in self.local)


def site_languages(plan: Plan, town: Town, campaign: Campaign) -> tuple[str, ...]:
    """Return the languages of site and papers: the plan's, else the town's and the campaign's."""
    chosen = plan.languages or (*town.city.languages, *campaign.content_languages)
    return tuple(dict.fromkeys(chosen))


def prepare_stops(plan: Plan, town: Town, campaign: Campaign) -> tuple[Stop, ...]:
    """Return the stops of a checked plan, in walking order."""
    honorees = honorees_of(plan, campaign)
    languages = (*town.city.languages, *site_languages(plan, town, campaign), campaign.second_line)
    return tuple(
        _stop(number, renaming, honorees[renaming.honoree], plan, town, campaign, languages)
        for number, renaming in enumerate(_in_order(plan), start=1)
    )


def _in_order(plan: Plan) -> list[Renaming]:
    rank = {code: position for position, code in enumerate(plan.walk)}
    return sorted(plan.accepted(), key=lambda item: rank.get(item.code, len(rank)))


def _stop(
    number: int,
    renaming: Renaming,
    honoree: Honoree,
    plan: Plan,
    town: Town,
    campaign: Campaign,
    languages: tuple[str, ...],
) -> Stop:
    names, missing = _names(renaming, honoree, languages, profile_of(town.city.slug))
    own = [names[code] for code in town.city.languages if code in names]
    unset = {name.language: why_unset(name.plate, REGULAR) for name in own}
    local = tuple(name for name in own if unset[name.language] is None)
    if not local:
        local = (_fallback(renaming, honoree, names),)
    second = names.get(campaign.second_line)
    place = town.place(renaming.place)
    target = sign_target(plan, renaming, honoree, campaign, town.city.languages)
    notices = (
        *missing,
        *_unset(renaming, unset),
        *_second_line_left(renaming, campaign.second_line),
        *(cautions(place, town, campaign.watched_by) if place else ()),
        *(() if target else (_no_code(plan, renaming, honoree),)),
    )
    return Stop(
        number=number,
        renaming=renaming,
        honoree=honoree,
        place=place,
        local=local,
        names=names,
        second_line=second if second not in local else None,
        target=target,
        notices=notices,
    )


def _names(
    renaming: Renaming,
    honoree: Honoree,
    languages: tuple[str, ...],
    profile: CityProfile | None,
) -> tuple[dict[str, NewName], list[Notice]]:
    """Return the names that can be formed, and a remark for each language that cannot."""
    names: dict[str, NewName] = {}
    missing = []
    for language in dict.fromkeys(languages):
        wording = renaming.wording.get(language)
        try:
            names[language] = odonymy.form(
                honoree, renaming.place_class, language, wording=wording, profile=profile
            )
        except NamingError:
            text = (
                f"no name in {language!r} can be formed for {honoree.name()}: write your own in "
                f'the plan, wording = {{ {language} = "…" }} in this renaming'
            )
            missing.append(Notice(level="caution", code="no-name", where=renaming.place, text=text))
    return names, missing


def _unset(renaming: Renaming, unset: Mapping[str, str | None]) -> Iterator[Notice]:
    """Yield a remark for each name in the town's languages that no sign can bear yet."""
    for language, why in unset.items():
        if why:
            text = (
                f"the name in {language!r} is not on the sign: {why}; "
                f'wording = {{ {language} = "…" }} in this renaming takes another script'
            )
            yield Notice(level="caution", code="no-letters", where=renaming.place, text=text)


def _fallback(renaming: Renaming, honoree: Honoree, names: Mapping[str, NewName]) -> NewName:
    """Return the English name where the town's own languages cannot be formed.

    Raises
    ------
    NamingError
        If English cannot be formed either.
    """
    return names.get("en") or odonymy.form(honoree, renaming.place_class, "en")


def sign_target(
    plan: Plan,
    renaming: Renaming,
    honoree: Honoree,
    campaign: Campaign,
    languages: tuple[str, ...],
) -> Target | None:
    """Return where the code on this sign leads, or None where it must bear none.

    With a base address of the group's own it is the page of this renaming's code; else the
    honoree's public page. The edition without codes bears none at all.

    Raises
    ------
    LinkError
        If the address is listed in Belarus or no plain web address.
    """
    if plan.edition == "no-codes":
        return None
    if plan.base_url:
        payload = upper_url(plan.base_url, f"R/{renaming.code}/")
        hosts.check_link(payload, campaign.listed_hosts)
        readable = f"{plan.base_url.split('://', 1)[1].rstrip('/')}/R/{renaming.code}"
        return Target(payload=payload, readable=readable)
    page = pages.safe_page(honoree, languages, campaign.listed_hosts)
    if page is None:
        return None
    hosts.check_link(page.url, campaign.listed_hosts)
    return Target(payload=page.url, readable=unquote(page.url.split("://", 1)[1]), page=page)


def _second_line_left(renaming: Renaming, language: str) -> tuple[Notice, ...]:
    """Remind of the second line where the team worded the first one itself."""
    if not renaming.wording or language in renaming.wording:
        return ()
    text = f"you worded this name yourselves; word the second line too: wording.{language}"
    return (Notice(level="info", code="second-line", where=renaming.place, text=text),)


def _no_code(plan: Plan, renaming: Renaming, honoree: Honoree) -> Notice:
    why = (
        "this edition bears none"
        if plan.edition == "no-codes"
        else "no page was found that a code may lead to (base_url leads to your own site)"
    )
    return Notice(
        level="info",
        code="no-code",
        where=renaming.place,
        text=f"the sign for {honoree.name()} bears no code: {why}",
    )
