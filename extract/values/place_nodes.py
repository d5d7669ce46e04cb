"""The places of one article with what they could be: candidates by name, type word and era, and paths between them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.matching.match import Context, Mention
from extract.text.fold import fold
from extract.values.gazetteer import ERA_BEFORE, ERA_SINCE, Gazetteer, Unit, era
from extract.values.place_value import Place
from extract.values.place_words import PlaceWords, gazetteer_of, place_words

RANK = {"village": 0, "commune": 1, "district": 2, "province": 3}


@dataclass(slots=True, eq=False)
class Node:
    """A mention on its way to a unit. `above` is the place that the text names as the one it lies in."""

    mention: Mention
    place: Place
    key: str
    sentence: int
    units: list[Unit]
    level: str
    era: str
    above: "Node | None" = None
    unit: Unit | None = None
    resolution: str = ""
    line: tuple[Unit, ...] = ()
    former: list[Unit] = field(default_factory=list)

    @property
    def bare(self) -> bool:
        return not self.place.level

    def could_be(self, level: str) -> list[Unit]:
        return [unit for unit in self.units if unit.level == level]


class Scene:
    """All nodes of an article, in order, with the era and the day in which their names are read."""

    def __init__(self, mentions: Sequence[Mention], context: Context) -> None:
        self.context = context
        self.words: PlaceWords = place_words(context.rulebook)
        self.gazetteer: Gazetteer = gazetteer_of(context.rulebook)
        self.surfaces = context.article.tokens.surfaces
        self.on: date | None = context.date
        self.era = era(self.on) or self._spoken_era(mentions)
        firsts = [sentence.first for sentence in context.article.sentences]
        self.nodes = [self._node(mention, bisect_right(firsts, mention.start) - 1) for mention in mentions]
        self._link()

    def lies_in(self, unit: Unit, other: Unit) -> bool:
        return self.gazetteer.lies_in(unit, other, self.on)

    def between(self, left: Node, right: Node) -> tuple[str, ...] | None:
        """The folded words between two neighbours in one sentence; None where they are too far apart."""
        first, last = left.mention.end, right.mention.start
        if left.sentence != right.sentence or last - first > 3:
            return None
        return tuple(fold(word) for word in self.surfaces[first:last])

    def listed_with(self, left: Node, right: Node) -> bool:
        """Are two neighbours members of one list?"""
        words = self.between(left, right)
        return words is not None and len(words) in (1, 2) and all(word in self.words.joiners for word in words)

    def _node(self, mention: Mention, sentence: int) -> Node:
        place: Place = mention.value
        key = self.gazetteer.key_of(place.name)
        node = Node(mention, place, key, sentence, [], place.level, self.era)
        if place.level == "village":
            node.units = self._versions(self.gazetteer.units(key, "village"), self.era)
            return node
        named = self._named(key, place)
        if self.era == ERA_SINCE and self._is_former(mention.end):
            node.era = ERA_BEFORE
        node.units = self._versions(named, node.era)
        if not node.units:
            node.former = self._versions(named, ERA_BEFORE if node.era == ERA_SINCE else ERA_SINCE)
        return node

    def _named(self, key: str, place: Place) -> list[Unit]:
        units = list(self.gazetteer.units(key))
        if not place.level:
            return [unit for unit in units if unit.level != "village"]
        eras: list[Unit] = []
        for one in (ERA_BEFORE, ERA_SINCE):
            of_era = [unit for unit in units if unit.era == one]
            typed = [unit for unit in of_era if place.type and unit.type == place.type]
            eras += typed or [unit for unit in of_era if unit.level == place.level]
        return eras

    def _versions(self, units: Iterable[Unit], in_era: str) -> list[Unit]:
        """One version of each unit of that era: the one in force on the article's day, else the nearest in time."""
        best: dict[tuple[str, str], Unit] = {}
        for unit in units:
            if unit.era != in_era:
                continue
            code = (unit.level, unit.code or unit.id)
            if code not in best or self._distance(unit) < self._distance(best[code]):
                best[code] = unit
        return list(best.values())

    def _distance(self, unit: Unit) -> int:
        day = self.on or date.max
        if unit.valid(self.on) and self.on is not None:
            return 0
        return (unit.start - day).days if day < unit.start else (day - unit.end).days + 1

    def _is_former(self, end: int) -> bool:
        keys = [fold(word) for word in self.surfaces[end : end + 5]]
        return self.words.begins(self.words.former, keys, 0)

    def _spoken_era(self, mentions: Sequence[Mention]) -> str:
        """The era in which more of the names make sense; the earlier one where they do not say."""
        votes = {ERA_BEFORE: 0, ERA_SINCE: 0}
        for mention in mentions:
            place: Place = mention.value
            if place.level in ("", "village"):
                continue
            units = self.gazetteer.units(self.gazetteer.key_of(place.name))
            eras = {unit.era for unit in units if unit.type == place.type}
            if len(eras) == 1:
                votes[eras.pop()] += 1
        return ERA_SINCE if votes[ERA_SINCE] > votes[ERA_BEFORE] else ERA_BEFORE

    def _link(self) -> None:
        """Tie each place to the one that the text names behind it as the one it lies in."""
        for left, right in zip(self.nodes[-2::-1], self.nodes[::-1], strict=False):
            words = self.between(left, right)
            if words is None:
                continue
            if words in self.words.links and not self._both_provinces(left, right) and self._lies_below(left, right):
                left.above = right
            elif right.above is not None and left.level == right.level and self.listed_with(left, right):
                left.above = right.above if self._fits(left, right.above) else None

    def _both_provinces(self, left: Node, right: Node) -> bool:
        """Two bare names that can be provinces are a list, whatever smaller units bear the first one's name."""
        return left.bare and right.bare and bool(left.could_be("province") and right.could_be("province"))

    def _lies_below(self, left: Node, right: Node) -> bool:
        pairs = [(a, b) for a in left.units for b in right.units if a.level != b.level and self.lies_in(a, b)]
        if pairs:
            if left.bare or right.bare:
                left.units = _unique(a for a, _ in pairs)
                right.units = _unique(b for _, b in pairs)
                left.level, right.level = left.units[0].level, right.units[0].level
            return True
        if left.bare or right.bare:
            return False
        return RANK[right.level] > RANK[left.level]

    def _fits(self, node: Node, above: Node) -> bool:
        return not node.units or any(self.lies_in(a, b) for a in node.units for b in above.units)


def _unique(units: Iterable[Unit]) -> list[Unit]:
    return list(dict.fromkeys(units))
