"""Photos are opened with care, and nothing but their pixels passes."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngImageFile

from renamer.drawing.photo import LEAST_SIDE, MOST_BYTES, encode, read_photo
from renamer.errors import PhotoError

RED, BLUE = (200, 30, 30), (30, 30, 200)


def halves(width=640, height=480):
    """Return a picture that is red above and blue below."""
    picture = np.full((height, width, 3), BLUE, np.uint8)
    picture[: height // 2] = RED
    return picture


@pytest.fixture
def saved(tmp_path):
    def save(image, name="photo.jpg", **options):
        path = tmp_path / name
        image.save(path, **options)
        return path

    return save


def telling_exif(orientation=1):
    """Return EXIF of a telephone that knows where it is, with a small preview."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SecretPhone"
    exif.get_ifd(0x8825).update({1: "N", 2: (64.0, 8.0, 49.0), 3: "W", 4: (21.0, 56.0, 1.0)})
    return exif


def segments(jpeg):
    """Return the markers of a JPEG up to its pixels, and what is in them."""
    found, at = [], 2
    while jpeg[at + 1] != 0xDA:
        size = struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
        found.append((jpeg[at + 1], jpeg[at + 4 : at + 2 + size]))
        at += 2 + size
    return found


def chunks(png):
    at = 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8]
        at += size + 12


def test_nothing_that_a_telephone_tells_is_left(saved):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = saved(
        Image.fromarray(halves()),
        exif=telling_exif(),
        comment=b"taken by somebody",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SecretPlace</x:xmpmeta>",
        icc_profile=profile,
        quality=95,
    )
    data = path.read_bytes()
    assert {0xE1, 0xE2, 0xFE} <= {marker for marker, _ in segments(data)}
    assert all(word in data for word in (b"SecretPhone", b"SecretPlace", b"somebody"))
    picture = read_photo(path)
    jpeg, png = encode(picture, ".jpg"), encode(picture, ".PNG")
    # the head of JFIF, tables, frame: no APP1 (EXIF, XMP), APP2 (profile), APP13, comment
    assert {marker for marker, _ in segments(jpeg)} == {0xE0, 0xDB, 0xC0, 0xC4}
    assert [body[:5] for marker, body in segments(jpeg) if marker == 0xE0] == [b"JFIF\0"]
    assert set(chunks(png)) == {b"IHDR", b"IDAT", b"IEND"}
    for made in (jpeg, png):
        with Image.open(io.BytesIO(made)) as image:
            assert not image.getexif()
            assert not {"comment", "xmp", "exif", "icc_profile"} & set(image.info)


@pytest.mark.parametrize("ending", [".png", ".jpg"])
def test_a_picture_comes_back(ending, tmp_path):
    path = tmp_path / f"made{ending}"
    path.write_bytes(encode(halves(), ending))
    slack = 0 if ending == ".png" else 8
    assert np.abs(read_photo(path).astype(int) - halves()).max() <= slack
    assert encode(halves(), ending) == path.read_bytes()


def test_a_photo_is_turned_upright(saved):
    lying = saved(Image.fromarray(halves()).rotate(90, expand=True), exif=telling_exif(6))
    upright = read_photo(lying)
    assert upright.shape == (480, 640, 3)
    assert np.abs(upright[100, 300] - np.array(RED, float)).max() < 12
    assert np.abs(upright[400, 300] - np.array(BLUE, float)).max() < 12


def test_the_colours_of_a_profile_are_kept_without_it(saved):
    """A profile in which red and green have changed places shows a red photo green."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    table = profile[128:264].replace(b"rXYZ", b"TEMP").replace(b"gXYZ", b"rXYZ")
    swapped = profile[:128] + table.replace(b"TEMP", b"gXYZ") + profile[264:]
    red = Image.new("RGB", (400, 400), (255, 0, 0))
    seen = read_photo(saved(red, "swapped.png", icc_profile=swapped))[200, 200]
    assert seen[1] > 240
    assert seen[0] < 15
    same = read_photo(saved(red, "srgb.png", icc_profile=profile))[200, 200]
    assert np.abs(same.astype(int) - (255, 0, 0)).max() <= 2
    assert read_photo(saved(red, "broken.png", icc_profile=b"no profile"))[200, 200, 0] == 255


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGBA", "P", "I;16", "LA"])
def test_other_kinds_of_pixels(mode, saved):
    if mode == "I;16":
        image = Image.fromarray(np.full((400, 400), 0x8000, np.uint16))
    else:
        image = Image.new("RGB", (400, 400), (128, 128, 128))
        image = image.quantize(2) if mode == "P" else image.convert(mode)
    name = "photo.jpg" if mode == "CMYK" else "photo.png"
    assert np.abs(read_photo(saved(image, name)).astype(int) - 128).max() <= 3


def test_what_is_transparent_is_white(saved):
    path = saved(Image.new("RGBA", (400, 400), (0, 0, 0, 0)), "photo.png")
    assert (read_photo(path) == 255).all()


def bomb(side, unfolded):
    """Return a PNG that promises side x side black pixels and holds as many bytes of them."""

    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    rows = zlib.compress(bytes(unfolded), 9)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [9_000, 12_000, 60_000])
def test_what_unfolds_to_gigabytes_is_never_unfolded(side, tmp_path, monkeypatch):
    """81, 144 and 3600 megapixels: Pillow itself is silent, warns, refuses."""
    path = tmp_path / "bomb.png"
    path.write_bytes(bomb(side, min(side * (side // 8 + 1), 20_000_000)))
    assert path.stat().st_size < 25_000
    Image.init()  # its modules load pictures of their own as they are imported
    for kind in (Image.Image, PngImageFile):
        monkeypatch.setattr(kind, "load", lambda self: pytest.fail("it was unpacked"))
    with pytest.raises(PhotoError, match="larger than 64 megapixels"):
        read_photo(path)


def test_a_file_too_large_to_be_read_is_not(tmp_path):
    path = tmp_path / "photo.jpg"
    with path.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    with pytest.raises(PhotoError, match="larger"):
        read_photo(path)


def test_a_preview_is_too_small(saved):
    path = saved(Image.new("RGB", (800, LEAST_SIDE - 1)), "photo.png")
    with pytest.raises(PhotoError, match="only 800 x 399 pixels"):
        read_photo(path)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\0\0\0\x24ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"%PDF-1.7", "no photo that can be read"),
        (b"", "no photo that can be read"),
        (b"GIF89a" + bytes(40), "no photo that can be read"),
    ],
)
def test_what_is_no_photo(data, words, tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(data)
    with pytest.raises(PhotoError, match=words):
        read_photo(path)


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png"])
def test_a_photo_cut_short_is_broken(name, saved):
    path = saved(Image.effect_noise((600, 600), 80).convert("RGB"), name)
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(PhotoError, match="broken"):
        read_photo(path)


def test_no_photo_and_a_folder(tmp_path):
    with pytest.raises(PhotoError, match="cannot be opened"):
        read_photo(tmp_path / "none.jpg")
    with pytest.raises(PhotoError, match="cannot be opened"):
        read_photo(tmp_path)
