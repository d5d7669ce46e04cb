"""Files that look like rules or word lists and are not read, because of their names."""

from collections.abc import Iterator
from pathlib import Path

from extract.rulebook.load import SUFFIXES
from extract.rulebook.marks import Problem

TABLES = (".csv", ".xls", ".xlsx", ".ods")
TEXTS = (".txt", ".rtf", ".doc", ".docx", ".odt")


def unread(folder: Path) -> Iterator[Problem]:
    """Files of a rule folder whose names end as nothing does that is read; the folder, if nothing lies in it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    paths = [path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    found = [(path, advice) for path in paths if (advice := _advice(path, apart=path.parent == folder))]
    for path, advice in found:
        yield Problem(path, 1, 1, "R038", f"a file whose name ends in '{path.suffix}' is not read", advice)
    if not found and not any(path.suffix in SUFFIXES for path in paths):
        advice = "name the folder in which the folders of families and lists lie"
        yield Problem(folder, 1, 1, "R038", "no rule file (.yaml, .tsv) lies in this folder", advice)


def _advice(path: Path, *, apart: bool) -> str:
    """What to do about a file; '' where it is none of rules. `apart`: it lies in no folder of a family or of lists."""
    ending = path.suffix.lower()
    if path.suffix in SUFFIXES:
        return ""
    if ending in SUFFIXES:
        return f"call it {path.stem}{ending}"
    if path.stem.lower().endswith(SUFFIXES):
        return f"call it {path.stem}"
    if apart:
        return ""
    if ending in TABLES:
        return "save the table as tab-separated text, with a name that ends in .tsv"
    return "save it as plain text with a name that ends in .yaml" if ending in TEXTS else ""
