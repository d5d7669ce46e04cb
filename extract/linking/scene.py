"""What stands where in an article: the view that links are made on."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from extract.matching.match import Mention
from extract.text.article import Article
from extract.text.tokens import Sentence
from extract.values.places.units import LEVELS

PARTNER_GAP = 3  # tokens between a place and the figure that is its own


@dataclass(frozen=True, slots=True)
class Group:
    """Places that name one unit: "thôn Thâm Pất, xã Lâm Thượng, Lục Yên" is one group, whose head is the village.

    `listed`: a member of a list of units of one level; `own`: not a name but a word for the article's own unit.
    """

    start: int
    end: int
    head: Any
    bracketed: bool = False
    listed: bool = False
    own: bool = False


class Scene:
    """An article's tokens (folded), sentences, and mentions by sentence.

    `groups` holds the named places of each sentence; `all_groups` is filled by the linker, sentence by sentence, with
    those and the words for the article's own units; `captions`, once known, are the sentences of captions.
    `headed`, `usable_periods`, `now` (where words of now begin), `holders` ("của tập thể") and `openers` (who is named
    first) are what the linkers have found out for a sentence, by its index; `each` is where words like "mỗi" stand;
    `homes`, once known, are where the people live, by their number.
    """

    def __init__(self, article: Article, mentions: Mapping[str, list[Mention]]) -> None:
        self.article = article
        self.keys = article.keys
        self.figures = mentions.get("figures", [])
        self._starts = [figure.start for figure in self.figures]
        self.document_ends = frozenset(mention.end for mention in mentions.get("documents", []))
        self.brackets = bracketed_tokens(self.keys, article)
        self.places = _fullest(mentions.get("localities", []))
        self.groups = self._by_sentence(self._group(mentions.get("localities", [])))
        self.all_groups: dict[int, list[Group]] = {}
        self.captions: frozenset[int] | None = None
        self.headed: dict[int, Any] = {}
        self.usable_periods: dict[int, list[Mention]] = {}
        self.now: dict[int, list[int]] = {}
        self.holders: dict[int, list[tuple[int, int]]] = {}
        self.openers: dict[int, str] = {}
        self.each: list[int] | None = None
        self.people = [item for item in mentions.get("exemplars", []) if item.value.person_id is not None]
        self.homes: dict[int, Any] | None = None
        self._named: dict[int, frozenset[int]] = {}
        self.partners = self._partners()
        self.periods = self._by_sentence(mentions.get("periods", []))
        self.timed = frozenset(at for period in mentions.get("periods", []) for at in range(period.start, period.end))

    def sentence(self, token: int) -> Sentence:
        """The sentence of a token."""
        return self.article.sentence_at(token)

    def untimed(self, low: int, high: int) -> list[int]:
        """The tokens [low, high) that are of no period."""
        return [at for at in range(low, high) if at not in self.timed]

    def written(self, start: int, end: int) -> str:
        """The text of tokens [start, end), with runs of white space as one space."""
        return " ".join(self.article.text_of(start, end).split())

    def figures_before(self, figure: Mention) -> list[Mention]:
        """The figures before this one in its sentence."""
        low = bisect_left(self._starts, self.sentence(figure.start).first)
        high = bisect_left(self._starts, figure.start)
        return [other for other in self.figures[low:high] if other.end <= figure.start]

    def before(self, sentence: Sentence, most: int) -> list[Sentence]:
        """Up to `most` sentences that precede this one in its paragraph, nearest first."""
        sentences = self.article.sentences
        low = max(sentence.index - most, 0)
        return [s for s in reversed(sentences[low : sentence.index]) if s.paragraph == sentence.paragraph]

    def counts_between(self, low: int, high: int) -> bool:
        """Whether a figure begins within tokens [low, high)."""
        return bisect_left(self._starts, low) < bisect_left(self._starts, high)

    def named_tokens(self, sentence: Sentence) -> frozenset[int]:
        """The tokens of a sentence that are of places, with the brackets around a place: "huyện Quỳ Châu (Nghệ An)"."""
        if sentence.index not in self._named:
            spans = [(g.start - g.bracketed, g.end + g.bracketed) for g in self.groups.get(sentence.index, ())]
            self._named[sentence.index] = frozenset(at for start, end in spans for at in range(start, end))
        return self._named[sentence.index]

    @cached_property
    def settled(self) -> list[Mention]:
        """The periods of the article of which a day is known, in order."""
        found = [period for periods in self.periods.values() for period in periods]
        return [period for period in found if period.value.period_start or period.value.period_end]

    def last(self, key: str, low: int, high: int) -> int:
        """The last token [low, high) of this folded word, or -1."""
        return next((at for at in range(high - 1, low - 1, -1) if self.keys[at] == key), -1)

    def _partners(self) -> frozenset[int]:
        """Where the places of lists stand in which each has a figure of its own: "Lào Cai 204 nhà, Hà Giang 27 nhà"."""
        found: set[int] = set()
        for groups in self.groups.values():
            own = [group.start for group in groups if _follows(self._starts, group.end)]
            if len(own) > 1:
                found.update(own)
        return frozenset(found)

    def _group(self, places: Sequence[Mention]) -> list[Group]:
        """Neighbouring mentions of ever wider units as one group each."""
        groups: list[Group] = []
        widest = -1
        for place in places:
            level = LEVELS.index(place.value.level) if place.value.level in LEVELS else -1
            if groups and widest > level >= 0 and self._joined(groups[-1].end, place.start):
                groups[-1] = replace(groups[-1], end=place.end)
            else:
                groups.append(Group(place.start, place.end, place.value, place.start in self.brackets))
            widest = level
        return [replace(group, listed=True) if self._listed(groups, n) else group for n, group in enumerate(groups)]

    def _listed(self, groups: Sequence[Group], n: int) -> bool:
        """Whether a neighbour is another unit of its level, parted by one word or sign (and the end of a bracket)."""
        pairs = [(groups[at], groups[at + 1]) for at in (n - 1, n) if 0 <= at < len(groups) - 1]
        return any(
            b.start - a.end - (self.keys[a.end] == ")") <= 1
            and a.head.level == b.head.level
            and (a.head.name, a.head.code) != (b.head.name, b.head.code)
            for a, b in pairs
        )

    def _joined(self, low: int, high: int) -> bool:
        between = self.keys[low:high]
        return len(between) <= 2 and all(not key[0].isalnum() and key[0] not in ".;:\x1e\n" for key in between)

    def _by_sentence(self, items: Sequence[Any]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        for item in items:
            found.setdefault(self.sentence(item.start).index, []).append(item)
        return found


def _fullest(mentions: Sequence[Mention]) -> dict[tuple[str, str], Any]:
    """The places by level and name, each as the mention tells that knows most of what it lies in."""
    found: dict[tuple[str, str], Any] = {}
    for mention in mentions:
        place = mention.value
        known = found.get((place.level, place.name))
        if known is None or _known(place) > _known(known):
            found[place.level, place.name] = place
    return found


def _known(place: Any) -> int:
    return sum(bool(name) for name in (place.province, place.district, place.commune, place.code))


def _follows(starts: Sequence[int], end: int) -> bool:
    at = bisect_left(starts, end)
    return at < len(starts) and starts[at] - end <= PARTNER_GAP


def bracketed_tokens(keys: Sequence[str], article: Article) -> frozenset[int]:
    """Tokens that stand between round brackets, sentence by sentence."""
    inside: set[int] = set()
    for sentence in article.sentences:
        opened = -1
        for at in range(sentence.first, sentence.last):
            if keys[at] == "(":
                opened = at
            elif keys[at] == ")" and opened >= 0:
                inside.update(range(opened + 1, at))
                opened = -1
    return frozenset(inside)
