"""Text whose bytes were read in a wrong encoding before it was saved: told, and read again."""

import re
from dataclasses import dataclass

from extract.text.legacy import convert, detect
from extract.text.syllable import spelt_right

_SAMPLE = 20_000
# Letters that Vietnamese has and the languages of western Europe have not, and combining marks.
_TELLING = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]"
)
_USUAL_SHARE = 0.25
_LEAST_WORDS = 5
_LEAST_SHARE = 0.75
# "ế", "ạ", "đ", "ư" as UTF-8 read as windows-1252, "được" as TCVN3.
_GARBLED = re.compile("á[º»]|Ä[‘\x91]|Æ[°¡]|®­")
_LOST = "\ufffd"
_NOT_LATIN = re.compile("[^\x00-\xff]")
_OFTEN = {1: "", 2: " twice", 3: " three times"}


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text as it was meant, and what had happened to it, in a few words."""

    text: str
    what: str


class GarbledError(ValueError):
    """Text that is Vietnamese read in a wrong encoding, and cannot be had back."""


def repair(text: str) -> Repaired | None:
    """The text that was meant; None if it is sound or not Vietnamese. Raises GarbledError."""
    if not _suspicious(text[:_SAMPLE]):
        return None
    good, words = spelt_right(text[:_SAMPLE])
    if words < _LEAST_WORDS or good >= words * _LEAST_SHARE:
        return None
    repaired = _from_utf8(text) or _from_legacy(text) or _by_lines(text)
    if repaired is None and len(_GARBLED.findall(text[:_SAMPLE])) >= _LEAST_WORDS:
        raise GarbledError("garbled: Vietnamese text was read in a wrong encoding and saved again")
    return repaired


def _suspicious(sample: str) -> bool:
    """A quick look: sound Vietnamese text has its own letters in every other syllable."""
    beyond_ascii = len(sample) - len(sample.encode("ascii", "ignore"))
    beyond_latin = len(sample) - len(sample.encode("latin-1", "ignore"))
    if beyond_latin * 2 >= beyond_ascii:  # ten times as fast as the count below, and settles nearly all articles
        return False
    return len(_TELLING.findall(sample)) < _USUAL_SHARE * beyond_ascii


def _from_utf8(text: str) -> Repaired | None:
    """UTF-8 read as windows-1252 or Latin-1, once or more."""
    name = _reading(text)
    for times in _OFTEN:
        data = _as_read(text)
        try:
            text = data.decode("utf-8") if data else ""
        except UnicodeDecodeError:
            return None
        if _sound(text):
            return Repaired(text, f"mojibake {name}{_OFTEN[times]} repaired")
    return None


def _from_legacy(text: str) -> Repaired | None:
    """Bytes of an encoding from before Unicode that were read as windows-1252 or Latin-1."""
    data = _as_read(text)
    name = detect(data) if data else ""
    meant = convert(data, name) if data and name else None
    return Repaired(meant, f"{name} read as {_reading(text)} repaired") if meant else None


def _by_lines(text: str) -> Repaired | None:
    """UTF-8 read as something else in some of the lines, or with bytes lost."""
    from ftfy import fix_encoding

    repaired = "\n".join(fix_encoding(line) for line in text.split("\n"))
    if repaired == text or not _sound(repaired):
        return None
    lost = repaired.count(_LOST)
    return Repaired(repaired, "mojibake repaired" + (f", {lost} characters lost" if lost else ""))


def _as_read(text: str) -> bytes | None:
    """The bytes that give this text when they are read as windows-1252, free bytes as in Latin-1."""
    try:
        return text.encode("latin-1") if _reading(text) == "latin-1" else b"".join(map(_byte, text))
    except UnicodeEncodeError:
        return None


def _reading(text: str) -> str:
    return "windows-1252" if _NOT_LATIN.search(text) else "latin-1"


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1" if ord(sign) < 0x100 else "cp1252")


def _sound(text: str) -> bool:
    good, words = spelt_right(text[:_SAMPLE])
    return good >= _LEAST_WORDS and good >= words * _LEAST_SHARE
