"""Periods as the shipped rules find them in an article: what single examples of rules cannot show."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.authoring.examples import find, rows_of
from extract.rulebook import Rulebook, load

Row = dict[str, str]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load()


@pytest.fixture
def periods(rulebook: Rulebook) -> Callable[..., list[tuple[str, str, str, str]]]:
    """Text, start, end and duration of the periods of an article, which is published on a date if one is given."""

    def run(text: str, published: str = "") -> list[tuple[str, str, str, str]]:
        article, found = find(rulebook, "periods", text, published)
        rows = rows_of(rulebook, "periods", article, found.mentions["periods"])
        return [(row["text"], row["period_start"], row["period_end"], row["duration"]) for row in rows]

    return run


Periods = Callable[..., list[tuple[str, str, str, str]]]


def test_a_day_without_a_year_takes_the_one_that_all_full_dates_share(periods: Periods) -> None:
    text = "Ngày 18/6/2017, đập vỡ.\n\nChiều ngày 17/6, nước đã tràn. Tối 16/6, mưa rất to."
    assert [row[1] for row in periods(text)] == ["2017-06-18", "2017-06-17", "2017-06-16"]


def test_full_dates_of_two_years_settle_nothing(periods: Periods) -> None:
    text = "Ngày 18/6/2017, đập vỡ. Ngày 3/5/2018, đập được xây lại.\n\nNgày 9/7, đập tích nước."
    assert periods(text)[2] == ("Ngày 9/7", "", "", "")


def test_a_paragraph_goes_on_in_the_year_that_it_named_last(periods: Periods) -> None:
    text = "Ngày 18/6/2017, đập vỡ. Ngày 3/5/2018, đập được xây lại. Ngày 9/7, đập tích nước. Ngày 1/2, đập lại cạn."
    assert [row[1] for row in periods(text)] == ["2017-06-18", "2018-05-03", "2018-07-09", ""]


def test_the_date_of_a_cited_document_settles_nothing(periods: Periods) -> None:
    text = "Theo Quyết định số 31-QĐ/TW ngày 5/3/2012, hội nghị họp ngày 9/7."
    assert [row[0:2] for row in periods(text)] == [("ngày 5/3/2012", "2012-03-05"), ("ngày 9/7", "")]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Ngày 3/2, bến xe đông hơn hẳn so với Tết năm 2018.", ""),
        ("Năm nay, bến xe đông khách, gấp 2 lần năm 2018.", ""),
        ("Ngày 1/5, khách giảm so với cùng kỳ năm 2023.", "2024-05-01"),
        ("Ngày 1/2, đoàn đến xóm.\n\nCụ Thơm, sinh năm 1929, ra đón.", ""),
        ("Sáng 25/2, bà con họp.\n\nNăm 2017, thôn được tặng giấy khen.", ""),
        ("Ngày 9/7, đập đầy.\n\n6 tháng đầu năm 2024, mưa nhiều.", "2024-07-09"),
        ("Riêng từ tháng 7 đến nay, cá rất nhiều.\n\nTừ đầu năm 2014 đến nay, biển yên.", "2014-07-01"),
        ("Ngày 9/7, đập đầy.\n\nĐập khởi công ngày 3/2/1930, khánh thành lại ngày 5/6/2024.", "2024-07-09"),
    ],
)
def test_only_what_tells_of_the_report_itself_settles_its_year(periods: Periods, text: str, start: str) -> None:
    assert periods(text)[0][1] == start


def test_the_same_day_is_the_last_that_the_text_named(periods: Periods) -> None:
    text = "Sáng 12/6, kho cháy. Đến 19 giờ cùng ngày, lửa tắt. Vụ án sẽ xử ngày 25/6. Tối cùng ngày, dân về nhà."
    assert [row[1] for row in periods(text, "2024-06-13")] == ["2024-06-12", "2024-06-12", "2024-06-25", "2024-06-12"]


def test_what_only_points_is_no_row_in_an_article_without_a_date(periods: Periods) -> None:
    text = "Hôm nay, bà con ra đồng. Đến 9 giờ cùng ngày, chợ tan. Năm ngoái, xã được mùa."
    assert periods(text) == [("Năm ngoái", "", "", "")]
    assert [row[1] for row in periods(text, "2019-03-02")] == ["2019-03-02", "2019-03-02", "2018-01-01"]


def test_a_day_of_the_month_takes_the_month_named_before(periods: Periods) -> None:
    text = "Mưa lớn từ ngày mùng 8/9/2020; rạng sáng mùng 9, nước rút."
    assert [row[1] for row in periods(text, "2020-10-30")] == ["2020-09-08", "2020-09-09"]


def test_one_rule_s_words_are_not_taken_twice(periods: Periods) -> None:
    text = "Từ đầu năm 2020 đến nay, sau 2 năm, từ ngày 31-8 đến ngày 2-9, 6 tháng đầu năm 2023."
    assert [row[0] for row in periods(text)] == [
        "Từ đầu năm 2020 đến nay",
        "2 năm",
        "từ ngày 31-8 đến ngày 2-9",
        "6 tháng đầu năm 2023",
    ]


WORDS = """ngày tháng năm quý tuần giờ sáng từ đến - / , ( ) đầu cuối sau trước nay qua mai kỳ mỗi hai mười rưỡi số
05 CT TW 1 9 12 31 32 0 2020 2021 2.025 3.2021 12.11.2019 25.2 3.9999 9.9 31.31 29.2.2021 thế kỷ XX vụ tới""".split()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["", "2020-02-29", "2021-12-31"]))
def test_no_jumble_of_words_breaks_a_builder_or_runs_backwards(
    periods: Periods, words: list[str], published: str
) -> None:
    for _, start, end, _ in periods("Tin: " + " ".join(words), published):
        assert not (start and end) or start <= end


@pytest.mark.parametrize(
    "text",
    [
        "Có 9/10 vụ việc, 18/18 nhiệm vụ và 2/3 số hộ.",
        "Đội khách thắng 3-1 sau khi dẫn trước 2-0.",
        "Hằng năm, hiện nay, thời gian qua, thời gian tới, đến nay.",
        "Chị 45 tuổi, nuôi năm em mồ côi từ năm 20 tuổi.",
        "Thu nhập mỗi tháng 5 triệu đồng, mỗi năm 2 vụ, 3 tháng một lần.",
        "Lúc 8 giờ sáng, từ 7 giờ đến 9 giờ tối, trực 24/24 giờ.",
        "Bà con góp 300 ngày công, đàn lợn 5 tháng tuổi.",
        "Nhà ở đường 30/4, gần bệnh viện 19-8, cạnh quốc lộ 1.",
        "Quê hương hôm nay khởi sắc nhờ phần thưởng cao quý này.",
    ],
)
def test_what_is_no_period(periods: Periods, text: str) -> None:
    assert periods(text, "2021-06-15") == []


def test_spans_point_into_the_article_as_it_is_written(rulebook: Rulebook) -> None:
    text = "Ngày\u00a018/7/2023, hội nghị họp; 2\u200b năm sau tổng kết."
    article, found = find(rulebook, "periods", text)
    spans = [article.source(mention.start, mention.end) for mention in found.mentions["periods"]]
    assert [article.decoded[start:end] for start, end in spans] == ["Ngày\u00a018/7/2023", "2\u200b năm sau"]


def test_the_month_before_is_counted_from_the_month_reported_on(periods: Periods) -> None:
    text = "Chỉ số giá tháng 9 năm 2022 tăng 1,55% so với tháng trước."
    assert [row[1] for row in periods(text)] == ["2022-09-01", "2022-08-01"]
    assert [row[1] for row in periods(text, "2022-10-03")] == ["2022-09-01", "2022-08-01"]
    assert [row[1] for row in periods("Giá gạo tăng so với tháng trước.", "2022-10-03")] == ["2022-09-01"]


def test_days_of_a_list_that_ends_with_a_dotted_date(periods: Periods) -> None:
    rows = periods("Trong 2 ngày 24 và 25.7, hội mở cửa.", "2023-08-01")
    assert [row[1] for row in rows] == ["2023-07-24", "2023-07-25"]
    assert [row[1] for row in periods("Các ngày 3, 4 và 6.8.2022 mưa.")] == ["2022-08-03", "2022-08-04", "2022-08-06"]


def test_a_range_from_a_day_of_the_year_before(periods: Periods) -> None:
    text = "Từ 15/12 năm trước đến 14/6 năm nay, cả tỉnh vắng khách."
    assert periods(text, "2023-07-18") == [("Từ 15/12 năm trước đến 14/6 năm nay", "2022-12-15", "2023-06-14", "")]
