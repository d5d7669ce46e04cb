import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import extract
from extract.tables.columns import SHIPPED
from extract.text.decode import decode
from tests.conftest import GOOD, ROOT, Answer

Bangtin = Callable[..., Answer]
Table = Callable[[Path], list[dict[str, str]]]
CORPUS = ROOT / "corpus" / "articles"


def test_a_run_writes_every_table_and_tells_where(bangtin: Bangtin, table: Table, good: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    said = bangtin("run", good, "-o", output)
    assert (said.code, said.err) == (0, [])
    for name, columns in SHIPPED.items():
        assert str(output / f"{name}.csv") in said.out
        header = (output / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
        assert header == ",".join(columns)
    (article,) = table(output / "articles.csv")
    assert (article["article"], article["status"], article["encoding"]) == ("good", "ok", "utf-8")
    assert article["title"] == "Xã Lâm Thượng làm đường"
    assert said.out[-1].startswith("1 article, ")


def test_figures_of_an_article(bangtin: Bangtin, table: Table, good: Path, tmp_path: Path) -> None:
    bangtin("run", good, "-o", tmp_path / "out")
    figures = {row["text"]: row for row in table(tmp_path / "out" / "figures.csv")}
    assert figures["1.250 m2"]["value"] == "1250"
    assert figures["1.250 m2"]["unit"] == "m²"
    assert GOOD[int(figures["1.250 m2"]["start"]) : int(figures["1.250 m2"]["end"])] == "1.250 m2"


def test_run_json_says_what_was_done(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    bangtin("run", good, "-o", tmp_path / "out", "--workers", "1")
    told = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert (told["articles"], told["refused"], told["characters"]) == (1, 0, len(GOOD))
    assert told["rows"]["articles"] == 1
    assert re.fullmatch("[0-9a-f]{16,}", told["rulebook"])


def test_an_empty_folder_is_told_in_one_line(bangtin: Bangtin, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    said = bangtin("run", folder, "-o", tmp_path / "out")
    assert (said.code, said.out) == (2, [])
    assert said.err == [f"bangtin: no articles (.txt, .html, .docx, .json, .jsonl, .csv, .zip, .gz) found in {folder}"]
    assert not (tmp_path / "out").exists()


def test_a_missing_folder_is_told_in_one_line(bangtin: Bangtin, tmp_path: Path) -> None:
    said = bangtin("run", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert said.code == 2
    assert said.err == [f"bangtin: {tmp_path / 'nowhere'}: no such file or folder"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("photo.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01"),
        ("nul.txt", b"\x00" * 64),
        ("cut.txt", "Bà con hiến đất".encode()[:-2]),
    ],
)
def test_a_bad_file_is_refused_and_costs_the_good_one_nothing(
    bangtin: Bangtin, table: Table, good: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    bangtin("run", good, "-o", tmp_path / "alone")
    (good / name).write_bytes(data)
    said = bangtin("run", good, "-o", tmp_path / "both")
    assert said.code == 1
    assert len(said.err) == 1
    assert said.err[0].startswith(f"bangtin: {good / name}: ")
    rows = {row["article"]: row for row in table(tmp_path / "both" / "articles.csv")}
    assert rows["good"]["status"] == "ok"
    assert rows[Path(name).stem]["status"] == "refused"
    assert said.err[0].endswith(rows[Path(name).stem]["reason"])
    for other in set(SHIPPED) - {"articles"}:
        assert (tmp_path / "both" / f"{other}.csv").read_bytes() == (tmp_path / "alone" / f"{other}.csv").read_bytes()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(bangtin: Bangtin, table: Table, good: Path, tmp_path: Path) -> None:
    locked = good / "locked.txt"
    locked.write_text(GOOD, encoding="utf-8")
    locked.chmod(0)
    said = bangtin("run", good, "-o", tmp_path / "out")
    assert said.code == 1
    assert said.err == [f"bangtin: {locked}: cannot be read: permission denied"]


def test_the_number_of_workers_changes_no_byte(bangtin: Bangtin, tmp_path: Path) -> None:
    for workers in ("1", "2"):
        assert bangtin("run", CORPUS, "-o", tmp_path / workers, "--workers", workers).code == 0
    for name in SHIPPED:
        assert (tmp_path / "1" / f"{name}.csv").read_bytes() == (tmp_path / "2" / f"{name}.csv").read_bytes()
    one, two = (json.loads((tmp_path / workers / "run.json").read_text(encoding="utf-8"))["rules"] for workers in "12")
    assert one == two
    assert sum(rule["made"] for rule in one.values()) > 1000


def test_every_row_stands_where_it_says(bangtin: Bangtin, table: Table, tmp_path: Path) -> None:
    bangtin("run", CORPUS, "-o", tmp_path)
    texts = {path.stem: decode(path.read_bytes()).text for path in CORPUS.glob("*.txt")}
    for name in ("localities", "figures", "periods", "exemplars", "documents"):
        for row in table(tmp_path / f"{name}.csv"):
            assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["text"] != ""


def test_an_article_met_twice_names_the_first(bangtin: Bangtin, table: Table, good: Path, tmp_path: Path) -> None:
    (good / "later.txt").write_text(GOOD, encoding="utf-8")
    bangtin("run", good, "-o", tmp_path / "out")
    rows = {row["article"]: row["duplicate_of"] for row in table(tmp_path / "out" / "articles.csv")}
    assert rows == {"good": "", "later": "good"}


def test_a_file_named_itself_is_read_whatever_its_suffix(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    odd = good / "article.news"
    (good / "good.txt").rename(odd)
    assert bangtin("run", good, "-o", tmp_path / "out").code == 2
    assert bangtin("run", odd, "-o", tmp_path / "out").code == 0


def test_quiet_prints_nothing(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    assert bangtin("run", good, "-o", tmp_path / "out", "--quiet") == (0, [], [])


def test_excel_form(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    bangtin("run", good, "-o", tmp_path / "out", "--excel")
    assert (tmp_path / "out" / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_several_formats(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    assert bangtin("run", good, "-o", tmp_path / "out", "--format", "JSONL, csv").code == 0
    assert (tmp_path / "out" / "figures.csv").exists()
    assert (tmp_path / "out" / "figures.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--format", "docx"], "no format 'docx'; there are csv, jsonl, parquet, sqlite, xlsx"),
        (["--rules", "/nowhere/at/all"], "/nowhere/at/all: no such folder of rules"),
        (["--workers", "0"], "--workers"),
        (["--colour"], "No such option: --colour"),
    ],
)
def test_wrong_use_is_one_line(bangtin: Bangtin, good: Path, arguments: list[str], complaint: str) -> None:
    said = bangtin("run", good, *arguments)
    assert said.code == 2
    assert len(said.err) == 1
    assert said.err[0].startswith("bangtin: ")
    assert complaint in said.err[0]


def test_an_output_that_is_a_file_is_wrong_use(bangtin: Bangtin, good: Path) -> None:
    said = bangtin("run", good, "-o", good / "good.txt")
    assert (said.code, said.err) == (2, [f"bangtin: {good / 'good.txt'}: not a folder"])


def test_a_mistake_in_a_rule_is_told_with_its_line(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules" / "figures"
    rules.mkdir(parents=True)
    (rules / "mine.yaml").write_text("rules:\n  - id: mine\n    titel: x\n", encoding="utf-8")
    said = bangtin("run", good, "-o", tmp_path / "out", "--rules", tmp_path / "rules")
    assert said.code == 2
    assert any(line.startswith(f"{rules / 'mine.yaml'}:3:") and "titel" in line for line in said.err)
    assert not (tmp_path / "out").exists()


def test_a_family_of_ones_own_gets_its_table(bangtin: Bangtin, table: Table, good: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules" / "labour"
    rules.mkdir(parents=True)
    (rules / "family.yaml").write_text(
        "family: labour\ntitle: Ngày công\nmakes: labour\ncolumns: [days, what]\n", encoding="utf-8"
    )
    (rules / "days.yaml").write_text(
        "rules:\n"
        "  - id: labour-days\n"
        "    title: Ngày công góp\n"
        "    why: Work that households give.\n"
        '    when: "góp @days({number}) ngày công"\n'
        "    make: row\n"
        "    set: {what: labour}\n"
        "    examples:\n"
        "      - {text: Bà con góp 30 ngày công., gives: {days: '30'}}\n"
        "      - {text: Họ đã góp 5 ngày công., gives: {days: '5'}}\n"
        '    not: ["góp ý 3 ngày"]\n',
        encoding="utf-8",
    )
    assert bangtin("run", good, "-o", tmp_path / "out", "--rules", tmp_path / "rules").code == 0
    (row,) = table(tmp_path / "out" / "labour.csv")
    assert (row["text"], row["days"], row["what"], row["rule"]) == ("góp 300 ngày công", "300", "labour", "labour-days")


def test_tables_are_read_back_with_their_types(bangtin: Bangtin, good: Path, tmp_path: Path) -> None:
    bangtin("run", good, "-o", tmp_path / "out")
    tables = extract.read_tables(tmp_path / "out")
    assert set(tables) == set(SHIPPED)
    figures = tables["figures"].set_index("text")
    assert figures.loc["1.250 m2", "value"] == 1250
    assert set(tables["localities"]["code"]) == {"04309"}


def test_version(bangtin: Bangtin) -> None:
    assert re.fullmatch(r"bangtin \d+\.\d+\.\d+", bangtin("version").out[0])
