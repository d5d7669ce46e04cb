"""The parts of a page: title, date line, body, byline, and the furniture around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.text.byline import find_byline, find_outlet
from extract.text.furniture import cut_code, cut_furniture
from extract.text.layout_rules import LayoutRules
from extract.text.published import take_date_line
from extract.text.span import Span, trimmed
from extract.text.wrapped import join_wrapped

__all__ = ["Layout", "LayoutRules", "read_layout"]

_LINE = re.compile(r"[^\s][^\r\n]*")
_LONGEST_TITLE = 220


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
    lines = [trimmed(text, *match.span()) for match in _LINE.finditer(text)]
    body, furniture = cut_furniture(text, lines, rules)
    body = cut_code(text, body, furniture, rules)
    published, published_span, body = take_date_line(text, body, furniture, rules)
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


def _title(text: str, body: Sequence[Span]) -> Span | None:
    if len(body) < 2:
        return None
    first = body[0]
    if first.end - first.start > _LONGEST_TITLE or text[first.end - 1] in ".;:,":
        return None
    return first
