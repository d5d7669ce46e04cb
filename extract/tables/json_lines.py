"""JSON Lines: one NAME.jsonl for each table, an object a line, empty numbers as null."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from extract.tables.columns import Row, Table
from extract.tables.typed import values


class JsonLinesSink:
    """Writes the lines as the rows come."""

    def __init__(self, folder: Path) -> None:
        self.notes: list[str] = []
        self._folder = folder
        self._stack = ExitStack()
        self._files: dict[str, TextIO] = {}

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Append rows."""
        handle = self._files.get(table.name)
        if handle is None:
            path = self._folder / f"{table.name}.jsonl"
            handle = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._files[table.name] = handle
        read = values(table)
        for row in rows:
            cells = dict(zip(table.columns, read(row), strict=True))
            handle.write(json.dumps(cells, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Flush and close every file."""
        self._stack.close()
