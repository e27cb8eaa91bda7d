"""The only door to qrcode: QR codes as rows of modules, fast enough for a hundred signs.

qrcode gives the modes, tables and polynomials; choosing among the eight masks, which is most of
its time, is done here for all eight at once (the penalty rules N1 to N4 of ISO/IEC 18004, 7.8.3).
The result is the same matrix, which the tests hold.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

import numpy as np

from renamer.errors import LinkError

if TYPE_CHECKING:
    from numpy.typing import NDArray

Error = Literal["M", "Q"]
_LEVEL: dict[Error, int] = {"M": 0, "Q": 3}
"""Error level -> its two bits in the format information."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A code without its quiet zone; `rows` are bytes of 0 and 1 (1 = dark)."""

    rows: tuple[bytes, ...]
    payload: str
    version: int
    error: Error


class _Frame(NamedTuple):
    """What all codes of one version have in common; the arrays are boolean, (size, size)."""

    finished: NDArray[np.bool_]
    """Finder, alignment and timing patterns, format still light."""
    order: NDArray[np.intp]
    """Flat positions of the data modules in the order of the bits."""
    masks: NDArray[np.bool_]
    """(8, size, size): what each mask inverts."""


class _Bits:
    """A row of bits that qrcode's data can write themselves into."""

    def __init__(self) -> None:
        self.value = 0
        self.length = 0

    def put(self, number: int, length: int) -> None:
        """Append a number of so many bits."""
        self.value = self.value << length | number
        self.length += length


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
    version, words = _code_words(payload, error)
    frame = _frame(version)
    bits = np.unpackbits(np.array(words, dtype=np.uint8)).astype(np.bool_)
    modules = frame.finished.copy()
    modules.flat[frame.order[: bits.size]] = bits
    candidates = modules ^ frame.masks
    best = int(_penalties(candidates).argmin())
    chosen = candidates[best]
    _write_format(chosen, version, error, best)
    rows = chosen.astype(np.uint8)
    return QrCode(
        rows=tuple(row.tobytes() for row in rows), payload=payload, version=version, error=error
    )


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


def _code_words(payload: str, error: Error) -> tuple[int, list[int]]:
    """Return the version and the interleaved data and check words."""
    from qrcode import base, util

    chunks = list(util.optimal_data_chunks(payload, minimum=20))
    version = 1
    while True:  # a larger version may need longer length fields, and so a larger version
        bits = _Bits()
        for chunk in chunks:
            bits.put(chunk.mode, 4)
            bits.put(len(chunk), util.length_in_bits(chunk.mode, version))
            chunk.write(bits)
        needed = bisect_left(util.BIT_LIMIT_TABLE[_LEVEL[error]], bits.length, version)
        if needed > 40:
            raise LinkError(
                "the address is too long for a QR code", where=payload[:80], fix="shorten it"
            )
        if needed == version:
            break
        version = needed
    blocks = base.rs_blocks(version, _LEVEL[error])
    return version, _interleaved(_padded(bits, sum(b.data_count for b in blocks)), blocks)


def _padded(bits: _Bits, count: int) -> bytes:
    """Return `count` data words: the bits, a terminator, and the alternating filling."""
    bits.put(0, min(8 * count - bits.length, 4))
    bits.put(0, -bits.length % 8)
    filled = bits.length // 8
    filling = (0xEC, 0x11) * ((count - filled) // 2 + 1)
    return bits.value.to_bytes(filled, "big") + bytes(filling[: count - filled])


def _interleaved(data: bytes, blocks: list[NamedTuple]) -> list[int]:
    """Return the words of all blocks in turn, then their check words in turn."""
    columns: list[bytes] = []
    checks: list[bytes] = []
    start = 0
    for total, count in blocks:
        block = data[start : start + count]
        start += count
        columns.append(block)
        checks.append(_check_words(block, total - count))
    return [
        words[i]
        for group in (columns, checks)
        for i in range(max(map(len, group)))
        for words in group
        if i < len(words)
    ]


def _check_words(block: bytes, count: int) -> bytes:
    """Divide a block by the generator polynomial, a word at a time; return the remainder."""
    multiples = _generator_multiples(count)
    top, rest = 8 * (count - 1), (1 << 8 * (count - 1)) - 1
    remainder = 0
    for word in block:
        remainder = (remainder & rest) << 8 ^ multiples[word ^ remainder >> top]
    return remainder.to_bytes(count, "big")


@lru_cache(maxsize=64)
def _generator_multiples(count: int) -> tuple[int, ...]:
    """Return the 256 multiples of the generator of so many check words, without leading term."""
    from qrcode import LUT, base

    factors = LUT.rsPoly_LUT[count][1:]
    return tuple(
        int.from_bytes(
            (base.gexp(base.glog(word) + base.glog(factor)) if word and factor else 0)
            for factor in factors
        )
        for word in range(256)
    )


@lru_cache(maxsize=40)
def _frame(version: int) -> _Frame:
    from qrcode import util

    size = 4 * version + 17
    dark = np.zeros((size, size), dtype=np.bool_)
    taken = np.zeros((size, size), dtype=np.bool_)
    for row, column in ((0, 0), (0, size - 7), (size - 7, 0)):
        taken[max(row - 1, 0) : row + 8, max(column - 1, 0) : column + 8] = True
        dark[row : row + 7, column : column + 7] = _rings(7)
    centres = util.pattern_position(version)
    for row in centres:
        for column in centres:
            if not taken[row, column]:
                dark[row - 2 : row + 3, column - 2 : column + 3] = _rings(5)
                taken[row - 2 : row + 3, column - 2 : column + 3] = True
    for line, used in ((dark[6], taken[6]), (dark[:, 6], taken[:, 6])):
        free = ~used
        line[free] = (np.arange(size) % 2 == 0)[free]
        used[:] = True
    for row, column, _ in _format_places(size):
        taken[row, column] = True
    if version >= 7:
        taken[:6, size - 11 : size - 8] = taken[size - 11 : size - 8, :6] = True
    mask_functions = [util.mask_func(number) for number in range(8)]
    masks = np.array(
        [
            [[function(row, column) for column in range(size)] for row in range(size)]
            for function in mask_functions
        ]
    )
    return _Frame(dark, _bit_order(taken), masks & ~taken)


def _rings(side: int) -> NDArray[np.bool_]:
    """Return a square within a ring: the finder (side 7) or alignment pattern (side 5)."""
    distance = np.abs(np.arange(side) - side // 2)
    ring = np.maximum(distance[:, None], distance[None, :])
    return np.asarray(ring != side // 2 - 1)


def _bit_order(taken: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the flat positions of free modules, in pairs of columns up and down from the right."""
    size = len(taken)
    order: list[int] = []
    upwards = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        rows = range(size - 1, -1, -1) if upwards else range(size)
        order += (
            row * size + column
            for row in rows
            for column in (right, right - 1)
            if not taken[row, column]
        )
        upwards = not upwards
    return np.array(order, dtype=np.intp)


def _format_places(size: int) -> list[tuple[int, int, int]]:
    """Return (row, column, bit) of the two copies of the format, and -1 for the dark module."""
    down = [*range(6), 7, 8, *range(size - 7, size)]
    left = [*range(size - 1, size - 9, -1), 7, *range(5, -1, -1)]
    copies = [(row, 8, bit) for bit, row in enumerate(down)]
    copies += [(8, column, bit) for bit, column in enumerate(left)]
    return [*copies, (size - 8, 8, -1)]


def _write_format(modules: NDArray[np.bool_], version: int, error: Error, mask: int) -> None:
    from qrcode import util

    size = len(modules)
    bits = util.BCH_type_info(_LEVEL[error] << 3 | mask)
    for row, column, bit in _format_places(size):
        modules[row, column] = bit < 0 or bits >> bit & 1
    if version >= 7:
        bits = util.BCH_type_number(version)
        for bit in range(18):
            long, short = bit // 3, bit % 3 + size - 11
            modules[long, short] = modules[short, long] = bits >> bit & 1


def _penalties(codes: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the penalty of each code of an array (count, size, size)."""
    count, size, _ = codes.shape
    both = np.concatenate((codes, codes.transpose(0, 2, 1)))
    same = both[:, :, 1:] == both[:, :, :-1]
    five = same[:, :, :-3] & same[:, :, 1:-2] & same[:, :, 2:-1] & same[:, :, 3:]
    runs = 3 * _sums(five) - 2 * _sums(five[:, :, 1:] & five[:, :, :-1])
    blocks = same[:count, 1:] & same[:count, :-1] & same[count:].transpose(0, 2, 1)[:, :, :-1]
    light = ~both
    core = both[:, :, : size - 6] & light[:, :, 1 : size - 5]
    for shift, line in ((2, both), (3, both), (4, both), (5, light), (6, both)):
        core &= line[:, :, shift : size - 6 + shift]
    pairs = light[:, :, 1:] & light[:, :, :-1]
    calm = pairs[:, :, 2:] & pairs[:, :, :-2]
    finders = _sums(core[:, :, : size - 10] & calm[:, :, 7:])
    finders += _sums(core[:, :, 4:] & calm[:, :, : size - 10])
    share = _sums(codes) / size**2
    balance = 10 * np.floor(np.abs(share * 100 - 50) / 5)
    lines = runs + 40 * finders
    return np.asarray(lines[:count] + lines[count:] + 3 * _sums(blocks) + balance)


def _sums(found: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count what is true in each code."""
    return np.asarray(np.count_nonzero(found, axis=(1, 2)), dtype=np.int64)
