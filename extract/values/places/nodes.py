"""The places of one article with what they could be: candidates by name, type word and era."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from extract.matching.match import Context, Mention
from extract.values.places.gazetteer import ERA_BEFORE, ERA_SINCE, REFORM, Gazetteer, Unit, era
from extract.values.places.value import Place
from extract.values.places.words import PlaceWords, gazetteer_of, place_words

RANK = {"village": 0, "commune": 1, "district": 2, "province": 3}
_DAY = timedelta(days=1)
FIRST_DAY = date(2004, 8, 31)  # of the gazetteer's districts and communes
_USUAL_DAY = date(2019, 6, 30)  # taken for an article without a date of which any day would do
_FUTURE = date(2030, 1, 1)  # from here on a date is a target, no report
_CUE_REACH = 8  # tokens before a name in which a word for mergers (hợp nhất từ) is looked for
_MAX_GAP = 7  # tokens between two places that may belong together


@dataclass(slots=True, eq=False)
class Node:
    """A mention on its way to a unit.

    `named` are all units of its name and kind, `units` those that it can mean, `above` the place that the text names
    as the one it lies in, `line` the units that it lies in once it is settled. `former` are the units of the other era,
    where this one has none; `merged` says that it begins a list of units that were merged.
    """

    mention: Mention
    place: Place
    key: str
    sentence: int
    named: list[Unit]
    units: list[Unit]
    level: str
    era: str
    above: "Node | None" = None
    unit: Unit | None = None
    resolution: str = ""
    line: tuple[Unit, ...] = ()
    former: list[Unit] = field(default_factory=list)
    merged: bool = False

    @property
    def bare(self) -> bool:
        """Whether the name stands without a type word."""
        return not self.place.level

    def could_be(self, level: str) -> list[Unit]:
        """The units of this level that it can mean."""
        return [unit for unit in self.units if unit.level == level]


class Scene:
    """All nodes of an article, in order, with the day and the era in which their names are read.

    `typed` counts by key the levels that type words give to a name.
    """

    def __init__(self, mentions: Sequence[Mention], context: Context) -> None:
        self.context = context
        self.words: PlaceWords = place_words(context.rulebook)
        self.gazetteer: Gazetteer = gazetteer_of(context.rulebook)
        self.words_at = context.article.keys
        self.era = era(context.date) or self._spoken_era(mentions)
        self.on: date = context.date or self._spoken_day(mentions)
        self.sentences = context.article.sentences
        self.nodes = [self._node(mention) for mention in mentions]
        self.typed: dict[str, Counter[str]] = {}
        for node in self.nodes:
            if not node.bare:
                self.typed.setdefault(node.key, Counter())[node.level] += 1

    def lies_in(self, unit: Unit, other: Unit) -> bool:
        """Does it lie in the other one? Across the eras: does one lie in what became of the other?"""
        gazetteer = self.gazetteer
        if unit.era == other.era or unit.level == "village":
            return gazetteer.lies_in(unit, other, self.on)
        if unit.era == ERA_SINCE:
            return any(gazetteer.lies_in(unit, heir) for heir in gazetteer.current(other))
        return any(gazetteer.lies_in(heir, other) for heir in self._heirs(unit))

    def _heirs(self, unit: Unit) -> tuple[Unit, ...]:
        """What became of a unit, or of the one that it lay in: districts were given up."""
        above = self.gazetteer.parent(unit)
        return self.gazetteer.current(unit) or (self._heirs(above) if above else ())

    def paragraph(self, node: Node) -> int:
        """The number of the paragraph in which a place stands."""
        return self.context.article.sentences[node.sentence].paragraph

    def keys(self, first: int, last: int) -> tuple[str, ...]:
        """The folded words of tokens [first, last)."""
        return tuple(self.words_at[first:last])

    def between(self, left: Node, right: Node) -> tuple[str, ...] | None:
        """The folded words between two neighbours in one sentence; None where they are too far apart."""
        first, last = left.mention.end, right.mention.start
        if left.sentence != right.sentence or last - first > _MAX_GAP:
            return None
        return self.keys(first, last)

    def read_in(self, node: Node, in_era: str) -> None:
        """Take a name for a unit of that era."""
        node.era = in_era
        node.units = self._versions(node.named, in_era, node.bare)
        other = ERA_BEFORE if in_era == ERA_SINCE else ERA_SINCE
        node.former = [] if node.units else self._versions(node.named, other, node.bare)

    def valid(self, unit: Unit) -> bool:
        """Whether a unit may be meant as far as days go: those of the other era may on any day."""
        return unit.era != self.era or unit.valid(self.on)

    def _node(self, mention: Mention) -> Node:
        place: Place = mention.value
        key = self.gazetteer.key_of(place.name)
        sentence = self.context.article.sentence_at(mention.start).index
        named = self._named(key, place)
        node = Node(mention, place, key, sentence, named, [], place.level, self.era)
        self.read_in(node, ERA_BEFORE if self.era == ERA_SINCE and self._is_former(node) else self.era)
        return node

    def _named(self, key: str, place: Place) -> list[Unit]:
        units = self.gazetteer.units(key)
        if not place.level:
            return list(units)
        named: list[Unit] = []
        for one in (ERA_BEFORE, ERA_SINCE):
            of_era = [
                unit for unit in units if unit.era == one and (unit.level == "village") == (place.level == "village")
            ]
            typed = [unit for unit in of_era if place.type and unit.type == place.type]
            named += typed or [unit for unit in of_era if unit.level == place.level]
        return named

    def _versions(self, units: Iterable[Unit], in_era: str, bare: bool) -> list[Unit]:
        """One version of each unit of that era: the one in force on the article's day, else the nearest in time.

        A bare name means a unit of its day where there is one.
        """
        best: dict[tuple[str, str], Unit] = {}
        for unit in units:
            if not unit.in_era(in_era):
                continue
            code = (unit.level, unit.code or unit.id)
            if code not in best or self._distance(unit) < self._distance(best[code]):
                best[code] = unit
        found = list(best.values())
        return [unit for unit in found if self.valid(unit)] or found if bare else found

    def _distance(self, unit: Unit) -> int:
        if unit.valid(self.on):
            return 0
        return (unit.start - self.on).days if self.on < unit.start else (self.on - unit.end).days + 1

    def _is_former(self, node: Node) -> bool:
        """In an article of the two-level system: does the text mean a unit of before?

        It does where it says so behind the name (cũ), before it (hợp nhất từ các xã ...), or by a kind of unit that
        is no more: districts, towns, and the provinces that were merged.
        """
        past = [unit for unit in node.named if unit.era == ERA_BEFORE]
        if not past or node.level == "village":
            return False
        now = [unit for unit in node.named if unit.era == ERA_SINCE]
        if node.level in ("province", "district") and not now:
            return True
        gone = bool(node.place.type) and not self.gazetteer.in_use(node.place.type)
        node.merged = gone or self._after_merger_word(node)
        behind = self.keys(node.mention.end, node.mention.end + 5)
        return node.merged or self.words.begins(self.words.former, behind, 0)

    def _after_merger_word(self, node: Node) -> bool:
        """Does a word for mergers stand before it, with at most type words, plural markers and numbers between?"""
        first = max(self.sentences[node.sentence].first, node.mention.start - _CUE_REACH)
        words = list(self.keys(first, node.mention.start))
        while words and (words[-1] in self.words.list_words or words[-1][:1].isdigit() or words[-1] == ":"):
            if words[-1] in self.words.joiners:
                return False
            words.pop()
        return self.words.ends(self.words.merged, tuple(words[-3:]))

    def _spoken_era(self, mentions: Sequence[Mention]) -> str:
        """The era in which more of the names make sense; the earlier one where neither they nor its dates say."""
        votes = {ERA_BEFORE: 0, ERA_SINCE: (self._newest_day() or FIRST_DAY) >= REFORM}
        for mention in mentions:
            place: Place = mention.value
            if place.level in ("", "village"):
                continue
            units = self.gazetteer.units(self.gazetteer.key_of(place.name))
            eras = {unit.era for unit in units if unit.type == place.type}
            if len(eras) == 1:
                votes[eras.pop()] += 1
        return ERA_SINCE if votes[ERA_SINCE] > votes[ERA_BEFORE] else ERA_BEFORE

    def _newest_day(self) -> date | None:
        """The newest day or month that the text names and that is no target."""
        periods = (period.value for period in self.context.mentions.get("periods", ()))
        days = (period.period_start for period in periods if getattr(period, "kind", "") in ("date", "month"))
        return max((day for day in days if isinstance(day, date) and FIRST_DAY <= day < _FUTURE), default=None)

    def _spoken_day(self, mentions: Sequence[Mention]) -> date:
        """For an article without a date: a day on which as many as possible of its units were in force."""
        if self.era == ERA_SINCE:
            return REFORM
        places: list[Place] = [mention.value for mention in mentions if mention.value.type]
        named = [self._named(self.gazetteer.key_of(place.name), place) for place in dict.fromkeys(places)]
        newest = self._newest_day()
        likely = newest if newest and newest < REFORM else _USUAL_DAY
        changed = [unit for units in named for unit in units if unit.era == ERA_BEFORE]
        days = {likely, *(max(unit.start, FIRST_DAY) for unit in changed), *(unit.end - _DAY for unit in changed)}
        scores = {day: sum(any(unit.valid(day) for unit in units) for units in named) for day in days}
        return max(scores, key=lambda day: (scores[day], -abs(day - likely)))
