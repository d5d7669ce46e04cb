"""Runs over inputs of every kind: what is good comes out whole, what is bad is told in one line each."""

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.inputs import text_of
from extract.tables.columns import SHIPPED
from tests.conftest import GOOD, Answer
from tests.inputs.test_page import PAGE
from tests.text.old_encodings import written

Bangtin = Callable[..., Answer]
Table = Callable[[Path], list[dict[str, str]]]
MORE = "Năm 2021, bà con xã Lâm Thượng, huyện Lục Yên đã hiến 1.250 m2 đất; ông Hoàng Văn Tính được tặng Giấy khen.\n"
TEXT = GOOD + MORE
LONG = "Bà con trong thôn rất phấn khởi.\n" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article in every form, and bad files among them."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plain.txt").write_text(TEXT, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "tcvn3.txt").write_bytes(written(TEXT, "tcvn3"))
    (folder / "mojibake.txt").write_text(TEXT.encode().decode("latin-1"), encoding="utf-8")
    (folder / "rows.jsonl").write_text(json.dumps({"title": "Tin", "text": TEXT}) + "\n{bad\n", encoding="utf-8")
    (folder / "rows.csv").write_text(f'id,noi_dung\n1,"{TEXT}"\n', encoding="utf-8")
    (folder / "packed.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    with zipfile.ZipFile(folder / "many.zip", "w") as archive:
        archive.writestr("một.txt", TEXT)
        archive.writestr("hai.jsonl", json.dumps({"text": TEXT}))
    (folder / "empty.html").write_bytes(b"")
    (folder / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0")
    (folder / "broken.zip").write_bytes(b"PK\x03\x04broken")
    (folder / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    return folder


def test_every_kind_of_input_gives_its_rows(bangtin: Bangtin, table: Table, folder: Path, tmp_path: Path) -> None:
    said = bangtin("run", folder, "-o", tmp_path / "out", "--workers", "1")
    assert said.code == 1
    assert said.err == [
        f"bangtin: {folder / 'broken.zip'}: broken zip archive: File is not a zip file",
        f"bangtin: {folder / 'empty.html'}: empty file",
        f"bangtin: {folder / 'other.csv'}: no column of text (name it with --text-column); there are: a, b",
        f"bangtin: {folder / 'photo.txt'}: not a text file: a JPEG image",
        f"bangtin: {folder / 'rows.jsonl'}:2: not JSON: expecting property name enclosed in double quotes in column 2",
    ]
    articles = {row["article"]: row for row in table(tmp_path / "out" / "articles.csv")}
    assert {name: row["encoding"] for name, row in articles.items() if row["status"] == "ok"} == {
        "many/hai/1": "utf-8",
        "many/một": "utf-8",
        "mojibake": "utf-8 (mojibake latin-1 repaired)",
        "packed": "utf-8",
        "page": "utf-8",
        "plain": "utf-8",
        "rows/1": "utf-8",
        "rows/1~2": "utf-8",
        "tcvn3": "tcvn3",
    }
    assert articles["page"]["published"] == "2023-07-18"
    assert articles["page"]["outlet"] == "Báo Yên Bái"
    assert articles["rows/1~2"]["title"] == "Tin"
    values = {row["article"]: row["value"] for row in table(tmp_path / "out" / "figures.csv") if row["unit"] == "m²"}
    assert values == {name: "1250" for name, row in articles.items() if row["status"] == "ok"}


def test_every_row_stands_in_the_text_that_the_run_kept(
    bangtin: Bangtin, table: Table, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    bangtin("run", folder, "-o", out)
    texts = {row["article"]: text_of(row, out) for row in table(out / "articles.csv") if row["status"] == "ok"}
    kept = [json.loads(line)["article"] for line in (out / "texts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted([*kept, "plain"]) == sorted(texts)
    for name in ("localities", "figures", "periods", "exemplars"):
        rows = table(out / f"{name}.csv")
        assert {row["article"] for row in rows} >= texts.keys() - {"page"}
        for row in rows:
            text = texts[row["article"]]
            assert text is not None
            assert text[int(row["start"]) : int(row["end"])] == row["text"]


def test_inputs_are_read_alike_by_several_workers(bangtin: Bangtin, folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(folder / "big.zip", "w") as archive:
        for number in range(20):
            archive.writestr(f"{number}.txt", MORE.replace("1.250", f"1.{number + 100}") + LONG)
    lines = (json.dumps({"text": MORE.replace("1.250", f"2.{number + 100}") + LONG}) for number in range(20))
    (folder / "big.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    for workers in ("1", "2"):
        bangtin("run", folder, "-o", tmp_path / workers, "--workers", workers, "--quiet")
    for name in [f"{table}.csv" for table in SHIPPED] + ["texts.jsonl"]:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_columns_are_named_on_the_command_line(bangtin: Bangtin, table: Table, tmp_path: Path) -> None:
    (tmp_path / "tin.csv").write_text(f'tua;than;luc\nHiến đất;"{TEXT}";18/7/2023\n', encoding="utf-8")
    options = ("--text-column", "than", "--title-column", "tua", "--date-column", "luc")
    assert bangtin("run", tmp_path / "tin.csv", "-o", tmp_path / "out", *options).code == 0
    (article,) = table(tmp_path / "out" / "articles.csv")
    assert (article["article"], article["title"], article["published"]) == ("tin/1", "Hiến đất", "2023-07-18")


def test_an_article_in_an_archive_is_explained(bangtin: Bangtin, folder: Path) -> None:
    said = bangtin("explain", f"{folder / 'many.zip'}!một.txt")
    assert said.code == 0
    assert any("1.250 m2" in line for line in said.out)
    said = bangtin("explain", folder / "many.zip")
    assert (said.code, len(said.err)) == (2, 1)
