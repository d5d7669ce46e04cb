"""A user's table has place, period and value of the figure in its rows, in the columns that it asks for."""

from pathlib import Path

import pytest

from extract.rulebook import load
from extract.running.article import extract_article, tables_of

TEXT = "Mưa lũ ở vùng cao\n\nNgày 5/9/2022, xã Lâm Thượng, huyện Lục Yên ngập hơn 1,5 ha lúa. Trời còn mưa, lúa ngập.\n"
FAMILY = "family: floods\ntitle: Lũ\nmakes: floods\ncolumns: [what, {columns}]\n"
RULES = """
rules:
  - {id: rice, title: Lúa, why: Rice under water., when: "ngập [hơn] {number} {unit:area} @what(lúa)", make: row}
  - {id: rain, title: Mưa, why: Rain., when: "@what(lúa) ngập", make: row}
"""


@pytest.fixture
def rows(tmp_path: Path, request: pytest.FixtureRequest) -> list[dict[str, str]]:
    folder = tmp_path / "floods"
    folder.mkdir()
    (folder / "family.yaml").write_text(FAMILY.replace("{columns}", request.param), encoding="utf-8")
    (folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    rulebook = load([tmp_path])
    table = next(table for table in tables_of(rulebook) if table.name == "floods")
    made = extract_article(TEXT.encode(), rulebook).rows["floods"]
    return [dict(zip(table.columns, row, strict=True)) for row in made]


@pytest.mark.parametrize(
    "rows", ["value, unit, qualifier, locality, locality_code, period_start, period_end"], indirect=True
)
def test_columns_of_figures_are_filled(rows: list[dict[str, str]]) -> None:
    assert [(row["what"], row["value"], row["unit"], row["qualifier"]) for row in rows] == [
        ("lúa", "15000", "m²", "more"),
        ("lúa", "", "", ""),
    ]
    assert (rows[0]["locality"], rows[0]["period_start"], rows[0]["period_end"]) == (
        "Lâm Thượng",
        "2022-09-05",
        "2022-09-05",
    )
    assert rows[0]["locality_code"] and rows[1]["locality"] == ""


@pytest.mark.parametrize("rows", ["unit"], indirect=True)
def test_only_columns_that_the_table_has_are_filled(rows: list[dict[str, str]]) -> None:
    assert [row["unit"] for row in rows] == ["m²", ""]
    assert "value" not in rows[0]
