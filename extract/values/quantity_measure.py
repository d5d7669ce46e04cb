"""What a figure is of, from the words around it."""

from extract.matching.match import Context, Mention
from extract.text.fold import fold
from extract.values.quantity_words import QuantityWords

MOST_AFTER, MOST_BEFORE = 6, 9
_MEASURED = frozenset(("area", "length", "mass", "volume", "percent"))


def measured(item: Mention, context: Context, words: QuantityWords, taken: frozenset[int]) -> str:
    """The phrase that names what a figure measures, as written; `taken` are tokens that are no part of it."""
    if item.value.kind == "count":
        return ""
    of = _after(item.end, context, words, taken) if item.value.kind in _MEASURED else ""
    return of or _before(item.start, context, words, taken)


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
