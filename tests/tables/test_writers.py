import csv
import json
import multiprocessing
import os
import random
import sqlite3
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tables.columns import Table, own_table, shipped_table
from extract.tables.stored import rows_of
from extract.tables.writers import FORMATS, CannotWriteError, TableWriter, missing_library

PRICES = own_table("prices", ["goods", "value"])
ROW = ("a/b", "0", "4", "9", "5.000", "gạo, nếp", "5000", "price")
ODD = ("c", "1", "0", "3", '=1+"x"', "- hai\ndòng", "-5.5", "price")


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle))


def test_csv_holds_header_and_rows_exactly(tmp_path: Path) -> None:
    with TableWriter(tmp_path) as writer:
        writer.add(PRICES, [ROW])
        writer.add(PRICES, [ODD])
        writer.finish()
    assert read(tmp_path / "prices.csv") == [list(PRICES.columns), list(ROW), list(ODD)]
    assert b"\r" not in (tmp_path / "prices.csv").read_bytes()


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=4))
def test_whatever_stands_in_cells_is_read_back(cells: list[list[str]]) -> None:
    rows = [("a", "0", "0", "1", text, other, "r") for text, other in cells]
    with TemporaryDirectory() as folder, TableWriter(Path(folder)) as writer:
        writer.add(own_table("own", ["other"]), rows)
        (path,) = writer.finish()
        assert read(path)[1:] == [list(row) for row in rows]


def test_a_table_without_rows_has_its_header(tmp_path: Path) -> None:
    with TableWriter(tmp_path) as writer:
        writer.add(shipped_table("figures"))
        writer.finish()
    assert read(tmp_path / "figures.csv") == [list(shipped_table("figures").columns)]


def test_an_interrupted_run_leaves_the_old_tables_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), TableWriter(tmp_path, tuple(FORMATS)) as writer:
        writer.add(PRICES, [ROW])
        assert (tmp_path / "prices.csv").read_text(encoding="utf-8") == "old"
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.iterdir()] == ["prices.csv"]
    assert (tmp_path / "prices.csv").read_text(encoding="utf-8") == "old"


def test_excel_form_has_a_bom_and_guards_text_cells_but_not_numbers(tmp_path: Path) -> None:
    with TableWriter(tmp_path, excel=True) as writer:
        writer.add(PRICES, [ODD])
        writer.finish()
    assert (tmp_path / "prices.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    row = read(tmp_path / "prices.csv")[1]
    assert row == ["c", "1", "0", "3", '\'=1+"x"', "'- hai\ndòng", "-5.5", "price"]


@pytest.mark.parametrize(
    "cell", ["＝1+1", "＋1", "－1", "＠SUM(A1)", "\t=1", "\r=1", "\n=1", "@x", "+84", "'=1", " =1"]
)
def test_excel_form_guards_all_that_may_begin_a_formula(tmp_path: Path, cell: str) -> None:
    odd = own_table("odd", ["note", "total"])
    with TableWriter(tmp_path, excel=True) as writer:
        writer.add(odd, [("a", "0", "0", "1", "x", cell, "=1+1", "r"), ("a", "0", "0", "1", "x", "", "-7", "r")])
        writer.finish()
    with (tmp_path / "odd.csv").open(encoding="utf-8-sig", newline="") as handle:
        _, first, second = csv.reader(handle)
    assert first[5:7] == [f"'{cell}", "'=1+1"], "in a table of one's own a column of numbers may hold other things"
    assert second[6] == "-7"
    assert [(row["note"], row["total"]) for row in rows_of(tmp_path / "odd.csv")] == [(cell, "=1+1"), ("", "-7")]


def test_columns_that_differ_in_letter_case_only_are_kept_in_every_format(tmp_path: Path) -> None:
    formats = [name for name in FORMATS if not missing_library(name)]
    with TableWriter(tmp_path, formats) as writer:
        writer.add(
            own_table("own", ["Giá", "price", "Price", "price"]), [("a", "0", "0", "1", "x", "5", "6", "7", "r")]
        )
        writer.finish()
    database = sqlite3.connect(tmp_path / "bangtin.sqlite")
    assert database.execute('select price, "Price~2" from own').fetchone() == ("6", "7")
    database.close()
    assert read(tmp_path / "own.csv")[0][5:] == ["Giá", "price", "Price", "rule"]
    assert writer.notes == ["bangtin.sqlite: the column Price of own is called Price~2 there"]


def test_json_lines_keep_types(tmp_path: Path) -> None:
    with TableWriter(tmp_path, ["jsonl"]) as writer:
        writer.add(PRICES, [ROW, (*ODD[:6], "", "price")])
        writer.finish()
    lines = [json.loads(line) for line in (tmp_path / "prices.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["value"] for line in lines] == [5000, None]
    assert lines[0]["start"] == 4
    assert lines[0]["goods"] == "gạo, nếp"


def test_sqlite_can_be_queried(tmp_path: Path) -> None:
    with TableWriter(tmp_path, ["sqlite"]) as writer:
        writer.add(PRICES, [ROW, ODD])
        writer.add(shipped_table("periods"))
        writer.finish()
    database = sqlite3.connect(tmp_path / "bangtin.sqlite")
    assert database.execute("select sum(value), min(start) from prices").fetchone() == (4994.5, 0)
    assert database.execute("select count(*) from periods").fetchone() == (0,)


def test_parquet_keeps_types_and_empty_tables(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with TableWriter(tmp_path, ["parquet"]) as writer:
        writer.add(PRICES, [ROW])
        writer.add(shipped_table("exemplars"))
        writer.finish()
    (row,) = parquet.read_table(tmp_path / "prices.parquet").to_pylist()
    assert (row["start"], row["value"], row["text"]) == (4, 5000.0, "5.000")
    assert parquet.read_table(tmp_path / "exemplars.parquet").num_rows == 0


def test_workbook_has_a_sheet_for_each_table(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    with TableWriter(tmp_path, ["xlsx"]) as writer:
        writer.add(PRICES, [ODD])
        writer.finish()
    import zipfile

    with zipfile.ZipFile(tmp_path / "bangtin.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>-5.5</v>" in sheet
    assert "<f>" not in sheet


def write_with_little_room(folder: Path, name: str, said: Path) -> None:
    """Write random rows in a process in which no file may grow beyond 50,000 bytes, as on a disk that is full."""
    import resource

    chance = random.Random(1)
    row = [("a", "0", "0", "1", chance.randbytes(500).hex(), "gạo", "5", "price") for _ in range(300)]
    with said.open("w", encoding="utf-8") as handle:
        os.dup2(handle.fileno(), 2)
        sys.stderr = handle
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        try:
            with TableWriter(folder, [name]) as writer:
                writer.add(PRICES, row)
                writer.finish()
        except CannotWriteError as error:
            print(error, file=handle)


@pytest.mark.skipif(sys.platform != "linux", reason="limits of files as on Linux")
@pytest.mark.parametrize("name", FORMATS)
def test_a_full_disk_is_told_once_in_every_format(tmp_path: Path, name: str) -> None:
    if missing_library(name):
        pytest.skip(f"{name} is not installed")
    output = tmp_path / "out"
    process = multiprocessing.get_context("fork").Process(
        target=write_with_little_room, args=(output, name, tmp_path / "said")
    )
    process.start()
    process.join()
    (line,) = (tmp_path / "said").read_text(encoding="utf-8").splitlines()
    assert line.startswith(f"{output}: ")
    assert list(output.iterdir()) == []


def test_own_table_puts_position_first_and_rule_last() -> None:
    assert own_table("x", ["text", "price", "rule"]) == Table(
        "x", ("article", "sentence", "start", "end", "text", "price", "rule")
    )
