"""A town in one file: equal when read again, the same bytes, and damage is always told."""

import dataclasses
import hashlib
import io
import random
import subprocess
import sys
import zipfile

import pytest
import shapely

from renamer.errors import CityError
from renamer.gazetteer.places import gather_places
from renamer.gazetteer.raw import RawMap, RawThing
from renamer.gazetteer.samples import read_sample, sample_slugs
from renamer.gazetteer.snapshot import SUFFIX, SUMS, read_snapshot, snapshot_bytes, town_of_bytes
from renamer.model.place import LeftOut


@pytest.fixture(scope="module")
def town():
    return read_sample("fi-helsinki-centre")


@pytest.fixture(scope="module")
def packed(town):
    return snapshot_bytes(town)


@pytest.mark.parametrize("slug", sample_slugs())
def test_every_sample_comes_back_equal(slug, tmp_path):
    town = read_sample(slug)
    path = tmp_path / f"town{SUFFIX}"
    path.write_bytes(snapshot_bytes(town))
    again = read_snapshot(path)
    assert again == town
    assert again.walk == town.walk
    assert snapshot_bytes(again) == path.read_bytes()


@pytest.mark.parametrize("town", ["akureyri", "helsinki", "monaco"])
def test_a_town_just_gathered_comes_back_equal(town, request):
    town = request.getfixturevalue(town)
    assert town_of_bytes(snapshot_bytes(town), where="here") == town


def test_the_same_town_gives_the_same_bytes(town, packed):
    assert snapshot_bytes(dataclasses.replace(town)) == packed
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist() == sorted(archive.namelist())


def test_what_needs_care_in_text_comes_back(town):
    odd = LeftOut(name='"Ąžuolų" / 北京 #1', osm_ref="way/1", reason="no street: highway=x;y")
    city = dataclasses.replace(town.city, extent_note='circle of 2 km around "it"', aliases=("a",))
    changed = dataclasses.replace(town, left_out=(odd,), city=city)
    assert town_of_bytes(snapshot_bytes(changed), where="here") == changed


@pytest.mark.parametrize("value", ["foo\tbar", "foo\u2028bar", "foo\nbar"])
def test_an_odd_tag_does_not_spoil_the_file(town, value):
    """Tags may hold anything, and reasons why a way is left out quote them."""
    line = shapely.LineString([(24.945, 60.17), (24.946, 60.17)])
    way = RawThing(ref="way/1", tags={"highway": value, "name": "A"}, geometry=line)
    _, left_out = gather_places(
        RawMap(things=[way]), extent=line.buffer(1), crs_m="EPSG:32635", languages=["fi"]
    )
    changed = dataclasses.replace(town, left_out=left_out)
    assert town_of_bytes(snapshot_bytes(changed), where="here").left_out == left_out != ()


def repacked(packed, **changes):
    """The snapshot with members replaced (None: left out) and the sums as they were."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as archive,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as other,
    ):
        for name in archive.namelist():
            content = changes.get(name, archive.read(name))
            if content is not None:
                other.writestr(name, content)
    return made.getvalue()


def with_fitting_sums(packed, name, content):
    """The snapshot with one member changed by somebody who knows of the checksums."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        sums = archive.read(SUMS).decode()
    lines = [line for line in sums.splitlines() if not line.endswith(f"  {name}")]
    lines.append(f"{hashlib.sha256(content).hexdigest()}  {name}")
    return repacked(packed, **{name: content, SUMS: "\n".join(lines).encode()})


def bomb(packed):
    """A whole snapshot, with some hundred megabytes of nothing packed into 240 kB beside it."""
    made = io.BytesIO(packed)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", bytes(80_000_000))
    return made.getvalue()


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda packed: b"", "no snapshot"),
        (lambda packed: b"this is no zip " * 100, "no snapshot"),
        (lambda packed: packed[: len(packed) // 2], "no snapshot"),
        (lambda packed: packed[:-30], "no snapshot"),
        (bomb, "no snapshot"),
        (lambda packed: repacked(packed, **{SUMS: None}), "no snapshot"),
        (lambda packed: repacked(packed, **{"places.geojson": None}), "no snapshot"),
        (lambda packed: repacked(packed, **{"places.geojson": b"\xff\xfe"}), "no snapshot"),
        (lambda packed: repacked(packed, **{"walk.txt": b"n 1 2"}), r"damaged \(walk.txt\)"),
        (lambda packed: repacked(packed, **{SUMS: b"gibberish"}), "no snapshot"),
        (lambda packed: repacked(packed, **{SUMS: b""}, **{"walk.txt": None}), "damaged"),
        (lambda packed: with_fitting_sums(packed, "city.toml", b"schema = "), "damaged"),
        (lambda packed: with_fitting_sums(packed, "city.toml", b"schema = 1"), "damaged"),
        (lambda packed: with_fitting_sums(packed, "places.geojson", b"{}"), "damaged"),
        (lambda packed: with_fitting_sums(packed, "places.geojson", b"[]"), "damaged"),
        (lambda packed: with_fitting_sums(packed, "left_out.tsv", b"h\nA\n"), "damaged"),
        (lambda packed: with_fitting_sums(packed, "walk.txt", b"n 1\n"), "damaged"),
    ],
)
def test_damage_is_told_in_one_sentence(packed, damage, problem, tmp_path):
    path = tmp_path / f"town{SUFFIX}"
    path.write_bytes(damage(packed))
    with pytest.raises(CityError, match=problem) as caught:
        read_snapshot(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "look the town up again" in message
    assert "\n" not in message


def test_no_flipped_bit_ends_in_anything_but_that_sentence(town, packed):
    chance = random.Random(7)
    for _ in range(150):
        flipped = bytearray(packed)
        for _ in range(chance.randint(1, 3)):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        try:
            found = town_of_bytes(bytes(flipped), where="here")
        except CityError:
            continue
        assert found == town  # what was hit matters to nobody, such as a date of the zip


def test_a_file_that_is_not_there_is_told(tmp_path):
    for missing in (tmp_path / "none.map.zip", tmp_path):
        with pytest.raises(CityError, match="cannot be read"):
            read_snapshot(missing)


def test_a_snapshot_is_read_without_the_heavy_libraries(packed, tmp_path):
    path = tmp_path / f"town{SUFFIX}"
    path.write_bytes(packed)
    program = (
        "import pathlib, sys; from renamer.gazetteer.snapshot import read_snapshot;"
        f"assert read_snapshot(pathlib.Path({str(path)!r})).places;"
        "print(sorted({'geopandas', 'pandas', 'pyproj', 'osmium', 'osmnx'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
