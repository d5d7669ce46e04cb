"""The gazetteer's tables as they stand in files."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

COLUMNS = ("id", "code", "name", "type", "level", "parent", "from", "to", "successors", "spellings")


@dataclass(slots=True)
class Tables:
    """Rows of units with their cells in the order of COLUMNS (trailing ones may lack), and other spellings."""

    units: list[list[str]] = field(default_factory=list)
    spellings: dict[str, list[str]] = field(default_factory=dict)
    syllables: dict[str, list[str]] = field(default_factory=dict)


def read_tables(folders: Sequence[Path]) -> Tables:
    """The tables of every folder: *.tsv with the columns `name` and `level`, spellings.tsv and syllables.tsv."""
    tables = Tables()
    for path in (path for folder in folders for path in sorted(folder.glob("*.tsv"))):
        head, rows = _read(path)
        if "name" in head and "level" in head:
            tables.units += _in_order(head, rows)
        elif head == ["name", "spellings"]:
            for name, others in rows:
                tables.spellings.setdefault(name, []).extend(several(others))
        elif head == ["syllable", "written"]:
            for syllable, others in rows:
                tables.syllables.setdefault(syllable, []).extend(several(others))
    return tables


def several(cell: str) -> list[str]:
    """The parts of a cell that holds several, parted by "|"."""
    return [part for part in (part.strip() for part in cell.split("|")) if part]


def _read(path: Path) -> tuple[list[str], list[list[str]]]:
    lines = [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line and line[0] != "#"]
    rows = [line.split("\t") for line in lines]
    return (rows[0], rows[1:]) if rows else ([], [])


def _in_order(head: list[str], rows: list[list[str]]) -> list[list[str]]:
    """The rows with their cells in order; a row without an id gets one made of level and name."""
    if tuple(head) == COLUMNS[: len(head)]:
        return rows
    out = []
    for number, row in enumerate(rows):
        cells = dict(zip(head, row, strict=False))
        cells["id"] = cells.get("id") or f"{cells.get('level')}:{cells.get('name')}:{number}"
        out.append([cells.get(column, "") for column in COLUMNS])
    return out
