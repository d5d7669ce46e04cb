"""Lines that were broken inside a sentence, joined again."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.text.span import Span

_FINAL = '.!?…:;"”’»)'
_ONE_BREAK = re.compile(r"[^\S\n]*\r?\n[^\S\n]*")
_NARROW, _WIDE = 35, 120  # characters of a line that was broken to a width
_FEWEST = 5  # lines from which a habit shows
_MOSTLY = 0.5
_FULL = 0.7  # a line shorter than this part of the width ends a paragraph if it ends like a sentence
_LONE = 40  # a line shorter than this behind a full stop may be a byline or heading


def join_wrapped(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines, those that continue the one before joined to it; a blank line between two always parts them.

    Where most lines of the text break off inside a sentence at about the same width, all lines of a block belong
    together; elsewhere only a line that begins with a small letter behind one that ends in the middle of things.
    """
    width = _width(text, lines)
    joined: list[Span] = []
    last = Span(0, 0)
    for line in lines:
        if joined and _ONE_BREAK.fullmatch(text, last.end, line.start) and _continues(text, last, line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
        last = line
    return joined


def _width(text: str, lines: Sequence[Span]) -> int:
    """The width to which the text was broken, or 0."""
    broken = [
        before.end - before.start
        for before, after in pairwise(lines)
        if _ONE_BREAK.fullmatch(text, before.end, after.start)
    ]
    fitting = [
        before.end - before.start
        for before, after in pairwise(lines)
        if _ONE_BREAK.fullmatch(text, before.end, after.start)
        and _NARROW <= before.end - before.start <= _WIDE
        and _breaks_off(text, before, after)
    ]
    if len(fitting) < _FEWEST or len(fitting) < _MOSTLY * len(broken) or max(broken) > _WIDE:
        return 0
    return sorted(fitting)[len(fitting) // 2]


def _breaks_off(text: str, before: Span, after: Span) -> bool:
    """Whether a line ends without a stop and the next begins with a small letter or a digit."""
    return text[before.end - 1] not in _FINAL and (text[after.start].islower() or text[after.start].isdigit())


def _continues(text: str, before: Span, after: Span, width: int) -> bool:
    end = text[before.end - 1]
    if text[after.start].islower() and (end.islower() or end.isdigit() or end == ","):
        return True
    if not width:
        return False
    long_enough = before.end - before.start >= _FULL * width
    if end in _FINAL:
        return long_enough and after.end - after.start >= _LONE
    return long_enough and text[after.start] not in "-–•*+"
