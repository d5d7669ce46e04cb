"""What a figure is of, from the words around it, and whether its size can be right."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from extract.matching.match import Context, Mention
from extract.text.fold import fold
from extract.text.tokens import ARTICLE_END, PARAGRAPH_BREAK, SENTENCE_BREAK
from extract.values.quantity_words import QuantityWords

MOST_AFTER, MOST_BEFORE = 6, 9
_BREAKS = frozenset((SENTENCE_BREAK, PARAGRAPH_BREAK, ARTICLE_END))
_MEASURED = frozenset(("area", "length", "mass", "volume", "percent"))


def finish(mentions: list[Mention], context: Context) -> list[Mention]:
    """Figures with what they measure, and with a flag where their size is hardly possible."""
    words = QuantityWords.of(context.rulebook)
    taken = _taken(mentions, context)
    return [_finished(item, context, words, taken) for item in mentions]


def _finished(item: Mention, context: Context, words: QuantityWords, taken: frozenset[int]) -> Mention:
    value = item.value
    changes: dict[str, Any] = {}
    if not value.of and value.kind != "count":
        of = _after(item.end, context, words, taken) if value.kind in _MEASURED else ""
        of = of or _before(item.start, context, words, taken)
        if of:
            changes["of"] = of
    limit = words.limits.get(value.unit)
    if limit is not None and value.value is not None and (value.max or value.value) >= limit:
        changes["flags"] = (*value.flags, "suspect")
    return replace(item, value=replace(value, **changes)) if changes else item


def _taken(mentions: list[Mention], context: Context) -> frozenset[int]:
    """Tokens of figures, periods and documents: no part of what is measured."""
    spans: Iterator[Mention] = (
        other for family in ("documents", "periods") for other in context.mentions.get(family, ())
    )
    return frozenset(at for other in (*spans, *mentions) for at in range(other.start, other.end))


def _after(at: int, context: Context, words: QuantityWords, taken: frozenset[int]) -> str:
    """The noun phrase behind a unit: "đường giao thông" in "5 km đường giao thông được mở rộng"."""
    surfaces = context.article.tokens.surfaces
    ends = words.lists.get("measure-ends", frozenset())
    end = at
    while end < min(at + MOST_AFTER, len(surfaces)) and end not in taken:
        word = surfaces[end]
        if not word[0].isalpha() or fold(word) in ends:
            break
        end += 1
    return _text(at, end, context)


def _before(at: int, context: Context, words: QuantityWords, taken: frozenset[int]) -> str:
    """The phrase that a figure is said of: "Tỷ lệ hộ nghèo" in "Tỷ lệ hộ nghèo giảm còn 5%"."""
    surfaces = context.article.tokens.surfaces
    links = words.lists.get("measure-links", frozenset())
    ends = words.lists.get("measure-ends", frozenset())
    last = at
    while last > 0 and (last - 1 in taken or fold(surfaces[last - 1]) in links):
        last -= 1
    first = last
    while first > 0 and last - first < MOST_BEFORE and first - 1 not in taken:
        word = surfaces[first - 1]
        if not word[0].isalpha() or fold(word) in ends or fold(word) in links:
            break
        first -= 1
    return _text(first, last, context)


def _text(first: int, last: int, context: Context) -> str:
    tokens = context.article.tokens
    return context.article.text[tokens.starts[first] : tokens.ends[last - 1]] if first < last else ""
