"""Figures as a reader of the table sees them: value, unit and what stands with them."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.authoring.examples import find, rows_of
from extract.rulebook.load import load
from extract.rulebook.model import Rulebook

Row = Mapping[str, str]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return shipped()


@cache
def shipped() -> Rulebook:
    return load()


def figures(rulebook: Rulebook, text: str, published: str = "") -> list[Row]:
    article, found = find(rulebook, "figures", text, published)
    return rows_of(rulebook, "figures", article, found.mentions["figures"])


def only(rulebook: Rulebook, text: str, published: str = "") -> Row:
    rows = figures(rulebook, text, published)
    assert len(rows) == 1, rows
    return rows[0]


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("Xã góp 1,7 tỷ đồng.", "money", "1700000000", "VND"),
        ("Tổng vốn là 37,210 tỷ đồng.", "money", "37210000000", "VND"),
        ("Giá trị hợp đồng là 21.500 Trđ.", "money", "21500000000", "VND"),
        ("Kim ngạch đạt 2,61 tỷ USD.", "money", "2610000000", "USD"),
        ("Tiền công là 2 triệu 5 trăm nghìn đồng.", "money", "2500000", "VND"),
        ("Tiền công là 1,5tr.", "money", "1500000", "VND"),
        ("Bà con hiến 22.381m2 đất.", "area", "22381", "m²"),
        ("Diện tích huyện là 119,7 km 2.", "area", "119700000", "m²"),
        ("Nhà còn ba sào ruộng.", "area", "3", "sào"),
        ("Đường rộng 02m.", "length", "2", "m"),
        ("Lượng mưa đo được 195,8mm.", "length", "0.1958", "m"),
        ("Góp được nửa tạ gạo.", "mass", "50", "kg"),
        ("Đổ 37.500 khối đất.", "volume", "37500", "m³"),
        ("Đạt 11,22 % dự toán.", "percent", "11.22", "%"),
        ("Cụ năm nay 92 tuổi.", "other", "92", "tuổi"),
        ("Có 09 tập thể được khen.", "count", "9", "tập thể"),
        ("Có hai trăm linh năm hộ dân.", "count", "205", "hộ"),
    ],
)
def test_base_units(rulebook: Rulebook, text: str, kind: str, value: str, unit: str) -> None:
    row = only(rulebook, text)
    assert (row["kind"], Decimal(row["value"]), row["unit"]) == (kind, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Bán được từ 5 đến 7 triệu đồng.", "5000000", "7000000"),
        ("Giá 15.000 - 20.000 đồng/kg.", "15000", "20000"),
        ("Giá lúa 7-8.000 đồng/kg.", "7000", "8000"),
        ("Mỗi phần từ 300.000 đồng đến 5 triệu đồng.", "300000", "5000000"),
        ("Thu từ 500 kg đến 1 tấn cá.", "500", "1000"),
        ("Sóng cao 2-3m.", "2", "3"),
    ],
)
def test_ranges(rulebook: Rulebook, text: str, low: str, high: str) -> None:
    row = only(rulebook, text)
    assert (Decimal(row["value"]), Decimal(row["max"])) == (Decimal(low), Decimal(high))


def test_a_falling_pair_is_two_levels(rulebook: Rulebook) -> None:
    rows = figures(rulebook, "Tỷ lệ hộ nghèo giảm từ 13,9% đến 3,5%.")
    assert [(row["value"], row["max"]) for row in rows] == [("13.9", ""), ("3.5", "")]
    assert {row["of"] for row in rows} == {"Tỷ lệ hộ nghèo"}


def test_ratio_is_in_base_units(rulebook: Rulebook) -> None:
    row = only(rulebook, "Đã cứng hóa 16,6/21,9km đường thôn.")
    assert (row["kind"], row["value"], row["total"], row["unit"]) == ("ratio", "16600", "21900", "m")


def test_a_rank_without_noun_takes_that_of_the_rank_before(rulebook: Rulebook) -> None:
    rows = figures(rulebook, "Tỉnh đứng thứ 16/63 tỉnh, thành phố và đứng thứ 2 trong vùng.")
    assert [(row["kind"], row["value"], row["unit"]) for row in rows] == [
        ("rank", "16", "tỉnh, thành phố"),
        ("rank", "2", "tỉnh, thành phố"),
    ]


def test_vague_magnitudes_have_no_value(rulebook: Rulebook) -> None:
    row = only(rulebook, "Bão làm hỏng hàng nghìn ha lúa.")
    assert (row["value"], row["unit"], row["flags"]) == ("", "m²", "vague")


def test_hardly_possible_sizes_are_kept_and_flagged(rulebook: Rulebook) -> None:
    row = only(rulebook, "Giá trị hiến đất khoảng 213.839 tỷ đồng.")
    assert (row["value"], row["flags"]) == ("213839000000000", "suspect")


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Tổng vốn 293 tỷ đồng, trong đó dân góp 216 tỷ đồng (chiếm 77%).", "share-differs"),
        ("Tổng vốn 280 tỷ đồng, trong đó dân góp 216 tỷ đồng (chiếm 77%).", ""),
        ("Có 45/50 hộ (đạt 80%) ký cam kết.", "share-differs"),
        ("Có 45/50 hộ (đạt 90%) ký cam kết.", ""),
    ],
)
def test_shares_that_do_not_follow_are_flagged(rulebook: Rulebook, text: str, flags: str) -> None:
    assert figures(rulebook, text)[-1]["flags"] == flags


def test_rates(rulebook: Rulebook) -> None:
    assert only(rulebook, "Thu nhập đạt 34 triệu đồng/người, năm.")["per"] == "người/năm"
    assert only(rulebook, "Cam bán 40 ngàn đồng/1 kg.")["per"] == "kg"
    assert only(rulebook, "Tiền công 200 ngàn đồng mỗi ngày.")["per"] == "ngày"
    assert only(rulebook, "Mật độ 327 người/km2.")["per"] == "km²"
    assert only(rulebook, "Huyện có 7,8 bác sĩ/vạn dân.")["per"] == "vạn dân"


def test_a_rate_said_ahead_holds_for_the_amounts_that_go_on(rulebook: Rulebook) -> None:
    text = "Mỗi năm anh bán 20 tấn cá, thu về 500 triệu đồng và tạo việc cho 5 lao động; vườn rộng 2 ha."
    assert [row["per"] for row in figures(rulebook, text)] == ["năm", "năm", "", ""]
    assert [row["per"] for row in figures(rulebook, "Mỗi năm anh bán 20 tấn cá, hiện có 3 ha ao.")] == ["năm", ""]
    assert [row["per"] for row in figures(rulebook, "Trại bán 20 tấn/năm, thu 2 tỷ đồng.")] == ["năm", ""]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Cà phê đạt 1,2 triệu tấn, hồ tiêu 50 nghìn tấn.", ["Cà phê", "hồ tiêu"]),
        ("Giá bình quân: Gạo 638 USD/tấn, tăng 20,5%.", ["Gạo", "Gạo"]),
        ("Khu vực nông nghiệp tăng 4%, dịch vụ tăng 7%.", ["nông nghiệp", "dịch vụ"]),
        ("Đàn trâu 368 con, đàn bò 1.276 con.", ["Đàn trâu", "đàn bò"]),
        ("Nhà anh nuôi 30 con bò.", [""]),
        ("Kim ngạch xuất khẩu (XK) nông sản ước đạt 24 tỷ USD.", ["Kim ngạch xuất khẩu"]),
        ("Doanh thu của quán tăng, đạt 24 triệu đồng.", ["Doanh thu"]),
        ("Diện tích lúa đạt 53,5/52ha.", ["Diện tích lúa"]),
        ("Tổng diện tích đất là 41 ha xã mới lập.", ["Tổng diện tích đất"]),
        ("Lượng mưa ở La Tó 223mm, Tà Long 195mm.", ["Lượng mưa", "Lượng mưa"]),
        ("Hỏng 334m đường bê tông (Cái Bè: 75m, Mỏ Cày: 259m).", ["đường bê tông"] * 3),
        (
            "Tổng vốn để xây trường theo lời hứa của hội đồng cũ ở cả vùng cao và vùng sâu là khoảng 15 tỷ đồng.",
            ["Tổng vốn"],
        ),
        ("Số hộ đạt danh hiệu đạt 84%, khu dân cư đạt 71%.", ["Số hộ", ""]),
        ("Hỏng 8 ha lúa, hoa màu bị ngập úng, thiệt hại (Cái Bè 5; Mỏ Cày 3).", ["lúa"] * 3),
        ("Chỉ số giá 6 tháng đầu năm tăng khá so cùng kỳ, ước tăng 26%.", ["Chỉ số giá"]),
        ("Dư nợ tại các xã vùng sâu, vùng xa, xã khó khăn là 547 triệu đồng.", ["Dư nợ"]),
        ("Doanh thu đạt 5 tỷ đồng, phần còn lại là 3 tỷ đồng.", ["Doanh thu", ""]),
        ("Trừ chi phí lãi 150 triệu đồng.", ["lãi"]),
        ("Nước trên sông Tiền tại Tân Châu là 3 m.", [""]),
        ("Bán với giá 25 ngàn đồng/kg, thu gần 38 triệu đồng.", ["giá", ""]),
    ],
)
def test_what_is_measured(rulebook: Rulebook, text: str, of: list[str]) -> None:
    assert [row["of"] for row in figures(rulebook, text)] == of


def test_more_than_planned_is_in_the_scale_of_the_plan(rulebook: Rulebook) -> None:
    row = only(rulebook, "Thu ngân sách đạt 1.809,5/75 triệu đồng.")
    assert (row["value"], row["total"], row["unit"]) == ("1809500000", "75000000", "VND")


def test_numbers_behind_names_in_brackets_take_the_unit_before(rulebook: Rulebook) -> None:
    rows = figures(rulebook, "Có 840 nhà ngập (Bạc Liêu: 596, Trà Vinh: 244) và 12 ha rau (Bến Tre: 8, Trà Vinh: 4).")
    assert [(row["value"], row["unit"]) for row in rows] == [
        ("840", "nhà"), ("596", "nhà"), ("244", "nhà"), ("120000", "m²"), ("80000", "m²"), ("40000", "m²"),
    ]  # fmt: skip


def test_changes_go_on_along_a_list_but_not_past_a_semicolon(rulebook: Rulebook) -> None:
    rows = figures(rulebook, "Huyện giảm 3 đơn vị xã, 479 thôn; 12 xã đạt chuẩn.")
    assert [row["change"] for row in rows] == ["decrease", "decrease", ""]


def test_figures_of_a_time_to_come_are_targets(rulebook: Rulebook) -> None:
    text = "Đến năm 2030, thu nhập bình quân đạt 75 triệu đồng/người."
    assert only(rulebook, text, "2026-03-01")["status"] == "target"
    assert only(rulebook, text, "2031-03-01")["status"] == ""


def test_a_small_number_behind_an_abbreviation_counts(rulebook: Rulebook) -> None:
    assert only(rulebook, "Đồng bào DTTS 2 xã Xuân Hải và Vĩnh Hải vui mừng.")["text"] == "2 xã"
    assert figures(rulebook, "Khu Tân Phú 1 phường Tân Bình vui mừng.") == []


def test_unknown_nouns_are_found_by_the_segmenter(rulebook: Rulebook) -> None:
    row = only(rulebook, "Xưởng bàn giao 45 guồng tơ.")
    assert (row["text"], row["unit"], row["rule"]) == ("45 guồng", "guồng", "count-other")


@pytest.mark.parametrize(
    "text",
    [
        "Theo Nghị quyết số 30/NQ-CP.",
        "Điện thoại: 0912.345.678.",
        "Nhà ở số 12/5 đường Lê Lợi.",
        "Em học lớp 5 trường làng.",
        "Bà là một người dân của bản.",
        "Một số hộ và một trong những xã nghèo.",
        "Trong năm người dân được mùa.",
        "Ba Đình là quận trung tâm.",
        "Bão số 4 đổ bộ lúc 11h trưa.",
        "Dịch COVID-19 lắng xuống.",
        "Tỷ phú về làng.",
        "Mạng 5G phủ khắp bản.",
        "Đại hội lần thứ XXII.",
    ],
)
def test_what_is_no_figure(rulebook: Rulebook, text: str) -> None:
    assert figures(rulebook, text) == []


@pytest.mark.parametrize("text", ["Xã mua 5m2 gạch.", "Lớp 12A1 học tốt.", "Lúc 2h30 mưa to.", "Đội U23 về nước."])
def test_no_unit_stands_for_the_decimal_comma(rulebook: Rulebook, text: str) -> None:
    assert "unit-in-the-middle" not in {row["rule"] for row in figures(rulebook, text)}


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999_999_999), st.sampled_from(["hộ", "cây", "tấn", "km", "%", "đồng"]))
def test_any_whole_number_is_read_as_written(value: int, unit: str) -> None:
    written = f"{value:,}".replace(",", ".")
    row = only(shipped(), f"Toàn huyện có {written} {unit}.")
    factor = {"tấn": 1000, "km": 1000}.get(unit, 1)
    assert Decimal(row["value"]) == value * factor
    assert row["text"] == f"{written} {unit}"
