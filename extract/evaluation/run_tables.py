"""The tables of a run, read article by article, so that those of an archive fit into memory."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from extract.tables.stored import NoRunError, header, rows_of, table_files

Row = Mapping[str, str]


def table_names(run: Path) -> list[str]:
    """The tables of a run that have a row for something in an article. Raises NoRunError where there are none."""
    if not (run / "articles.csv").is_file():
        raise NoRunError(f"{run}: no tables (.csv) of a run")
    return sorted(path.stem for path in table_files(run) if "article" in header(path))


def article_names(run: Path) -> list[str]:
    """The articles of a run, in its order."""
    return [row["article"] for row in rows_of(run / "articles.csv")]


class TableReader:
    """The rows of one table by article; asked in the order of its run it holds no more than one article."""

    def __init__(self, table: Path, articles: Mapping[str, int], stack: ExitStack) -> None:
        """`articles` are the articles of the run with their place in its order; `stack` closes the file."""
        self._order = articles
        self._passed: dict[str, list[Row]] = {}
        self._groups: Iterator[tuple[str, list[Row]]] = iter(())
        if table.exists():
            stored = rows_of(table)
            stack.callback(stored.close)
            self._groups = ((name, list(rows)) for name, rows in groupby(stored, key=lambda row: row["article"]))
        self._next = next(self._groups, None)

    def of(self, article: str) -> list[Row]:
        """The rows of an article; of each article they can be had once."""
        if article in self._order:
            while self._next and self._order.get(self._next[0], -1) <= self._order[article]:
                name, rows = self._next
                self._passed[name] = rows
                self._next = next(self._groups, None)
        return self._passed.pop(article, [])
