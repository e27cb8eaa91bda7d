"""`renamer mockup` as a user runs it, on photos that are drawn here."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from renamer.drawing.photo import encode, read_photo

CORNERS = "500,300 1180,330 1180,800 500,780"
LEFT, TOP, RIGHT, BOTTOM = 498, 298, 1182, 802
"""Around the corners; what lies outside must stay as it is."""


def street(height=1200, width=1600):
    """Return a sky that pales downwards over a pavement of slabs."""
    y, x = np.mgrid[0:height, 0:width]
    fall = (y / height)[..., None]
    sky = np.array([110, 150, 205]) + fall * np.array([90, 70, 40])
    slabs = np.where((x // 60 + y // 40)[..., None] % 2, 118, 128)
    return np.where(fall < 0.65, sky, slabs).astype(np.uint8)


@pytest.fixture
def photo(renamer):
    path = renamer.folder / "place.png"
    path.write_bytes(encode(street(), ".png"))
    return path


@pytest.fixture
def plan(renamer):
    path = renamer.folder / "my.plan.toml"
    renamer("plan", "new", "berlin", "-o", path, "--base-url", "https://group.example")
    return path


def test_the_sign_stands_there_and_the_rest_is_as_it_was(renamer, plan, photo):
    before = photo.read_bytes()
    done = renamer("mockup", plan, photo, "-o", "made.png", "--corners", CORNERS)
    made, taken = read_photo(renamer.folder / "made.png"), street()
    height, width = taken.shape[:2]
    assert made.shape[1] == width
    assert height < made.shape[0] < 1.1 * height
    assert photo.read_bytes() == before
    seen = made[:height]
    away = np.ones((height, width), bool)
    away[TOP:BOTTOM, LEFT:RIGHT] = False
    assert (seen[away] == taken[away]).all()
    name = seen[350:500, 560:1000].astype(int)
    assert np.ptp(name) > 150  # letters on their ground
    assert (np.abs(name - taken[350:500, 560:1000]).sum(-1) > 60).mean() > 0.7
    assert (made[height + 2 :, :8] == 34).all()  # the band below
    assert (made[height:] > 240).any()
    ribbon = seen[325:400, 1080:1178]
    assert (np.abs(ribbon.astype(int) - 34).max(-1) < 12).mean() > 0.15
    assert "faces" in done.stderr
    assert "sign 1 of 3" in done.stderr
    assert "without metadata" in done.stdout


def test_the_sign_that_is_asked_for_is_there(renamer, plan, photo):
    text = plan.read_text(encoding="utf-8")
    codes = [line.split('"')[1] for line in text.splitlines() if line.startswith("code = ")]
    found = []
    for number, sign in enumerate((codes[1].lower(), "2", "3")):
        out = f"made-{number}.png"
        large = "20,20 1580,20 1580,1120 20,1120"
        done = renamer("mockup", plan, photo, "-o", out, "--corners", large, "--sign", sign)
        assert "sign 1 of" not in done.stderr
        read = zxingcpp.read_barcodes(Image.open(renamer.folder / out))
        found.append([code.text for code in read])
    assert found[0] == found[1] == [f"HTTPS://GROUP.EXAMPLE/R/{codes[1]}/"]
    assert found[2] == [f"HTTPS://GROUP.EXAMPLE/R/{codes[2]}/"]
    done = renamer(
        "mockup", plan, photo, "-o", "x.png", "--corners", CORNERS, "--sign", "9", ok=False
    )
    assert all(code in done.stderr for code in codes)


def test_what_the_photo_told_is_not_in_the_picture(renamer, plan):
    """A photo that lies on its side, as telephones save it, with where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "SecretPhone"
    exif.get_ifd(0x8825).update({1: "N", 2: (64.0, 8.0, 49.0), 3: "W", 4: (21.0, 56.0, 1.0)})
    lying = Image.fromarray(street()).rotate(90, expand=True)
    path = renamer.folder / "place.jpg"
    lying.save(path, exif=exif, comment=b"SecretComment", xmp=b"<SecretPlace/>", quality=95)
    assert path.read_bytes().count(b"Secret") == 3
    renamer("mockup", plan, path, "-o", "made.jpg", "--corners", CORNERS)
    renamer("mockup", plan, path, "--grid", "grid.jpg")
    telling = (b"Secret", b"Exif", b"http", b"\xff\xe1", b"\xff\xfe")
    for name in ("made.jpg", "grid.jpg"):
        data = (renamer.folder / name).read_bytes()
        assert not any(word in data for word in telling)
        with Image.open(renamer.folder / name) as image:
            assert not image.getexif()
            assert image.width == 1600
    upright = read_photo(renamer.folder / "made.jpg")[:200].astype(int)
    assert np.abs(upright - street()[:200]).max() < 12


def test_the_same_call_gives_the_same_bytes(renamer, plan, photo):
    for name in ("one.jpg", "two.jpg"):
        renamer("mockup", plan, photo, "-o", name, "--corners", CORNERS)
    one, two = ((renamer.folder / name).read_bytes() for name in ("one.jpg", "two.jpg"))
    assert one == two


def test_without_corners_it_says_how_to_find_them(renamer, plan, photo):
    done = renamer("mockup", plan, photo, "-o", "made.png", ok=False)
    assert done.returncode == 2
    assert f"renamer mockup {plan} {photo} --grid grid.png" in done.stderr
    renamer("mockup", plan, photo, "--grid", "grid.png")
    grid, taken = read_photo(renamer.folder / "grid.png"), street()
    assert grid.shape == taken.shape
    changed = (grid != taken).any(-1)
    assert changed[600, :].all()
    assert changed[:, 800].all()
    assert 0.03 < changed.mean() < 0.3
    assert not changed[560:590, 850:870].any()


def test_nothing_of_the_users_is_overwritten(renamer, plan, photo):
    (renamer.folder / "mine.png").write_bytes(b"mine")
    call = ("mockup", plan, photo, "--corners", CORNERS, "-o")
    done = renamer(*call, "mine.png", ok=False)
    assert done.returncode == 7
    assert "--force" in done.stderr
    assert (renamer.folder / "mine.png").read_bytes() == b"mine"
    renamer(*call, "mine.png", "--force")
    assert (renamer.folder / "mine.png").read_bytes() != b"mine"
    before = photo.read_bytes()
    assert "your photo" in renamer(*call, photo, "--force", ok=False).stderr
    assert (
        "your photo" in renamer("mockup", plan, photo, "--grid", photo, "--force", ok=False).stderr
    )
    assert photo.read_bytes() == before


@pytest.mark.parametrize(
    ("photo_name", "corners", "out", "code", "words"),
    [
        ("place.png", "1,2", "x.png", 2, ("four corners", "upper left")),
        ("place.png", "10,10 1700,10 1700,900 10,900", "x.png", 2, ("outside", "1600 x 1200")),
        ("place.png", "10,10 200,10 200,150 10,150", "x.png", 2, ("too small", "300 x 212")),
        ("place.png", "900,10 100,10 100,700 900,700", "x.png", 2, ("order", "upper left")),
        ("place.png", CORNERS, "x.pdf", 2, (".png or .jpg",)),
        ("none.jpg", CORNERS, "x.png", 3, ("none.jpg", "cannot be opened")),
        ("my.plan.toml", CORNERS, "x.png", 3, ("no photo",)),
    ],
)
def test_one_clear_sentence(renamer, plan, photo, photo_name, corners, out, code, words):
    done = renamer("mockup", plan, photo_name, "-o", out, "--corners", corners, ok=False)
    assert done.returncode == code, done.stderr
    assert done.stderr.count("\n") <= 2
    assert all(word in done.stderr for word in words), done.stderr
    assert not (renamer.folder / out).exists()


def test_an_upright_sheet_is_told(renamer, plan, photo):
    corners = "400,100 800,100 800,1100 400,1100"
    done = renamer("mockup", plan, photo, "-o", "made.jpg", "--corners", corners)
    assert "looks squeezed" in done.stderr


def test_a_plan_without_accepted_renamings(renamer, plan, photo):
    text = plan.read_text(encoding="utf-8").replace('decision = "accepted"', 'decision = "dropped"')
    plan.write_text(text, encoding="utf-8")
    done = renamer("mockup", plan, photo, "-o", "x.png", "--corners", CORNERS, ok=False)
    assert done.returncode == 4
    assert "accepted" in done.stderr
