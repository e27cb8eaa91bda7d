"""The whole job, run as a user runs it."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from renamer.drawing.raster import page_text

TODAY = ("--today", "2026-11-23")
SAMPLES = ("reykjavik", "paris", "berlin", "helsinki", "monaco")


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default kit of Helsinki, a town of two languages."""
    folder = tmp_path_factory.mktemp("kits")
    subprocess.run(
        [sys.executable, "-m", "renamer", "kit", "helsinki", *TODAY],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder / "helsinki-centre-kit"


def test_the_kit_holds_what_the_day_needs(kit: Path) -> None:
    names = set(_contents(kit))
    assert {
        "start-here.html",
        "start-here.en.html",
        "signs/signs.pdf",
        "site/index.html",
        "site/share.html",
        "share.html",
        "helsinki-centre.plan.toml",
        "LICENCES.md",
        "manifest.json",
    } <= names
    assert len([name for name in names if name.startswith("signs/") and ".pdf" in name]) == 4
    assert len([name for name in names if name.startswith("signs/") and ".svg" in name]) == 3


def test_the_manifest_names_every_file_with_its_checksum(kit: Path) -> None:
    contents = _contents(kit)
    manifest = json.loads(contents.pop("manifest.json"))
    assert {entry["path"]: entry["sha256"] for entry in manifest["files"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in contents.items()
    }
    assert manifest["today"] == "2026-11-23"


def test_start_here_shows_every_sign_and_links_only_what_is_there(kit: Path) -> None:
    page = (kit / "start-here.html").read_text(encoding="utf-8")
    signs = sorted(path.name for path in (kit / "signs").glob("*.svg"))
    assert signs
    assert all(f"signs/{name}" in page for name in signs)
    assert "http-equiv" in page
    assert 'src="http' not in page


def test_the_licences_name_map_texts_and_sources(kit: Path) -> None:
    text = (kit / "LICENCES.md").read_text(encoding="utf-8")
    for part in ("© OpenStreetMap contributors", "ODbL", "CC BY 4.0", "city-centre extract"):
        assert part in text


def test_the_same_call_gives_the_same_bytes(kit: Path, renamer: Any) -> None:
    renamer("kit", "helsinki", "-o", "again", *TODAY)
    assert _contents(renamer.folder / "again") == _contents(kit)


def test_proof_passes_and_fails_when_a_pdf_is_exchanged(kit: Path, renamer: Any) -> None:
    shown = renamer("proof", kit, "--json")
    pages = json.loads(shown.stdout)
    assert len([page for page in pages if page["file"].startswith("signs/")]) == 6
    assert all(page["ok"] for page in pages)
    assert sum(len(page["found"]) for page in pages) >= 4

    renamer("kit", "helsinki", "-o", "other", *TODAY)
    manifest_path = renamer.folder / "other" / "manifest.json"
    manifest = json.loads(manifest_path.read_text(encoding="utf-8"))
    entry = next(item for item in manifest["files"] if item.get("codes") and item["codes"][0])
    entry["codes"][0] = ["https://example.org/elsewhere"]
    manifest_path.write_text(json.dumps(manifest), encoding="utf-8")
    failed = renamer("proof", "other", ok=False)
    assert failed.returncode == 6
    assert entry["path"] in failed.stderr


@pytest.mark.parametrize("city", SAMPLES)
def test_default_kits_prove_and_bear_codes(city: str, renamer: Any) -> None:
    report = json.loads(renamer("kit", city, "-o", "kit", *TODAY, "--json").stdout)
    assert len(report["signs"]) == 3
    assert all(page["ok"] for page in report["proof"])
    assert (renamer.folder / "kit" / "start-here.html").is_file()


def test_eight_of_ten_signs_bear_a_code(renamer: Any) -> None:
    report = json.loads(
        renamer("kit", "reykjavik", "-o", "kit", "--count", "10", *TODAY, "--json").stdout
    )
    codes = [sign["leads_to"] for sign in report["signs"]]
    assert len(codes) == 10
    assert len([code for code in codes if code]) >= 8


def test_a_base_url_leads_every_code_to_the_groups_own_page(renamer: Any) -> None:
    report = json.loads(
        renamer(
            "kit", "monaco", "-o", "kit", "--base-url", "https://example.org", *TODAY, "--json"
        ).stdout
    )
    for sign in report["signs"]:
        assert sign["leads_to"] == f"HTTPS://EXAMPLE.ORG/R/{sign['code']}/"
        assert (renamer.folder / "kit" / "site" / "R" / sign["code"] / "index.html").is_file()
    link = renamer("share", "kit/monaco.plan.toml").stdout.strip()
    assert link.startswith("https://example.org/share.html#p=")


OWN = """
[[honorees]]
id = "our-choir"
kind = "organisation"
lives_in = "not applicable"
consent = "asked"
[honorees.names.fr]
nominative = "Le Chœur"
[honorees.names.fr.odonyms]
square = "place du Chœur libre"
park = "parc du Chœur libre"
street = "rue du Chœur libre"
[honorees.names.en]
nominative = "The Choir"
[honorees.names.en.odonyms]
square = "Free Choir Square"
[honorees.who]
en = "A choir in exile"
fr = "Un chœur en exil"
[honorees.standing]
code = "active"
as_of = "2026-11"
source = "own"
[[honorees.sources]]
id = "own"
title = "The choir's letter, which gives consent"
url = "https://example.org/choir"
backs = "consent, who they are"
"""


def test_what_the_user_changed_is_kept(renamer: Any) -> None:
    renamer("plan", "new", "monaco", "-o", "m.plan.toml", *TODAY)
    path = renamer.folder / "m.plan.toml"
    text = path.read_text(encoding="utf-8")
    plan = tomllib.loads(text)
    first, second, third = plan["renamings"]
    text = text.replace(f'honoree = "{second["honoree"]}"', 'honoree = "our-choir"')
    head, _, tail = text.rpartition('decision = "accepted"')
    text = f'{head}decision = "dropped"{tail}'
    before, _, after = text.partition('note = ""')
    text = f'{before}note = "Ludmila brings the ladder"{after}'
    marker = f'code = "{first["code"]}"'
    assert marker in text
    text = text.rstrip() + "\n" + OWN
    path.write_text(text, encoding="utf-8")
    wording = renamer.folder / "m.plan.toml"
    report = json.loads(renamer("kit", wording, "-o", "kit", *TODAY, "--json").stdout)
    assert (renamer.folder / "kit" / "monaco.plan.toml").read_text(encoding="utf-8") == text
    assert [sign["code"] for sign in report["signs"]] == [first["code"], second["code"]]
    assert report["signs"][1]["honoree"] == "our-choir"
    assert "Chœur" in report["signs"][1]["plate"]
    public = {
        name: content
        for name, content in _contents(renamer.folder / "kit").items()
        if name.startswith(("site/", "signs/", "share", "LICENCES"))
    }
    for name, content in public.items():
        assert b"Ludmila" not in content, name
        assert third["code"].encode() not in content, name


def test_codes_stay_when_renamings_are_dropped_or_reordered(renamer: Any) -> None:
    base = ("--base-url", "https://example.org", *TODAY, "--json")
    renamer("plan", "new", "berlin", "-o", "b.plan.toml", *TODAY)
    path = renamer.folder / "b.plan.toml"
    before = json.loads(renamer("kit", path, "-o", "one", *base).stdout)
    plan = tomllib.loads(path.read_text(encoding="utf-8"))
    codes = [item["code"] for item in plan["renamings"]]
    head, *blocks = path.read_text(encoding="utf-8").split("[[renamings]]")
    path.write_text("[[renamings]]".join([head, *reversed(blocks[1:])]), encoding="utf-8")
    after = json.loads(renamer("kit", path, "-o", "two", *base).stdout)
    assert [sign["code"] for sign in before["signs"]] == codes
    assert [sign["code"] for sign in after["signs"]] == codes[:0:-1]
    leads = {sign["code"]: sign["leads_to"] for sign in before["signs"]}
    assert all(leads[sign["code"]] == sign["leads_to"] for sign in after["signs"])


def test_links_give_the_plan_back(kit: Path, renamer: Any) -> None:
    plan = kit / "helsinki-centre.plan.toml"
    public = renamer("share", plan).stdout.strip()
    assert public.startswith("share.html#p=")
    team = renamer("share", plan, "--team").stdout.strip()
    renamer("open", team, "-o", "team.plan.toml")
    renamer("open", public, "-o", "public.plan.toml")
    original = tomllib.loads(plan.read_text(encoding="utf-8"))
    whole = tomllib.loads((renamer.folder / "team.plan.toml").read_text(encoding="utf-8"))
    part = tomllib.loads((renamer.folder / "public.plan.toml").read_text(encoding="utf-8"))
    assert whole == original
    assert [item["code"] for item in part["renamings"]] == [
        item["code"] for item in original["renamings"]
    ]
    renamer("kit", "public.plan.toml", "-o", "from-link", *TODAY)


def test_the_kit_is_rebuilt_from_the_plan_within_it(renamer: Any) -> None:
    renamer("kit", "monaco", *TODAY)
    plan = renamer.folder / "monaco-kit" / "monaco.plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8") + "\n# ours\n", encoding="utf-8")
    refused = renamer("kit", "monaco", *TODAY, ok=False)
    assert refused.returncode == 7
    assert "monaco.plan.toml" in refused.stderr
    renamer("kit", plan, *TODAY)
    assert plan.read_text(encoding="utf-8").endswith("# ours\n")


def test_a_plan_that_lives_in_the_kit_is_not_replaced_by_a_suggestion(renamer: Any) -> None:
    renamer("kit", "monaco", *TODAY)
    renamer("kit", "monaco", "--count", "4", *TODAY)
    plan = renamer.folder / "monaco-kit" / "monaco.plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8") + "\n# ours\n", encoding="utf-8")
    renamer("kit", plan, *TODAY)
    refused = renamer("kit", "monaco", *TODAY, ok=False)
    assert refused.returncode == 7
    assert "made from the plan monaco.plan.toml" in refused.stderr
    assert plan.read_text(encoding="utf-8").endswith("# ours\n")


def test_a_plan_of_any_name_stays_in_its_kit(renamer: Any) -> None:
    renamer("kit", "monaco", *TODAY)
    plan = renamer.folder / "monaco-kit" / "monaco.plan.toml"
    mine = plan.rename(plan.with_name("mine.toml"))
    mine.write_text("\ufeff" + mine.read_text(encoding="utf-8"), encoding="utf-8")
    renamer("kit", mine, "--paper", "A3", *TODAY)
    assert mine.is_file()
    assert 'paper = "A3"' in mine.read_text(encoding="utf-8")


def test_a_renaming_is_added_by_command(renamer: Any) -> None:
    renamer("plan", "new", "monaco", "-o", "m.plan.toml", *TODAY)
    renamer("plan", "add", "m.plan.toml", "place-d-armes", "vasil-bykau")
    plan = tomllib.loads((renamer.folder / "m.plan.toml").read_text(encoding="utf-8"))
    added = plan["renamings"][-1]
    assert (added["place"], added["honoree"], added["place_class"]) == (
        "place-d-armes",
        "vasil-bykau",
        "square",
    )
    assert len({item["code"] for item in plan["renamings"]}) == 4
    unknown = renamer("plan", "add", "m.plan.toml", "nowhere", "vasil-bykau", ok=False)
    assert "nowhere" in unknown.stderr
    twice = renamer("plan", "check", "m.plan.toml", *TODAY)
    assert "4 renamings, no fault" in twice.stdout


def test_an_edition_without_codes_says_so(renamer: Any) -> None:
    made = renamer("kit", "monaco", "--edition", "no-codes", "--base-url", "https://a.org", *TODAY)
    assert "No sign bears a code" in made.stdout
    pages = json.loads(renamer("proof", "monaco-kit", "--json").stdout)
    assert len(pages) >= 6
    assert all(page["found"] == [] for page in pages)
    for text in page_text((renamer.folder / "monaco-kit" / "signs" / "signs.pdf").read_bytes()):
        assert "Plaque symbolique" in text
        assert "*" not in text


def test_an_extract_makes_a_town_of_ones_own(renamer: Any) -> None:
    extract = Path(__file__).parents[1] / "data" / "osm" / "akureyri.osm.pbf"
    boundary = next(extract.parent.glob("akureyri*.geojson"))
    source = ("--country", "IS", "--languages", "is", "--boundary", boundary)
    options = ("--slug", "is-akureyri", "--name", "Akureyri", *source)
    made = renamer("city", "build", extract, *options)
    assert "renamer kit is-akureyri" in made.stdout
    renamer("plan", "new", "is-akureyri", "-o", "a.plan.toml", *TODAY)
    renamer("kit", "a.plan.toml", *TODAY)
    assert (renamer.folder / "akureyri-kit" / "start-here.html").is_file()
    renamer("plan", "check", "akureyri-kit/akureyri.plan.toml", *TODAY)
    renamer("plan", "refind", "akureyri-kit/akureyri.plan.toml")
    (renamer.folder / "is-akureyri").rename(renamer.folder / "elsewhere")
    renamer("kit", "a.plan.toml", *TODAY)  # its map lies beside it
    (renamer.folder / "is-akureyri.map.zip").unlink()
    lost = renamer("kit", "a.plan.toml", *TODAY, ok=False)
    assert lost.returncode == 3
    assert "--extract" in lost.stderr


def test_a_folder_that_is_not_ours_is_left_alone(renamer: Any) -> None:
    goal = renamer.folder / "photos"
    goal.mkdir()
    (goal / "a.jpg").write_bytes(b"x")
    refused = renamer("kit", "monaco", "-o", goal, *TODAY, ok=False)
    assert refused.returncode == 7
    assert _contents(goal) == {"a.jpg": b"x"}


@pytest.mark.parametrize("seconds", [0.3, 0.9, 1.5, 2.1])
def test_an_interrupted_kit_leaves_nothing_half_written(seconds: float, tmp_path: Path) -> None:
    work = subprocess.Popen(
        [sys.executable, "-m", "renamer", "kit", "reykjavik", "--count", "20", "-o", "kit"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(seconds)
    work.send_signal(signal.SIGINT)
    _, complaint = work.communicate(timeout=60)
    left = {entry.name for entry in tmp_path.iterdir()}
    assert left <= {"kit"}
    if left:
        assert json.loads((tmp_path / "kit" / "manifest.json").read_text(encoding="utf-8"))
    elif seconds > 0.5:  # before that, Python itself may still be starting
        # A process may also end by the signal itself, where it struck within generated code, or by
        # that of zxing-cpp, which aborts if it is interrupted while it is being loaded.
        assert work.returncode in {130, -signal.SIGINT, -signal.SIGABRT}, complaint
        assert "Traceback" not in complaint or work.returncode == -signal.SIGABRT


@pytest.mark.skipif(os.name == "nt", reason="no such limit on Windows")
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000));"
        "sys.argv = ['renamer', 'kit', 'monaco', '-o', 'kit'];"
        "from renamer.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 7, done.stderr
    assert "cannot write" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_standard_output_is_one_sentence() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "renamer", "places", "monaco"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 7
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_each_page_calls_a_place_by_its_name_in_that_language(kit: Path) -> None:
    assert "Rautatientori" in (kit / "site" / "index.html").read_text(encoding="utf-8")
    swedish = (kit / "site" / "sv.html").read_text(encoding="utf-8")
    assert "Järnvägstorget" in swedish
    assert "nu Rautatientori" not in swedish


def test_a_kit_of_an_outer_plan_is_not_replaced_by_a_suggestion(renamer: Any) -> None:
    renamer("plan", "new", "monaco", "-o", "m.plan.toml", *TODAY)
    renamer("kit", "m.plan.toml", *TODAY)
    assert renamer("kit", "monaco", *TODAY, ok=False).returncode == 7
    renamer("kit", "m.plan.toml", "--paper", "A3", *TODAY)


def test_two_signs_that_say_the_same_first_name_are_told(renamer: Any) -> None:
    renamer("plan", "new", "reykjavik", "-o", "r.plan.toml", *TODAY)
    renamer("plan", "add", "r.plan.toml", "laugavegur", "svetlana-alexievich")
    renamer("plan", "add", "r.plan.toml", "skolavordustigur", "sviatlana-tsikhanouskaya")
    checked = renamer("plan", "check", "r.plan.toml", *TODAY)
    assert "'Svetlönu'" in checked.stderr


def test_a_copy_of_the_plan_beside_the_original_does_not_replace_it(renamer: Any) -> None:
    renamer("kit", "monaco", *TODAY)
    plan = renamer.folder / "monaco-kit" / "monaco.plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8") + "\n# ours\n", encoding="utf-8")
    renamer("kit", plan, *TODAY)
    other = plan.with_name("next.plan.toml")
    other.write_text(plan.read_text(encoding="utf-8"), encoding="utf-8")
    assert renamer("kit", other, *TODAY, ok=False).returncode == 7
    assert plan.is_file()


def test_a_site_is_built_again_but_never_over_somebody_elses(renamer: Any) -> None:
    renamer("plan", "new", "monaco", "-o", "m.plan.toml", *TODAY)
    path = renamer.folder / "m.plan.toml"
    renamer("site", "build", "m.plan.toml", "-o", "web")
    renamer("site", "check", "web")
    head, _, tail = path.read_text(encoding="utf-8").rpartition('decision = "accepted"')
    path.write_text(f'{head}decision = "dropped"{tail}', encoding="utf-8")
    renamer("site", "build", "m.plan.toml", "-o", "web")
    mine = renamer.folder / "mine"
    mine.mkdir()
    (mine / "index.html").write_text("mine", encoding="utf-8")
    assert renamer("site", "build", "m.plan.toml", "-o", "mine", ok=False).returncode == 7
    assert _contents(mine) == {"index.html": b"mine"}


def test_an_opened_link_makes_the_same_names(kit: Path, renamer: Any) -> None:
    plan = kit / "helsinki-centre.plan.toml"
    renamer("open", renamer("share", plan).stdout.strip(), "-o", "again.plan.toml")
    again = json.loads(renamer("kit", "again.plan.toml", "-o", "k", *TODAY, "--json").stdout)
    manifest = tomllib.loads(plan.read_text(encoding="utf-8"))
    opened = tomllib.loads((renamer.folder / "again.plan.toml").read_text(encoding="utf-8"))
    assert [item["place_class"] for item in opened["renamings"]] == [
        item["place_class"] for item in manifest["renamings"]
    ]
    first = json.loads(renamer("kit", "helsinki", "-o", "f", *TODAY, "--json").stdout)
    assert [sign["plate"] for sign in again["signs"]] == [s["plate"] for s in first["signs"]]


def test_a_page_in_another_language_calls_the_place_as_its_sign_does(renamer: Any) -> None:
    renamer("plan", "new", "reykjavik", "-o", "r.plan.toml", *TODAY)
    path = renamer.folder / "r.plan.toml"
    text = path.read_text(encoding="utf-8").replace("languages = []", 'languages = ["en", "is"]')
    path.write_text(text, encoding="utf-8")
    report = json.loads(renamer("kit", path, "-o", "k", *TODAY, "--json").stdout)
    page = (renamer.folder / "k" / "site" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in page
    assert report["signs"][1]["plate"] in page
    bad = text.replace('["en", "is"]', '["xx"]')
    path.write_text(bad, encoding="utf-8")
    assert "xx" in renamer("plan", "check", path, ok=False).stderr


def test_whom_a_plan_pins_unproposed_comes_with_the_cautions_first(renamer: Any) -> None:
    renamer("plan", "new", "monaco", "-o", "m.plan.toml", *TODAY)
    path = renamer.folder / "m.plan.toml"
    before = renamer("suggest", path).stderr
    rows = json.loads(renamer("people", "list", "--json").stdout)
    hidden = next(one["id"] for one in rows if not one["proposed"])
    plan = tomllib.loads(path.read_text(encoding="utf-8"))
    assert not plan.get("pins")
    taken = {one["place"] for one in plan["renamings"]}
    places = json.loads(renamer("places", "monaco", "--json").stdout)
    place = next(one["id"] for one in places if one["id"] not in taken)
    text = path.read_text(encoding="utf-8")
    pin = f'{place} = "{hidden}"'
    text = text.replace("[pins]\n", f"[pins]\n{pin}\n") if "\n[pins]\n" in text else text
    path.write_text(text if pin in text else f"{text}\n[pins]\n{pin}\n", encoding="utf-8")
    told = renamer("suggest", path).stderr
    warned = [line for line in told.splitlines() if hidden in line]
    assert any("danger" in line or "caution" in line for line in warned)
    assert hidden not in before
