"""What a file that is no sound UTF-8 or UTF-16 text seems to be: for the reason of a refusal only."""

import re
from collections import Counter

# The bytes of đ, ư and ơ in the encodings used before Unicode: a sixth or more of all bytes beyond ASCII.
_TELLING = {
    "TCVN3": b"\xae\xad\xac",
    "VNI": b"\xf1\xf6",
    "VISCII": b"\xf0\xdf\xbd",
    "VPS": b"\xc7\xdc\xd6",
    "windows-1258": b"\xf0\xfd\xf5",
}
_SAMPLE = 20_000
_LEAST_BYTES = 10
_LEAST_SHARE = 0.12

_VIETNAMESE = re.compile("[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0\u0110\u0111]")
# "ế", "ạ", "đ", "ư" whose UTF-8 bytes were read as windows-1252.
_MISREAD_UTF8 = re.compile("á[º»]|Ä[‘\x91]|Æ[°¡]")
# "và", "được", "của" whose TCVN3 or VNI bytes were read as windows-1252.
_MISREAD_LEGACY = re.compile(r"\b(?:vµ|®­îc|cña|vaø|ñöôïc|cuûa)\b|®­")
_LEAST_HITS = 3


def guess_encoding(data: bytes) -> str:
    """Name of the pre-Unicode Vietnamese encoding that the bytes look like, or ''."""
    counts = Counter(byte for byte in data[:_SAMPLE] if byte > 0x7F)
    total = sum(counts.values())
    if total < _LEAST_BYTES:
        return ""
    shares = {name: sum(counts[byte] for byte in letters) / total for name, letters in _TELLING.items()}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _LEAST_SHARE else ""


def misread(text: str) -> str:
    """Why decoded text is unreadable, '' if it is not: its bytes were taken for windows-1252 before it was saved."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return ""
    readable = len(_VIETNAMESE.findall(sample))
    for pattern, what in ((_MISREAD_UTF8, "UTF-8"), (_MISREAD_LEGACY, "TCVN3 or VNI")):
        if len(pattern.findall(sample)) >= max(_LEAST_HITS, readable):
            return f"garbled: {what} text was read as windows-1252 and saved again"
    return ""
