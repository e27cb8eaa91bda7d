"""The only door to qrcode: QR codes as rows of modules, fast enough for a thousand signs.

qrcode cuts the text into segments and knows the patterns and tables of the standard (ISO/IEC
18004). The code words and the choice among the eight masks, nearly all of its time, are made here
on whole numbers: a code is one number of a few hundred bits, and one step on it is a step on
all its modules. The result is the same matrix, which the tests hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

import numpy as np

from renamer.errors import LinkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from qrcode.util import QRData

Error = Literal["M", "Q"]
_LEVEL: dict[Error, int] = {"M": 0, "Q": 3}
"""Error level -> qrcode's constant."""
_SPLIT = 20
"""Runs of digits or capitals from this length on become segments of their own: qrcode's default."""
_PADDING = b"\xec\x11"
_DIGITS = bytes.maketrans(b"01", b"\0\1")


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A code without its quiet zone; `rows` are bytes of 0 and 1 (1 = dark)."""

    rows: tuple[bytes, ...]
    payload: str
    version: int
    error: Error


class _Layout(NamedTuple):
    """Where things stand in all codes of one version and error level.

    A code as a number: its rows, a light row, its columns, a light column, each of them followed
    by a light module, the first module the highest bit. What belongs together lies side by side,
    and nothing else does.
    """

    size: int
    where: NDArray[np.intp]
    """For every bit of a code as a number the bit of the code words and a zero word after them."""
    masks: tuple[int, ...]
    """For each mask, what it inverts and the patterns that all codes have; no format yet."""
    formats: tuple[int, ...]
    """For each mask, the format and the version that tell of it."""
    everywhere: int
    """All modules dark."""


def encode(payload: str, error: Error = "M") -> QrCode:
    """Return the smallest code that holds the payload.

    Parameters
    ----------
    payload : str
        An address in upper case takes the least room (alphanumeric mode).
    error : {"M", "Q"}
        M restores 15 %, Q 25 % of the code words.

    Raises
    ------
    LinkError
        If it is too long for any code.
    """
    from qrcode import util

    segments, contents = _segments(payload)
    version = version_of(payload, error)
    layout = _layout(version, error)
    bits = "".join(
        f"{segment.mode:04b}{len(segment):0{util.length_in_bits(segment.mode, version)}b}{content}"
        for segment, content in zip(segments, contents, strict=True)
    )
    words = np.frombuffer(_words(bits, version, error) + b"\0", dtype=np.uint8)
    data = int.from_bytes(np.packbits(np.unpackbits(words)[layout.where]).tobytes(), "big")
    masked = [data ^ mask for mask in layout.masks]
    penalties = [_penalty(code, layout) for code in masked]
    best = penalties.index(min(penalties))
    size = layout.size
    modules = f"{masked[best] ^ layout.formats[best]:0{layout.where.size}b}".encode()
    modules = modules.translate(_DIGITS)
    rows = tuple(modules[start : start + size] for start in range(0, size * (size + 1), size + 1))
    return QrCode(rows=rows, payload=payload, version=version, error=error)


@lru_cache(maxsize=1024)
def version_of(payload: str, error: Error = "M") -> int:
    """Return the version of the smallest code that holds the payload: 4 x version + 17 modules.

    Raises
    ------
    LinkError
        If it is too long for any code.
    """
    segments, contents = _segments(payload)
    version = _version(segments, sum(map(len, contents)), error)
    if version is None:
        raise LinkError(
            "the address is too long for a QR code", where=payload[:80], fix="shorten it"
        )
    return version


@lru_cache(maxsize=512)
def _segments(payload: str) -> tuple[tuple[QRData, ...], tuple[str, ...]]:
    """Return the payload in pieces of one mode each, and the bits of each."""
    from qrcode import util

    segments = tuple(util.optimal_data_chunks(payload, minimum=_SPLIT))
    return segments, tuple(map(_bits, segments))


def upper_url(base_url: str, path: str) -> str:
    """Return the address below `base_url` in capitals as far as that leads to the same page.

    Scheme, host and our own path lose nothing. The path of the base may be case-sensitive: it is
    kept, and where it has small letters the code needs the longer byte mode.

    Examples
    --------
    >>> upper_url("https://example.org/", "r/7k3qx")
    'HTTPS://EXAMPLE.ORG/R/7K3QX'
    >>> upper_url("https://example.org/Group", "r/7k3qx")
    'HTTPS://EXAMPLE.ORG/Group/R/7K3QX'
    """
    parts = urlsplit(base_url)
    origin = f"{parts.scheme}://{parts.netloc}".upper()
    return f"{origin}{parts.path.rstrip('/')}/{path.lstrip('/').upper()}"


def _bits(segment: QRData) -> str:
    """Return what a segment says, without its head."""
    from qrcode import util

    data = segment.data
    if segment.mode == util.MODE_8BIT_BYTE:
        return "".join(f"{byte:08b}" for byte in data)
    if segment.mode == util.MODE_NUMBER:
        groups = (data[start : start + 3] for start in range(0, len(data), 3))
        return "".join(f"{int(group):0{util.NUMBER_LENGTH[len(group)]}b}" for group in groups)
    values = [util.ALPHA_NUM.index(char) for char in data]
    pairs = zip(values[::2], values[1::2], strict=False)
    last = f"{values[-1]:06b}" if len(values) % 2 else ""
    return "".join(f"{45 * first + second:011b}" for first, second in pairs) + last


def _version(segments: tuple[QRData, ...], length: int, error: Error) -> int | None:
    """Return the smallest version that holds segments with contents of so many bits."""
    from qrcode import util

    for version in range(1, 41):
        heads = sum(4 + util.length_in_bits(segment.mode, version) for segment in segments)
        if heads + length <= util.BIT_LIMIT_TABLE[_LEVEL[error]][version]:
            return version
    return None


def _words(bits: str, version: int, error: Error) -> bytes:
    """Return the code words in their order: the data of all blocks, then what corrects it."""
    from qrcode import base

    blocks = base.rs_blocks(version, _LEVEL[error])
    room = sum(block.data_count for block in blocks)
    bits += "0000"[: 8 * room - len(bits)]
    bits += "0" * (-len(bits) % 8)
    words = int(bits, 2).to_bytes(len(bits) // 8, "big")
    words += (_PADDING * room)[: room - len(words)]
    data, corrections, start = [], [], 0
    for block in blocks:
        data.append(words[start : start + block.data_count])
        corrections.append(_correction(data[-1], block.total_count - block.data_count))
        start += block.data_count
    return bytes((*_in_turn(data), *_in_turn(corrections)))


def _in_turn(blocks: Iterable[bytes]) -> Iterator[int]:
    """Yield the first word of every block, then the second ones, as far as there are any."""
    return (word for words in zip_longest(*blocks) for word in words if word is not None)


def _correction(data: bytes, count: int) -> bytes:
    """Return the remainder of the data by the Reed-Solomon polynomial of this degree."""
    multiples = _multiples(count)
    shift = 8 * (count - 1)
    below = (1 << shift) - 1
    rest = 0
    for word in data:
        rest = (rest & below) << 8 ^ multiples[rest >> shift ^ word]
    return rest.to_bytes(count, "big")


@lru_cache(maxsize=32)
def _multiples(count: int) -> tuple[int, ...]:
    """Return the polynomial of this degree, its highest term left out, times each of 256 words."""
    from qrcode.base import gexp, glog
    from qrcode.LUT import rsPoly_LUT

    multiples = [0]
    for bit in range(8):
        terms = bytes(gexp(glog(term) + bit) for term in rsPoly_LUT[count][1:])
        multiples += [multiple ^ int.from_bytes(terms, "big") for multiple in multiples]
    return tuple(multiples)


@lru_cache(maxsize=80)
def _layout(version: int, error: Error) -> _Layout:
    from qrcode import util

    plain, size = _patterns(version, error, mask=None), 4 * version + 17
    data = np.array([[module is None for module in row] for row in plain])
    patterns = np.array([[bool(module) for module in row] for row in plain])
    order = _bit_order(data)
    zero = order.size // 8 * 8 + 7  # the last bit of the zero word, in which the order may end
    where = np.full((size, size), zero, dtype=np.intp)
    where.flat[order] = np.arange(order.size)
    masks, formats = [], []
    for mask in range(8):
        inverts = util.mask_func(mask)
        inverted = [[inverts(row, column) for column in range(size)] for row in range(size)]
        masks.append(_number(data & np.array(inverted) | patterns))
        told = [[bool(module) for module in row] for row in _patterns(version, error, mask)]
        formats.append(_number(np.array(told) ^ patterns))
    return _Layout(
        size=size,
        where=_lines(where, zero),
        masks=tuple(masks),
        formats=tuple(formats),
        everywhere=_number(np.ones((size, size), dtype=np.bool_)),
    )


def _patterns(version: int, error: Error, mask: int | None) -> list[list[bool | None]]:
    """Return what all codes have in common, None where data goes; the format where a mask is."""
    from qrcode.main import QRCode

    code = QRCode(version=version, error_correction=_LEVEL[error])
    code.modules_count = size = 4 * version + 17
    code.modules = [[None] * size for _ in range(size)]
    for row, column in ((0, 0), (size - 7, 0), (0, size - 7)):
        code.setup_position_probe_pattern(row, column)
    code.setup_position_adjust_pattern()
    code.setup_timing_pattern()
    code.setup_type_info(mask is None, mask or 0)
    if version >= 7:
        code.setup_type_number(mask is None)
    modules: list[list[bool | None]] = code.modules
    return modules


def _bit_order(data: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the data modules in pairs of columns from the right, up and down in turn."""
    size = len(data)
    order: list[int] = []
    for turn, right in enumerate((*range(size - 1, 6, -2), 5, 3, 1)):
        rows = range(size) if turn % 2 else range(size - 1, -1, -1)
        order += [r * size + c for r in rows for c in (right, right - 1) if data[r, c]]
    return np.array(order, dtype=np.intp)


def _lines(modules: NDArray[np.intp], light: int) -> NDArray[np.intp]:
    """Return rows and columns in the order of a code as a number."""
    ended = [np.pad(side, ((0, 1), (0, 1)), constant_values=light) for side in (modules, modules.T)]
    return np.concatenate(ended).ravel()


def _number(modules: NDArray[np.bool_]) -> int:
    """Return modules as a number."""
    return int.from_bytes(np.packbits(_lines(modules.astype(np.intp), 0)).tobytes(), "big")


def _penalty(dark: int, layout: _Layout) -> int:
    """Return the penalty of a code as a number (rules N1 to N4 of ISO/IEC 18004, 7.8.3)."""
    light = dark ^ layout.everywhere
    dark_pairs, light_pairs = dark & dark >> 1, light & light >> 1
    same = dark_pairs | light_pairs
    five = same & same >> 1
    five &= five >> 2
    runs = 3 * five.bit_count() - 2 * (five & five >> 1).bit_count()
    below = layout.size + 1
    blocks = dark_pairs & dark_pairs >> below | light_pairs & light_pairs >> below
    core = dark & light >> 1 & dark_pairs >> 2 & dark >> 4 & light >> 5 & dark >> 6
    calm = light_pairs & light_pairs >> 2
    finders = (core & calm >> 7).bit_count() + (core >> 4 & calm).bit_count()
    share = dark.bit_count() / layout.everywhere.bit_count()
    balance = 10 * int(abs(share * 100 - 50) / 5)
    # rows and columns hold each block of four, so half of what is found counts
    return runs + 3 * blocks.bit_count() // 2 + 40 * finders + balance
