"""Rows: the cells of one mention, as text, in the order of its table's columns."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from extract.matching.match import Mention
from extract.tables.columns import Row, Table
from extract.text.article import Article

KNOWN = ("article", "sentence", "start", "end", "text", "rule", "published", "as_written", "sentence_text", "nothing")
"""Columns that the article tells; the last stands for those of which nothing is known."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the rows of one table are made of values of one type: fields to read, and cells to put into order.

    `written` are the places, among the fields, of those that are no text and have to be written as text.
    """

    fields: Callable[[Any], tuple[Any, ...]]
    written: tuple[int, ...]
    order: Callable[[tuple[str, ...]], Row]


def mention_rows(table: Table, article: Article, mentions: Iterable[Mention]) -> list[Row]:
    """One row for each mention, in the order of the text.

    Where a mention stands is told by the article; every other cell is the field of that name of the mention's value.
    """
    published = cell(article.layout.published)
    rows = []
    for mention in sorted(mentions, key=_place):
        start, end = article.source(mention.start, mention.end)
        index = article.sentence_at(mention.start).index
        text = article.decoded[start:end]
        whole = _sentence(article, index) if table.name == "records" else ""
        kind: Any = type(mention.value)
        plan = _plan(table, kind)
        cells = list(plan.fields(mention.value))
        for place in plan.written:
            cells[place] = cell(cells[place])
        known = (article.name, str(index), str(start), str(end), text, mention.rule, published, text, whole, "")
        rows.append(plan.order((*known, *cells)))
    return rows


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _sentence(article: Article, index: int) -> str:
    sentence = article.sentences[index]
    return article.decoded[slice(*article.source(sentence.first, sentence.last))]


@cache
def _plan(table: Table, kind: Any) -> _Plan:
    declared = getattr(kind, "__dataclass_fields__", {})
    mapping = issubclass(kind, Mapping)
    names = [
        name for name in table.columns if name not in KNOWN and (mapping or name in declared or hasattr(kind, name))
    ]
    places = {name: place for place, name in enumerate((*KNOWN, *names))}
    return _Plan(
        fields=_getter(names, mapping),
        written=tuple(
            place for place, name in enumerate(names) if name not in declared or declared[name].type is not str
        ),
        order=itemgetter(*[places.get(column, places["nothing"]) for column in table.columns]),
    )


def _getter(names: list[str], mapping: bool) -> Callable[[Any], tuple[Any, ...]]:
    if mapping:
        return lambda value: tuple([value.get(name) for name in names])
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple([getattr(value, name) for name in names])


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
