"""Lexicons as tab-separated tables: `# lexicon: name` lines, a header row with `text`, one entry a row."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extract.rulebook.marks import Key, Marked, Problem, text_of

KEYS = ("lexicon", "title", "slot", "type", "replace")


def read_tsv(path: Path) -> Marked:
    """The same data as a YAML lexicon would give; several spellings in `text` are parted by ' | '."""
    text = text_of(path)
    if isinstance(text, Problem):
        return Marked(path, None, problems=(text,))
    lines = text.splitlines()
    marks: dict[Key, tuple[int, int]] = {(): (1, 1)}
    data: dict[str, Any] = {}
    for number, name, value in _settings(lines):
        data[name] = value
        marks[(name,)] = (number, 1)
    rows = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    problems: list[Problem] = []
    data["entries"] = list(_entries(path, rows, marks, problems))
    if "lexicon" not in data:
        hint = "begin the file with a line '# lexicon: name'"
        problems.append(Problem(path, 1, 1, "R031", "the table does not say which list it is", hint))
    sound = "lexicon" in data and bool(rows) and "text" in _cells(rows[0][1])
    return Marked(path, data if sound else None, marks, tuple(problems))


def _settings(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """The lines `# name: value`, by their numbers."""
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            name, colon, value = line[1:].partition(":")
            if colon and name.strip() in KEYS:
                yield number, name.strip(), value.strip()


def _entries(
    path: Path, rows: Sequence[tuple[int, str]], marks: dict[Key, tuple[int, int]], problems: list[Problem]
) -> Iterator[dict[str, str | list[str]]]:
    """The entries of the rows below the heading; notes where each stands, and rows that do not fit."""
    if not rows:
        return
    head, header = rows[0][0], _cells(rows[0][1])
    if "text" not in header:
        hint = "head one column 'text'; columns are parted by tabs"
        problems.append(Problem(path, head, 1, "R031", "no column 'text' in the table", hint))
        return
    count = 0
    for number, line in rows[1:]:
        cells = _cells(line)
        if len(cells) > len(header):
            column = len("\t".join(line.split("\t")[: len(header)])) + 2
            message = f"{len(cells)} cells below {len(header)} headings"
            problems.append(Problem(path, number, column, "R031", message, "take out a tab or head the column"))
            continue
        marks["entries", count] = (number, 1)
        count += 1
        yield _entry(dict(zip(header, cells, strict=False)))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t")]


def _entry(row: dict[str, str]) -> dict[str, str | list[str]]:
    entry: dict[str, str | list[str]] = {name: value for name, value in row.items() if value or name == "text"}
    if " | " in row.get("text", ""):
        entry["text"] = [part.strip() for part in row["text"].split(" | ")]
    return entry
