"""Vietnamese encodings from before Unicode: which one bytes are in, and the text that they stand for."""

import re
import unicodedata
from functools import cache

from extract.text.syllable import rows, spelt_right

LEGACY = ("tcvn3", "vni", "vps", "viscii", "windows-1258")
"""Names as they stand in the column `encoding`; all but the last have a table in the folder `encodings`."""

_SAMPLE = 100_000
_LEAST_WORDS = 5
_LEAST_SHARE = 0.75
"""Of the words with letters beyond ASCII: names of foreign places and of minorities are not spelt as syllables."""

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WITH_TONE = re.compile("[\u00e0-\u00fd\u1ea0-\u1ef9]")
_LEAST_CAPITALS = 4
# The first letter of the text, of a paragraph behind an empty line, or behind the end of a sentence.
_BEGINNING = re.compile(
    '(?:\\A|[.!?\u2026]["\u201d)]*\\s+|\\n[ \\t\\r]*\\n)[\\s"\u201c(\u2013-]*'
    "(?![\u00e2\u00ea\u00f4])[\u00e0-\u00fd\u0129\u0169\u1ea0-\u1ef9]"
)


def detect(data: bytes) -> str:
    """Name of the encoding in which the bytes are Vietnamese text, or '' if they are in none of them.

    An encoding is told by its result: the words with letters beyond ASCII must be spelt as Vietnamese syllables are.
    """
    sample = _telling(data)
    right: dict[str, tuple[int, str]] = {}
    for name in LEGACY:
        text = convert(sample, name)
        if text is not None:
            good, words = spelt_right(text)
            if good >= _LEAST_WORDS and good >= words * _LEAST_SHARE:
                right[name] = good, text
    if not right:
        return ""
    best = max(right, key=lambda name: right[name][0])
    rivals = [good for good, text in right.values() if text != right[best][1]]
    return "" if right[best][0] in rivals else best


def _telling(data: bytes) -> bytes:
    """The lines that have bytes beyond ASCII, up to a length that is enough to tell."""
    if len(data) <= _SAMPLE:
        return data
    return b"\n".join(line for line in data[: 10 * _SAMPLE].splitlines() if not line.isascii())[:_SAMPLE]


def convert(data: bytes, name: str) -> str | None:
    """The text of bytes in the encoding `name`, composed (NFC); None if the encoding has no such bytes."""
    if name == "windows-1258":
        try:
            return unicodedata.normalize("NFC", data.decode("cp1258"))
        except UnicodeDecodeError:
            return None
    pattern, letters = _table(name)
    text = pattern.sub(lambda found: letters[found[0]], data.decode("latin-1"))
    if "\ufffd" in text:
        return None
    return _with_capitals(text) if name == "tcvn3" else text


@cache
def _table(name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What is to be replaced in bytes read as Latin-1, and by what; a byte without meaning by U+FFFD.

    Bytes that an encoding leaves free are what they are in windows-1252: its fonts were used on Windows.
    """
    letters = {chr(byte): bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xA0)}
    for code, letter in rows(f"{name}.tsv"):
        written = bytes.fromhex(code).decode("latin-1")
        letters[written] = letter
        if len(written) == 2:
            letters.setdefault(written[0] + written[1].swapcase(), letter)
    longest_first = sorted(letters, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), letters


def _with_capitals(text: str) -> str:
    """Text with the capitals restored that an encoding writes as small letters, where the letters around them tell.

    These are the letters of a line without a small ASCII letter ("THàNH PHố"), of a word with two ASCII capitals or
    more, and the first one of a sentence or paragraph.
    """
    lines = _LINE.sub(lambda line: _line_with_capitals(line[0]), text)
    return _BEGINNING.sub(lambda beginning: beginning[0][:-1] + beginning[0][-1].upper(), lines)


def _line_with_capitals(line: str) -> str:
    if _SMALL_WITH_TONE.search(line) is None:
        return line
    if _capitals_only(line, _LEAST_CAPITALS):
        return line.upper()
    return _WORD.sub(lambda word: word[0].upper() if _capitals_only(word[0], 2) else word[0], line)


def _capitals_only(text: str, least: int) -> bool:
    plain = [sign for sign in text if sign.isascii() and sign.isalpha()]
    return len(plain) >= least and all(sign.isupper() for sign in plain)
