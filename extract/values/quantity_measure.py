"""What a figure is of, from the words around it."""

from extract.matching.match import Context, Mention
from extract.text.fold import fold
from extract.values.quantity_words import BREAKS, QuantityWords

MOST_AFTER, MOST_BEFORE = 6, 9
_NAMED_BEHIND = frozenset(("area", "length", "mass", "volume", "percent"))


def measured(
    item: Mention, before: Mention | None, context: Context, words: QuantityWords, taken: frozenset[int]
) -> str:
    """The phrase that names what a figure measures, as written; empty for counts and where none stands close.

    `taken` are tokens that are no part of it. A share or change behind a comma or bracket is of what the figure
    `before` it measures or counts ("1,2 tỷ USD, giảm 27,5%").
    """
    if item.value.kind == "count":
        return ""
    reader = _Reader(context, words, taken)
    of = reader.behind(item.end) if item.value.kind in _NAMED_BEHIND else ""
    of = of or reader.ahead(item.start)
    if of or before is None or item.value.kind not in ("percent", "multiple"):
        return of
    if not reader.continues(before.end, item.start):
        return ""
    return before.value.unit if before.value.kind == "count" else before.value.of


class _Reader:
    def __init__(self, context: Context, words: QuantityWords, taken: frozenset[int]) -> None:
        self.tokens = context.article.tokens
        self.text = context.article.text
        self.taken = taken
        self.ends = words.lists["measure-ends"]
        self.links = words.lists["measure-links"]

    def behind(self, at: int) -> str:
        """The noun phrase behind a unit: "đường giao thông" in "5 km đường giao thông được mở rộng"."""
        end = at
        while end < min(at + MOST_AFTER, len(self.tokens)) and end not in self.taken:
            if not self.is_letters(end) or self.is_in(self.ends, end, end + 1) or self.is_in(self.ends, end, end + 2):
                break
            end += 1
        return self.phrase(at, end)

    def ahead(self, at: int) -> str:
        """The phrase that a figure is said of: "Tỷ lệ hộ nghèo" in "Tỷ lệ hộ nghèo giảm còn 5%"."""
        last = at
        while last > 0:
            if last - 1 in self.taken or self.is_in(self.links, last - 1, last):
                last -= 1
            elif self.is_in(self.links, last - 2, last):
                last -= 2
            else:
                break
        first = last
        while first > 0 and last - first < MOST_BEFORE and first - 1 not in self.taken and self.is_letters(first - 1):
            if self.is_in(self.ends, first - 1, first) or self.is_in(self.ends, first - 2, first):
                break
            first -= 1
        return self.phrase(first, last)

    def continues(self, low: int, high: int) -> bool:
        """Whether nothing but signs and linking words stands between two figures of one sentence."""
        at = low
        while at < high:
            surface = self.tokens.surfaces[at]
            if surface in BREAKS or surface == ";":
                return False
            if at in self.taken or not self.is_letters(at) or self.is_in(self.links, at, at + 1):
                at += 1
            elif self.is_in(self.links, at, at + 2):
                at += 2
            else:
                return False
        return True

    def is_letters(self, at: int) -> bool:
        return self.tokens.surfaces[at][0].isalpha()

    def is_in(self, phrases: frozenset[str], first: int, last: int) -> bool:
        return first >= 0 and " ".join(map(fold, self.tokens.surfaces[first:last])) in phrases

    def phrase(self, first: int, last: int) -> str:
        """The words as written; a lone syllable of one letter ("7 h") is no phrase."""
        text = self.text[self.tokens.starts[first] : self.tokens.ends[last - 1]] if first < last else ""
        return text if len(text) > 1 else ""
