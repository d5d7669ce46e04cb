"""Where an article stands, and the article once it is read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extract.text.stated import NOTHING_STATED, Stated

Kind = Literal["text", "page", "word", "json", "jsonl", "csv", "zip"]

MAX_BYTES = 8 * 2**20
"""No news article is longer; a longer one is refused instead of filling the memory."""

MOST_ARTICLES = 500_000
"""No table or archive may list more: it would fill the memory before the first is read."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns (CSV) or keys (JSON Lines) to read; '' takes a usual name (`columns.tsv`)."""

    text: str = ""
    title: str = ""
    date: str = ""


USUAL_COLUMNS = Columns()


@dataclass(frozen=True, slots=True)
class Source:
    """Where one article is to be read; small, and the same in every process.

    `name` is the article's: its path below the input folder without suffix, '/'-separated; `shown` tells people where
    it stands. `path` is the file (None for the standard input, whose bytes are in `data`), `member` the number of an
    archive's entry (-1: none), `packed` whether gzip lies around it, `row` the member (a list in JSON), the line (JSON
    Lines) or the row below the header (CSV), from 1, 0 for a whole file. `size` in bytes is an estimate. `problem` is
    why it cannot be read, known beforehand.
    """

    name: str
    shown: str
    path: Path | None = None
    kind: Kind = "text"
    packed: bool = False
    member: int = -1
    row: int = 0
    size: int = 0
    columns: Columns = USUAL_COLUMNS
    data: bytes = b""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it was read. Offsets of all tables point into `text`.

    `kept`: the text is not simply that of a Unicode text file on disk, so that the run has to keep it. `hash` changes
    when anything changes that the text comes from.
    """

    name: str
    path: str
    text: str
    encoding: str
    hash: str
    kept: bool = False
    stated: Stated = NOTHING_STATED
