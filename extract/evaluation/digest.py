"""The changes between two runs gathered by table and rule: how many of each kind, and some of them in full."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.evaluation.context import Passage, Texts
from extract.evaluation.diff import KINDS, Change, Kind

PLACED = frozenset(("article", "sentence", "start", "end", "text", "as_written", "sentence_text", "published", "rule"))
"""Columns that say where a row stands, and not what it says."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A change with the sentence that its row stands in."""

    change: Change
    passage: Passage

    @property
    def where(self) -> str:
        """The article, and the character where the row begins."""
        row = self.change.row or self.change.was
        return f"{row['article']}:{row['start']}" if row.get("start") else row["article"]

    @property
    def told(self) -> str:
        """What the row says; of a changed one, what it said and says."""
        cells = self.change.cells.items()
        if self.change.kind == "changed":
            return ", ".join(f"{name} {was or '-'} → {now or '-'}" for name, (was, now) in cells)
        return ", ".join(f"{name} {was or now}" for name, (was, now) in cells if name not in PLACED)


@dataclass(slots=True)
class OfRule:
    """The changes of one rule's rows in one table; no more than a limit of each kind is kept."""

    table: str
    rule: str
    counts: Counter[Kind] = field(default_factory=Counter)
    shown: list[Shown] = field(default_factory=list)

    @property
    def hidden(self) -> int:
        """How many changes were not kept."""
        return self.counts.total() - len(self.shown)


def digest(changes: Iterable[Change], texts: Texts, limit: int | None) -> list[OfRule]:
    """The changes by table and rule; `limit` of each kind are kept in full (None: all)."""
    found: dict[tuple[str, str], OfRule] = {}
    for change in changes:
        of_rule = found.setdefault((change.table, change.rule), OfRule(change.table, change.rule))
        of_rule.counts[change.kind] += 1
        if limit is None or of_rule.counts[change.kind] <= limit:
            row = change.row or change.was
            of_rule.shown.append(Shown(change, texts.passage(row)))
    for of_rule in found.values():
        of_rule.shown.sort(key=lambda shown: KINDS.index(shown.change.kind))
    return [found[key] for key in sorted(found)]
