"""Bytes of a file to text: UTF-8 and UTF-16, everything else refused with a reason."""

import codecs
import re
from dataclasses import dataclass

from extract.text.legacy import guess_encoding, misread

_SIGNATURES = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or .docx, .xlsx, .odt)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document (.doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"RIFF", "a RIFF media file"),
    (b"OggS", "an Ogg media file"),
    (b"ID3", "an MP3 file"),
    (b"\x7fELF", "a program"),
)
_UTF32_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# What Vietnamese text is not written with: control characters, scripts of other parts of the world.
_FOREIGN = re.compile("[\x00-\x08\x0e-\x1f\u0370-\u1dff\u2c00-\ufffe]")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


class Refused(Exception):  # noqa: N818 - an outcome with a reason, not a fault
    """An input that is not read; `reason` says in one line what was seen."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file (line ends as they were, without byte order mark) and its encoding."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode the bytes of one file; raises Refused for empty, binary and otherwise encoded data."""
    if not data:
        raise Refused("empty file")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Refused(f"not a text file: {what}")
    if _HTML.match(data):
        raise Refused("an HTML page (save the article's text alone)")
    decoded = _decode_utf16(data) or _decode_utf8(data)
    if not decoded.text or decoded.text.isspace():
        raise Refused("no text: nothing but white space")
    reason = misread(decoded.text)
    if reason:
        raise Refused(reason)
    return decoded


def _decode_utf8(data: bytes) -> Decoded:
    nul = data.find(b"\x00")
    if nul >= 0:
        raise Refused(f"not a text file: NUL byte at offset {nul}")
    marked = data.startswith(codecs.BOM_UTF8)
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8-sig" if marked else "utf-8")
    except UnicodeDecodeError as error:
        raise Refused(_describe(data, error)) from None


def _describe(data: bytes, error: UnicodeDecodeError) -> str:
    if error.reason == "unexpected end of data":
        return f"UTF-8 cut off inside a character at offset {error.start}"
    guess = guess_encoding(data)
    looks = f"looks like {guess}, " if guess else ""
    return f"not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start} ({looks}save the file as UTF-8)"


def _decode_utf16(data: bytes) -> Decoded | None:
    if data.startswith(_UTF32_BOMS):
        raise Refused("encoded in UTF-32 (save the file as UTF-8)")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        try:
            return Decoded(data[2:].decode(encoding), encoding)
        except UnicodeDecodeError as error:
            raise Refused(f"broken UTF-16: {error.reason} at offset {error.start + 2}") from None
    return _unmarked_utf16(data)


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without byte order mark: half or so of one byte column is zero, the other column has no zeros."""
    pairs = len(data) // 2
    if len(data) % 2 or not pairs:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd * 3 >= pairs and not even:
        encoding = "utf-16-le"
    elif even * 3 >= pairs and not odd:
        encoding = "utf-16-be"
    else:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if len(_FOREIGN.findall(text)) * 10 > len(text) else Decoded(text, encoding)
