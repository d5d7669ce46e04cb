"""The report as a reader uses it, in a real browser. Its own policy forbids scripts of others, those of tests too."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, read_table
from tests.report.conftest import HOSTILE

Opened = Callable[..., Any]
KIEN_XUONG = "#/articles/hien-dat-lam-duong-kien-xuong-2013"


def expect(locator: Any) -> Any:
    from playwright.sync_api import expect

    return expect(locator)


def row(page: Any, text: str) -> Any:
    return page.locator(".tabulator-row", has_text=text).first


def test_every_view_opens(opened: Opened) -> None:
    page = opened()
    expect(page.locator("nav.views a")).to_have_text(["Overview", "Articles", "Tables", "Rules"])
    for name, shown in {"articles": ".text .find", "tables": ".tabulator-row", "rules": ".rule-page h2"}.items():
        page.locator(f'nav.views a[data-view="{name}"]').click()
        expect(page.locator(f"#view-{name} {shown}").first).to_be_visible()
        expect(page.locator('nav.views a[aria-current="page"]')).to_have_attribute("data-view", name)
    expect(page.locator(".notes")).to_contain_text("1 file could not be read")


def test_a_find_tells_its_values_its_links_and_its_rule(opened: Opened) -> None:
    page = opened("#/articles/good")
    page.locator(".find.k-figures", has_text="1.250 m2").hover()
    card = page.locator("#card")
    for told in ("1,250", "m²", "Lâm Thượng", "1/1/2021 – 31/12/2021", "area"):
        expect(card).to_contain_text(told)
    expect(page.locator(".find.linked")).to_have_text(["Năm 2021", "xã Lâm Thượng"])
    page.locator(".find.k-figures", has_text="1.250 m2").click()
    card.get_by_role("button", name="in xã Lâm Thượng").click()
    expect(page.locator(".find.active")).to_have_text("xã Lâm Thượng")
    expect(card).to_contain_text("commune")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_arrow_keys_go_from_find_to_find(opened: Opened) -> None:
    page = opened("#/articles/good")
    page.locator(".text").focus()
    for text in ("Xã Lâm Thượng", "Năm 2021", "xã Lâm Thượng", "1.250 m2"):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".find.active")).to_have_text(text)
        expect(page.locator(".find.active")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".find.active")).to_have_text("xã Lâm Thượng")
    page.keyboard.press("Enter")
    expect(page.locator("#card").get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_have_count(0)
    expect(page.locator('.find[tabindex="0"]', has_text="xã Lâm Thượng")).to_be_focused()


def test_from_a_row_to_its_place_and_back(opened: Opened) -> None:
    page = opened("#/tables/figures")
    page.locator("#view-tables [data-search]").fill("good 1.250")
    expect(page.locator(".toolbar .count")).to_have_text(f"1 of {_rows(page)} rows")
    row(page, "1.250 m2").click()
    expect(page.locator(".find.active")).to_have_text("1.250 m2")
    expect(page.locator(".find.active")).to_be_in_viewport()
    expect(page.locator('.side-row[aria-current="true"]')).to_contain_text("1.250 m2")
    page.locator("#card").get_by_text("row in the table").click()
    expect(page.locator(".tabulator-row.shown")).to_contain_text("1.250 m2")
    page.go_back()
    page.go_back()
    expect(page.locator("#view-tables [data-search]")).to_have_value("good 1.250")


def test_what_is_typed_while_a_table_is_built_is_searched(opened: Opened) -> None:
    page = opened()
    page.evaluate(
        """() => {
            addEventListener("hashchange", () => {
                const box = document.querySelector("#view-tables [data-search]");
                box.value = "good 1.250";
                box.dispatchEvent(new Event("input"));
            });
            location.hash = "#/tables/figures";
        }"""
    )
    expect(page.locator(".toolbar .count")).to_have_text(f"1 of {_rows(page)} rows")
    expect(page.locator("#view-tables [data-search]")).to_have_value("good 1.250")


def _rows(page: Any) -> str:
    return str(page.locator('.tabs a[aria-current="page"] .muted').inner_text()).strip()


def test_a_fact_leads_to_its_words(opened: Opened) -> None:
    page = opened("#/articles/good?m=records.1")
    expect(page.locator(".find.active")).to_have_text("300 ngày công")
    expect(page.locator("#card h3").first).to_have_text("Facts")


def test_tables_are_searched_without_diacritics_filtered_and_sorted(opened: Opened, report: Path) -> None:
    page = opened("#/tables/localities")
    figures = read_table(report.with_name("figures.csv"))
    page.locator("#view-tables [data-search]").fill("yen duong")
    expect(page.locator(".toolbar .count")).to_contain_text("of")
    expect(row(page, "xã Yến Dương")).to_be_visible()
    page.locator(".tabs a", has_text="Figures").click()
    page.locator('.tabulator-col[tabulator-field="value"] input').fill("> 1000000")
    page.locator('.tabulator-col[tabulator-field="kind"] input').fill("money")
    wanted = [float(one["value"]) for one in figures if one["kind"] == "money" and float(one["value"]) > 1e6]
    expect(page.locator(".toolbar .count")).to_have_text(f"{len(wanted)} of {len(figures)} rows")
    for most in (max, min):
        page.locator('.tabulator-col[tabulator-field="value"] .tabulator-col-title').click()
        first = page.locator('.tabulator-row .tabulator-cell[tabulator-field="value"]').first
        expect(first).to_have_text(f"{most(wanted):,.0f}")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".toolbar .count")).to_have_text(f"{len(figures)} rows")


def test_words_are_searched_whole_but_for_the_last(opened: Opened) -> None:
    page = opened("#/tables/figures?article=%3Dgood")
    expect(page.locator(".tabulator-row")).to_have_count(2)
    rows = page.locator(".tabulator-row", has_text="300 ngày công")
    cases = {"ngay cong": 1, "ngay co x": 0, "công ng": 1, '"cong ngay"': 0, '"ngay cong"': 1, "gay cong": 0}
    for asked, found in cases.items():
        page.locator("#view-tables [data-search]").fill(asked)
        expect(rows).to_have_count(found)


def test_a_table_is_saved_as_the_run_wrote_it(opened: Opened, report: Path) -> None:
    page = opened("#/tables/records")
    expect(page.locator(".tabulator-row").first).to_be_visible()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Download CSV").click()
    assert saving.value.suggested_filename == "records.csv"
    assert Path(saving.value.path()).read_bytes() == report.with_name("records.csv").read_bytes()


def test_a_table_is_copied_for_spreadsheets(opened: Opened) -> None:
    page = opened("#/tables/figures?article=%3Dgood", permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator(".tabulator-row")).to_have_count(2)
    page.get_by_role("button", name="Copy").click()
    expect(page.locator(".toolbar .said")).to_have_text("2 rows copied")
    head, *rows = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert [dict(zip(head.split("\t"), one.split("\t"), strict=True))["value"] for one in rows] == ["1250", "300"]


def test_the_language_is_switched_and_remembered(opened: Opened) -> None:
    page = opened("#/tables/figures", locale="vi-VN")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.locator(".tabs a").first).to_contain_text("Dữ kiện")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".tabs a").first).to_contain_text("Facts")
    page.reload()
    expect(page.locator('nav.views a[aria-current="page"]')).to_have_text("Tables")


def test_an_article_full_of_html_stays_text(opened: Opened) -> None:
    page = opened("#/articles/hostile")
    expect(page.locator(".find.k-figures", has_text="300 ngày công")).to_be_visible()
    shown = page.locator(".text").inner_text()
    for line in HOSTILE.replace("\u2028", "\n").splitlines():
        assert line.strip() in shown
    assert page.locator(".text :is(img, script, b)").count() == 0
    page.goto(page.url.split("#")[0] + "#/tables/records?article=%3Dhostile")
    expect(row(page, "300 ngày công")).to_be_visible()
    page.locator('nav.views a[data-view="rules"]').click()
    page.goto(page.url.split("#")[0] + "#/rules/%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(page.locator(".rule-page")).to_contain_text("<img src=x onerror=alert(1)>")


def test_what_was_cut_off_and_what_gave_way_can_be_shown(opened: Opened) -> None:
    page = opened(KIEN_XUONG)
    furniture = page.locator(".text", has_text="Đang online: 31")
    expect(furniture).to_have_count(0)
    page.get_by_role("button", name="cut off").click()
    expect(furniture).to_have_count(1)
    expect(page.locator(".find.k-lost")).to_have_count(0)
    page.get_by_role("button", name="gave way").click()
    page.locator(".find.k-lost").first.click()
    expect(page.locator("#card")).to_contain_text("Gave way to")
    lines = (
        (ROOT / "corpus" / "articles" / f"{KIEN_XUONG.rpartition('/')[2]}.txt").read_text(encoding="utf-8").splitlines()
    )
    assert page.locator(".text :is(p, h2)").all_text_contents() == [line for line in lines if line.strip()]


def test_a_kind_can_be_hidden(opened: Opened) -> None:
    page = opened("#/articles/good")
    find = page.locator(".find.k-periods").first
    expect(find).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.get_by_role("button", name="periods").click()
    expect(find).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_a_rule_shows_what_it_found_and_leads_there(opened: Opened) -> None:
    page = opened("#/rules")
    page.locator("#view-rules [data-search]").fill("dien tich")
    page.locator("#view-rules .long-list a", has_text="area").first.click()
    quote = page.locator(".quotes a", has_text="Lâm Thượng đã hiến").first
    expect(quote.locator("mark")).to_have_text("1.250 m2")
    quote.click()
    expect(page.locator(".find.active")).to_have_text("1.250 m2")


def test_articles_are_searched_without_diacritics_from_the_keyboard(opened: Opened) -> None:
    page = opened("#/articles/good")
    expect(page.locator(".text .find").first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("kien xuong long dan")
    expect(page.locator("#view-articles .long-list a")).to_have_count(1)
    page.locator("#view-articles .long-list a").click()
    expect(page.locator(".text .title")).to_contain_text("Kiến Xương")
    page.locator("#view-articles [data-search]").fill("nho truc 24/24 gio")
    expect(page.locator("#view-articles .long-list a")).to_have_text(re.compile("Ba Bể"))
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_contain_text("Tabulator")
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    expect(page.locator('nav.views a[aria-current="page"]')).to_have_text("Tables")


@pytest.mark.parametrize(
    "at", ["#/overview", "#/articles", f"{KIEN_XUONG}?m=figures.3", "#/tables/records", "#/rules/area"]
)
def test_nothing_is_wider_than_a_small_phone(opened: Opened, at: str) -> None:
    page = opened(at, width=360, height=740, has_touch=True, color_scheme="dark")
    shown = page.locator("#main > section:visible :is(h2, .long-list a, .tabulator-row):visible")
    expect(shown.first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    main = page.locator("#main > section:visible")
    assert main.evaluate("node => node.scrollWidth") == 360


def test_on_paper_a_table_has_its_rows_and_no_buttons(opened: Opened) -> None:
    page = opened("#/tables/figures?article=%3Dgood")
    expect(page.locator(".tabulator-row")).to_have_count(2)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".printed td", has_text="300 ngày công")).to_be_visible()
    expect(page.locator(".toolbar")).to_be_hidden()
