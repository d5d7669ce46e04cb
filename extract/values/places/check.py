"""Are the tables of places in order? Columns, levels, days, and the units above."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from extract.rulebook.load import GAZETTEER_FOLDER
from extract.rulebook.marks import Problem, text_of
from extract.rulebook.suggest import did_you_mean
from extract.values.places.tables import COLUMNS
from extract.values.places.units import LEVELS

OTHER_TABLES = (["name", "spellings"], ["syllable", "written"], ["type", "level"])

Row = tuple[Path, int, dict[str, str]]


def check_places(folders: Sequence[Path], *, parents: bool = True) -> list[Problem]:
    """What is wrong with the tables of places of each rule folder.

    `parents`: whether the units above must stand in one of these tables.
    """
    problems: list[Problem] = []
    rows: list[Row] = []
    for folder in folders:
        for path in sorted((folder / GAZETTEER_FOLDER).glob("*.tsv")):
            problems.extend(_read(path, rows))
    known = {cells.get(name, "") for _, _, cells in rows for name in ("code", "id")}
    for row in rows:
        problems.extend(_wrong(row))
        if parents:
            problems.extend(_orphaned(row, known))
    return problems


def _read(path: Path, rows: list[Row]) -> Iterator[Problem]:
    """Puts the rows of a table of units into `rows`, and yields what is wrong with its shape."""
    text = text_of(path)
    if isinstance(text, Problem):
        yield text
        return
    head: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not head:
            head = cells
            if head in OTHER_TABLES:
                return
            yield from _head(path, number, head)
            if not {"name", "level"} <= set(head):
                return
        elif len(cells) > len(head):
            message = f"{len(cells)} cells below {len(head)} headings"
            yield Problem(path, number, 1, "R036", message, "take out a tab or head the column")
        else:
            rows.append((path, number, dict(zip(head, cells, strict=False))))


def _head(path: Path, number: int, head: list[str]) -> Iterator[Problem]:
    for name in ("name", "level"):
        if name not in head:
            hint = "head the columns 'name' and 'level', parted by tabs"
            yield Problem(path, number, 1, "R036", f"a table of places without a column '{name}'", hint)
    for name in head:
        if name not in COLUMNS:
            hint = did_you_mean(name, COLUMNS) or f"columns are {', '.join(COLUMNS)}"
            yield Problem(path, number, 1, "R036", f"unknown column '{name}'", hint)


def _wrong(row: Row) -> Iterator[Problem]:
    path, number, cells = row
    if not cells.get("name", "").strip():
        yield Problem(path, number, 1, "R036", "a place without a name", "write it or take the row out")
    level = cells.get("level", "")
    if level not in LEVELS:
        hint = did_you_mean(level, LEVELS) or f"one of {', '.join(LEVELS)}"
        yield Problem(path, number, 1, "R036", f"'{level}' is no level", hint)
    for name in ("from", "to"):
        day = cells.get(name, "")
        if day and not _is_day(day):
            yield Problem(path, number, 1, "R036", f"'{name}: {day}' is no day", "write it as 2025-07-01")


def _orphaned(row: Row, known: set[str]) -> Iterator[Problem]:
    path, number, cells = row
    parent = cells.get("parent", "")
    if parent and parent not in known:
        hint = "see 'bangtin places NAME' for codes"
        yield Problem(path, number, 1, "R036", f"no unit has the code '{parent}'", hint)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2025-07-01")
