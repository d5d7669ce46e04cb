"""Words that lost the space between them: "binhNguyễn", "thưởng195"."""

import re
from unicodedata import category

import regex

# Letters of the alphabets that have capitals and small ones; the standard library is far faster than \p{Lu}.
_LETTERS = [chr(code) for code in (*range(0x530), *range(0x1E00, 0x2000))]
_SMALL, _CAPITALS = ("".join(letter for letter in _LETTERS if category(letter) == kind) for kind in ("Ll", "Lu"))
_SEAM = re.compile(rf"[{_SMALL}](?:(?=[{_CAPITALS}][{_SMALL}])|(?=\d))")
_LEFT = regex.compile(r"(?r)\p{L}+")
_RIGHT = regex.compile(r"\p{L}+")
_SHORTEST, _LONGEST = 2, 12  # letters of a Vietnamese word


def seams(text: str) -> list[int]:
    """Offsets at which a word must be cut in two.

    A capital inside a word parts two Vietnamese words, and a digit behind a word begins a number, where one of the
    words has a letter that only Vietnamese has: "YênBái", not "VietGAP", "McDonald" or "H5N1".
    """
    found = []
    for match in _SEAM.finditer(text):
        at = match.end()
        left = _LEFT.search(text, max(0, at - _LONGEST), at)
        right = _RIGHT.match(text, at)
        words = (left[0] if left else "") + (right[0] if right else "")
        if left and len(left[0]) >= _SHORTEST and not words.isascii():
            found.append(at)
    return found
