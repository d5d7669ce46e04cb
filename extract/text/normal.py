"""The normalised text that rules see, and the way back to the decoded text."""

import re
import unicodedata
from array import array
from dataclasses import dataclass

_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_DROPPED = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_MARKS = "\u0300-\u036f"

_REPLACED = re.compile(f"[{_ODD_SPACES}{_CONTROLS}{_LINE_ENDS}\u00d0\u00f0]")
# One base with its marks (zero-width characters may stand between), or zero-width characters alone.
_SEGMENT = re.compile(f"[^{_MARKS}{_DROPPED}](?:[{_DROPPED}]*[{_MARKS}])+|[{_DROPPED}]+")
_COMPOSED = re.compile(f"[{_MARKS}{_DROPPED}]")  # a fast look for what a segment cannot do without
_DROPPED_RUN = re.compile(f"[{_DROPPED}]+")
_SPACE_LIKE = re.compile(f"[{_ODD_SPACES}{_CONTROLS}]")
_ETH = {"\u00d0": "\u0110", "\u00f0": "\u0111"}


class Origin:
    """Where each normalised character stands in the decoded text; offsets are in characters."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, starts: "array[int] | None" = None, ends: "array[int] | None" = None) -> None:
        self._starts = starts
        self._ends = ends

    @property
    def identity(self) -> bool:
        """Whether every normalised character stands where it stood."""
        return self._starts is None

    def at(self, index: int) -> int:
        """Decoded offset of normalised character `index`; of the text's end for `index` = its length."""
        return index if self._starts is None else self._starts[index]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Decoded half-open offsets of normalised [start, end), without dropped characters at its edges."""
        if self._starts is None or self._ends is None:
            return start, end
        first = self._starts[start]
        return first, (self._ends[end - 1] if end > start else first)


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text and its origin."""

    text: str
    origin: Origin


def normalise(decoded: str) -> Normal:
    """NFC per base with its marks, odd spaces to ' ', zero-width characters dropped, eth to Vietnamese d with stroke.

    Line ends stay as they are, other separators of lines become '\\n', control characters ' '.
    """
    text = _REPLACED.sub(_replace, decoded) if _REPLACED.search(decoded) else decoded
    if not _COMPOSED.search(text) or not _SEGMENT.search(text):
        return Normal(text, Origin())
    return _recompose(text)


def _replace(match: re.Match[str]) -> str:
    found = match[0]
    return " " if _SPACE_LIKE.match(found) else _ETH.get(found, "\n")


def _recompose(text: str) -> Normal:
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    done = 0
    for match in _SEGMENT.finditer(text):
        start, end = match.span()
        pieces.append(text[done:start])
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        composed = unicodedata.normalize("NFC", _DROPPED_RUN.sub("", match[0]))
        pieces.append(composed)
        # What stays several characters (a base with a foreign mark) shares the span of its source.
        starts.extend([start] * len(composed))
        ends.extend([end] * len(composed))
        done = end
    pieces.append(text[done:])
    starts.extend(range(done, len(text) + 1))
    ends.extend(range(done + 1, len(text) + 1))
    return Normal("".join(pieces), Origin(starts, ends))
