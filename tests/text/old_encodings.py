"""Writes text in the encodings from before Unicode, for the tests to read it back."""

import unicodedata
from functools import cache

from extract.text.syllable import rows

TONES = "\u0300\u0301\u0303\u0309\u0323"
TABLES = ("tcvn3", "vni", "vps", "viscii")


def written(text: str, encoding: str) -> bytes:
    """The bytes of NFC text; what the encoding lacks becomes '?', in TCVN3 a capital with a tone the small letter."""
    return _in_windows_1258(text) if encoding == "windows-1258" else _by_table(text, encoding)


def kept(text: str, encoding: str) -> str:
    """The text without what the encoding lacks: '?' stands there."""
    lost = {sign for sign in set(text) if written(sign, encoding) == b"?"}
    return "".join("?" if sign in lost else sign for sign in text)


def _by_table(text: str, encoding: str) -> bytes:
    codes = _codes(encoding)
    taken = {code for code in codes.values() if len(code) == 1}
    data = bytearray()
    for sign in text:
        code = codes.get(sign) or codes.get(sign.lower()) if sign.lower() in codes else sign.encode("cp1252", "replace")
        data += code if sign.lower() in codes or code not in taken else b"?"
    return bytes(data)


@cache
def _codes(encoding: str) -> dict[str, bytes]:
    return {letter: bytes.fromhex(code) for code, letter in rows(f"{encoding}.tsv")}


def _in_windows_1258(text: str) -> bytes:
    data = bytearray()
    for sign in text:
        parts = unicodedata.normalize("NFD", sign)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        data += (base + "".join(part for part in parts if part in TONES)).encode("cp1258", "replace")
    return bytes(data)
