"""Rows: the cells of one mention, as text, in the order of its table's columns."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from extract.matching.match import Mention
from extract.tables.columns import Row, Table
from extract.text.article import Article


def mention_rows(table: Table, article: Article, mentions: Iterable[Mention]) -> list[Row]:
    """One row for each mention, in the order of the text.

    Where a mention stands is told by the article; every other cell is the field of that name of the mention's value.
    """
    firsts = [sentence.first for sentence in article.sentences]
    published = cell(article.layout.published)
    rows = []
    for mention in sorted(mentions, key=lambda one: (one.start, one.end)):
        start, end = article.source(mention.start, mention.end)
        sentence = article.sentences[bisect_right(firsts, mention.start) - 1]
        text = article.decoded[start:end]
        known = {
            "article": article.name,
            "sentence": str(sentence.index),
            "start": str(start),
            "end": str(end),
            "text": text,
            "rule": mention.rule,
        }
        if "sentence_text" in table.columns:
            whole = article.source(sentence.first, sentence.last)
            known |= {"published": published, "as_written": text, "sentence_text": article.decoded[slice(*whole)]}
        value = mention.value
        rows.append(tuple([known[name] if name in known else cell(_field(value, name)) for name in table.columns]))
    return rows


def cell(value: object) -> str:
    """A value as written in a table: '' for None, ISO dates, plain decimals, true/false, lists joined by ';'."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    writer = _WRITERS.get(type(value))
    return writer(value) if writer is not None else str(value)


def _field(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)


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
