"""No piece of a kit promises safety, and every piece bears the campaign's line of warning."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from renamer import l10n
from renamer.drawing.raster import page_text
from renamer.planfile.toml import read_plan
from renamer.registry.packs import read_campaign
from renamer.text import fold
from tests.workflow.everything import contents, metadata, said

if TYPE_CHECKING:
    from pathlib import Path

TODAY = ("--today", "2030-02-01")
WARNINGS = {language: fold(line) for language, line in read_campaign().warning.items()}
PROMISES = re.compile(
    r"\b(?:safe|safer|safest|safely|safety"
    r"|sicher\w*|sécurité|sécuris\w*|sûr|sûre|sûrs|sûres|sûreté"
    r"|säker\w*|säkra\w*|turvalli\w*|turvassa|örugg\w*|öryggi\w*|бяспеч\w*|бяспек\w*)\b",
    re.IGNORECASE,
)
KITS = {
    "reykjavik in all languages": (
        "reykjavik",
        "public",
        ["is", *sorted({*l10n.languages()} - {"is"})],
    ),
    "reykjavik without codes": ("reykjavik", "no-codes", []),
    "berlin": ("berlin", "public", []),
    "berlin without codes": ("berlin", "no-codes", []),
    "helsinki in its two languages": ("helsinki", "no-links", []),
}
FREED = """
standings.maksim-znak = { code = "released_in_exile", as_of = "2030-01-20", since = "2030-01-18", \
title = "A newsroom", url = "https://news.example/znak" }
"""


@pytest.fixture(scope="module", params=KITS.values(), ids=KITS)
def kit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a kit with everything it can hold: a strip, a site in each language, a share page."""
    city, edition, languages = request.param
    folder = tmp_path_factory.mktemp("kits")
    path = folder / "my.plan.toml"
    (folder / "updates").mkdir()
    _run(folder, "plan", "new", city, "-o", path)
    whom = read_plan(path).renamings[1].honoree
    text = path.read_text(encoding="utf-8")
    text = text.replace("languages = []", f"languages = {languages}".replace("'", '"'))
    text = text.replace(f'honoree = "{whom}"', 'honoree = "maksim-znak"')
    text = text.replace("[standings]", '[standings]\nmaksim-znak = "imprisoned 2026-03"')
    path.write_text(text, encoding="utf-8")
    (folder / "updates" / "news.toml").write_text(FREED, encoding="utf-8")
    told = _run(folder, "kit", path, "-o", "kit", "--edition", edition)
    assert not PROMISES.search(told)
    assert (folder / "kit" / "strips.pdf").is_file()
    return folder / "kit"


def _run(folder: Path, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "renamer", *map(str, arguments), *TODAY],
        cwd=folder,
        env={**os.environ, "RENAMER_UPDATES": str(folder / "updates")},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def _pieces(kit: Path) -> dict[str, str]:
    """Return what can be read on each piece: a sheet of paper, a page of a screen, a file.

    Both sides of a postcard are one piece. Cards for people in prison bear no word at all.
    """
    pieces = {}
    for name, content in contents(kit).items():
        if name == "prisoner-mail/cards.pdf":
            assert not "".join(page_text(content)).strip()
        elif name == "postcards.pdf":
            sides = page_text(content)
            for number in range(0, len(sides), 2):
                pieces[f"{name}, sheet {number}"] = "\n".join(sides[number : number + 2])
        elif name.endswith(".pdf"):
            for number, text in enumerate(page_text(content), start=1):
                pieces[f"{name}, page {number}"] = text
        elif name.endswith((".html", ".svg", ".md")):
            pieces[name] = said(name, content)
    return pieces


def test_no_piece_promises_safety(kit: Path) -> None:
    pieces = _pieces(kit)
    pieces |= {
        f"{name}, metadata": "\n".join(metadata(content).values())
        for name, content in contents(kit).items()
        if name.endswith(".pdf")
    }
    found = {name: hit[0] for name, text in pieces.items() if (hit := PROMISES.search(text))}
    assert not found


def test_every_piece_bears_the_warning(kit: Path) -> None:
    pieces = {name: fold(text) for name, text in _pieces(kit).items()}
    kinds = (
        "signs/signs.pdf",
        "signs/1-",
        "paper/",
        "strips.pdf",
        "site/index",
        "site/R/",
        "share.html",
    )
    for kind in (*kinds, "site/404.html", "site/share.html", "start-here", "LICENCES.md"):
        assert any(name.startswith(kind) for name in pieces), kind
    bare = [
        name for name, text in pieces.items() if not any(line in text for line in WARNINGS.values())
    ]
    assert not bare


def test_what_is_read_has_the_warning_in_its_language(kit: Path) -> None:
    """Pages in the language they are in; paper in the town's and in Belarusian."""
    for name, content in contents(kit).items():
        if not name.endswith(".html") or name.endswith(("share.html", "404.html")):
            continue
        text = content.decode()
        language = re.search(r'<html lang="([\w-]+)"', text)
        assert language, name
        assert WARNINGS[language[1]] in fold(said(name, content)), name
    for name, text in _pieces(kit).items():
        if ".pdf" in name or name.endswith(".svg"):
            assert WARNINGS["be"] in fold(text), name


def test_the_words_of_no_language_promise_safety() -> None:
    assert PROMISES.search("It is Safe.")
    assert PROMISES.search("Das ist sicherer")
    assert PROMISES.search("бяспечна")
    for language in l10n.languages():
        for message, sentence in l10n.texts(language).messages.items():
            assert not PROMISES.search(message), message
            assert not PROMISES.search(sentence), sentence
    for language, line in read_campaign().warning.items():
        assert not PROMISES.search(line), language
