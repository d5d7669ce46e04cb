"""A run read back: its tables, article by article, with the texts that they were made of."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from extract.exchange.marked import Marked, mark_of, table_order
from extract.inputs import text_of
from extract.tables.columns import DERIVED
from extract.tables.stored import Groups, NoRunError, StoredRow, header, rows_of, table_files

Row = Mapping[str, str]


class NoTextError(ValueError):
    """An article whose text cannot be had any more; the message says which and why."""


class Run:
    """The CSV tables of a run. Raises NoRunError for a folder that has none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / "articles.csv").is_file():
            raise NoRunError(f"{folder}: no articles.csv; is this the output folder of a run?")
        self.articles = [row for row in self.rows("articles") if row.get("status") != "refused"]
        self.columns = {path.stem: header(path) for path in table_files(folder)}

    @property
    def tables(self) -> list[str]:
        """The tables whose rows stand at a place of the text."""
        return table_order(name for name, columns in self.columns.items() if "start" in columns and name not in DERIVED)

    def rows(self, table: str) -> Generator[StoredRow]:
        """The rows of a table."""
        return rows_of(self.folder / f"{table}.csv")

    def by_article(self) -> Iterator[tuple[Row, dict[str, list[StoredRow]]]]:
        """Every article's facts and its rows by table. All tables of a run have the articles in one order."""
        with ExitStack() as stack:
            readers = {}
            for name in self.tables:
                rows = self.rows(name)
                stack.callback(rows.close)
                readers[name] = Groups(rows)
            for facts in self.articles:
                yield facts, {name: groups.of(facts["article"]) for name, groups in readers.items()}

    def text(self, facts: Row) -> str:
        """The decoded text of an article, as it was kept or read again from its file. Raises NoTextError."""
        text = text_of(facts, self.folder)
        if text is None:
            raise NoTextError(f"{facts['article']}: its file {facts['path']} is gone or can no longer be read")
        return text

    def marked(self, facts: Row, rows: Mapping[str, Sequence[Row]]) -> Marked:
        """An article with the marks of its rows. Raises NoTextError when its file is gone or has changed."""
        text = self.text(facts)
        if not all(stands(row, text) for table in rows.values() for row in table):
            raise NoTextError(f"{facts['article']}: its file {facts['path']} has changed since the run")
        marks = [mark_of(table, row) for table in rows for row in rows[table]]
        return Marked(facts["article"], text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def stands(row: Row, text: str) -> bool:
    """Whether the words of a row stand where it says."""
    return text[int(row["start"]) : int(row["end"])] == row["text"]
