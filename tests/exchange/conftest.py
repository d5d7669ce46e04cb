import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.tables.columns import Table, own_table, shipped_table
from extract.tables.writers import TableWriter

TEXT = (
    "Xã Hòa An hiến 1.250 m2 đất,\r\ntăng 14%.\r\n\r\n"
    "Giá lúa 7.200 đồng/kg theo Quyết định số 12/QĐ-UBND. Bà Hoà có công.\r\n"
)
ROWS = {
    "localities": [{"text": "Xã Hòa An", "name": "Hòa An", "level": "commune", "province": "Cao Bằng"}],
    "figures": [
        {"text": "1.250 m2", "kind": "area", "value": "1250", "unit": "m²", "locality": "Hòa An", "qualifier": "more"},
        {"text": "14%", "kind": "percent", "value": "14", "unit": "%", "period_end": "2021-12-31"},
    ],
    "exemplars": [{"text": "Hoà", "kind": "person", "exemplar": "true"}],
    "documents": [{"text": "Quyết định số 12/QĐ-UBND", "kind": "decision", "number": "12/QĐ-UBND"}],
    "prices": [{"text": "lúa 7.200", "goods": "lúa", "price": "7.200"}],
}


def cells(table: Table, row: dict[str, str]) -> tuple[str, ...]:
    start = TEXT.index(row["text"]) if "text" in row else 0
    known = {
        "article": "thôn/một",
        "start": str(start),
        "end": str(start + len(row.get("text", ""))),
        "rule": "r",
        **row,
    }
    return tuple(known.get(column, "") for column in table.columns)


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    """The output folder of a run over two articles, the second without finds, with a table of a user's."""
    path = tmp_path / "một.txt"
    path.write_bytes(TEXT.encode())
    (tmp_path / "hai.txt").write_text("Chẳng có gì.", encoding="utf-8")
    second = {"article": "hai", "path": str(tmp_path / "hai.txt"), "status": "ok"}
    with TableWriter(tmp_path / "run") as writer:
        articles = shipped_table("articles")
        writer.add(articles, [cells(articles, {"path": str(path), "status": "ok"}), cells(articles, second)])
        for name in ("localities", "figures", "periods", "exemplars", "documents", "prices"):
            table = own_table("prices", ["goods", "price"]) if name == "prices" else shipped_table(name)
            writer.add(table, [cells(table, row) for row in ROWS.get(name, [])])
        writer.finish()
    return tmp_path / "run"


@pytest.fixture
def accepted() -> Callable[[Path], None]:
    """Turns the predictions of exported tasks into annotations, as Label Studio does when they are submitted."""

    def accept(path: Path) -> None:
        tasks = json.loads(path.read_text(encoding="utf-8"))
        for task in tasks:
            task["annotations"] = [{"result": task.pop("predictions")[0]["result"], "was_cancelled": False}]
        path.write_text(json.dumps(tasks), encoding="utf-8")

    return accept
