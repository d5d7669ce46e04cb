"""Which words could be Vietnamese by their spelling: the evidence that bytes were read in the right encoding."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = ("c", "ch", "p", "t")
_STOPPED_TONES = "\u0301\u0323"
_ETH = str.maketrans("\u00d0\u00f0", "\u0110\u0111")
# Letters of any alphabet, and whatever stands among them that is neither ASCII nor punctuation.
_WORD = re.compile("[^\x00-\x40\x5b-\x60\x7b-\x7f\u00a0\u00ab\u00bb\u2010-\u2027\u2030-\u206f\ufeff]+")


def rows(name: str) -> list[tuple[str, str]]:
    """The lines of a two-column table of this package's folder `encodings`, without comments and heading."""
    text = files("extract.text").joinpath("encodings", name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return [(first, second) for first, second in lines[1:]]


def spelt_right(text: str) -> tuple[int, int]:
    """How many of the words with letters beyond ASCII are spelt as Vietnamese syllables are, and how many there are."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(is_syllable, words)), len(words)


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Whether a word is spelt as a Vietnamese syllable is; upper and lower case alike."""
    marks: list[str] = []
    letters: list[str] = []
    for sign in unicodedata.normalize("NFD", word.translate(_ETH).lower()):
        (marks if sign in _TONES else letters).append(sign)
    bare = unicodedata.normalize("NFC", "".join(letters))
    if len(marks) > 1 or _syllable().fullmatch(bare) is None:
        return False
    return not bare.endswith(_STOPPED) or (bool(marks) and marks[0] in _STOPPED_TONES)


@cache
def _syllable() -> re.Pattern[str]:
    parts = rows("syllables.tsv")
    onsets = "|".join(spelling for part, spelling in parts if part == "onset")
    rimes = "|".join(spelling for part, spelling in parts if part == "rime")
    return re.compile(f"(?:{onsets})?(?:{rimes})")
