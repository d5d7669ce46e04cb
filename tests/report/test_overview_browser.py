"""The overview as a reader uses it, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.cli import answer

Opened = Callable[..., Any]
ARTICLES = {
    "luc-yen": "Yên Bái: Lục Yên làm đường\n\nThứ ba, 18/7/2023\n\n"
    "Năm 2022, bà con huyện Lục Yên, tỉnh Yên Bái đã hiến 12.500 m2 đất làm đường và góp 300 ngày công.\n"
    "Năm 2023, huyện Lục Yên phấn đấu hiến 90.000 m2 đất.\n",
    "tho-xuan": "Thanh Hóa: Thọ Xuân giảm nghèo\n\nThứ hai, 9/12/2019\n\n"
    "Ở huyện Thọ Xuân, tỉnh Thanh Hóa, tỷ lệ hộ nghèo giảm từ 8,91% năm 2015 xuống còn 2,04% năm 2018.\n"
    "Năm 2018, bà con huyện Thọ Xuân đã hiến 3.000 m2 đất.\n",
    "da-nang": "Đà Nẵng làm đường\n\nThứ hai, 9/12/2019\n\n"
    "Năm 2019, thành phố Đà Nẵng đã vận động nhân dân hiến 7.000 m2 đất <img src=x onerror=alert(1)> làm đường.\n",
}
LAND = "đất hiến (m²)"
SHADED = (
    "node => Object.fromEntries([...node.querySelectorAll('.province')].filter(one => one.dataset.shade !== 'none')"
)
SHADED += ".map(one => [one.dataset.code, one.dataset.shade]))"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a run over three articles of this module."""
    folder, out = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("run")
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    assert answer(["run", str(folder), "-o", str(out), "--quiet"]) == 0
    assert answer(["view", str(out), "--no-matches"]) == 0
    return out / "report.html"


def expect(locator: Any) -> Any:
    from playwright.sync_api import expect

    return expect(locator)


def choose(page: Any, typed: str, option: str) -> None:
    page.get_by_role("combobox", name="Measure").fill(typed)
    page.get_by_role("option", name=option).click()


def test_places_stand_from_the_largest_down(opened: Opened) -> None:
    page = opened()
    expect(page.locator("#places-title")).to_have_text(f"Which places report most: {LAND}")
    expect(page.locator(".places .name")).to_have_text(["Yên Bái", "Đà Nẵng", "Thanh Hóa"])
    expect(page.locator(".places .value")).to_have_text(["≥ 1.25 ha", "7,000 m²", "≥ 3,000 m²"])
    expect(page.locator(".places .apart")).to_have_text("Not counted: 1 target")


def test_a_bar_leads_to_its_sentence_and_on_to_the_text(opened: Opened) -> None:
    page = opened()
    page.locator(".places a.mark", has_text="Yên Bái").click()
    dialog = page.locator("dialog.behind")
    expect(dialog.locator("blockquote")).to_have_text(ARTICLES["luc-yen"].splitlines()[4])
    expect(dialog.locator("mark")).to_have_text("12.500 m2")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator(".places a.mark", has_text="Yên Bái").click()
    dialog.get_by_role("link", name="Yên Bái: Lục Yên làm đường").click()
    expect(page.locator(".find.active")).to_have_text("12.500 m2")
    expect(dialog).to_have_count(0)


def test_a_year_leads_to_its_rows_in_the_table(opened: Opened) -> None:
    page = opened()
    years = page.locator(".timeline a.mark")
    expect(years).to_have_count(4)
    page.locator(".timeline").get_by_role("link", name="2022: 2 facts").click()
    expect(page.locator(".tabulator-row")).to_have_count(2)


def test_a_bar_leads_to_its_rows_in_the_table(opened: Opened) -> None:
    page = opened()
    page.locator(".places a.mark", has_text="Thanh Hóa").press("Enter")
    page.get_by_role("dialog").get_by_role("link", name="Open in the table").click()
    expect(page.locator(".tabulator-row")).to_have_count(1)
    expect(page.locator(".tabulator-row")).to_contain_text("3,000")


def test_words_of_an_article_stay_text_in_the_sentences(opened: Opened) -> None:
    page = opened()
    page.locator(".places a.mark", has_text="Đà Nẵng").click()
    expect(page.get_by_role("dialog").locator("blockquote")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("dialog img").count() == 0


def test_the_map_is_shaded_by_the_measure_that_is_chosen(opened: Opened) -> None:
    page = opened()
    expect(page.locator("#map-card-title")).to_have_text(f"On the map: {LAND}")
    land = page.locator(".map").evaluate(SHADED)
    assert land == {"15": "seq-6", "48": "seq-4", "38": "seq-2"}
    choose(page, "ngay cong", "ngày công đóng góp")
    expect(page.locator("#map-card-title")).to_have_text("On the map: ngày công đóng góp (ngày công)")
    assert page.locator(".map").evaluate(SHADED) == {"15": "seq-4"}
    page.go_back()
    expect(page.locator("#map-card-title")).to_have_text(f"On the map: {LAND}")
    assert page.locator(".map").evaluate(SHADED) == land


def test_hoang_sa_is_shaded_as_da_nang_and_truong_sa_is_there(opened: Opened) -> None:
    page = opened()
    for code, name in {"48": "Hoàng Sa(Đà Nẵng)", "56": "Trường Sa(Khánh Hòa)"}.items():
        expect(page.locator(f'.archipelago[data-code="{code}"]')).to_have_text(name)
    colour = "node => getComputedStyle(node).fill"
    island = page.locator('.archipelago[data-code="48"] circle').first.evaluate(colour)
    assert island == page.locator('.province[data-code="48"] path').evaluate(colour)
    assert island != page.locator('.archipelago[data-code="56"] circle').first.evaluate(colour)


def test_the_map_of_34_provinces_has_places_under_their_provinces_of_today(opened: Opened) -> None:
    page = opened()
    expect(page.locator(".map .province")).to_have_count(63)
    page.get_by_role("button", name="34 provinces").click()
    expect(page.locator(".map .province")).to_have_count(34)
    expect(page.locator(".places .name")).to_have_text(["Lào Cai", "Đà Nẵng", "Thanh Hóa"])
    page.locator(".places a.mark", has_text="Lào Cai").click()
    page.get_by_role("dialog").get_by_role("link", name="Open in the table").click()
    expect(page.locator(".tabulator-row")).to_have_count(2)


def test_the_map_tells_a_province_by_pointer_and_by_keys(opened: Opened) -> None:
    page = opened()
    told = page.locator(".readout")
    page.locator('.province[data-code="38"]').hover()
    expect(told).to_contain_text("Thanh Hóa")
    expect(told).to_contain_text("≥ 3,000 m²")
    page.mouse.move(0, 0)
    page.locator('.province[tabindex="0"]').focus()
    expect(told).to_contain_text("Hà Nội")
    page.keyboard.press("ArrowLeft")
    expect(told).to_contain_text("Hòa Bình")
    expect(told).to_contain_text("no figures")
    page.locator('.province[data-code="15"]').focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").locator("h2")).to_have_text("Yên Bái: ≥ 1.25 ha")


def test_level_and_year_narrow_what_is_shown(opened: Opened) -> None:
    page = opened()
    page.get_by_role("button", name="District").click()
    expect(page.locator(".places .name")).to_have_text(["Lục YênYên Bái", "Thọ XuânThanh Hóa"])
    page.get_by_label("Year", exact=True).select_option("2018")
    expect(page.locator(".places .name")).to_have_text(["Thọ XuânThanh Hóa"])
    expect(page.get_by_label("Year", exact=True)).to_have_value("2018")


def test_a_rate_before_and_after(opened: Opened) -> None:
    page = opened()
    expect(page.locator("#changes-title")).to_have_text("Before and after: tỷ lệ hộ nghèo (%)")
    expect(page.locator(".changes .value")).to_have_text(["8.91% (2015) → 2.04% (2018)"])
    page.locator(".changes a.mark").click()
    expect(page.get_by_role("dialog").locator("mark")).to_have_text(["8,91%", "2,04%"])


def test_the_language_is_switched_with_its_numbers(opened: Opened) -> None:
    page = opened()
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("#places-title")).to_have_text(f"Nơi nào báo nhiều nhất: {LAND}")
    expect(page.locator(".places .value")).to_have_text(["≥ 1,25 ha", "7.000 m²", "≥ 3.000 m²"])
    expect(page.locator(".map .sea")).to_have_text("BIỂN ĐÔNG")


def test_charts_are_told_to_screen_readers_and_as_tables(opened: Opened) -> None:
    page = opened()
    chart = page.locator(".places svg")
    expect(chart).to_have_accessible_name(
        re.compile(f"^Which places report most: {re.escape(LAND)} Each bar is a place")
    )
    expect(page.locator(".places a.mark").first).to_have_accessible_name(
        "Yên Bái: ≥ 1.25 ha (the figure of one place in it)"
    )
    page.locator(".places summary").click()
    expect(page.locator(".places .numbers tbody tr").first).to_contain_text("Yên Bái≥ 1.25 ha")


def test_a_run_without_facts_says_so(chromium: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Không có gì.\n", encoding="utf-8")
    assert answer(["run", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--quiet"]) == 0
    assert answer(["view", str(tmp_path / "out"), "--no-matches"]) == 0
    page = chromium.new_page(locale="en-GB")
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto((tmp_path / "out" / "report.html").as_uri())
    for card, text in {
        "top-measures": "No fact",
        "timeline": "No fact",
        "places": "No figures",
        "flagged": "No figure",
    }.items():
        expect(page.locator(f".{card}")).to_contain_text(text)
    expect(page.locator(".map .province.none")).to_have_count(63)
    assert failed == []
