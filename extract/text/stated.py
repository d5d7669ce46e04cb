"""What a web page or a table says of an article beside its text: title, date, author, outlet."""

import re
from dataclasses import dataclass, replace
from datetime import date

from extract.text.layout import Layout

_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated; '' and None where nothing is. The text of an article with a title begins with it."""

    title: str = ""
    published: date | None = None
    author: str = ""
    outlet: str = ""


NOTHING_STATED = Stated()


def day(written: str) -> date | None:
    """The day of a date as tables have it: ISO, or day first, with or without the time; None if there is none."""
    iso, day_first = _ISO.match(written), _DAY_FIRST.search(written)
    parts = iso.groups() if iso else day_first.groups()[::-1] if day_first else None
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def with_stated(layout: Layout, stated: Stated) -> Layout:
    """The layout of a text with what is stated of it: that goes before what was read from the text."""
    title, body = layout.title, layout.body
    if stated.title and title is None and body:
        title, body = body[0], body[1:]
    return replace(
        layout,
        title=title,
        body=body,
        published=stated.published or layout.published,
        author=stated.author or layout.author,
        outlet=stated.outlet or layout.outlet,
    )
