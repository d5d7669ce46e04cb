"""Which of the dates at an article's head or foot is the day on which it was published."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from extract.text.byline import is_byline
from extract.text.dateline import read_date_line, read_stamp, read_trailing_stamp
from extract.text.layout_rules import LayoutRules
from extract.text.span import Span, trimmed

_HEAD_LINES = 8
_FOOT_LINES = 4


class _Dated(NamedTuple):
    """A line with a date: `kept` is what of it belongs to the article, `clock` says that it is the reader's day."""

    number: int
    day: date
    span: Span
    kept: Span | None = None
    clock: bool = False


def take_date_line(
    text: str, body: Sequence[Span], furniture: list[Span], rules: LayoutRules
) -> tuple[date | None, Span | None, list[Span]]:
    """The day, where it stands, and the article's lines without dates; further date lines go to the furniture.

    Of several dates at the head it is the first behind the title: above that stands the day of the reader.
    """
    found = {dated.number: dated for dated in _dated(text, body, rules)}
    title = next((number for number, _ in enumerate(body) if number not in found or found[number].kept), 0)
    told = [dated for dated in found.values() if not dated.clock]
    chosen = next((dated for dated in told if title <= dated.number < _HEAD_LINES), told[0] if told else None)
    span: Span | None = None
    kept: list[Span] = []
    for number, line in enumerate(body):
        dated = found.get(number)
        own = dated.kept if dated else line
        if own:
            kept.append(own)
        for part in _around(text, line, own):
            if dated is not None and dated is chosen and part.start <= dated.span.start < part.end:
                span = part
            else:
                furniture.append(part)
    return chosen.day if chosen else None, span, kept


def _dated(text: str, body: Sequence[Span], rules: LayoutRules) -> Iterator[_Dated]:
    """The lines near head and foot that hold a date beside the article's words, or nothing but a date."""
    untold = True
    for number, line in enumerate(body):
        if _HEAD_LINES <= number < len(body) - _FOOT_LINES:
            continue
        found = read_date_line(text, line, rules)
        if found and (not found.rest or is_byline(found.rest, rules)):
            names = text.find(found.rest, line.start, line.end) if found.rest else -1
            if found.rest and names < 0:
                names, found = line.start, found._replace(rest=text[line.start : line.end])
            kept = Span(names, names + len(found.rest)) if found.rest else None
            yield _Dated(number, found.day, found.span, kept, found.clock)
        elif untold and number < _HEAD_LINES and (stamp := read_stamp(text, line)):
            yield _Dated(number, stamp.day, stamp.span, trimmed(text, stamp.span.end, line.end))
        elif untold and number == 0 and (stamp := read_trailing_stamp(text, line)):
            yield _Dated(number, stamp.day, stamp.span, Span(line.start, line.start + len(stamp.rest)))
        else:
            continue
        untold = False


def _around(text: str, line: Span, kept: Span | None) -> list[Span]:
    """The parts of a line beside what is kept of it."""
    parts = [(line.start, kept.start), (kept.end, line.end)] if kept else [line]
    return [span for start, end in parts if (span := trimmed(text, start, end)) and span.end > span.start]
