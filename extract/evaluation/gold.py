"""Annotations made by hand: one NAME.json for each article, with the exact text of every entry."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLES = ("localities", "figures", "periods", "exemplars")


class GoldError(ValueError):
    """An annotation that cannot be used; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an article should give: characters [start, end) of the decoded file and the fields that are settled.

    Finding an optional entry is not rewarded, missing it is not punished.
    """

    start: int
    end: int
    fields: Mapping[str, Any]
    optional: bool

    @property
    def text(self) -> str:
        """The entry's text as it stands in the article."""
        return str(self.fields["text"])


def gold_files(folder: Path) -> dict[str, Path]:
    """The annotations below a folder by article name. Raises GoldError when there is none."""
    found = {path.relative_to(folder).with_suffix("").as_posix(): path for path in sorted(folder.rglob("*.json"))}
    if not found:
        raise GoldError(f"{folder}: no annotations (NAME.json) found")
    return found


def read_gold(path: Path, article: str) -> dict[str, list[Entry]]:
    """The entries of one annotation by table, found in the decoded text of its article."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GoldError(f"{path}: not JSON: {error}") from None
    return {table: [_entry(path, article, table, fields) for fields in data.get(table, [])] for table in TABLES}


def _entry(path: Path, article: str, table: str, fields: dict[str, Any]) -> Entry:
    text, nth = fields.get("text", ""), fields.get("nth", 1)
    start = -1
    for _ in range(nth if text else 0):
        start = article.find(text, start + 1)
        if start < 0:
            break
    if start < 0:
        raise GoldError(f"{path}: {table}: {text!r} (occurrence {nth}) does not stand in the article")
    return Entry(start, start + len(text), fields, bool(fields.get("optional")))
