"""Bare place names: gazetteer names without a type word, as candidates that still want support."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from extract.matching.match import Context, Mention
from extract.text.tokens import ARTICLE_END, PARAGRAPH_BREAK, SENTENCE_BREAK
from extract.values.places.gazetteer import Gazetteer
from extract.values.places.value import Place
from extract.values.places.words import PlaceWords, gazetteer_of, place_words

RULE = "gazetteer-name"
FAMILY = "localities"
_BREAKS = frozenset((SENTENCE_BREAK, PARAGRAPH_BREAK, ARTICLE_END))
_WINDOW = 10
_HYPHENS = 2  # at most so many hyphens stand in a name
_LAST = 1 << 30  # behind every rule in file order


def gazetteer_mentions(context: Context) -> Iterable[Mention]:
    """Every capitalised name of the gazetteer that is no visible part of a longer name, the longest at each place.

    The mentions carry a Place with a name and nothing else; `resolve_places` drops those that nothing supports.
    """
    return [
        Mention(FAMILY, RULE, start, end, Place(context.article.text_of(start, end)), order=_LAST)
        for start, end in _Reader(context).names()
    ]


def repeated(mentions: Sequence[Mention], context: Context) -> list[Mention]:
    """The names of the article's villages where they stand again without their type word, outside other mentions."""
    surfaces = context.article.tokens.surfaces
    names = {tuple(m.value.name.split()) for m in mentions if m.value.level == "village" and " " in m.value.name}
    if not names:
        return []
    reader = _Reader(context)
    taken = {at for m in mentions for at in range(m.start, m.end)}
    heads: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        heads.setdefault(name[0], []).append(name)
    found = []
    for start, surface in enumerate(surfaces):
        for name in heads.get(surface, ()):
            end = start + len(name)
            if tuple(surfaces[start:end]) == name and taken.isdisjoint(range(start, end)):
                if reader.stands_alone(start, end):
                    place = Place(context.article.text_of(start, end))
                    found.append(Mention(FAMILY, RULE, start, end, place, order=_LAST))
                break
    return found


class _Reader:
    def __init__(self, context: Context) -> None:
        self.surfaces = context.article.tokens.surfaces
        self.keys = context.article.keys
        self.words: PlaceWords = place_words(context.rulebook)
        self.gazetteer: Gazetteer = gazetteer_of(context.rulebook)
        self.done = 0  # end of the last name taken

    def names(self) -> Iterator[tuple[int, int]]:
        """Token spans of the names, from left to right, without overlaps."""
        gazetteer, surfaces = self.gazetteer, self.surfaces
        at = 0
        reaches = gazetteer.reaches
        for start in compress(range(len(surfaces)), map(reaches.__getitem__, surfaces)):
            if start < at:
                continue
            surface = surfaces[start]
            keys = self.keys[start : start + reaches[surface] + _HYPHENS]
            size = gazetteer.longest(keys, 0)
            while size and not self._capitalised(start, start + size):
                size = gazetteer.longest(keys[: size - 1], 0) if size > 1 else 0
            if not size or (size == 1 and len(surface) < 3):
                continue
            at = start + size
            if self.stands_alone(start, at):
                self.done = at
                yield start, at
            else:
                at = self._end_of_run(at)

    def _end_of_run(self, at: int) -> int:
        while self.surfaces[at][:1].isupper():
            at += 1
        return at

    def _capitalised(self, start: int, end: int) -> bool:
        return all(not word[:1].islower() for word in self.surfaces[start:end])

    def stands_alone(self, start: int, end: int) -> bool:
        return self._free_on_the_left(start, end) and self._free_on_the_right(start, end)

    def _free_on_the_left(self, start: int, end: int) -> bool:
        """No capitalised word, form of address or name-bearing word stands right before."""
        if start == 0 or start == self.done:
            return True
        before = self.surfaces[start - 1]
        if not before[:1].isalpha():
            return True
        keys = self.keys[max(0, start - 4) : start]
        if self.words.stands_before(self.words.features, keys, len(keys)):
            return False
        if self.words.stands_before(self.words.sites, keys, len(keys)) and not self._is_province(start, end):
            return False
        key = keys[-1]
        if self._after_a_people(keys, start):
            return True
        if not before[:1].isupper():
            return key not in self.words.address or (len(keys) > 1 and (keys[-2], key) in self.words.people)
        if key in self.words.surnames:
            return False
        if before.isupper():
            return (len(before) > 1 and not self.surfaces[start].isupper()) or key not in self.words.weak_surnames
        first_in_sentence = start == 1 or not self.surfaces[start - 2][:1].isalnum()
        return (first_in_sentence or (key,) in self.words.types) and key not in self.words.address

    def _after_a_people(self, keys: Sequence[str], start: int) -> bool:
        """Does one of the peoples stand right before (đồng bào Khmer Trà Cú), and no name before it?"""
        sizes = (size for size in (1, 2) if tuple(keys[-size:]) in self.words.peoples and size < len(keys))
        return any(self.surfaces[start - size - 1][:1].islower() for size in sizes)

    def _is_province(self, start: int, end: int) -> bool:
        return bool(self.gazetteer.units(self.gazetteer.key(self.keys[start:end]), "province"))

    def _free_on_the_right(self, start: int, end: int) -> bool:
        """No capitalised word follows, unless it begins a type word, a longer place name, or a person's name."""
        after = self.surfaces[end]
        if not after[:1].isupper() or after in _BREAKS:
            return True
        keys = self.keys[end : end + _WINDOW]
        if len(after) > 1 and after.isupper():
            return True
        if self.words.begins(self.words.types, keys, 0):
            return True
        run = next((n for n, word in enumerate(self.surfaces[end : end + 6]) if not word[:1].isupper()), 6)
        if keys[0] in self.words.surnames and run > 2:
            return True
        return run == self.gazetteer.longest(keys, 0) > 1
