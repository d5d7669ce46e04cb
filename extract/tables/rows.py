"""Rows: the cells of one mention, as text, in the order of its table's columns."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from extract.matching.match import Mention
from extract.tables.columns import Row, Table
from extract.text.article import Article


def mention_rows(table: Table, article: Article, mentions: Iterable[Mention]) -> list[Row]:
    """One row for each mention, in the order of the text.

    Where a mention stands is told by the article; every other cell is the field of that name of the mention's value.
    """
    firsts = [sentence.first for sentence in article.sentences]
    published = cell(article.layout.published)
    in_order = itemgetter(*table.columns)
    blank = dict.fromkeys(table.columns, "")
    rows = []
    for mention in sorted(mentions, key=lambda one: (one.start, one.end)):
        start, end = article.source(mention.start, mention.end)
        sentence = article.sentences[bisect_right(firsts, mention.start) - 1]
        cells = blank | _cells(table, mention.value)
        cells["article"] = article.name
        cells["sentence"] = str(sentence.index)
        cells["start"] = str(start)
        cells["end"] = str(end)
        cells["text"] = text = article.decoded[start:end]
        cells["rule"] = mention.rule
        if table.name == "records":
            cells["published"] = published
            cells["as_written"] = text
            cells["sentence_text"] = article.decoded[slice(*article.source(sentence.first, sentence.last))]
        rows.append(in_order(cells))
    return rows


def _cells(table: Table, value: object) -> dict[str, str]:
    if isinstance(value, Mapping):
        return {name: cell(one) for name, one in value.items()}
    kind: Any = type(value)
    names, get = _fields(table, kind)
    return dict(zip(names, map(cell, get(value)), strict=True))


@cache
def _fields(table: Table, kind: Any) -> tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]:
    """The columns of a table that values of this type have fields for, and what gets those fields."""
    fields = getattr(kind, "__dataclass_fields__", {})
    names = tuple(name for name in table.columns if hasattr(kind, name) or name in fields)
    if len(names) > 1:
        return names, attrgetter(*names)
    return names, lambda value: tuple(getattr(value, name) for name in names)


def cell(value: object) -> str:
    """A value as written in a table: '' for None, ISO dates, plain decimals, true/false, lists joined by ';'."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    writer = _WRITERS.get(type(value))
    return writer(value) if writer is not None else str(value)


def _decimal(value: Decimal) -> str:
    plain = format(value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain == "-0" else plain


def _joined(values: Iterable[object]) -> str:
    return ";".join(cell(value) for value in values)


_WRITERS: dict[type, Callable[..., str]] = {
    bool: lambda value: "true" if value else "false",
    Decimal: _decimal,
    date: date.isoformat,
    tuple: _joined,
    list: _joined,
    frozenset: lambda value: _joined(sorted(value)),
}
