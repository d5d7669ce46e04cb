"""Lexicons as tab-separated tables: `# lexicon: name` lines, a header row with `text`, one entry a row."""

from pathlib import Path
from typing import Any

from extract.rulebook.marks import Key, Marked, Problem


def read_tsv(path: Path) -> Marked:
    """The same data as a YAML lexicon would give; several spellings in `text` are parted by ' | '."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        return Marked(path, None, problems=(Problem(path, 1, 1, "R001", f"not UTF-8 at byte {error.start}"),))
    except OSError as error:
        return Marked(path, None, problems=(Problem(path, 1, 1, "R001", f"cannot be read: {error.strerror}"),))
    data: dict[str, Any] = {"entries": []}
    marks: dict[Key, tuple[int, int]] = {(): (1, 1)}
    problems: list[Problem] = []
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            name, colon, value = line[1:].partition(":")
            if colon and name.strip() in ("lexicon", "title", "slot", "type", "replace"):
                data[name.strip()] = value.strip()
                marks[(name.strip(),)] = (number, 1)
        elif not line.strip():
            continue
        elif not header:
            header = [cell.strip() for cell in line.split("\t")]
        else:
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) > len(header):
                problems.append(Problem(path, number, 1, "R004", f"{len(cells)} cells below {len(header)} headings"))
                continue
            marks[("entries", len(data["entries"]))] = (number, 1)
            data["entries"].append(_entry(dict(zip(header, cells, strict=False))))
    return Marked(path, data, marks, tuple(problems))


def _entry(row: dict[str, str]) -> dict[str, str | list[str]]:
    entry: dict[str, str | list[str]] = {name: value for name, value in row.items() if value}
    if " | " in row.get("text", ""):
        entry["text"] = [part.strip() for part in row["text"].split("|")]
    return entry
