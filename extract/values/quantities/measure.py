"""What a figure is of: a phrase before it that begins with something measurable, or the thing behind its unit."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.matching.match import Context, Mention, Span
from extract.text.fold import fold
from extract.values.quantities.words import BREAKS, QuantityWords

MOST_BEHIND = 8  # tokens of a thing behind its unit ("5 km đường giao thông")
MOST_AHEAD = 16  # tokens before a figure in which the thing measured may be named
FAR_AHEAD = 30  # the same where a word says that the one is the other
LONGEST_PHRASE = 12
LONGEST_TOLD = 8
LONGEST_NAME = 8
LENGTHS = (6, 5, 4, 3, 2, 1)  # tokens of a listed thing, the longest first
MOST_ASIDE = 6  # tokens of words in brackets that are passed over on the way back ("kim ngạch xuất khẩu (XK) đạt")
_NAMED_BEHIND = frozenset(("area", "length", "mass", "volume", "percent"))
_BASE_UNITS = frozenset(("VND", "USD", "EUR", "m", "m²", "m³", "kg"))
_CLAUSE_SIGNS = frozenset(",;:()[]…")


class Taken(NamedTuple):
    """Tokens that are no part of what is measured: those of figures, and those of these, periods and documents."""

    figures: frozenset[int]
    all: frozenset[int]


def taken_tokens(figures: Sequence[Mention], context: Context) -> Taken:
    """The tokens of figures, and of all that no phrase may reach into: figures, periods and documents."""
    counted = frozenset(at for figure in figures for at in range(figure.start, figure.end))
    earlier = [other for family in ("documents", "periods") for other in context.mentions.get(family, ())]
    return Taken(counted, counted | {at for other in earlier for at in range(other.start, other.end)})


def measured(item: Mention, before: Sequence[Mention], context: Context, words: QuantityWords, taken: Taken) -> str:
    """The phrase as written; empty for what its unit names, as it does for counts, and where nothing certain is close.

    A figure that continues the last of those `before` it is of the same
    thing ("giảm từ 12% năm 2015 xuống còn 5%", "1,2 tỷ USD, giảm 27,5%").
    """
    kind, unit = item.value.kind, item.value.unit
    if fold(unit) in words.lists["self-said-units"]:
        return ""
    reader = _Reader(context, words, taken)
    if kind == "count":
        bare = fold(unit) in words.lists["bare-counters"] and fold(item.value.unit_written) == fold(unit)
        return reader.ahead(item.start, "herds") if bare and not reader.behind(item.end) else ""
    if kind == "ratio" and unit not in _BASE_UNITS:
        return ""
    if kind not in _NAMED_BEHIND:
        of = reader.ahead(item.start)
    elif reader.is_equated(item.start):
        of = reader.ahead(item.start) or reader.behind(item.end)
    else:
        of = reader.behind(item.end) or reader.ahead(item.start)
    of = of or reader.told(item.start)
    if of or not before:
        return of
    last = before[-1]
    if last.value.unit == unit and reader.is_next_of_list(last.end, item.start):
        return _of(before, words)
    if reader.continues(last.end, item.start):
        alike = kind == last.value.kind and (item.value.change or item.value.per == last.value.per)
        return _of(before, words) if alike or kind in ("percent", "multiple") else ""
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

    def __init__(self, context: Context, words: QuantityWords, taken: Taken) -> None:
        self.article = context.article
        self.surfaces = context.article.tokens.surfaces
        self.taken = taken.all
        self.counted = taken.figures
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

    def is_equated(self, at: int) -> bool:
        """Whether a word before says that what stands before it is so much: "diện tích là 120 ha"."""
        equals = self.lists["equals"]
        return self.key(at - 1, at) in equals or (self.key(at - 2, at - 1) in equals and self.is_link(at - 1))

    def ahead(self, at: int, heads: str = "measured-heads") -> str:
        """The nearest phrase before that begins with a measurable thing: "Tỷ lệ hộ nghèo" in "… giảm còn 5%"."""
        equated = self.is_equated(at)
        low, reach = at, FAR_AHEAD if equated else MOST_AHEAD
        passed: set[int] = set()
        beyond = False  # behind a sign that does not end the clause
        while low > 0 and at - low < reach and self.surfaces[low - 1] not in BREAKS:
            sign = self.surfaces[low - 1]
            if sign == ")" and (opened := self.aside(low - 1)) is not None:
                passed.update(range(opened, low))
                low = opened
                continue
            if low - 1 in self.counted and beyond:
                break
            if sign in _CLAUSE_SIGNS:
                beyond = sign in ",:" and (self.continues(low, at) or (equated and sign == ","))
                if not beyond:
                    break
            low -= 1
        for first in range(at - 1, low - 1, -1):
            length = self.head_length(first, heads)
            if length and first not in self.taken and first not in passed:
                first, length = self.widened(first, length, low)
                end = self.phrase_end(first + length, min(at, first + LONGEST_PHRASE))
                if self.key(first, end) not in self.lists["measure-links"]:
                    return self.phrase(first, end)
        return ""

    def aside(self, closing: int) -> int | None:
        """Where the bracket opens that closes here and holds a few words but no figure."""
        for at in range(closing - 1, max(closing - MOST_ASIDE, 0), -1):
            if self.surfaces[at] == "(":
                return at
            if not self.is_word(at):
                return None
        return None

    def told(self, at: int) -> str:
        """A thing of $told-things that nothing but linking words part from its number: "cà phê đạt 2,9 tỷ USD"."""
        end = at
        while end > 0 and (self.surfaces[end - 1] == ":" or self.is_link(end - 1)):
            end -= 1
        found = ""
        things = self.lists["told-things"]
        for first in range(end - 1, max(end - LONGEST_TOLD, 0) - 1, -1):
            if not self.is_word(first) and self.surfaces[first] not in ",-":
                break
            length = next((n for n in LENGTHS if self.key(first, first + n) in things), 0)
            opens = not self.is_word(first - 1) or self.key(first - 1, first) in self.lists["told-leads"]
            if length and opens and first not in self.taken and self.phrase_end(first + length, end) == end:
                found = self.phrase(first, end)
        return found

    def is_link(self, at: int) -> bool:
        return self.is_word(at) and self.key(at, at + 1) in self.lists["measure-links"]

    def is_next_of_list(self, low: int, high: int) -> bool:
        """Whether nothing but a name and signs stand between two figures: "La Tó 223mm, Tà Long 195,8mm".

        Before a bracket that a list of names opens there may be words: "334m đường bị hỏng (Cái Bè: 75m …".
        """
        first = low
        while first < min(high, low + LONGEST_PHRASE) and (self.is_word(first) or self.is_comma_of_words(first)):
            first += 1
        between = self.surfaces[first:high]
        if not 0 < len(between) <= LONGEST_NAME or between[0] not in ("(" if first > low else ",;("):
            return False
        return all(word in ",;:(" or word[0].isupper() for word in between) and between[-1] != between[0]

    def is_comma_of_words(self, at: int) -> bool:
        return self.surfaces[at] == "," and self.surfaces[at + 1].islower()

    def widened(self, first: int, length: int, low: int) -> Span:
        """The outermost head of a phrase ("Tỷ lệ" in "Tỷ lệ hộ nghèo"), but none that is taken off."""
        inner = first, length
        for at in range(first - 1, low - 1, -1):
            outer = self.head_length(at) if self.is_word(at) else 0
            if outer and any(self.key(at - n, at) in self.lists["set-offs"] for n in (1, 2, 3)):
                return inner
            if outer:
                first, length = at, outer
            elif not self.is_word(at) or self.is_stop("measure-breaks", at):
                break
        return first, length

    def phrase_end(self, at: int, limit: int) -> int:
        while at < limit and self.is_word(at) and not self.is_stop("measure-breaks", at):
            at += 1
        return at

    def head_length(self, first: int, name: str = "measured-heads") -> int:
        """How many tokens the longest measurable thing that begins here has; 0 if none does, nor in a name."""
        if self.surfaces[first].istitle() and self.is_word(first - 1):
            return 0
        heads = self.lists[name]
        return next((n for n in LENGTHS if self.key(first, first + n) in heads), 0)

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
        return any(self.key(at - n, at) in self.lists["from-to-words"] for n in (1, 2))

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
        return " ".join(self.article.text_of(first, last).split())
