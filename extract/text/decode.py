"""Bytes of a file to text: Unicode, or a Vietnamese encoding from before it; everything else refused with a reason."""

import codecs
import re
from dataclasses import dataclass

from extract.text.legacy import convert, detect
from extract.text.mojibake import GarbledError, repair

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
    """The text of a file (line ends as they were, without byte order mark) and its encoding.

    `converted` where the text is not simply the file's bytes in a Unicode encoding: `encoding` says what was done.
    """

    text: str
    encoding: str
    converted: bool = False


def decode(data: bytes) -> Decoded:
    """Decode the bytes of one file; raises Refused for what is empty, no text, a web page, or in no known encoding."""
    if is_html(data):
        raise Refused("an HTML page, not the text of an article")
    return mended(unicode_of(data))


def is_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    return _HTML.match(data.removeprefix(codecs.BOM_UTF8)) is not None


def unicode_of(data: bytes) -> Decoded:
    """Decode bytes as they stand, be it text or a web page, in whatever encoding they are; raises Refused."""
    if not data:
        raise Refused("empty file")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Refused(f"not a text file: {what}")
    decoded = _decode_marked(data) or _unmarked_utf16(data) or _decode_utf8(data) or _decode_legacy(data)
    if not decoded.text or decoded.text.isspace():
        raise Refused("no text: nothing but white space")
    return decoded


def mended(decoded: Decoded) -> Decoded:
    """The text as it was meant, where it was read in a wrong encoding before it was saved; raises Refused."""
    if decoded.converted:
        return decoded
    try:
        repaired = repair(decoded.text)
    except GarbledError as error:
        raise Refused(str(error)) from None
    return Decoded(repaired.text, f"{decoded.encoding} ({repaired.what})", converted=True) if repaired else decoded


def _decode_utf8(data: bytes) -> Decoded | None:
    nul = data.find(b"\x00")
    if nul >= 0:
        raise Refused(f"not a text file: NUL byte at offset {nul}")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _decode_legacy(data: bytes) -> Decoded:
    name = detect(data)
    text = convert(data, name) if name else None
    if text is None:
        raise Refused(_describe(data))
    return Decoded(text, name, converted=True)


def _describe(data: bytes) -> str:
    """What is wrong with bytes that are no UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return f"UTF-8 cut off inside a character at offset {error.start}"
        byte = f"byte 0x{data[error.start]:02X} at offset {error.start}"
        return f"not UTF-8: {byte}, nor a Vietnamese encoding that is known (save the file as UTF-8)"
    return "not a text file"


_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)


def _decode_marked(data: bytes) -> Decoded | None:
    for mark, encoding, shown in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), shown)
            except UnicodeDecodeError as error:
                name, offset = encoding.upper()[:6].rstrip("-"), error.start + len(mark)
                raise Refused(f"broken {name}: {error.reason} at offset {offset}") from None
    return None


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without byte order mark: half or so of one byte column is zero, few bytes of the other (U+0300) are."""
    pairs = len(data) // 2
    if len(data) % 2 or not pairs:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd * 3 >= pairs and even * 3 <= odd:
        encoding = "utf-16-le"
    elif even * 3 >= pairs and odd * 3 <= even:
        encoding = "utf-16-be"
    else:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if len(_FOREIGN.findall(text)) * 10 > len(text) else Decoded(text, encoding)
