"""Annotations made by hand: one NAME.json for each article, with the exact text of every entry."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.exchange.marked import FormatError, Mark

TABLES = ("localities", "figures", "periods", "exemplars")


class GoldError(ValueError):
    """An annotation, or a run, that cannot be used; the message names the file and the place in it."""


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


@dataclass(frozen=True, slots=True)
class Annotated:
    """The entries of one article by table, and its decoded text. Tables that the annotation leaves out are no keys."""

    article: str
    text: str
    entries: Mapping[str, list[Entry]]


def gold_files(folder: Path) -> dict[str, Path]:
    """The annotations below a folder by article name. Raises GoldError when there is none."""
    found = {path.relative_to(folder).with_suffix("").as_posix(): path for path in sorted(folder.rglob("*.json"))}
    if not found:
        raise GoldError(f"{folder}: no annotations (NAME.json) found")
    return found


def read_gold(path: Path, article: str) -> dict[str, list[Entry]]:
    """The entries of one annotation by table, found in the decoded text of its article. Raises FormatError."""
    data = read_json(path)
    if not isinstance(data, dict):
        raise FormatError(f"{path}: not an annotation of one article")
    tables = {table: entries for table, entries in data.items() if isinstance(entries, list)}
    return {table: [_entry(path, article, table, fields) for fields in tables[table]] for table in tables}


def read_json(path: Path) -> Any:
    """What a JSON file holds. Raises FormatError."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else f"not JSON: {error}"
        raise FormatError(f"{path}: {reason}") from None


def entry_of(mark: Mark, text: str) -> Entry:
    """The entry that a mark stands for: its cells under the names that annotations use."""
    fields: dict[str, Any] = {"text": text[mark.start : mark.end], **mark.cells}
    if mark.table == "figures":
        period = [fields.pop("period_start", ""), fields.pop("period_end", "")]
        if any(period):
            fields["period"] = period
    elif mark.table == "periods":
        fields |= {new: fields.pop(old) for old, new in _PERIOD.items() if old in fields}
    elif mark.table == "exemplars":
        fields["exemplar"] = fields.get("exemplar") == "true"
    return Entry(mark.start, mark.end, fields, mark.optional)


_PERIOD = {"period_start": "start", "period_end": "end"}


def _entry(path: Path, article: str, table: str, fields: Any) -> Entry:
    if not isinstance(fields, dict):
        raise FormatError(f"{path}: {table}: {fields!r} is not an entry with a 'text'")
    text, nth = fields.get("text", ""), fields.get("nth", 1)
    if not isinstance(text, str) or not isinstance(nth, int):
        raise FormatError(f"{path}: {table}: {fields!r}: 'text' must be a text and 'nth' a number")
    start = -1
    for _ in range(nth if text else 0):
        start = article.find(text, start + 1)
        if start < 0:
            break
    if start < 0:
        raise FormatError(f"{path}: {table}: {text!r} (occurrence {nth}) does not stand in the article")
    return Entry(start, start + len(text), fields, bool(fields.get("optional")))
