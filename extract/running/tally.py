"""What each rule did in a run: how much came of it, and to which rules its matches gave way."""

from collections import Counter
from collections.abc import Iterable, Mapping

from extract.matching.match import Loser, Mention
from extract.rulebook.kinds import CUE, NOTHING
from extract.rulebook.model import Rulebook

Deed = tuple[str, str, int]
"""A rule, the rule that its matches gave way to ('' for what came of it), and how many they were in an article."""


def deeds(rulebook: Rulebook, mentions: Mapping[str, Iterable[Mention]], losers: Iterable[Loser]) -> tuple[Deed, ...]:
    """What every rule that matched did in an article.

    What comes of a rule are its rows; of a cue, the rows in which it set a cell; of a rule that only takes words, the
    matches of other rules that it kept away.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for family in mentions.values():
        for item in family:
            counts[item.rule, ""] += 1
            for trace in item.cues:
                counts[trace.rule, ""] += 1
    guards = rulebook.once("guards", _guards)
    for loser in losers:
        rule, winner = loser.mention.rule, loser.winner.rule
        if rule != winner:
            counts[rule, winner] += 1
            if winner in guards:
                counts[winner, ""] += 1
    return tuple((rule, winner, count) for (rule, winner), count in counts.items())


def _guards(rulebook: Rulebook) -> frozenset[str]:
    """Rules that make no row and set no cell: they keep words from others."""
    rules = (rule for family in rulebook.families for rule in family.rules)
    return frozenset(rule.id for rule in rules if rule.make == NOTHING or (rule.make == CUE and not rule.set))


class Tally:
    """The deeds of many articles, summed up; the same whatever their order."""

    def __init__(self) -> None:
        self._made: Counter[str] = Counter()
        self._articles: Counter[str] = Counter()
        self._lost: dict[str, Counter[str]] = {}

    def add(self, article: Iterable[Deed]) -> None:
        """Count the deeds of one more article."""
        for rule, winner, count in article:
            if winner:
                self._lost.setdefault(rule, Counter())[winner] += count
            else:
                self._made[rule] += count
                self._articles[rule] += 1

    def told(self) -> dict[str, dict[str, object]]:
        """By rule, in the order of their names: what it made, in how many articles, and matches lost by winner."""
        return {
            rule: {
                "made": self._made[rule],
                "articles": self._articles[rule],
                "lost": dict(sorted(self._lost.get(rule, Counter()).items())),
            }
            for rule in sorted(self._made.keys() | self._lost.keys())
        }
