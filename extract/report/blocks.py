"""Parts of the page that are unpacked only when somebody looks at them."""

import gzip
import json
from base64 import b64encode
from collections.abc import Sequence
from typing import TextIO

CELLS = 40_000
"""A block of a table is closed when it has so many cells: unpacked in a few hundredths of a second."""
TEXTS = 25
"""Articles whose texts share a block: they compress better together, and one is still opened at once."""


class Blocks:
    """Writes blocks into the page; each gets a number."""

    def __init__(self, page: TextIO) -> None:
        self._page = page
        self._count = 0

    def write(self, content: object) -> int:
        """Write JSON content as base64 of gzip, in an element with the id b<number>. Returns the number."""
        number = self._count
        packed = b64encode(gzip.compress(compact(content).encode(), 9, mtime=0)).decode("ascii")
        self._page.write(f'<script type="text/plain" id="b{number}">{packed}</script>\n')
        self._count += 1
        return number


class TableBlocks:
    """The rows of one table, written in blocks, column by column.

    `starts` has the first row of every article, and the number of rows at its end; `index` has, for each block, the
    first article in it and the block's number.
    """

    def __init__(self, columns: Sequence[str], blocks: Blocks) -> None:
        self.columns = [column for column in columns if column != "article"]
        self.starts = [0]
        self.index: list[tuple[int, int]] = []
        self._blocks = blocks
        self._waiting: list[list[str]] = [[] for _ in self.columns]
        self._first = 0

    def add(self, rows: Sequence[dict[str, str]]) -> None:
        """Take the rows of the next article."""
        for column, cells in zip(self.columns, self._waiting, strict=True):
            cells.extend(row[column] for row in rows)
        self.starts.append(self.starts[-1] + len(rows))
        if len(self._waiting[0]) * len(self.columns) >= CELLS:
            self.close()

    def close(self) -> None:
        """Write what is waiting."""
        if self._waiting[0]:
            self.index.append((self._first, self._blocks.write(self._waiting)))
        self._waiting = [[] for _ in self.columns]
        self._first = len(self.starts) - 1


class TextBlocks:
    """What is told of articles, written in blocks of TEXTS articles; `index` as for a table."""

    def __init__(self, blocks: Blocks) -> None:
        self.index: list[tuple[int, int]] = []
        self._blocks = blocks
        self._waiting: list[object] = []
        self._first = 0

    def add(self, told: object) -> None:
        """Take what is told of the next article, None if its text is not there."""
        self._waiting.append(told)
        if len(self._waiting) >= TEXTS:
            self.close()

    def close(self) -> None:
        """Write what is waiting."""
        if self._waiting:
            self.index.append((self._first, self._blocks.write(self._waiting)))
        self._first += len(self._waiting)
        self._waiting = []


def compact(content: object) -> str:
    """JSON without spaces."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def inline(content: object) -> str:
    """JSON that may stand inside a script element: no character of it can end the element or begin a comment."""
    return compact(content).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
