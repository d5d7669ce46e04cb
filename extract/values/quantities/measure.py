"""What a figure is of: a phrase before it that begins with something measurable, or the thing behind its unit."""

from collections.abc import Mapping, Sequence

from extract.matching.match import Context, Mention, Span
from extract.text.fold import fold
from extract.values.quantities.words import BREAKS, QuantityWords

MOST_BEHIND = 8  # tokens of a thing behind its unit ("5 km đường giao thông")
MOST_AHEAD = 16  # tokens before a figure in which the thing measured may be named
LONGEST_PHRASE = 12
_NAMED_BEHIND = frozenset(("area", "length", "mass", "volume", "percent"))
_NEVER_NAMED = frozenset(("count", "ratio"))
_CLAUSE_SIGNS = frozenset(",;:()[]…")


def measured(
    item: Mention, before: Sequence[Mention], context: Context, words: QuantityWords, taken: frozenset[int]
) -> str:
    """The phrase as written; empty for counts, which their unit names, and where nothing certain stands close.

    `taken` are tokens that are no part of it. A figure that continues the last of those `before` it is of the same
    thing ("giảm từ 12% năm 2015 xuống còn 5%", "1,2 tỷ USD, giảm 27,5%").
    """
    kind = item.value.kind
    if kind in _NEVER_NAMED or fold(item.value.unit) in words.lists["self-said-units"]:
        return ""
    reader = _Reader(context, words, taken)
    of = reader.behind(item.end) if kind in _NAMED_BEHIND else ""
    of = of or reader.ahead(item.start)
    if of or not before:
        return of
    last = before[-1]
    if reader.continues(last.end, item.start):
        return _of(before, words) if kind in ("percent", "multiple", last.value.kind) else ""
    between = reader.surfaces[last.end : item.start]
    same_clause = BREAKS.isdisjoint(between) and ";" not in between
    return (
        _of(before, words)
        if kind == last.value.kind == "percent" and same_clause and reader.is_level(item.start)
        else ""
    )


def _of(before: Sequence[Mention], words: QuantityWords) -> str:
    """What the last figure is of; where that is only what it was measured against, what the one before is of."""
    for figure in reversed(before[-3:]):
        of = str(figure.value.unit if figure.value.kind == "count" else figure.value.of)
        if not any(of.lower().startswith(yardstick) for yardstick in words.lists["yardsticks"]):
            return of
    return ""


class _Reader:
    """Reads phrases around tokens of one article."""

    def __init__(self, context: Context, words: QuantityWords, taken: frozenset[int]) -> None:
        self.tokens = context.article.tokens
        self.surfaces = context.article.tokens.surfaces
        self.text = context.article.text
        self.taken = taken
        self.keys = context.article.keys
        self.lists: Mapping[str, frozenset[str]] = words.lists

    def behind(self, at: int) -> str:
        """The noun phrase behind a unit: "đường giao thông" in "5 km đường giao thông được mở rộng"."""
        end = at
        while (
            end < min(at + MOST_BEHIND, len(self.surfaces))
            and self.is_word(end)
            and not self.is_stop("measure-ends", end)
        ):
            end += 1
        return self.phrase(at, end)

    def ahead(self, at: int) -> str:
        """The nearest phrase before that begins with a measurable thing: "Tỷ lệ hộ nghèo" in "… giảm còn 5%"."""
        low = at
        while low > 0 and at - low < MOST_AHEAD and self.surfaces[low - 1] not in BREAKS:
            if self.surfaces[low - 1] in _CLAUSE_SIGNS and low < at:
                break
            low -= 1
        for first in range(at - 1, low - 1, -1):
            length = self.head_length(first)
            if length and first not in self.taken:
                first, length = self.widened(first, length, low)
                end = self.phrase_end(first + length, min(at, first + LONGEST_PHRASE))
                if self.key(first, end) not in self.lists["measure-links"]:
                    return self.phrase(first, end)
        return ""

    def widened(self, first: int, length: int, low: int) -> Span:
        """The outermost head of a phrase: "Tỷ lệ" and not "hộ nghèo" in "Tỷ lệ hộ nghèo"."""
        for at in range(first - 1, low - 1, -1):
            if not self.is_word(at) or self.is_stop("measure-breaks", at):
                break
            if outer := self.head_length(at):
                first, length = at, outer
        return first, length

    def phrase_end(self, at: int, limit: int) -> int:
        while at < limit and self.is_word(at) and not self.is_stop("measure-breaks", at):
            at += 1
        return at

    def head_length(self, first: int) -> int:
        """How many tokens the longest measurable thing that begins here has; 0 if none does."""
        heads = self.lists["measured-heads"]
        return next((n for n in (4, 3, 2, 1) if self.key(first, first + n) in heads), 0)

    def continues(self, low: int, high: int) -> bool:
        """Whether nothing but signs, linking words and times stand between two figures of one sentence."""
        at = low
        while at < high:
            if self.surfaces[at] in BREAKS or self.surfaces[at] == ";":
                return False
            if self.key(at, at + 2) in self.lists["measure-links"]:
                at += 2
            elif not self.is_word(at) or self.key(at, at + 1) in self.lists["measure-links"]:
                at += 1
            else:
                return False
        return True

    def is_level(self, at: int) -> bool:
        """Whether the figure is said to rise or fall to or from somewhere: "(giảm từ 51,6% …"."""
        return any(self.key(at - n, at) in self.lists["level-words"] for n in (1, 2))

    def is_stop(self, name: str, at: int) -> bool:
        stops = self.lists[name]
        return any(self.key(at, at + n) in stops for n in (1, 2, 3))

    def is_word(self, at: int) -> bool:
        return at not in self.taken and self.surfaces[at][0].isalpha()

    def key(self, first: int, last: int) -> str:
        if first < 0:
            return ""
        return " ".join(self.keys[first:last])

    def phrase(self, first: int, last: int) -> str:
        text = self.text[self.tokens.starts[first] : self.tokens.ends[last - 1]] if first < last else ""
        return " ".join(text.split())
