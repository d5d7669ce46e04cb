"""SQLite: all tables in one bangtin.sqlite, with types, keys and indexes."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from extract.tables.columns import Row, Table, Type
from extract.tables.typed import values

INDEXED = ("code", "locality_code", "province_code", "current_code", "measure", "unit", "period_start", "rule")
"""Columns that tables are searched by, beside the article."""
_TYPES: dict[Type, str] = {"text": "TEXT NOT NULL", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


class SqliteSink:
    """Writes rows as they come, and the indexes at the end. Every row refers to its article in `articles`."""

    def __init__(self, folder: Path) -> None:
        self.notes: list[str] = []
        self._database = sqlite3.connect(folder / "bangtin.sqlite", isolation_level=None)
        # A file that nobody sees before it is whole needs no journal of its own.
        self._database.executescript("pragma journal_mode = off; pragma synchronous = off; begin;")
        self._inserts: dict[Table, str] = {}

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Append rows."""
        if table not in self._inserts:
            self._database.execute(_definition(table))
            self._note_renamed(table)
            places = ", ".join("?" * len(table.columns))
            self._inserts[table] = f"insert into {_quoted(table.name)} values ({places})"
        self._database.executemany(self._inserts[table], map(values(table), rows))

    def close(self) -> None:
        """Make the indexes and close the database."""
        try:
            for table in self._inserts:
                for column in distinct(table.columns):
                    if column in INDEXED or (column == "article" and table.name != "articles"):
                        name = _quoted(f"{table.name}_{column}")
                        self._database.execute(f"create index {name} on {_quoted(table.name)} ({_quoted(column)})")
            self._inserts = {}
            self._database.execute("commit")
        finally:
            self._database.close()

    def _note_renamed(self, table: Table) -> None:
        for column, name in zip(table.columns, distinct(table.columns), strict=True):
            if name != column:
                self.notes.append(f"bangtin.sqlite: the column {column} of {table.name} is called {name} there")


def distinct(columns: Sequence[str]) -> list[str]:
    """The columns, with a number behind those that differ from an earlier one only in the case of their letters.

    SQLite takes such names as the same.
    """
    names: dict[str, str] = {}
    for column in columns:
        name, number = column, 2
        while name.lower() in names:
            name, number = f"{column}~{number}", number + 1
        names[name.lower()] = name
    return list(names.values())


def _definition(table: Table) -> str:
    columns = []
    for column, name in zip(table.columns, distinct(table.columns), strict=True):
        told = f"{_quoted(name)} {_TYPES[table.type(column)]}"
        if table.type(column) == "boolean":
            told += f" check ({_quoted(name)} in (0, 1))"
        if column == "article":
            told += " primary key" if table.name == "articles" else " references articles (article)"
        columns.append(told)
    return f"create table {_quoted(table.name)} ({', '.join(columns)})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
