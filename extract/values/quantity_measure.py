"""What a figure is of, from the words around it, and whether its size can be right."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from extract.matching.match import Context, Mention
from extract.text.fold import fold
from extract.values.quantity_words import BREAKS, QuantityWords

MOST_AFTER, MOST_BEFORE = 6, 9
_MEASURED = frozenset(("area", "length", "mass", "volume", "percent"))


def finish(mentions: list[Mention], context: Context) -> list[Mention]:
    """Figures with what they measure, and with a flag where their size is hardly possible."""
    words = QuantityWords.of(context.rulebook)
    taken = _taken(mentions, context)
    finished = [_finished(item, context, words, taken) for item in mentions]
    for at in range(1, len(finished)):
        before, item = finished[at - 1], finished[at]
        if _same_order(before, item, context):
            finished[at] = replace(item, value=replace(item.value, unit=before.value.unit))
        elif _listed(before, item, words, context):
            finished[at] = replace(item, value=replace(item.value, change=before.value.change))
    return finished


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


def _same_order(before: Mention, item: Mention, context: Context) -> bool:
    """Whether a rank without a noun follows another in its sentence: "thứ 16/63 tỉnh và thứ 2 trong vùng"."""
    if before.value.kind != "rank" or item.value.kind != "rank" or item.value.unit:
        return False
    return BREAKS.isdisjoint(context.article.tokens.surfaces[before.end : item.start])


def _listed(before: Mention, item: Mention, words: QuantityWords, context: Context) -> bool:
    """Whether a count goes on in a list whose first count is a change: "giảm 3 xã, 479 thôn"."""
    if not before.value.change or item.value.change or {before.value.kind, item.value.kind} != {"count"}:
        return False
    between = [fold(word) for word in context.article.tokens.surfaces[before.end : item.start]]
    while between and between[-1] in words.lists["qualifier-words"]:
        between.pop()
    return 0 < len(between) <= context.rulebook.settings.list_gap and between[-1] in context.rulebook.settings.joiners


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
