"""Words of others made plain: what a map or a table could take for markup does not get through."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from renamer.text import nfc

LONGEST: Final = 300
"""Signs of one text; the longest name of a street has about a hundred."""

_LOOKALIKES: Final = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")", "{": "(", "}": ")"})
"""Signs that no name of a street needs. uMap makes pictures, frames and links of brackets, Google
Earth shows what lies between angle brackets as HTML: either could ask a third party."""
_UNSEEN: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS: Final = {"\u200c", "\u200d"}
"""Persian and the scripts of India spell with them."""
_ADDRESS = re.compile(r":(?=//)")


def plain(text: str) -> str:
    """Return a text of one line that every format can hold and none takes for more than words.

    NFC; without control signs, without those that turn the direction of writing, without what
    Unicode has not given out (so that every sign is one of XML 1.0); an address in it stays
    readable and is no link.

    Examples
    --------
    >>> plain("<b>Hlavní{{http://x.example/y.png}}")
    '‹b›Hlavní((http //x.example/y.png))'
    """
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    seen = "".join(
        char for char in spaced if char in _JOINERS or unicodedata.category(char) not in _UNSEEN
    )
    words = _ADDRESS.sub(" ", seen.translate(_LOOKALIKES))
    return " ".join(words.split())[:LONGEST].rstrip()


def same(one: str, other: str) -> bool:
    """Whether two texts are the same once they are made plain."""
    return nfc(plain(one)) == nfc(plain(other))
