"""The only door for photographs: opened with care, written without a word of where they are from.

A photo from a telephone tells where and when it was taken, with which device, and often holds a
small picture of what was there before it was cropped. Only pixels pass this door.
"""

from __future__ import annotations

import io
import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from renamer.errors import PhotoError

if TYPE_CHECKING:
    from PIL import Image

    from renamer.drawing.raster import Picture

MOST_PIXELS = 64_000_000
"""A photo of 50 megapixels passes; a small file that unfolds to gigabytes does not."""
MOST_BYTES = 100_000_000
LEAST_SIDE = 400
PHOTO_ENDINGS = (".png", ".jpg", ".jpeg")
_FORMATS = ("JPEG", "PNG", "WEBP")
_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
"""Brands of High Efficiency image files, ISO/IEC 23008-12."""
_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error)
"""What Pillow raises for files that are broken in one way or another."""


def read_photo(path: Path) -> Picture:
    """Return a photo upright in sRGB as an array of shape (height, width, 3).

    Raises
    ------
    PhotoError
        If it is missing, too large, too small, broken, or no JPEG, PNG or WebP.
    """
    data = _bytes_of(path)
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        raise PhotoError(
            "this is a HEIC photo, which few programs read",
            where=str(path),
            fix="export it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible)",
        )
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd metadata, which are dropped anyway
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                _check_size(image, path)
                return np.array(_plain(image))
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise _too_large(path) from error
        except UnidentifiedImageError as error:
            raise PhotoError(
                "this is no photo that can be read", where=str(path), fix="give a JPEG or a PNG"
            ) from error
        except _UNREADABLE as error:
            raise PhotoError(
                f"this photo is broken ({error})", where=str(path), fix="copy or export it again"
            ) from error


def encode(picture: Picture, ending: str) -> bytes:
    """Return a picture as a file that holds its pixels and nothing else.

    Parameters
    ----------
    picture : array of uint8, shape (height, width, 3)
        Red, green, blue in sRGB.
    ending : str
        One of PHOTO_ENDINGS; PNG keeps every pixel, JPEG is smaller.
    """
    from PIL import Image

    stream = io.BytesIO()
    fresh = Image.fromarray(picture)
    if ending.lower() == ".png":
        fresh.save(stream, format="PNG")
    else:
        fresh.save(stream, format="JPEG", quality=92, subsampling=0)
    return stream.getvalue()


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path)
        return path.read_bytes()
    except OSError as error:
        raise PhotoError(
            f"cannot be opened ({error.strerror or error})",
            where=str(path),
            fix="give the file of a photo",
        ) from error


def _check_size(image: Image.Image, path: Path) -> None:
    """Look at the size that the head of the file tells, before anything is unpacked."""
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _too_large(path)
    if min(width, height) < LEAST_SIDE:
        raise PhotoError(
            f"this photo has only {width} x {height} pixels",
            where=str(path),
            fix=f"give one of at least {LEAST_SIDE} pixels on each side: the photo itself, "
            "not a preview of it",
        )


def _plain(image: Image.Image) -> Image.Image:
    """Return the image upright, opaque and in sRGB."""
    from PIL import Image, ImageOps

    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 16 bits of grey
        upright = Image.fromarray((np.asarray(upright) // 256).astype(np.uint8))
    if upright.has_transparency_data:
        layer = upright.convert("RGBA")
        upright = Image.new("RGB", layer.size, "#FFFFFF")
        upright.paste(layer, mask=layer)
    if upright.mode not in {"RGB", "L", "CMYK"}:
        upright = upright.convert("RGB")
    return (_in_srgb(upright, profile) if profile else upright).convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Return the same colours without their profile; as they are if the profile is broken."""
    from PIL import ImageCms

    try:
        made = ImageCms.profileToProfile(
            image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, *_UNREADABLE):
        return image
    return made if made is not None else image


def _too_large(path: Path) -> PhotoError:
    return PhotoError(
        f"this photo is larger than {MOST_PIXELS // 1_000_000} megapixels",
        where=str(path),
        fix="save it smaller; 12 megapixels are plenty",
    )
