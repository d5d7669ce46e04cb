"""What changed between the tables of two runs: rows gained, lost and changed, and by which rules."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extract.tables.columns import COUNTED

Row = Mapping[str, str]


class NoRunError(ValueError):
    """A folder that holds no tables of a run; the message names it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that one run has and the other has not, or has with other cells.

    `was` is the row of the first run, `row` that of the second; the one that is missing is empty.
    """

    table: str
    was: Row
    row: Row

    @property
    def kind(self) -> Literal["gained", "lost", "changed"]:
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
        """Of a changed row, the columns that differ, with the cells of both runs."""
        columns = [name for name in (*self.was, *self.row) if name not in _uncompared(self.table)]
        pairs = {name: (self.was.get(name, ""), self.row.get(name, "")) for name in columns}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def table_names(before: Path, after: Path) -> list[str]:
    """The tables that either run has. Raises NoRunError for a folder without tables."""
    names: set[str] = set()
    for folder in (before, after):
        found = {path.stem for path in folder.glob("*.csv") if "article" in _header(path)}
        if not found:
            raise NoRunError(f"{folder}: no tables (.csv) of a run")
        names |= found
    return sorted(names)


def changes(before: Path, after: Path, table: str) -> Iterator[Change]:
    """The changes of one table, article by article in the order of the second run.

    Rows belong together that stand at the same place, else those of an article whose places overlap.
    """
    old, new = _by_article(before / f"{table}.csv"), _by_article(after / f"{table}.csv")
    for article in (*new, *(name for name in old if name not in new)):
        yield from _changes(table, old.get(article, []), new.get(article, []))


def _changes(table: str, old: list[Row], new: list[Row]) -> Iterator[Change]:
    waiting: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in old:
        waiting[_place(row)].append(row)
    unpaired = []
    for row in new:
        same = waiting[_place(row)]
        if same:
            change = Change(table, same.pop(0), row)
            if change.cells:
                yield change
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


def _place(row: Row) -> tuple[str, str]:
    return row.get("start", ""), row.get("end", "")


def _overlap(one: Row, other: Row) -> bool:
    return int(one["start"]) < int(other["end"]) and int(other["start"]) < int(one["end"])


def _uncompared(table: str) -> Iterable[str]:
    """The numbers of rows in other tables: they change with those, and say nothing of the article."""
    return COUNTED if table == "articles" else ()


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return next(csv.reader(handle), [])


def _by_article(path: Path) -> dict[str, list[Row]]:
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as handle:
            for row in csv.DictReader(handle):
                rows[row["article"]].append(row)
    return rows
