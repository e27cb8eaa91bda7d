"""The only door to qrcode: QR codes as rows of modules, fast enough for a hundred signs.

qrcode encodes the data and draws the patterns; placing the bits and choosing among the eight masks,
which is most of its time, is done here for all eight at once (the penalty rules N1 to N4 of
ISO/IEC 18004, 7.8.3). The result is the same matrix, which the tests hold.
"""

from __future__ import annotations

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
"""Error level -> qrcode's constant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A code without its quiet zone; `rows` are bytes of 0 and 1 (1 = dark)."""

    rows: tuple[bytes, ...]
    payload: str
    version: int
    error: Error


class _Layout(NamedTuple):
    """Where things stand in all codes of one version; the arrays are boolean."""

    finished: NDArray[np.bool_]
    """(size, size): finders, alignment and timing; format and data still light."""
    order: NDArray[np.intp]
    """Flat positions of the data modules in the order of the bits."""
    masks: NDArray[np.bool_]
    """(8, size, size): what each mask inverts."""


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
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode

    code = QRCode(error_correction=_LEVEL[error])
    code.add_data(payload)
    try:
        version = code.best_fit()
        words = util.create_data(version, code.error_correction, code.data_list)
    except (DataOverflowError, ValueError) as too_long:
        raise LinkError(
            "the address is too long for a QR code", where=payload[:80], fix="shorten it"
        ) from too_long
    layout = _layout(version)
    bits = np.unpackbits(np.array(words, dtype=np.uint8))
    modules = layout.finished.copy()
    modules.flat[layout.order[: bits.size]] = bits
    masked = modules ^ layout.masks
    best = int(_penalties(masked).argmin())
    code.modules, code.modules_count = masked[best].tolist(), len(modules)
    code.setup_type_info(False, best)
    if version >= 7:
        code.setup_type_number(False)
    rows = tuple(bytes(row) for row in code.modules)
    return QrCode(rows=rows, payload=payload, version=version, error=error)


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


@lru_cache(maxsize=40)
def _layout(version: int) -> _Layout:
    from qrcode import util
    from qrcode.main import QRCode

    code = QRCode(version=version)
    code.modules_count = size = 4 * version + 17
    code.modules = [[None] * size for _ in range(size)]
    for row, column in ((0, 0), (size - 7, 0), (0, size - 7)):
        code.setup_position_probe_pattern(row, column)
    code.setup_position_adjust_pattern()
    code.setup_timing_pattern()
    code.setup_type_info(True, 0)
    if version >= 7:
        code.setup_type_number(True)
    data = np.array([[module is None for module in row] for row in code.modules])
    finished = np.array([[bool(module) for module in row] for row in code.modules])
    masks = [
        [[function(row, column) for column in range(size)] for row in range(size)]
        for function in map(util.mask_func, range(8))
    ]
    return _Layout(finished, _bit_order(data), np.array(masks) & data)


def _bit_order(data: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the data modules in pairs of columns from the right, up and down in turn."""
    size = len(data)
    order: list[int] = []
    for turn, right in enumerate((*range(size - 1, 6, -2), 5, 3, 1)):
        rows = range(size) if turn % 2 else range(size - 1, -1, -1)
        order += [r * size + c for r in rows for c in (right, right - 1) if data[r, c]]
    return np.array(order, dtype=np.intp)


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
