"""Which period a figure is given."""

from collections.abc import Callable, Mapping

import pytest

Periods = Callable[..., dict[str, str]]


def year(number: int) -> str:
    return f"{number}-01-01/{number}-12-31"


def test_from_and_to_each_have_the_year_behind_them(periods: Periods) -> None:
    assert periods("Tỷ lệ hộ nghèo giảm từ 13,9% vào năm 2015 xuống còn 3,5% vào năm 2020.") == {
        "13,9%": year(2015),
        "3,5%": year(2020),
    }


def test_two_spans_of_one_sentence(periods: Periods) -> None:
    assert periods("Từ năm 2015 đến năm 2020, xã giảm 120 hộ nghèo; từ năm 2021 đến nay giảm 45 hộ nghèo.") == {
        "120 hộ nghèo": "2015-01-01/2020-12-31",
        "45 hộ nghèo": "2021-01-01/2023-07-18",
    }


def test_a_part_of_the_span_with_its_own_period(periods: Periods) -> None:
    assert periods("Giai đoạn 2016 - 2020, huyện huy động 1.250 tỷ đồng, riêng năm 2019 là 215 tỷ đồng.") == {
        "1.250 tỷ đồng": "2016-01-01/2020-12-31",
        "215 tỷ đồng": year(2019),
    }


def test_years_before_the_figures_of_their_clauses(periods: Periods) -> None:
    assert periods("Năm 2021 xã có 42 hộ nghèo, năm 2022 còn 30 hộ nghèo, đến năm 2023 chỉ còn 12 hộ nghèo.") == {
        "42 hộ nghèo": year(2021),
        "30 hộ nghèo": year(2022),
        "12 hộ nghèo": year(2023),
    }


def test_the_topic_of_a_sentence_against_a_year_inside_it(periods: Periods) -> None:
    found = periods("Năm 2022, huyện đã khắc phục hạn chế năm 2021, trồng 450 ha rừng.")
    assert found == {"450 ha": year(2022)}


@pytest.mark.parametrize(
    "compared",
    ["tăng 15% so với năm 2021", "bằng 115% năm 2021", "tăng 15% so với cùng kỳ năm 2021"],
)
def test_what_a_figure_is_compared_with_is_not_its_period(periods: Periods, compared: str) -> None:
    found = periods(f"Năm 2022, xã thu 12 tỷ đồng, {compared}.")
    assert found["12 tỷ đồng"] == year(2022)
    (change,) = (text for text in found if text.endswith("%"))
    assert found[change] == year(2022)


def test_a_multiple_of_a_year_does_not_date_the_figure(periods: Periods) -> None:
    assert periods("Sản lượng đạt 450 tấn, gấp 2 lần năm 2015.") == {"450 tấn": "", "2 lần": ""}


def test_a_year_in_brackets_is_of_the_figure_that_its_noun_leads_to(periods: Periods) -> None:
    assert periods("Huyện có 22 xã và 3 thị trấn với dân số (năm 2016) là 179.000 người.") == {
        "22 xã": "",
        "3 thị trấn": "",
        "179.000 người": year(2016),
    }
    assert periods("Xã trồng 45 ha quế (năm 2016), 30 ha keo (năm 2017).") == {
        "45 ha": year(2016),
        "30 ha": year(2017),
    }


def test_enumerated_years_are_one_span(periods: Periods) -> None:
    assert periods("Năm 2019 và 2020, xã trồng 45 ha quế.") == {"45 ha": "2019-01-01/2020-12-31"}


def test_a_period_is_carried_within_its_paragraph_until_a_word_of_now(periods: Periods) -> None:
    assert periods(
        "Năm 2020, xã có 42 hộ nghèo. Xã đã xóa 15 nhà tạm. Hiện nay, xã có 12 hộ khá.",
        "Bà con góp 300 ngày công.",
    ) == {
        "42 hộ nghèo": year(2020),
        "15 nhà tạm": year(2020),
        "12 hộ": "",
        "300 ngày công": year(2020),
    }


def test_the_only_period_of_an_article(periods: Periods) -> None:
    assert periods("Trong năm 2022, xã trồng 45 ha quế.", "Bà con góp 300 ngày công.")["300 ngày công"] == year(2022)
    two = periods("Trong năm 2022, xã trồng 45 ha quế.", "Bà con góp 300 ngày công.", "Năm 2021, xã có 42 hộ nghèo.")
    assert two["300 ngày công"] == ""


def test_a_period_that_the_title_names(periods: Periods) -> None:
    found = periods("Xã có 42 hộ nghèo.", "Năm 2019, xã có 60 hộ nghèo.", title="Xã Lâm Thượng năm 2022")
    assert found == {"42 hộ nghèo": year(2022), "60 hộ nghèo": year(2019)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Lò Văn Phớ sinh năm 1962, trồng 4 ha quế.",
        "Thực hiện Nghị quyết số 05-NQ/TU ngày 12/4/2021, xã trồng 4 ha quế.",
    ],
)
def test_years_of_birth_and_dates_of_documents_date_no_figure(periods: Periods, sentence: str) -> None:
    assert periods(sentence)["4 ha"] == ""


def test_periods_within_a_year(periods: Periods) -> None:
    assert periods(
        "Sáu tháng đầu năm 2023, xã thu 12 tỷ đồng.",
        "Quý I/2023, xã trồng 4 ha quế.",
        "Sáng 17/7, xã góp 30 ngày công.",
    ) == {
        "12 tỷ đồng": "2023-01-01/2023-06-30",
        "4 ha": "2023-01-01/2023-03-31",
        "30 ngày công": "2023-07-17/2023-07-17",
    }


def test_what_was_found_beyond_the_sentence_is_flagged(
    tables: Callable[..., Mapping[str, list[dict[str, str]]]],
) -> None:
    records = tables("Năm 2020, xã có 42 hộ nghèo. Xã đã xóa 15 nhà tạm.")["records"]
    assert {row["as_written"]: row["flags"] for row in records} == {"42 hộ nghèo": "", "15 nhà tạm": "period-inferred"}


def test_a_period_in_brackets_behind_a_figure_is_its_own(periods: Periods) -> None:
    found = periods("Số hộ nghèo giảm từ 420 hộ (năm 2020) xuống 95 hộ (năm 2022).")
    assert found == {"420 hộ": year(2020), "95 hộ": year(2022)}


def test_a_year_behind_then_belongs_to_what_follows(periods: Periods) -> None:
    found = periods("Nếu như năm 2015 cả xã có 320 hộ nghèo thì đến năm 2022 chỉ còn 45 hộ nghèo.")
    assert found == {"320 hộ nghèo": year(2015), "45 hộ nghèo": year(2022)}


def test_behind_a_sentence_of_now_no_earlier_year_holds(periods: Periods) -> None:
    found = periods("Năm 2020, xã có 42 hộ nghèo. Hiện nay, xã có 12 hộ khá. Xã nuôi 90 con trâu.")
    assert list(found.values()) == [year(2020), "", ""]


def test_the_date_of_a_document_dates_no_figure(periods: Periods) -> None:
    found = periods("Thực hiện Chỉ thị số 03-CT/TW ngày 14/5/2011, xã đã giúp 254 hộ nghèo.")
    assert found == {"254 hộ nghèo": ""}


def test_a_year_of_birth_dates_no_figure(periods: Periods) -> None:
    found = periods("Ông A Blong, sinh năm 1953, vận động làng làm 10 km đường.")
    assert found == {"10 km": ""}


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2020, xã có 42 hộ nghèo. Trong 8 năm, tổ đã hòa giải 64 vụ.",
        "Năm 2020, xã có 42 hộ nghèo. Lúc đầu, tổ chỉ có 64 vụ.",
        "Tổ hòa giải do Năm Rạng lập từ năm 2020, nay quen việc. Xã có 64 vụ.",
        "Từ năm 2015 đến năm 2020, xã làm nhiều việc. Làng có 64 vụ.",
        "Từ năm 2015 đến nay, xã làm nhiều việc. Làng có 64 vụ.",
        "Tính đến 20/6, xã cấy xong. Làng có 64 vụ.",
        "Năm 2020, xã mở hội. Ông Lò Văn Phớ hòa giải 64 vụ.",
        "Năm 2020, xã mở hội. Tại xã Khánh Thiện có 64 vụ.",
        "Xã lập tổ, có quy chế từ năm 2020 rõ ràng. Làng có 64 vụ.",
        "Sáng 17/7, xã mở hội nghị. Báo cáo cho thấy làng có 64 vụ.",
    ],
)
def test_a_time_that_may_be_another_is_not_carried(periods: Periods, sentence: str) -> None:
    assert periods(sentence, title="Chuyện xã Lâm Thượng", published="18/7/2023")["64 vụ"] == ""


def test_a_day_carries_on_while_the_same_is_told(periods: Periods) -> None:
    found = periods("Rạng sáng 11/7, kho vải ở xã Lâm Thượng bốc cháy. Lửa thiêu 40 tấn vải.")
    assert found == {"40 tấn": "2023-07-11/2023-07-11"}


def test_how_long_a_thing_is_has_the_period_of_no_other_sentence(periods: Periods) -> None:
    assert periods("Năm 2020, xã có 42 hộ nghèo. Con đường ấy dài 24km.")["24km"] == ""


def test_the_second_comparison_has_the_years_of_the_first(periods: Periods) -> None:
    found = periods(
        "Hộ nghèo giảm (từ 13,9% vào năm 2015 xuống còn 3,5% vào năm 2020), nhất là các xã khó khăn "
        "(giảm từ 51,6% xuống còn 17,8%)."
    )
    assert found == {"13,9%": year(2015), "3,5%": year(2020), "51,6%": year(2015), "17,8%": year(2020)}


def test_the_first_period_may_stand_far_behind(periods: Periods) -> None:
    found = periods("28 trường học trong vùng dạy theo sách mới từ tháng 9/2020.")
    assert found == {"28 trường học": "2020-09-01"}


def test_a_year_in_which_money_was_given_holds_for_the_next_clause(periods: Periods) -> None:
    found = periods("Xã góp 300 ngày công trong năm 2020, bà con hiến 450 m2 đất.")
    assert found == {"300 ngày công": year(2020), "450 m2": year(2020)}


def test_brackets_of_now(periods: Periods) -> None:
    found = periods("Đến năm 2030, thu nhập đạt 75 triệu đồng (hiện là 46 triệu đồng), giữ 22 thôn văn hóa.")
    assert list(found.values()) == [year(2030), "", year(2030)]


def test_the_head_of_a_table_dates_its_lines(periods: Periods) -> None:
    found = periods(
        "Bảng: Thủy sản 6 tháng đầu năm 2023",
        "Tôm thiệt hại: bằng 214%",
        "",
        "Xã cấy 40 ha lúa trong niềm vui. Năm 2019, xã có 42 hộ nghèo.",
    )
    assert found == {"214%": "2023-01-01/2023-06-30", "40 ha": "", "42 hộ nghèo": year(2019)}


def test_the_whole_year_behind_a_quarter(periods: Periods) -> None:
    found = periods("Quý IV, nếu đơn hàng phục hồi, kinh tế cả năm có thể tăng 14%.")
    assert found == {"14%": year(2023)}


@pytest.mark.parametrize(
    ("published", "sentence", "expected"),
    [
        ("12/1/2023", "Sản lượng quế năm qua đạt 2.050 tấn.", year(2022)),
        ("12/9/2023", "Sản lượng quế năm qua đạt 2.050 tấn.", ""),
        ("12/1/2023", "Những năm qua, sản lượng quế đạt 2.050 tấn.", ""),
        ("12/1/2023", "Sản lượng quế năm qua tăng, năm 2021 đạt 2.050 tấn.", year(2021)),
        ("12/9/2023", "Xã tính sang năm bán 2.050 tấn quế.", year(2024)),
    ],
)
def test_a_year_that_the_day_of_the_article_tells(
    periods: Periods, published: str, sentence: str, expected: str
) -> None:
    assert periods(sentence, published=published) == {"2.050 tấn": expected}


def test_the_term_in_the_title_is_not_the_one_that_is_over(periods: Periods) -> None:
    lines = (
        "Nhiệm kỳ 2015 - 2020, Đảng bộ đoàn kết. Tổng thu ngân sách năm 2019 được 12 tỷ đồng. Sản lượng đạt 526 tấn.",
    )
    found = periods(*lines, "Chi bộ kết nạp 19 đảng viên.", title="Đại hội Đảng bộ xã, nhiệm kỳ 2020 - 2025")
    assert found == {"12 tỷ đồng": year(2019), "526 tấn": "2015-01-01/2020-12-31", "19 đảng viên": ""}


def test_a_term_in_the_name_of_a_congress_is_no_time_of_its_figures(periods: Periods) -> None:
    found = periods(
        "Đảng bộ xã tổ chức Đại hội lần thứ XXIII, nhiệm kỳ 2020 - 2025. Dự đại hội có 81 đại biểu.",
        "Nhiệm kỳ 2015 - 2020, Đảng bộ tiến bộ. Thu ngân sách đạt 12 tỷ đồng.",
        title="Đại hội Đảng bộ xã, nhiệm kỳ 2020 - 2025",
    )
    assert found == {"81 đại biểu": "", "12 tỷ đồng": "2015-01-01/2020-12-31"}


def test_the_year_before_that_a_figure_is_compared_with_is_not_its_own(periods: Periods) -> None:
    found = periods("9 tháng đầu năm 2023, xã đón 300 khách. Doanh thu đạt 12 tỷ đồng, tăng 15% với cùng kỳ năm trước.")
    assert set(found.values()) == {"2023-01-01/2023-09-30"}


def test_what_is_so_now_has_not_the_year_in_which_it_began(periods: Periods) -> None:
    found = periods(
        "Bắt đầu trồng bưởi từ năm 2007, đến nay anh có 700 gốc bưởi.",
        "Từ năm 2011 đến nay, xã đầu tư 58 tỷ đồng.",
    )
    assert found == {"700 gốc": "", "58 tỷ đồng": "2011-01-01/2023-07-18"}


def test_an_income_is_one_of_its_year_and_no_rate_of_the_term(periods: Periods) -> None:
    found = periods(
        "Nhiệm kỳ 2020 - 2025, xã phấn đấu đến năm 2025 thu nhập đạt 60 triệu đồng/người/năm, mỗi năm thêm 5 đảng viên."
    )
    assert found == {"60 triệu đồng/người/năm": year(2025), "5 đảng viên": "2020-01-01/2025-12-31"}


def test_what_is_done_again_and_again_has_no_year(periods: Periods) -> None:
    assert periods("Năm 2010, xã lập câu lạc bộ. Định kỳ, hội viên góp 100 nghìn đồng.") == {"100 nghìn đồng": ""}
