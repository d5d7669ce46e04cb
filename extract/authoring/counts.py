"""`rules list --run`: what each rule did in a run, so that one sees which earn their keep."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Any, TextIO

from extract.inputs.runs import about, started_in
from extract.rulebook.model import Rulebook
from extract.values.places.bare import RULE

COLUMNS = ("family", "rule", "make", "made", "articles", "lost", "lost_to", "verdict", "title")
NO_FAMILY = "(not in these rules)"
"""Where rules of the run stand that the rulebook has not, because they have been taken out since."""
_SHOWN = 3


class NoCountsError(ValueError):
    """A run that does not tell what its rules did; the message names it."""


class Verdict(StrEnum):
    """What the numbers of a rule come to."""

    EARNS = ""
    NEVER = "never fired"
    LOSES = "always lost"


class Sort(StrEnum):
    """By what rules are put in order within their family; `ORDER` is that in which they stand in the rulebook."""

    ORDER = "order"
    MADE = "made"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Count:
    """What a rule did in a run.

    `made` counts its rows (of a cue the rows in which it set a cell, of a rule that makes nothing the matches that it
    kept away), `articles` those in which it made something, `lost` the matches that gave way, by the rule that won.
    """

    family: str
    rule: str
    make: str = ""
    title: str = ""
    made: int = 0
    articles: int = 0
    lost: Mapping[str, int] = field(default_factory=dict)

    @property
    def losses(self) -> int:
        """How many matches gave way, to whichever rule."""
        return sum(self.lost.values())

    @property
    def verdict(self) -> Verdict:
        """Whether anything came of the rule."""
        if self.made:
            return Verdict.EARNS
        return Verdict.LOSES if self.lost else Verdict.NEVER

    @property
    def winners(self) -> list[tuple[str, int]]:
        """The rules that its matches gave way to, the most frequent first."""
        return sorted(self.lost.items(), key=lambda pair: (-pair[1], pair[0]))


def counts(rulebook: Rulebook, run: Path) -> list[Count]:
    """Every rule of the rulebook with what it did in a run, family by family; then rules that only the run knows.

    Raises NoCountsError when the folder does not hold a run that tells it.
    """
    told = dict(_told(run)["rules"])
    found = []
    for family in rulebook.families:
        for rule in family.rules:
            found.append(Count(family.name, rule.id, rule.make, rule.title, **told.pop(rule.id, {})))
        if family.gazetteer:
            found.append(Count(family.name, RULE, title="names in the tables of places", **told.pop(RULE, {})))
    return [*found, *(Count(NO_FAMILY, name, **did) for name, did in told.items())]


def same_rules(rulebook: Rulebook, run: Path) -> bool:
    """Whether a run was made with just these rules."""
    return bool(_told(run).get("rulebook") == rulebook.hash)


def rule_folders(run: Path) -> list[Path]:
    """The folders of a user's rules that a run was given."""
    return [started_in(run) / folder for folder in _told(run).get("options", {}).get("rules", ())]


def _told(run: Path) -> Mapping[str, Any]:
    told = about(run)
    if not told:
        raise NoCountsError(f"{run}: no run.json of a run")
    if not isinstance(told.get("rules"), dict):
        raise NoCountsError(f"{run}: the run does not tell what its rules did; run it again")
    return told


def chosen(found: Iterable[Count], verdicts: Sequence[Verdict], sort: Sort) -> list[Count]:
    """Those of the given verdicts (all when there are none), in the asked order within each family."""
    kept = [count for count in found if not verdicts or count.verdict in verdicts]
    families = list(dict.fromkeys(count.family for count in kept))

    def key(count: Count) -> tuple[int, int]:
        number = {Sort.ORDER: 0, Sort.MADE: -count.made, Sort.LOST: -count.losses}[sort]
        return families.index(count.family), number

    return sorted(kept, key=key)


def table(found: Sequence[Count]) -> Iterator[str]:
    """Lines to read: per family a head and a line for each rule."""
    width = max((len(count.rule) for count in found), default=0)
    for family, group in groupby(found, key=lambda count: count.family):
        members = list(group)
        yield f"{family}: {_summed(members)}"
        yield f"  {'rule':{width}}  {'made':>7}  {'articles':>8}  {'lost':>6}"
        for count in members:
            note = _lost_to(count, _SHOWN) or (Verdict.NEVER if count.verdict is Verdict.NEVER else "")
            numbers = f"{count.made:7}  {count.articles:8}  {count.losses:6}"
            yield f"  {count.rule:{width}}  {numbers}  {note}".rstrip()
        yield ""


def _summed(members: Sequence[Count]) -> str:
    said = [f"{len(members)} rules"]
    for verdict in (Verdict.NEVER, Verdict.LOSES):
        if number := sum(count.verdict is verdict for count in members):
            said.append(f"{number} {verdict}")
    return ", ".join(said)


def _lost_to(count: Count, limit: int | None = None) -> str:
    more = len(count.lost) - limit if limit else 0
    told = ", ".join(f"{rule} {number}" for rule, number in count.winners[:limit])
    return f"to {told}{f' and {more} more' if more > 0 else ''}" if told else ""


def write_csv(found: Iterable[Count], out: TextIO) -> None:
    """One row for each rule."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for count in found:
        lost_to = "; ".join(f"{rule} {number}" for rule, number in count.winners)
        numbers = (count.made, count.articles, count.losses)
        writer.writerow((count.family, count.rule, count.make, *numbers, lost_to, count.verdict.value, count.title))
