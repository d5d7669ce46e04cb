"""What a .json file is: a list of articles, one article, JSON Lines under another name, or nothing of the kind."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from extract.inputs.fields import column
from extract.inputs.files import opened, refusing, whole
from extract.inputs.row import lines
from extract.inputs.rows import row_sources, rows
from extract.inputs.source import Source
from extract.text.decode import Refused

_BLANK = b"\xef\xbb\xbf \t\r\n"
_TRIED = 100
"""Members of a list of which one must have a text."""
_LEAST_TEXT = 80
"""Characters; less is a name or a remark, as annotations and settings have them."""


def json_articles(file: Source) -> Iterator[Source]:
    """The articles in a .json file; raises Refused."""
    table = _as_table(file)
    return row_sources(table) if table else iter([file])


def holds_articles(file: Source) -> bool:
    """Whether a .json file that nobody named is to be read: not if it is well formed and has no text in it.

    What is broken is to be read, too: it will be refused, and so not be missed in silence.
    """
    try:
        table = _as_table(file)
        if table is None:
            return _has_text(whole(file), file)
        return any(row.problem or _has_text(row.raw, file) for row in islice(rows(table), _TRIED))
    except Refused:
        return True


def _has_text(raw: bytes, file: Source) -> bool:
    try:
        values = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return True
    if not isinstance(values, dict):
        return False
    text = values.get(column(list(values), "text", file.columns.text) or "")
    return isinstance(text, str) and len(text) >= _LEAST_TEXT


def _as_table(file: Source) -> Source | None:
    """The file as a table; None where it holds a single value that is no list."""
    with refusing(), opened(file) as stream:
        written = (line for line in lines(stream) if line.strip(_BLANK))
        first = next(written, b"").lstrip(_BLANK)
        if not first:
            raise Refused("empty file")
        if first.startswith(b"["):
            return file
        return replace(file, kind="jsonl") if next(written, b"") and _is_whole(first) else None


def _is_whole(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
