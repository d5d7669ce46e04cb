"""The parts of a page: title, date line, body, byline, and the furniture around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.text.byline import find_byline, find_outlet
from extract.text.dateline import read_date_line
from extract.text.layout_rules import LayoutRules
from extract.text.span import Span

__all__ = ["Layout", "LayoutRules", "read_layout"]

_LINE = re.compile(r"[^\s][^\r\n]*")
_LONGEST_TITLE = 220
# A line this long is a paragraph, not a heading, label or caption.
_PROSE = 150
_HEAD_LINES = 8
_FOOT_LINES = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """Spans in the normalised text; `body` and `furniture` hold whole lines or parts of lines, in order."""

    title: Span | None
    published: date | None
    published_span: Span | None
    outlet: str
    author: str
    author_span: Span | None
    body: tuple[Span, ...]
    furniture: tuple[Span, ...]


def read_layout(text: str, rules: LayoutRules) -> Layout:
    """Divide normalised text into its parts; every character that is no white space lies in exactly one of them."""
    lines = [_trim(text, *match.span()) for match in _LINE.finditer(text)]
    body, furniture = _cut_furniture(text, lines, rules)
    published, published_span, body = _take_date_line(text, body, furniture, rules)
    body = _cut_tails(text, body, furniture, rules)
    title = _title(text, body)
    if title:
        body = body[1:]
    byline = find_byline(text, body, rules)
    furniture.sort()
    outlet = (byline.outlet if byline else "") or find_outlet(text, body, furniture, rules)
    return Layout(
        title=title,
        published=published,
        published_span=published_span,
        outlet=outlet,
        author=byline.author if byline else "",
        author_span=byline.span if byline else None,
        body=tuple(body),
        furniture=tuple(furniture),
    )


def _trim(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _is_prose(line: Span) -> bool:
    return line.end - line.start >= _PROSE


def _cut_furniture(text: str, lines: Sequence[Span], rules: LayoutRules) -> tuple[list[Span], list[Span]]:
    last_prose = max((number for number, line in enumerate(lines) if _is_prose(line)), default=-1)
    body: list[Span] = []
    furniture: list[Span] = []
    prose_seen = False
    for number, line in enumerate(lines):
        if _is_prose(line):
            prose_seen = True
            body.append(line)
            continue
        words = text[line.start : line.end]
        if prose_seen and (rules.end.match(words) or (number > last_prose and rules.end_without_prose.match(words))):
            furniture.extend(lines[number:])
            break
        if rules.line.match(words) or rules.end.match(words) or rules.counter.fullmatch(words):
            furniture.append(line)
        else:
            body.append(line)
    return body, furniture


def _take_date_line(
    text: str, body: list[Span], furniture: list[Span], rules: LayoutRules
) -> tuple[date | None, Span | None, list[Span]]:
    """The first line with nothing but a date near the article's head or foot; later ones become furniture."""
    published: date | None = None
    span: Span | None = None
    kept: list[Span] = []
    for number, line in enumerate(body):
        near = number < _HEAD_LINES or number >= len(body) - _FOOT_LINES
        found = read_date_line(text[line.start : line.end], rules) if near else None
        if found is None or found[1]:
            kept.append(line)
        elif published is None:
            published, span = found[0], line
        else:
            furniture.append(line)
    return published, span, kept


def _cut_tails(text: str, body: list[Span], furniture: list[Span], rules: LayoutRules) -> list[Span]:
    kept: list[Span] = []
    for line in body:
        tail = rules.tail.search(text, line.start, line.end)
        if tail is None:
            kept.append(line)
            continue
        furniture.append(Span(tail.start(), line.end))
        rest = _trim(text, line.start, tail.start())
        if rest.end > rest.start:
            kept.append(rest)
    return kept


def _title(text: str, body: Sequence[Span]) -> Span | None:
    if len(body) < 2:
        return None
    first = body[0]
    if first.end - first.start > _LONGEST_TITLE or text[first.end - 1] in ".;:,":
        return None
    return first
