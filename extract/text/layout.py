"""The parts of a page: title, date line, body, byline, and the furniture around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.text.byline import find_byline, find_outlet, is_byline
from extract.text.dateline import read_date_line, read_stamp
from extract.text.layout_rules import LayoutRules
from extract.text.span import Span
from extract.text.wrapped import join_wrapped

__all__ = ["Layout", "LayoutRules", "read_layout"]

_LINE = re.compile(r"[^\s][^\r\n]*")
_LONGEST_TITLE = 220
# A line this long is a paragraph, not a heading, label or caption.
_PROSE = 150
# Other stories' teasers may be longer than a short article, but a box amid a long article has little before it.
_LEAST_BEFORE_END = 0.2
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
    """Divide normalised text: whatever is no white space lies in title, body, furniture or date line.

    A date line that also names the author leaves the names in the body, as does the byline.
    """
    lines = [_trim(text, *match.span()) for match in _LINE.finditer(text)]
    body, furniture = _cut_furniture(text, lines, rules)
    body = _cut_code(text, body, furniture, rules)
    published, published_span, body = _take_date_line(text, body, furniture, rules)
    body = join_wrapped(text, body)
    title = _title(text, body)
    if title:
        body = body[1:]
    byline = find_byline(text, body, rules)
    furniture.sort()
    return Layout(
        title=title,
        published=published,
        published_span=published_span,
        outlet=(byline.outlet if byline else "") or find_outlet(text, body, furniture, rules),
        author=byline.author if byline else "",
        author_span=byline.span if byline else None,
        body=tuple(body),
        furniture=tuple(furniture),
    )


def _trim(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(end - len(words.lstrip()), start + len(words.rstrip()))


def _cut_furniture(text: str, lines: Sequence[Span], rules: LayoutRules) -> tuple[list[Span], list[Span]]:
    prose = [line.end - line.start if line.end - line.start >= _PROSE else 0 for line in lines]
    before, after = 0, sum(prose)
    body: list[Span] = []
    furniture: list[Span] = []
    for number, line in enumerate(lines):
        before += prose[number]
        after -= prose[number]
        if prose[number]:
            body.append(line)
            continue
        words = text[line.start : line.end]
        ends = rules.end.match(words)
        if before and ((ends and before >= after * _LEAST_BEFORE_END) or (not after and rules.end_last.match(words))):
            furniture.extend(lines[number:])
            break
        if ends or rules.line.match(words) or rules.counter.fullmatch(words):
            furniture.append(line)
        else:
            body.append(line)
    return body, furniture


def _cut_code(text: str, body: list[Span], furniture: list[Span], rules: LayoutRules) -> list[Span]:
    kept: list[Span] = []
    for line in body:
        at = line.start
        for code in rules.page_code.finditer(text, line.start, line.end):
            kept.append(_trim(text, at, code.start()))
            furniture.append(Span(*code.span()))
            at = code.end()
        kept.append(_trim(text, at, line.end))
    return [span for span in kept if span.end > span.start]


def _take_date_line(
    text: str, body: list[Span], furniture: list[Span], rules: LayoutRules
) -> tuple[date | None, Span | None, list[Span]]:
    """The first line with nothing but a date near the article's head or foot; later ones become furniture."""
    published: date | None = None
    span: Span | None = None
    kept: list[Span] = []
    for number, line in enumerate(body):
        near = number < _HEAD_LINES or number >= len(body) - _FOOT_LINES
        stamp = read_stamp(text, line) if number < _HEAD_LINES and published is None else None
        if stamp and stamp.rest:
            published, span = stamp.day, stamp.span
            kept.append(Span(stamp.span.end, line.end))
            continue
        found = read_date_line(text, line, rules) if near else None
        if found is None or (found.rest and not is_byline(found.rest, rules)):
            kept.append(line)
            continue
        if found.rest:
            kept.append(_names_on(text, line, found.rest, furniture))
        elif published is None:
            span = line
        else:
            furniture.append(line)
        published = published or found.day
        span = span or found.span
    return published, span, kept


def _names_on(text: str, line: Span, names: str, furniture: list[Span]) -> Span:
    """The author's names on a date line, what stands around them being furniture; the line if they are in pieces."""
    start = text.find(names, line.start, line.end)
    if start < 0:
        return line
    end = start + len(names)
    around = (_trim(text, line.start, start), _trim(text, end, line.end))
    furniture.extend(span for span in around if span.end > span.start)
    return Span(start, end)


def _title(text: str, body: Sequence[Span]) -> Span | None:
    if len(body) < 2:
        return None
    first = body[0]
    if first.end - first.start > _LONGEST_TITLE or text[first.end - 1] in ".;:,":
        return None
    return first
