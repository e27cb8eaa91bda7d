"""Whoever is withheld on request, by one line, is in nothing that is made or told any more.

The whole kit is searched for every form of their names, and the same search finds all of them in
the kit made before, and somebody else in this one: else it would prove nothing.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from renamer import odonymy
from renamer.errors import NamingError
from renamer.l10n import texts as words_of
from renamer.model.honoree import Honoree, NameForms, Source, Standing
from renamer.model.place import PlaceClass
from renamer.planfile.share import from_link, to_team_link
from renamer.planfile.toml import read_plan, write_plan
from renamer.registry.packs import read_campaign
from renamer.resources import resource
from renamer.site.share_page import digest
from tests.workflow.everything import contents, everything, where

if TYPE_CHECKING:
    from renamer.model.plan import Plan, Renaming

TODAY = ("--today", "2026-11-25")
CAMPAIGN = "belarus-solidarity"
GONE, OWN, KEPT = "nina-bahinskaya", "zora-vysokaja", "vasil-bykau"
BASE_URL = "https://group.example/4august"
NAMING = "https://example.org/wiki/Nina_Bahinskaya"
LINE = f'withheld = ["{GONE}", "{OWN}"]\n'
COMMENT = "ring Baba Nina first, Bahinskaya the geologist"
OWN_HONOREE = Honoree(
    id=OWN,
    kind="person",
    names={
        "en": NameForms(nominative="Zora Vysokaja"),
        "be": NameForms(nominative="Зора Высокая", genitive="Зоры Высокай"),
        "is": NameForms(nominative="Zora Vysokaja", genitive="Zoru Vysokaju", stem="Zoru"),
    },
    who={"en": "Painter of tall houses", "be": "Мастачка высокіх дамоў"},
    standing=Standing(code="free", as_of="2026-11", source="s1"),
    lives_in="abroad",
    consent="asked",
    stories={"en": "Houses taller than the clouds stand in every picture of hers."},
    sources=(
        Source(
            id="s1",
            title="The letter of Zora Vysokaja",
            url="https://example.org/zora-vysokaja",
            backs="her life, her consent",
        ),
    ),
)


def _plan(path: Path) -> Plan:
    """Return a plan in which two are pinned by hand who will ask not to be named."""
    plan = read_plan(path)
    whom = (KEPT, GONE, OWN, GONE)
    decisions = ("accepted", "accepted", "accepted", "dropped")
    told: dict[str, Any] = {
        "wording": {"en": "Walking Nina Square"},
        "note": "Bahinskaya's niece holds the sign",
        "why": ("Nina Bahinskaya took walks here",),
    }
    renamings: list[Renaming] = [
        dataclasses.replace(one, honoree=who, decision=decision, **told if at == 1 else {"why": ()})
        for at, (one, who, decision) in enumerate(zip(plan.renamings, whom, decisions, strict=True))
    ]
    return dataclasses.replace(
        plan,
        honorees=(OWN_HONOREE,),
        pins={renamings[1].place: GONE, renamings[2].place: OWN},
        bans=(GONE,),
        standings={GONE: "free 2026-09", OWN: "free 2026-11"},
        renamings=tuple(renamings),
    )


def _run(folder: Path, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "renamer", *map(str, arguments)],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


@dataclasses.dataclass(frozen=True)
class Before:
    """The plan, its kit and its links before anybody asked for anything."""

    folder: Path
    plan_text: str
    links: tuple[str, str]
    texts: dict[str, str]

    @property
    def codes(self) -> list[str]:
        """The codes of the plan: whose page stays, and those that are withheld."""
        return [one.code for one in read_plan(self.folder / "my.plan.toml").renamings]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    folder = tmp_path_factory.mktemp("before")
    path = folder / "my.plan.toml"
    made = ("plan", "new", "reykjavik", "-o", path, "--count", "4", "--base-url", BASE_URL)
    _run(folder, *made, *TODAY)
    text = write_plan(_plan(path)).replace("[[renamings]]", f"# {COMMENT}\n[[renamings]]", 1)
    path.write_text(text, encoding="utf-8")
    links = (_run(folder, "share", path).strip(), _run(folder, "share", path, "--team").strip())
    _run(folder, "kit", path, "-o", "kit", *TODAY)
    return Before(folder=folder, plan_text=text, links=links, texts=everything(folder / "kit"))


def _forms(honoree: Honoree) -> dict[str, str]:
    """Return all that names somebody: whole names, surnames, odonyms, lines, stories, id."""
    forms = {"id": honoree.id}
    for code, name in honoree.names.items():
        forms[f"name {code}"] = name.nominative
        forms[f"surname {code}"] = name.nominative.split()[-1]
        forms |= {f"genitive {code}": name.genitive} if name.genitive else {}
    forms |= {f"who {code}": line for code, line in honoree.who.items()}
    for code, story in (honoree.stories or {}).items():
        forms[f"story {code}"] = " ".join(story.split()[:5])
    for language in odonymy.languages():
        for kind in get_args(PlaceClass):
            try:
                forms[f"{kind} {language}"] = odonymy.form(honoree, kind, language).text
            except NamingError:
                continue
    return {label: form.replace("*", "") for label, form in forms.items()}


def _needles() -> dict[str, str]:
    entry = read_campaign(CAMPAIGN).honorees[GONE]
    return {
        **{f"entry: {label}": form for label, form in _forms(entry).items()},
        **{f"own: {label}": form for label, form in _forms(OWN_HONOREE).items()},
        "wording": "Walking Nina Square",
        "note": "niece holds the sign",
        "why": "took walks here",
        "comment": "ring Baba Nina first",
        "source": "example.org/zora-vysokaja",
    }


NEEDLES = _needles()
OF_THE_KIT = {
    *(f"entry: {one}" for one in ("id", "name en", "name be", "name is", "surname en")),
    *(f"entry: {one}" for one in ("who is", "who be", "who en", "story en", "story be")),
    *(f"own: {one}" for one in ("id", "name en", "name be", "surname be", "who en", "story en")),
    *("wording", "note", "why", "comment", "source"),
}
"""What a kit for Reykjavík tells of the two: the search must find each before, and none after."""


def _told(texts: dict[str, str]) -> dict[str, list[str]]:
    found = {label: where(form, texts) for label, form in NEEDLES.items()}
    return {label: names for label, names in found.items() if names}


def _say_so_in_updates(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    (folder / "mine").mkdir()
    (folder / "mine" / "asked.toml").write_text(LINE, encoding="utf-8")
    monkeypatch.setenv("RENAMER_UPDATES", str(folder / "mine"))
    return ()


def _own_pack(folder: Path) -> Path:
    pack = folder / CAMPAIGN
    shutil.copytree(resource("assets", "campaigns") / CAMPAIGN, pack)
    return pack


def _say_so_in_the_pack(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    head = _own_pack(folder) / "campaign.toml"
    head.write_text(LINE + head.read_text(encoding="utf-8"), encoding="utf-8")
    return "--campaign", str(head.parent)


def _say_so_in_its_updates(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    pack = _own_pack(folder)
    (pack / "updates").mkdir(exist_ok=True)
    (pack / "updates" / "asked.toml").write_text(LINE, encoding="utf-8")
    return "--campaign", str(pack)


WAYS = {
    "a file of the user's": _say_so_in_updates,
    "campaign.toml": _say_so_in_the_pack,
    "the updates of the pack": _say_so_in_its_updates,
}


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def asked(
    request: pytest.FixtureRequest, before: Before, renamer: Any, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, ...]:
    """Let both have asked, by one of the ways; return what the command line must be told."""
    (renamer.folder / "my.plan.toml").write_text(before.plan_text, encoding="utf-8")
    options: tuple[str, ...] = request.param(renamer.folder, monkeypatch)
    return options


@pytest.fixture
def updated(before: Before, renamer: Any, monkeypatch: pytest.MonkeyPatch) -> Before:
    """Let both have asked, by a file of the user's."""
    (renamer.folder / "my.plan.toml").write_text(before.plan_text, encoding="utf-8")
    _say_so_in_updates(renamer.folder, monkeypatch)
    return before


def _silent(*said: subprocess.CompletedProcess[str]) -> None:
    told = _told({f"{at}": f"{one.stdout}\n{one.stderr}" for at, one in enumerate(said)})
    assert not told


def test_the_search_finds_what_is_there(before: Before) -> None:
    assert _told(before.texts).keys() >= OF_THE_KIT
    texts = before.texts
    for kind in ("signs/signs.pdf", "signs/2", "site/R/", "site/index", "start-here", "LICENCES"):
        found = {*where("Bahinskaja", texts), *where("Bahinskaya", texts)}
        assert any(name.startswith(kind) for name in found), kind
    link = {"link": f"{before.links[0]}\n{from_link(before.links[0])!r}"}
    assert where(GONE, link)


def test_no_file_of_the_kit_tells_of_them(asked: Any, before: Before, renamer: Any) -> None:
    said = renamer("kit", "my.plan.toml", "-o", "kit", *asked, *TODAY)
    texts = everything(renamer.folder / "kit")
    assert not _told(texts)
    _silent(said)
    assert "withheld on request" in said.stderr
    assert "your own file still does" in said.stderr
    control = where("Bykau", texts)
    for kind in ("reykjavik.plan.toml", "signs/signs.pdf", "site/R/", "start-here", "LICENCES"):
        found = where(KEPT, texts) if kind in {"reykjavik.plan.toml", "start-here"} else control
        assert any(name.startswith(kind) for name in found), kind
    path = renamer.folder / "my.plan.toml"
    assert path.read_text(encoding="utf-8") == before.plan_text


def test_the_references_of_others_do_not_name_them(
    before: Before, renamer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A source of somebody else goes, and a story of theirs is pointed out, without a name."""
    path = renamer.folder / "my.plan.toml"
    plan = _plan(before.folder / "my.plan.toml")
    (own,) = (one for one in plan.honorees if one.id == OWN)
    story = {"en": "She painted the banner that Bahinskaya carried."}
    source = dataclasses.replace(own.sources[0], id="s2", title="Багінская і мастачка", url=NAMING)
    own = dataclasses.replace(own, stories=story, sources=(*own.sources, source))
    path.write_text(write_plan(dataclasses.replace(plan, honorees=(own,))), encoding="utf-8")
    mine = renamer.folder / "mine"
    mine.mkdir()
    monkeypatch.setenv("RENAMER_UPDATES", str(mine))
    caution = f"the story of {OWN} seems to name somebody"
    for text, is_told in (("", False), (f'withheld = ["{GONE}"]', True)):
        (mine / "asked.toml").write_text(text, encoding="utf-8")
        said = renamer("kit", path, "-o", f"kit{is_told}", *TODAY)
        assert (caution in said.stderr) is is_told
        texts = everything(renamer.folder / f"kit{is_told}")
        made = {name: one for name, one in texts.items() if name.startswith(("site/", "LICEN"))}
        named = [name for name, one in made.items() if NAMING.casefold() in one]
        assert bool(named) is not is_told
        assert where("the letter of Zora Vysokaja", made)


def test_the_old_codes_lead_to_pages_that_name_nobody(
    asked: Any, before: Before, renamer: Any
) -> None:
    renamer("kit", "my.plan.toml", "-o", "kit", *asked, *TODAY)
    for code in before.codes[1:]:
        pages = {
            path.stem: path.read_text(encoding="utf-8")
            for path in (renamer.folder / "kit" / "site" / "R" / code).glob("*.html")
        }
        assert pages.keys() == {"index", "be", "en"}
        for name, page in pages.items():
            language = "is" if name == "index" else name
            assert words_of(language)("Removed on request") in page
            assert f'<html lang="{language}">' in page
    for viewer in ("share.html", "site/share.html"):  # it keeps silent where an old link tells
        page = (renamer.folder / "kit" / viewer).read_text(encoding="utf-8")
        assert all(digest(who) in page for who in (GONE, OWN))
        assert digest(KEPT) not in page
    report = json.loads((renamer.folder / "kit" / "manifest.json").read_text(encoding="utf-8"))
    signs = [one for one in report["files"] if one["path"].startswith("signs/")]
    printed = [code for one in signs for page in one.get("codes", []) for code in page]
    assert {payload.rstrip("/").rpartition("/")[2] for payload in printed} == {before.codes[0]}


def test_a_kit_that_is_built_anew_keeps_nothing_of_the_old_one(
    updated: Before, renamer: Any
) -> None:
    shutil.copytree(updated.folder / "kit", renamer.folder / "kit")
    said = renamer("kit", "my.plan.toml", "-o", "kit", *TODAY)
    assert not _told(everything(renamer.folder / "kit"))
    _silent(said)
    assert sorted(path.name for path in renamer.folder.iterdir()) == ["kit", "mine", "my.plan.toml"]


def test_a_plan_that_lives_in_the_kit_is_written_anew(updated: Before, renamer: Any) -> None:
    kit = renamer.folder / "kit"
    shutil.copytree(updated.folder / "kit", kit)
    said = renamer("kit", "kit/reykjavik.plan.toml", *TODAY)
    assert "this plan was written anew without that, and without your comments" in said.stderr
    assert not _told(everything(kit))
    plan = read_plan(kit / "reykjavik.plan.toml")
    assert [one.code for one in plan.renamings] == updated.codes
    assert [one.decision for one in plan.renamings] == ["accepted", *["withheld"] * 3]
    quiet = renamer("kit", "kit/reykjavik.plan.toml", *TODAY)
    assert "written anew" not in quiet.stderr
    assert not _told(everything(kit))


def test_a_comment_alone_is_enough_to_write_the_plan_anew(updated: Before, renamer: Any) -> None:
    path = renamer.folder / "my.plan.toml"
    renamer("kit", path, "-o", "first", *TODAY)
    cleared = (renamer.folder / "first" / "reykjavik.plan.toml").read_text(encoding="utf-8")
    path.write_text(f"# {GONE} was here\n{cleared}", encoding="utf-8")
    renamer("kit", path, "-o", "second", *TODAY)
    assert not _told(everything(renamer.folder / "second"))
    path.write_text(f"# {GONE}ish is nobody\n{cleared}", encoding="utf-8")
    renamer("kit", path, "-o", "third", *TODAY)
    third = (renamer.folder / "third" / "reykjavik.plan.toml").read_text(encoding="utf-8")
    assert third.startswith(f"# {GONE}ish is nobody")


@pytest.mark.parametrize("team", [False, True])
def test_an_old_link_opens_without_them(updated: Before, renamer: Any, team: bool) -> None:
    link = updated.links[team]
    said = renamer("open", link, "-o", "opened.toml")
    opened = (renamer.folder / "opened.toml").read_text(encoding="utf-8")
    assert not _told({"opened.toml": opened})
    assert KEPT in opened
    assert [one.code for one in read_plan(renamer.folder / "opened.toml").renamings] == [
        one.code for one in from_link(link).renamings
    ]
    _silent(said)
    assert "withheld on request" in said.stderr


def test_an_old_link_opens_without_whom_the_own_pack_withholds(
    before: Before, renamer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = _say_so_in_the_pack(renamer.folder, monkeypatch)
    _silent(renamer("open", before.links[1], "-o", "opened.toml", *options))
    opened = (renamer.folder / "opened.toml").read_text(encoding="utf-8")
    assert not _told({"opened.toml": opened})
    assert KEPT in opened


def test_a_link_of_a_campaign_that_is_not_at_hand_is_not_written(
    before: Before, renamer: Any
) -> None:
    plan = from_link(before.links[1])
    for campaign, message in (
        ("elsewhere", "there is no campaign 'elsewhere'"),
        ("../elsewhere", "is no campaign"),
        ("\\\\host\\share", "is no campaign"),
    ):
        link = to_team_link(dataclasses.replace(plan, campaign=campaign), viewer="share.html")
        said = renamer("open", link, "-o", "opened.toml", ok=False)
        assert message in said.stderr
        assert not (renamer.folder / "opened.toml").exists()


@pytest.mark.parametrize("team", [(), ("--team",)], ids=["public", "team"])
def test_new_links_do_not_hold_them(asked: Any, renamer: Any, team: tuple[str, ...]) -> None:
    said = renamer("share", "my.plan.toml", *team, *asked)
    _silent(said)
    assert "withheld on request" in said.stderr
    texts = {"link": f"{said.stdout}\n{from_link(said.stdout.strip())!r}"}
    assert not _told(texts)
    assert where(KEPT, texts)


def test_plan_and_site_commands_keep_silent(asked: Any, before: Before, renamer: Any) -> None:
    checked = renamer("plan", "check", "my.plan.toml", *asked, *TODAY)
    assert checked.stderr.count("withheld on request") == 3
    proposed = renamer("suggest", "my.plan.toml", "--count", "8", *asked)
    built = renamer("site", "build", "my.plan.toml", "-o", "site", *asked, *TODAY)
    _silent(checked, proposed, built)
    assert all("withheld on request" in one.stderr for one in (proposed, built))
    texts = everything(renamer.folder / "site")
    assert not _told(texts)
    assert where("Bykau", texts)
    refound = renamer("plan", "refind", "my.plan.toml")
    _silent(refound)
    assert (renamer.folder / "my.plan.toml").read_text(encoding="utf-8") == before.plan_text


def test_nobody_who_is_withheld_can_be_added(asked: Any, before: Before, renamer: Any) -> None:
    for who in (GONE, OWN):
        said = renamer("plan", "add", "my.plan.toml", "arnarholl", who, *asked, ok=False)
        _silent(said)
        assert "withheld on request" in said.stderr
    assert (renamer.folder / "my.plan.toml").read_text(encoding="utf-8") == before.plan_text
    added = renamer("plan", "add", "my.plan.toml", "arnarholl", "yanka-kupala", *asked)
    _silent(added)
    text = (renamer.folder / "my.plan.toml").read_text(encoding="utf-8")
    assert COMMENT in text  # what is the user's own stays theirs
    assert text.startswith(before.plan_text[:200])
    assert [one.honoree for one in read_plan(renamer.folder / "my.plan.toml").renamings] == [
        *(KEPT, GONE, OWN, GONE),
        "yanka-kupala",
    ]


def test_the_registry_tells_of_everybody_else(asked: Any, renamer: Any) -> None:
    listed = renamer("people", "list", *asked)
    assert KEPT in listed.stdout
    stale = renamer("people", "stale", *asked, *TODAY)
    found = renamer("people", "search", "Bahinskaya", *asked)
    spelled = renamer("people", "search", "Багинская", "--json", *asked)
    assert json.loads(spelled.stdout) == []
    _silent(listed, stale, found, spelled)
    for asking in (
        ("people", "show", GONE),
        ("people", "show", GONE, "--json"),
        ("name", GONE, "--language", "is"),
        ("name", GONE, "--all"),
    ):
        said = renamer(*asking, *asked, ok=False)
        assert "withheld on request" in said.stderr
        _silent(said)
    assert renamer("people", "show", KEPT, *asked).stdout.startswith("Vasil Bykau")


def test_suggestions_never_name_them(asked: Any, renamer: Any) -> None:
    said = renamer("suggest", "reykjavik", "--count", "25", *asked)
    assert said.stdout.count("->") == 25
    _silent(said, renamer("plan", "new", "reykjavik", "--count", "25", *asked, *TODAY))
    assert not _told({"plan": (renamer.folder / "reykjavik.plan.toml").read_text("utf-8")})


def test_a_plan_of_another_campaign_is_not_taken_for_one_of_this(
    before: Before, renamer: Any
) -> None:
    (renamer.folder / "my.plan.toml").write_text(before.plan_text, encoding="utf-8")
    said = renamer("plan", "check", "my.plan.toml", "--campaign", "./another", ok=False)
    assert "the plan is of the campaign 'belarus-solidarity'" in said.stderr


def test_when_nobody_is_left_the_pages_alone_can_be_made(updated: Before, renamer: Any) -> None:
    path = renamer.folder / "my.plan.toml"
    plan = read_plan(path)
    path.write_text(
        write_plan(dataclasses.replace(plan, renamings=plan.renamings[1:])), encoding="utf-8"
    )
    said = renamer("kit", path, "-o", "kit", *TODAY, ok=False)
    assert "renamer site build" in said.stderr
    _silent(said, renamer("site", "build", path, *TODAY))
    files = contents(renamer.folder / "site")
    assert all(f"R/{code}/index.html" in files for code in updated.codes[1:])
    assert not _told(everything(renamer.folder / "site"))
