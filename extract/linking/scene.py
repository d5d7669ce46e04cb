"""What stands where in an article: the view that links are made on."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extract.matching.match import Mention
from extract.text.article import Article
from extract.text.fold import fold
from extract.text.tokens import Sentence

LEVELS = ("province", "district", "commune", "village")


@dataclass(frozen=True, slots=True)
class Group:
    """Places that name one unit: "thôn Thâm Pất, xã Lâm Thượng, Lục Yên" is one group, whose head is the village."""

    start: int
    end: int
    head: Any
    bracketed: bool = False


class Scene:
    """An article's tokens (folded), sentences, and mentions by sentence."""

    def __init__(self, article: Article, mentions: Mapping[str, list[Mention]]) -> None:
        self.article = article
        self.keys = [fold(surface) for surface in article.tokens.surfaces]
        self.figures = mentions.get("figures", [])
        self._firsts = [sentence.first for sentence in article.sentences]
        self.brackets = bracketed_tokens(self.keys, article)
        self.places = {(m.value.level, m.value.name): m.value for m in mentions.get("localities", [])}
        self.groups = self._by_sentence(self._group(mentions.get("localities", [])))
        self.periods = self._by_sentence(mentions.get("periods", []))

    def sentence(self, token: int) -> Sentence:
        return self.article.sentences[max(bisect_right(self._firsts, token) - 1, 0)]

    def before(self, sentence: Sentence, most: int) -> list[Sentence]:
        """Up to `most` sentences that precede this one in its paragraph, nearest first."""
        sentences = self.article.sentences
        low = max(sentence.index - most, 0)
        return [s for s in reversed(sentences[low : sentence.index]) if s.paragraph == sentence.paragraph]

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
        return groups

    def _joined(self, low: int, high: int) -> bool:
        between = self.keys[low:high]
        return len(between) <= 2 and all(not key[0].isalnum() and key[0] not in ".;:\x1e\n" for key in between)

    def _by_sentence(self, items: Sequence[Any]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = {}
        for item in items:
            found.setdefault(self.sentence(item.start).index, []).append(item)
        return found


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
