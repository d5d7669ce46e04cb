"""Facts and cells from rows as a run writes them."""

import csv
from pathlib import Path

import pytest

from extract.summary import distinct_facts, pivot, read_records, wide
from extract.summary.times import period_label, year_label
from extract.tables.columns import SHIPPED

PLACE = {
    "era": "2004-2025",
    "province": "Yên Bái",
    "district": "Lục Yên",
    "commune": "Lâm Thượng",
    "locality": "Lâm Thượng",
    "locality_code": "04309",
}
YEAR = {"period_start": "2022-01-01", "period_end": "2022-12-31"}
LAND = {"measure": "đất hiến", "kind": "area", "unit": "m²", "value": "3600", **PLACE, **YEAR}


def cells(folder: Path, *rows: dict[str, str], by: tuple[str, ...] = ("locality", "year")) -> list[dict[str, object]]:
    """The summary of a run with these records."""
    tables = {"records": rows, "articles": [{"article": name} for name in {row["article"]: 0 for row in rows}]}
    for name, lines in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, SHIPPED[name], restval="")
            writer.writeheader()
            writer.writerows(lines)
    made = pivot(distinct_facts(read_records(folder)[0]), by)
    return made.to_dict("records")  # type: ignore[return-value]


def test_targets_and_results_and_changes_stand_apart(tmp_path: Path) -> None:
    rows = [LAND, LAND | {"status": "target"}, LAND | {"change": "increase"}, LAND | {"status": "negated"}]
    made = cells(tmp_path, *({"article": "a"} | row for row in rows))
    assert [(row["change"], row["status"], row["value"]) for row in made] == [
        ("", "", "3600"),
        ("", "negated", "3600"),
        ("", "target", "3600"),
        ("increase", "", "3600"),
    ]


def test_ranges_and_ratios(tmp_path: Path) -> None:
    made = cells(
        tmp_path,
        {"article": "a"} | LAND | {"max": "4000"},
        {"article": "a"} | LAND | {"measure": "hộ", "kind": "ratio", "unit": "hộ", "value": "42", "total": "50"},
    )
    ratio, span = made
    assert (ratio["value"], span["value"]) == ("42/50", "3600–4000")
    assert (span["lowest"], span["highest"]) == ("3600", "4000")
    assert ratio["lowest"] != ratio["lowest"], "a ratio is no amount, so it is missing"


def test_half_a_year_is_not_a_year(tmp_path: Path) -> None:
    half = LAND | {"period_end": "2022-06-30", "value": "900"}
    made = cells(tmp_path, {"article": "a"} | LAND, {"article": "b"} | half)
    assert [(row["year"], row["period"], row["value"], row["differs"]) for row in made] == [
        ("2022", "2022", "3600", ""),
        ("2022", "2022-01/2022-06", "900", ""),
    ]


def test_amounts_that_one_article_gives_are_no_disagreement(tmp_path: Path) -> None:
    made = cells(tmp_path, {"article": "a"} | LAND, {"article": "a"} | LAND | {"value": "12000"})
    assert [(row["value"], row["sources"], row["differs"]) for row in made] == [("3600 | 12000", "a | a", "within")]
    made = cells(tmp_path, {"article": "a"} | LAND, {"article": "b"} | LAND | {"value": "12000"})
    assert [(row["value"], row["sources"], row["differs"]) for row in made] == [("3600 | 12000", "a | b", "sources")]


def test_without_place_or_period_nothing_disagrees(tmp_path: Path) -> None:
    nowhere = LAND | dict.fromkeys(PLACE, "")
    (row,) = cells(tmp_path, {"article": "a"} | nowhere, {"article": "b"} | nowhere | {"value": "5"})
    assert (row["value"], row["differs"]) == ("5 | 3600", "")


def test_nothing_is_added_up(tmp_path: Path) -> None:
    other = LAND | {"commune": "Mai Sơn", "locality": "Mai Sơn", "locality_code": "04318"}
    (row,) = cells(tmp_path, {"article": "a"} | LAND, {"article": "b"} | other, by=("province", "year"))
    assert (row["province"], row["value"], row["facts"], row["articles"]) == ("Yên Bái", "3600", 2, 2)


def test_amounts_are_ordered_as_numbers(tmp_path: Path) -> None:
    rows = [LAND | {"value": value} for value in ("12000", "900", "0.5", "213839000000000")]
    (row,) = cells(tmp_path, *({"article": "a"} | one for one in rows))
    assert row["value"] == "0.5 | 900 | 12000 | 213839000000000"
    assert (row["lowest"], row["highest"]) == ("0.5", "213839000000000")


def test_spellings_of_a_measure_are_one(tmp_path: Path) -> None:
    made = cells(tmp_path, {"article": "a"} | LAND, {"article": "b"} | LAND | {"measure": "Đất hiến"})
    assert [(row["measure"], row["sources"]) for row in made] == [("đất hiến", "a; b")]


def test_codes_stay_text(tmp_path: Path) -> None:
    (row,) = cells(tmp_path, {"article": "007"} | LAND)
    assert (row["locality_code"], row["sources"]) == ("04309", "007")


def test_parts_of_a_year_are_named_in_the_column_of_the_year(tmp_path: Path) -> None:
    cells(tmp_path, {"article": "a"} | LAND, {"article": "a"} | LAND | {"period_end": "2022-06-30", "value": "900"})
    (row,) = wide(pivot(distinct_facts(read_records(tmp_path)[0]))).to_dict("records")
    assert row["2022"] == "3600 | 2022-01/2022-06: 900"


@pytest.mark.parametrize(
    ("start", "end", "period", "year"),
    [
        ("", "", "", ""),
        ("2021-01-01", "2021-12-31", "2021", "2021"),
        ("2021-01-01", "2025-12-31", "2021/2025", "2021/2025"),
        ("2024-02-01", "2024-02-29", "2024-02", "2024"),
        ("2023-02-01", "2023-02-27", "2023-02-01/2023-02-27", "2023"),
        ("2023-01-01", "2023-06-30", "2023-01/2023-06", "2023"),
        ("2023-07-18", "2023-07-18", "2023-07-18", "2023"),
        ("2021-01-01", "", "2021/..", "2021/.."),
        ("", "2020-12-31", "../2020", "../2020"),
        ("", "2020-10-15", "../2020-10-15", "../2020"),
    ],
)
def test_labels_of_periods(start: str, end: str, period: str, year: str) -> None:
    assert (period_label(start, end), year_label(start, end)) == (period, year)
