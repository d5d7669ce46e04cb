"""What changed between the tables of two runs: rows gained, lost and changed, and by which rules."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extract.evaluation.run_tables import Row, TableReader, article_names, table_names
from extract.tables.columns import COUNTED

Kind = Literal["gained", "lost", "changed"]
KINDS: tuple[Kind, ...] = ("gained", "lost", "changed")
NUMBERED = ("person_id",)
"""Columns that only tell the rows of an article apart: a row more renumbers the others."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that one run has and the other has not, or has with other cells.

    `was` is the row of the first run, `row` that of the second; the one that is missing is empty.
    """

    table: str
    was: Row
    row: Row

    @property
    def kind(self) -> Kind:
        """Whether the row is in the second run only, in the first only, or in both."""
        if self.was and self.row:
            return "changed"
        return "gained" if self.row else "lost"

    @property
    def rule(self) -> str:
        """The rule that made the row, as the second run has it where it can; '' in the table articles."""
        return (self.row or self.was).get("rule", "")

    @property
    def cells(self) -> dict[str, tuple[str, str]]:
        """The columns that differ, with the cells of both runs; of a row gained or lost, those that are not empty."""
        return _differing(self.table, self.was, self.row)


def compared_tables(before: Path, after: Path) -> list[str]:
    """The tables that either run has. Raises NoRunError for a folder without tables."""
    return sorted({*table_names(before), *table_names(after)})


def changes(before: Path, after: Path, tables: Collection[str]) -> Iterator[Change]:
    """The changes of these tables, article by article in the order of the second run.

    Rows belong together that stand at the same place, else those of an article whose places overlap.
    """
    old_order, new_order = _order(before), _order(after)
    with ExitStack() as stack:
        readers = {
            name: (
                TableReader(before / f"{name}.csv", old_order, stack),
                TableReader(after / f"{name}.csv", new_order, stack),
            )
            for name in tables
        }
        for article in (*new_order, *(name for name in old_order if name not in new_order)):
            for name, (old, new) in readers.items():
                yield from _changes(name, old.of(article), new.of(article))


def _order(run: Path) -> dict[str, int]:
    return {name: place for place, name in enumerate(article_names(run))}


def _changes(table: str, old: list[Row], new: list[Row]) -> Iterator[Change]:
    if old == new:
        return
    waiting: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in old:
        waiting[_place(row)].append(row)
    unpaired = []
    for row in new:
        same = waiting[_place(row)]
        if same:
            was = min(same, key=lambda one: len(_differing(table, one, row)))
            same.remove(was)
            if _differing(table, was, row):
                yield Change(table, was, row)
        else:
            unpaired.append(row)
    lost = [row for rows in waiting.values() for row in rows]
    for row in unpaired:
        was = next((one for one in lost if _overlap(one, row)), {})
        if was:
            lost.remove(was)
        yield Change(table, was, row)
    for row in lost:
        yield Change(table, row, {})


def _differing(table: str, was: Row, row: Row) -> dict[str, tuple[str, str]]:
    # The numbers of rows in other tables change with those, and say nothing of the article.
    ignored = (*COUNTED, *NUMBERED) if table == "articles" else NUMBERED
    pairs = {name: (was.get(name, ""), row.get(name, "")) for name in (*was, *row) if name not in ignored}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _place(row: Row) -> tuple[str, str]:
    return row.get("start", ""), row.get("end", "")


def _overlap(one: Row, other: Row) -> bool:
    if not (one.get("start") and other.get("start")):
        return False
    return int(one["start"]) < int(other["end"]) and int(other["start"]) < int(one["end"])
