"""Lexicons as tab-separated tables: `# lexicon: name` lines, a header row with `text`, one entry a row."""

from pathlib import Path
from typing import Any

from extract.rulebook.marks import SAVE, Key, Marked, Problem

KEYS = ("lexicon", "title", "slot", "type", "replace")


def read_tsv(path: Path) -> Marked:
    """The same data as a YAML lexicon would give; several spellings in `text` are parted by ' | '."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        return Marked(path, None, problems=(Problem(path, 1, 1, "R001", f"not UTF-8 at byte {error.start}", SAVE),))
    except OSError as error:
        return Marked(path, None, problems=(Problem(path, 1, 1, "R001", f"cannot be read: {error.strerror}"),))
    data: dict[str, Any] = {"entries": []}
    marks: dict[Key, tuple[int, int]] = {(): (1, 1)}
    problems: list[Problem] = []
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            name, colon, value = line[1:].partition(":")
            if colon and name.strip() in KEYS:
                data[name.strip()] = value.strip()
                marks[(name.strip(),)] = (number, 1)
        elif not line.strip():
            continue
        elif not header:
            header = [cell.strip() for cell in line.split("\t")]
            if "text" not in header:
                hint = "head one column 'text'; columns are parted by tabs"
                problems.append(Problem(path, number, 1, "R031", "no column 'text' in the table", hint))
                break
        else:
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) > len(header):
                column = len("\t".join(line.split("\t")[: len(header)])) + 2
                message = f"{len(cells)} cells below {len(header)} headings"
                problems.append(Problem(path, number, column, "R031", message, "take out a tab or head the column"))
                continue
            key: Key = ("entries", len(data["entries"]))
            marks[key] = (number, 1)
            data["entries"].append(_entry(dict(zip(header, cells, strict=False))))
    if "lexicon" not in data:
        hint = "begin the file with a line '# lexicon: name'"
        problems.append(Problem(path, 1, 1, "R031", "the table does not say which list it is", hint))
        return Marked(path, None, marks, tuple(problems))
    if "text" not in header:
        return Marked(path, None, marks, tuple(problems))
    return Marked(path, data, marks, tuple(problems))


def _entry(row: dict[str, str]) -> dict[str, str | list[str]]:
    entry: dict[str, str | list[str]] = {name: value for name, value in row.items() if value or name == "text"}
    if " | " in row.get("text", ""):
        entry["text"] = [part.strip() for part in row["text"].split(" | ")]
    return entry
