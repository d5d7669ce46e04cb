"""The same rows in every format."""

import csv
import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from extract.running.job import Options, run
from extract.tables import workbook
from extract.tables.columns import SHIPPED, Table, own_table, shipped_table
from extract.tables.frames import read_tables
from extract.tables.typed import Value, values
from extract.tables.writers import FORMATS, TableWriter
from tests.conftest import ROOT

Rows = list[tuple[Value, ...]]
ARTICLE = dict.fromkeys(SHIPPED["articles"], "") | {"article": "00042", "sentences": "2", "figures": "3"}
ODD_CELLS = (
    ("=1+1", "+84 912", "-5.5"),
    ("@home", "00042", "0"),
    ('a "quoted", cell', "two\nlines\rthree\r\n", "123456789012345"),
    ("  kept  ", "Đắk Lắk\u00a0𠀀", "0.1"),
    ("", "- gạch", ""),
    ("NULL", "http://example.org", "9" * 400),
    ("\ttab", "1e5", "98765432109876543210.5"),
    ("TRUE", "_x000D_", "hơn 5"),
)
OWN = own_table("own", ["left", "right", "value"])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Table]]:
    """A folder with the tables of a run and an odd one in every format, and the tables."""
    for module in ("pyarrow", "xlsxwriter", "openpyxl"):
        pytest.importorskip(module)
    folder = tmp_path_factory.mktemp("formats")
    articles = sorted((ROOT / "corpus" / "articles").glob("*.txt"))[:3]
    run(Options(tuple(articles), folder / "run"))
    tables = {name: shipped_table(name) for name in SHIPPED} | {"own": OWN}
    with TableWriter(folder, tuple(FORMATS)) as writer:
        for name in SHIPPED:
            lines = (folder / "run" / f"{name}.csv").read_text(encoding="utf-8").split("\n", 1)[1]
            writer.add(tables[name])
            writer.add_lines(tables[name], lines)
        writer.add(shipped_table("articles"), [tuple(ARTICLE.values())])
        writer.add(OWN, [("00042", "0", "0", "1", "x", *cells, "rule") for cells in ODD_CELLS])
        writer.finish()
    return folder, tables


@pytest.fixture(scope="module")
def expected(written: tuple[Path, dict[str, Table]]) -> Mapping[str, Rows]:
    """The rows of the CSV tables as values of their types."""
    folder, tables = written
    found = {}
    for name, table in tables.items():
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            head, *rows = csv.reader(handle)
        assert tuple(head) == table.columns
        found[name] = [tuple(values(table)(tuple(row))) for row in rows]
    assert len(found["records"]) > 20
    assert len(found["own"]) == len(ODD_CELLS)
    return found


def test_json_lines(written: tuple[Path, dict[str, Table]], expected: Mapping[str, Rows]) -> None:
    folder, tables = written
    for name, table in tables.items():
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
        objects = [json.loads(line, parse_constant=pytest.fail) for line in lines]
        assert [tuple(one[column] for column in table.columns) for one in objects] == expected[name]


def test_parquet(written: tuple[Path, dict[str, Table]], expected: Mapping[str, Rows]) -> None:
    import pyarrow.parquet

    folder, tables = written
    for name, table in tables.items():
        read = pyarrow.parquet.read_table(folder / f"{name}.parquet")
        assert tuple(read.column_names) == table.columns
        assert [tuple(row.values()) for row in read.to_pylist()] == expected[name]


def test_sqlite(written: tuple[Path, dict[str, Table]], expected: Mapping[str, Rows]) -> None:
    folder, tables = written
    database = sqlite3.connect(folder / "bangtin.sqlite")
    for name, table in tables.items():
        cursor = database.execute(f'select * from "{name}" order by rowid')
        assert tuple(column[0] for column in cursor.description) == table.columns
        rows = [tuple(_as(table, column, cell) for column, cell in _named(table, row)) for row in cursor]
        assert rows == expected[name]
    assert database.execute("pragma foreign_key_check").fetchall() == []
    keys = database.execute("pragma foreign_key_list(figures)").fetchall()
    assert [(key[2], key[3], key[4]) for key in keys] == [("articles", "article", "article")]
    plan = database.execute("explain query plan select * from figures where locality_code = '04309'").fetchone()[-1]
    assert "USING INDEX" in plan
    assert {row[0] for row in database.execute("select typeof(value) from figures where value is not null")} == {"real"}
    assert database.execute("select typeof(locality_code) from figures").fetchone() == ("text",)
    database.close()


def test_workbook(written: tuple[Path, dict[str, Table]], expected: Mapping[str, Rows]) -> None:
    import openpyxl

    folder, tables = written
    book = openpyxl.load_workbook(folder / "bangtin.xlsx")
    assert book.sheetnames == list(tables)
    for name, table in tables.items():
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(table.columns)).column_letter}{len(expected[name]) + 1}"
        head, *rows = sheet.iter_rows(max_row=len(expected[name]) + 1, max_col=len(table.columns))
        assert tuple(cell.value for cell in head) == table.columns
        assert head[0].font.bold
        for row, wanted in zip(rows, expected[name], strict=True):
            for cell, value in zip(row, wanted, strict=True):
                assert cell.data_type != "f"
                assert _unescaped(cell.value) == (value if value != "" else None), cell.coordinate
    widths = book["localities"].column_dimensions
    assert widths["E"].width > widths["B"].width, "text is wider than a number of a sentence"


def _named(table: Table, row: tuple[object, ...]) -> Iterable[tuple[str, object]]:
    return zip(table.columns, row, strict=True)


def _as(table: Table, column: str, cell: object) -> object:
    """SQLite has no truth values."""
    return bool(cell) if table.type(column) == "boolean" and cell is not None else cell


def _unescaped(cell: object) -> object:
    """Excel's own way to write carriage returns."""
    return cell.replace("_x000D_", "\r").replace("_x005F\r", "_x000D_") if isinstance(cell, str) else cell


def test_data_frames_have_the_same_values(written: tuple[Path, dict[str, Table]], expected: Mapping[str, Rows]) -> None:
    frames = read_tables(written[0])
    assert set(frames) == set(expected)
    for name, rows in expected.items():
        found = frames[name].astype("object").where(frames[name].notna(), None)
        assert [tuple(row) for row in found.itertuples(index=False)] == rows


def test_rows_that_a_sheet_cannot_hold_go_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr(workbook, "SHEET_ROWS", 4)
    rows = [("a", "0", "0", "1", str(number), "l", "r", "", "rule") for number in range(8)]
    with TableWriter(tmp_path, ["xlsx"]) as writer:
        writer.add(OWN, rows[:5])
        writer.add(OWN, rows[5:])
        writer.finish()
    book = openpyxl.load_workbook(tmp_path / "bangtin.xlsx")
    assert book.sheetnames == ["own", "own (2)", "own (3)"]
    assert [[row[4].value for row in sheet.iter_rows()] for sheet in book] == [
        ["text", "0", "1", "2"],
        ["text", "3", "4", "5"],
        ["text", "6", "7"],
    ]
    assert writer.notes == ["bangtin.xlsx: own has more rows than a sheet holds and goes on in: own (2), own (3)"]


def test_a_cell_that_is_too_long_for_excel_is_cut_there_and_nowhere_else(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    long = "đất " * 50_000
    with TableWriter(tmp_path, ["csv", "xlsx"]) as writer:
        writer.add(OWN, [("a", "0", "0", "1", long, "l", "r", "", "rule")])
        writer.finish()
    assert read_tables(tmp_path)["own"]["text"][0] == long
    cell = openpyxl.load_workbook(tmp_path / "bangtin.xlsx")["own"]["E2"].value
    assert cell == long[: workbook.CELL]
    assert writer.notes == ["bangtin.xlsx: cells longer than the 32767 characters of Excel are cut: 1"]
