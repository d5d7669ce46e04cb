import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.report.overview import Overview
from extract.rulebook.load import shipped_rules
from extract.tables.columns import SHIPPED

LAND = {"measure": "đất hiến", "kind": "area", "unit": "m²"}
POOR = {"measure": "tỷ lệ hộ nghèo", "kind": "percent", "unit": "%"}
YEN_BAI = {"era": "2004-2025", "province": "Yên Bái", "province_code": "15"}
LUC_YEN = {**YEN_BAI, "district": "Lục Yên"}
VAN_YEN = {**YEN_BAI, "district": "Văn Yên"}
LAO_CAI_TODAY = {"era": "2025-", "province": "Lào Cai", "province_code": "15"}


def record(value: str, *parts: dict[str, str], **cells: str) -> dict[str, str]:
    told: dict[str, str] = dict.fromkeys(SHIPPED["records"], "")
    for part in (LAND, *parts, cells):
        told.update(part)
    told["value"] = value
    told["locality"] = told["locality"] or told["commune"] or told["district"] or told["province"]
    told["as_written"] = told["as_written"] or f"{value} {told['unit']}"
    told["sentence_text"] = told["sentence_text"] or f"Có {told['as_written']} ở {told['locality']}."
    return told


def year(text: str) -> dict[str, str]:
    return {"period_start": f"{text}-01-01", "period_end": f"{text}-12-31"}


def overview(*articles: list[dict[str, str]], published: str = "2023-07-18", copies: tuple[int, ...] = ()) -> Any:
    """The overview of articles, each given by its records, as the page reads it."""
    told = Overview(["bình quân"])
    for number, records in enumerate(articles):
        facts = {"article": f"a{number}", "published": published, "duplicate_of": "a0" if number in copies else ""}
        told.add(facts, {"records": records})
    return json.loads(json.dumps(told.payload()))


def standing(page: Any, level: str, asked: str = "", measure: int = 0) -> dict[str, tuple[float, str]]:
    """Value and origin by place at a level, in the order of the page."""
    names = {one["code"]: one["name"] for one in page["map"]["eras"].get(level, ())}
    rows = page["measures"][measure]["standings"][level].get(asked, [])
    return {names.get(row[0]) or page["places"][row[0]]: (row[1], row[3]) for row in rows}


def test_what_two_articles_say_alike_is_one_fact_with_both_as_sources() -> None:
    page = overview([record("500", LUC_YEN)], [record("100", VAN_YEN), record("500", LUC_YEN)])
    assert page["counts"]["facts"] == 2
    assert page["articles"] == ["a0", "a1"]
    assert [fact[8] for fact in page["measures"][0]["facts"]] == [[[0, 0], [1, 1]], [[1, 0]]]


def test_copies_are_not_counted() -> None:
    page = overview([record("500", LUC_YEN)], [record("500", YEN_BAI)], copies=(1,))
    assert page["counts"]["facts"] == 1
    assert page["counts"]["copies"] == 1


def test_a_province_without_a_figure_of_its_own_has_the_sum_of_its_districts() -> None:
    page = overview([record("500", LUC_YEN), record("300", VAN_YEN), record("50", VAN_YEN, commune="Mậu A")])
    assert standing(page, "2004-2025") == {"Yên Bái": (800, "sum")}
    assert standing(page, "district") == {"Lục Yên, Yên Bái": (500, "own"), "Văn Yên, Yên Bái": (300, "own")}
    assert standing(page, "commune") == {"Mậu A, Văn Yên, Yên Bái": (50, "own")}


def test_a_place_stands_by_its_own_figure_not_by_those_of_its_parts() -> None:
    page = overview([record("500", LUC_YEN), record("300", VAN_YEN), record("750", YEN_BAI)])
    assert standing(page, "2004-2025") == {"Yên Bái": (750, "own")}


def test_of_several_amounts_the_largest_stands_and_the_lowest_is_told() -> None:
    page = overview([record("500", LUC_YEN), record("900", LUC_YEN), record("20", LUC_YEN)])
    (row,) = page["measures"][0]["standings"]["district"][""]
    assert row[1:] == [900, 900, "own", 1, 20, 900, [1, 0, 2]]


def test_a_village_is_a_part_of_its_commune() -> None:
    page = overview(
        [record("40", LUC_YEN, commune="Lâm Thượng", locality="thôn Nà Kéo"), record("2", LUC_YEN, locality="bản Pang")]
    )
    assert standing(page, "commune") == {"Lâm Thượng, Lục Yên, Yên Bái": (40, "sum")}
    assert standing(page, "district") == {"Lục Yên, Yên Bái": (42, "sum")}


def test_percentages_are_not_added_up() -> None:
    page = overview(
        [record("10", POOR, LUC_YEN), record("4", POOR, VAN_YEN), record("30", POOR, YEN_BAI, district="Mù Cang Chải")]
    )
    (row,) = page["measures"][0]["standings"]["2004-2025"][""]
    assert row[1:7] == [10, 10, "middle", 3, 4, 30]


@pytest.mark.parametrize(
    "cells",
    [
        {"measure": "giá bán", "kind": "money", "unit": "VND", "per": "kg"},
        {"measure": "thu nhập bình quân đầu người", "kind": "money", "unit": "VND"},
        {"measure": "nhiệm vụ", "kind": "ratio", "unit": "nhiệm vụ"},
        {"measure": "người", "kind": "count", "unit": "người"},
    ],
)
def test_prices_averages_ratios_and_counts_of_anything_are_not_added_up(cells: dict[str, str]) -> None:
    page = overview([record("10", cells, LUC_YEN), record("30", cells, VAN_YEN)])
    assert standing(page, "2004-2025") == {"Yên Bái": (10, "middle")}


def test_of_rates_the_latest_stands() -> None:
    page = overview([record("30", POOR, LUC_YEN, year("2015")), record("9.5", POOR, LUC_YEN, year("2020"))])
    assert standing(page, "district") == {"Lục Yên, Yên Bái": (9.5, "own")}
    assert standing(page, "district", "2015") == {"Lục Yên, Yên Bái": (30, "own")}


def test_a_year_has_its_own_facts_alone() -> None:
    page = overview([record("500", LUC_YEN, year("2021")), record("90", LUC_YEN, year("2022")), record("700", LUC_YEN)])
    assert page["measures"][0]["years"] == ["2021", "2022"]
    assert standing(page, "district", "2022") == {"Lục Yên, Yên Bái": (90, "own")}


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"status": "target", "flags": "target"}, "target"),
        ({"status": "negated"}, "negated"),
        ({"change": "increase"}, "increase"),
        ({"flags": "period-inferred;suspect"}, "suspect"),
        ({"flags": "vague"}, "vague"),
    ],
)
def test_what_is_no_plain_figure_is_counted_apart(cells: dict[str, str], why: str) -> None:
    page = overview([record("500", LUC_YEN), record("9000", VAN_YEN, cells)])
    assert standing(page, "2004-2025") == {"Yên Bái": (500, "sum")}
    assert page["measures"][0]["apart"] == {why: 1}


def test_units_are_not_mixed() -> None:
    page = overview([record("500", LUC_YEN), record("3", VAN_YEN, unit="sào")])
    assert [(one["unit"], one["count"]) for one in page["measures"]] == [("m²", 1), ("sào", 1)]


def test_a_range_keeps_both_ends() -> None:
    page = overview([record("5", LUC_YEN, max="7"), record("10", VAN_YEN)])
    (row,) = page["measures"][0]["standings"]["2004-2025"][""]
    assert row[1:3] == [15, 17]


def test_places_with_figures_of_several_years_have_changed() -> None:
    page = overview(
        [record("30", POOR, LUC_YEN, year("2015")), record("12", POOR, VAN_YEN, year("2015"))],
        [record("9", POOR, LUC_YEN, year("2020")), record("11", POOR, VAN_YEN)],
    )
    (measure,) = page["measures"]
    assert [
        [(measure["facts"][at][7], measure["facts"][at][3]) for at in numbers] for numbers in measure["changes"]
    ] == [[("2015", 30), ("2020", 9)]]
    assert page["ask"]["change"] == 0


def test_provinces_of_before_are_part_of_those_of_today() -> None:
    page = overview([record("500", LUC_YEN), record("100", YEN_BAI, province="Lào Cai", province_code="10")])
    assert standing(page, "2025-") == {"Lào Cai": (600, "sum")}


def test_a_province_of_today_is_told_by_its_own_places_first() -> None:
    page = overview([record("500", LUC_YEN), record("70", LAO_CAI_TODAY, commune="Lâm Thượng")])
    assert standing(page, "2025-") == {"Lào Cai": (70, "sum")}
    assert standing(page, "2004-2025") == {"Yên Bái": (500, "sum")}


def test_facts_that_no_province_of_an_era_has_are_counted() -> None:
    page = overview([record("500", LUC_YEN), record("70", LAO_CAI_TODAY), record("9")])
    assert page["measures"][0]["outside"] == {"2004-2025": 2, "2025-": 1}


def test_a_province_that_was_not_merged_is_on_both_maps() -> None:
    page = overview([record("5", era="2025-", province="Hà Nội", province_code="01")])
    assert standing(page, "2004-2025") == standing(page, "2025-") == {"Hà Nội": (5, "own")}


def test_a_province_that_ended_before_is_part_of_its_successor() -> None:
    page = overview([record("5", YEN_BAI, province="Hà Tây", province_code="28")])
    assert standing(page, "2004-2025") == {"Hà Nội": (5, "sum")}


def test_years_count_their_facts_and_undated_ones_by_day_of_publication() -> None:
    page = overview(
        [record("1", LUC_YEN, year("2021")), record("2", LUC_YEN), record("3", LUC_YEN, year("2030"), status="target")]
    )
    assert page["timeline"] == [["2021", 1, 0, 0], ["2023", 0, 1, 1]]


def test_the_page_shows_the_years_that_most_facts_are_of() -> None:
    far = [record(str(n), LUC_YEN, year(text)) for n, text in enumerate(("1002", "1986", "2099"), 1)]
    near = [record(str(n), VAN_YEN, year(text)) for n, text in enumerate(("2005", "2010", "2020"), 1)]
    assert overview([*far, *near])["span"] == [2005, 2020]


def test_what_tells_only_how_a_figure_is_meant_needs_no_second_look() -> None:
    flags = ("", "target", "target;period-inferred", "period-inferred;suspect", "share-differs")
    page = overview([record(str(n), LUC_YEN, flags=flag) for n, flag in enumerate(flags)])
    assert page["counts"]["doubtful"] == 2


def test_flagged_figures_come_with_their_sentence() -> None:
    long = "Một câu rất dài. " * 30 + "Cả huyện hiến 9.999.999 m2 đất" + " và còn nhiều điều nữa" * 20
    page = overview([record("9999999", LUC_YEN, flags="suspect", as_written="9.999.999 m2", sentence_text=long)])
    (flag,) = page["flags"]
    ((article, number, measure, written, sentence, place),) = flag["rows"]
    assert (flag["flag"], flag["count"], article, number, measure, place) == ("suspect", 1, 0, 0, "đất hiến", "Lục Yên")
    assert written in sentence and len(sentence) < 200


def test_facts_without_a_place_or_a_measure_are_counted_but_stand_nowhere() -> None:
    page = overview([record("500"), record("30", LUC_YEN, measure="")])
    assert (page["counts"]["facts"], page["counts"]["placed"], page["counts"]["measures"]) == (2, 1, 1)
    assert standing(page, "2004-2025") == {}
    assert page["facts_by_place"]["2004-2025"] == [["15", 1]]


def test_the_page_begins_with_an_amount_that_most_provinces_report() -> None:
    elsewhere = [record(str(n), YEN_BAI, province_code=code) for n, code in enumerate(("02", "04", "06"), 1)]
    rates = [record("5", POOR, YEN_BAI, province_code=code) for code in ("02", "04", "06", "08")]
    units = [
        record("5", YEN_BAI, province_code=code, measure="hộ", unit="hộ", kind="count")
        for code in ("02", "04", "06", "08")
    ]
    page = overview(elsewhere, rates, units)
    assert page["measures"][page["ask"]["places"]]["measure"] == "đất hiến"


def test_a_run_without_facts_has_an_empty_overview() -> None:
    page = overview([])
    assert page["measures"] == [] and page["ask"] == {"places": None, "change": None}


def test_the_map_has_the_provinces_of_the_gazetteer_and_both_archipelagos() -> None:
    page = overview([])
    places = shipped_rules() / "lexicons" / "places"
    today = codes(places / "provinces-2025.tsv")
    before = codes(places / "provinces.tsv") - {"28"}
    drawn = {era: {one["code"] for one in found} for era, found in page["map"]["eras"].items()}
    assert drawn == {"2004-2025": before, "2025-": today}
    assert (len(before), len(today)) == (63, 34)
    assert [(one["name"], one["province"]) for one in page["map"]["archipelagos"]] == [
        ("Hoàng Sa", "48"),
        ("Trường Sa", "56"),
    ]
    assert set(page["map"]["merged"].values()) == today


def test_a_province_of_today_covers_those_it_was_merged_from() -> None:
    page = overview([])
    today = {one["code"]: one for one in page["map"]["eras"]["2025-"]}
    for one in page["map"]["eras"]["2004-2025"]:
        left, right, top, bottom = extent(today[page["map"]["merged"][one["code"]]]["d"])
        x, y = one["at"]
        assert left <= x <= right and top <= y <= bottom, one["name"]


def test_both_archipelagos_lie_east_of_the_land_and_within_the_map() -> None:
    drawing = overview([])["map"]
    land = max(extent(one["d"])[1] for one in drawing["eras"]["2025-"])
    for group in drawing["archipelagos"]:
        assert all(land < x < drawing["width"] and 0 < y < drawing["height"] for x, y in group["dots"])


def codes(path: Path) -> set[str]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row[1] for row in rows[1:]}


def extent(path: str) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Left, right, top and bottom of path data in steps."""
    xs, ys = [], []
    for ring in path.replace("-", " -").split("M")[1:]:
        start, steps = ring.rstrip("z").split("l")
        x, y = map(Decimal, start.split())
        numbers = [Decimal(one) for one in steps.split()]
        xs.append(x)
        ys.append(y)
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + right, y + down
            xs.append(x)
            ys.append(y)
    return min(xs), max(xs), min(ys), max(ys)
