"""The key under which two spellings of one Vietnamese syllable are the same word."""

import re
from collections.abc import Iterable

from extract.text.memo import Memo

_MEMO_SIZE = 1 << 16
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_PLAIN = {
    "o": "òóỏõọ", "u": "ùúủũụ", "a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ", "i": "ìíỉĩị",
}  # fmt: skip


def _tone_table() -> dict[str, str]:
    """Open oa, oe, uy with the tone on the second vowel, and the same with the tone on the first."""
    table = {}
    for first, second in ("oa", "oe", "uy"):
        for tone, _ in enumerate(_TONES):
            table[first + _PLAIN[second][tone]] = _PLAIN[first][tone] + second
    return table


_OLD_TO_NEW = _tone_table()
_NEW_TO_OLD = {new: old for old, new in _OLD_TO_NEW.items() if new.endswith("y")}
_TO_Y = dict(zip("i" + _PLAIN["i"], "y" + _PLAIN["y"], strict=True))
# In "quy" the u belongs to the consonant, so its tone stands on the y.
_OPEN = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])\b")
_QU = re.compile(r"(?<=q)[ùúủũụ]y\b")
_FINAL_I = re.compile(r"\b(h|k|l|m|s|t|qu)([iìíỉĩị])\b")


def fold(word: str) -> str:
    """Comparing key of a word in NFC: lower case, hoà = hòa, uỷ = ủy, tỉ = tỷ, kĩ = kỹ, quí = quý."""
    return _KEYS[word]


def fold_all(words: Iterable[str]) -> list[str]:
    """The keys of many words."""
    return list(map(_KEYS.__getitem__, words))


def fold_text(text: str) -> str:
    """The same for a longer stretch of text, each word by itself; not cached."""
    key = text.casefold()
    if key.isascii() and "i" not in key:
        return key
    key = _OPEN.sub(lambda match: _OLD_TO_NEW[match[0]], key)
    key = _QU.sub(lambda match: _NEW_TO_OLD[match[0]], key)
    return _FINAL_I.sub(lambda match: match[1] + _TO_Y[match[2]], key)


_KEYS = Memo(fold_text, _MEMO_SIZE)
