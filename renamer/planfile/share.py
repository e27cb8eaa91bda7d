"""The public link and the team's link: a plan within the fragment of an address.

The fragment is `#p=` + base64url (no padding) of a raw deflate stream of one compact JSON array.
Browsers never send a fragment to a server, so no server ever sees a plan. The array begins with
the schema and the kind of the link; docs/reference/links.md describes it field by field.

What comes in by a link is untrusted: lengths are capped before anything is unpacked, and every
field is checked by type before it is used.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from renamer.errors import LinkError, PlanError
from renamer.model.place import PlaceClass
from renamer.model.plan import SCHEMA, Plan, Renaming

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from renamer.model.honoree import Honoree

MARK = "#p="
MAX_LINK = 60_000
"""Characters of a link; twenty places take about two thousand."""
MAX_INFLATED = 200_000
"""Bytes of a link's array once unpacked: a small bomb stays small."""

_COPY_AGAIN = "copy the whole link again, up to its last character"
_TRAILING = ".,;:!?)>]}\"'»”"
"""What a sentence around a link leaves at its end; none of it is base64url."""
_FIVE = 5
"""Decimals of a published anchor: one metre."""


def to_link(
    plan: Plan,
    honorees: Mapping[str, Honoree],
    *,
    viewer: str,
    languages: Sequence[str],
    names: Mapping[str, Mapping[str, str]],
    city_name: str = "",
) -> str:
    """Return the public link: the accepted places with their new names, and nothing else.

    Parameters
    ----------
    plan : Plan
        Only its city, campaign, day and accepted renamings are read.
    honorees : mapping of honoree id to Honoree
        For the names and who-lines; those of the plan itself need not be in it.
    viewer : str
        Address of the page that shows the link ("https://example.org/share.html", "share.html").
    languages : sequence of str
        Languages of the names and who-lines, in the order they are shown.
    names : mapping of code to names by language
        The new odonyms.
    city_name : str
        How the viewer calls the town.

    Raises
    ------
    PlanError
        If an honoree is unknown, or the link would grow beyond MAX_LINK.
    LinkError
        If `viewer` has a fragment of its own.
    """
    everybody = {**honorees, **{item.id: item for item in plan.honorees}}
    rows = [
        _row(renaming, everybody, languages, names.get(renaming.code, {}))
        for renaming in plan.accepted()
    ]
    array = [SCHEMA, "public", plan.city, plan.campaign, plan.day.isoformat(), list(languages)]
    return _checked(viewer) + _pack([*array, rows, city_name])


def to_team_link(plan: Plan, *, viewer: str) -> str:
    """Return the team's link: the identical plan, notes and all. It must not be published.

    Raises
    ------
    PlanError, LinkError
        As in `to_link`.
    """
    dump = _team_adapter().dump_python((SCHEMA, "team", plan), mode="json", exclude_defaults=True)
    return _checked(viewer) + _pack(dump)


def from_link(link: str) -> Plan:
    """Open a link of either kind.

    A team's link gives the identical plan. A public link gives a plan of what it holds: the
    names stand as wordings, everything else has its default.

    Raises
    ------
    PlanError
        If the link is cut, garbled, too large, of a newer schema or holds anything unexpected.
    """
    from pydantic import ValidationError

    text = _unpack(link)
    kind = _kind(text)
    try:
        if kind == "team":
            plan: Plan = _team_adapter().validate_json(text, strict=True)[2]
            return plan
        return _public_plan(_public_adapter().validate_json(text, strict=True))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise PlanError(
            f"the link holds something unexpected at {field or 'its start'} ({first['msg']})",
            where="link",
            fix=_COPY_AGAIN,
        ) from error


def _checked(viewer: str) -> str:
    """Return the viewer's address if a fragment can follow it, else raise LinkError."""
    if "#" in viewer:
        raise LinkError(
            "the viewer's address has a fragment of its own",
            where=viewer,
            fix="give the address up to the '#'",
        )
    return viewer


def _row(
    renaming: Renaming,
    honorees: Mapping[str, Honoree],
    languages: Sequence[str],
    names: Mapping[str, str],
) -> list[object]:
    """One public place; texts by language stand in the order of the link's languages."""
    honoree = honorees.get(renaming.honoree)
    if honoree is None:
        raise PlanError(
            f"nobody is known as {renaming.honoree!r}",
            where=f"renaming {renaming.code}",
            fix="name an honoree of the campaign or of the plan",
        )
    lon, lat = (round(value, _FIVE) for value in renaming.anchor_lonlat)
    whom = [honoree.names[key].nominative if key in honoree.names else "" for key in languages]
    return [
        renaming.code,
        renaming.place,
        lon,
        lat,
        renaming.old,
        [names.get(language, "") for language in languages],
        honoree.id,
        whom,
        [honoree.who.get(language, "") for language in languages],
        renaming.place_class,
    ]


def _pack(array: object) -> str:
    text = json.dumps(array, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflate.compress(text.encode()) + deflate.flush()
    fragment = MARK + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()
    if len(fragment) > MAX_LINK or len(text.encode()) > MAX_INFLATED:
        raise PlanError(
            "the plan is too large for a link", fix="share the plan file itself instead"
        )
    return fragment


def _unpack(link: str) -> bytes:
    """Return the JSON of a link, or say that it is cut or garbled."""
    _, mark, packed = link.strip().partition(MARK)
    packed = packed.rstrip(_TRAILING)
    if not mark or not re.fullmatch(r"[A-Za-z0-9_-]+", packed, re.ASCII):
        raise PlanError("this is no link of a plan", where="link", fix=_COPY_AGAIN)
    if len(packed) > MAX_LINK:
        raise PlanError("the link is too long", where="link", fix=_COPY_AGAIN)
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        text = inflate.decompress(data, MAX_INFLATED + 1)
    except (binascii.Error, zlib.error) as error:
        raise PlanError("the link is garbled", where="link", fix=_COPY_AGAIN) from error
    if len(text) > MAX_INFLATED:
        raise PlanError("the link unpacks to too much", where="link", fix=_COPY_AGAIN)
    if not inflate.eof or inflate.unused_data:
        raise PlanError("the link is cut off or garbled", where="link", fix=_COPY_AGAIN)
    return text


def _kind(text: bytes) -> Literal["public", "team"]:
    """Read the first two fields: the schema and what kind of link it is."""
    from pydantic_core import from_json

    try:
        array: Any = from_json(text, allow_inf_nan=False)
    except ValueError as error:
        raise PlanError("the link is garbled", where="link", fix=_COPY_AGAIN) from error
    match array:
        case [int(schema), *_] if schema > SCHEMA:
            raise PlanError(
                "the link comes from a newer renamer", where="link", fix="update renamer-kit"
            )
        case [int(), ("public" | "team") as kind, *_]:
            return "team" if kind == "team" else "public"
    raise PlanError("this is no link of a plan", where="link", fix=_COPY_AGAIN)


def _public_plan(array: tuple[Any, ...]) -> Plan:
    _, _, city, campaign, day, languages, rows, _ = array
    return Plan(
        city=city,
        campaign=campaign,
        day=day,
        languages=languages,
        renamings=tuple(
            Renaming(
                code=code,
                place=place,
                anchor_lonlat=(lon, lat),
                old=old,
                honoree=honoree,
                place_class=place_class,
                wording={key: name for key, name in zip(languages, names, strict=False) if name},
            )
            for code, place, lon, lat, old, names, honoree, _, _, place_class in rows
        ),
    )


@lru_cache(maxsize=1)
def _team_adapter() -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[int, Literal["team"], Plan])


@lru_cache(maxsize=1)
def _public_adapter() -> TypeAdapter[Any]:
    from pydantic import Field, TypeAdapter

    code = Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,32}$")]
    line = Annotated[str, Field(max_length=400)]
    lines = Annotated[tuple[line, ...], Field(max_length=40)]
    lon = Annotated[float, Field(ge=-180, le=180)]
    lat = Annotated[float, Field(ge=-90, le=90)]
    row = tuple[code, line, lon, lat, line | None, lines, line, lines, lines, PlaceClass]
    return TypeAdapter(
        tuple[int, Literal["public"], line, line, date, lines, tuple[row, ...], line]
    )
