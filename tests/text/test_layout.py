from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest

from extract.text import Article, LayoutRules

LEAD = (
    "Sau ba năm thi đua, xã Tân Lập đã hoàn thành 19/19 tiêu chí nông thôn mới, thu nhập bình quân đầu người đạt "
    "52 triệu đồng/năm, tỷ lệ hộ nghèo chỉ còn dưới 2% và không còn nhà tạm."
)
TEASER = (
    "Toàn huyện hiện có 358 mô hình kinh tế tập thể, trong đó 127 mô hình được tỉnh biểu dương, góp phần đưa thu nhập "
    "của người dân ở các xã vùng cao tăng gấp đôi so với năm 2015."
)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def sentences(article: Article) -> list[str]:
    return [article.text[sentence.start : sentence.end] for sentence in article.sentences]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("  • Cập nhật: Thứ ba, 18/7/2023 | 1:58:44 PM", date(2023, 7, 18)),
        ("16:15, 18/05/2022", date(2022, 5, 18)),
        ("Thứ Năm, 05/10/2023, 07:30 (GMT+7)", date(2023, 10, 5)),
        ("Ngày đăng: 12.11.2019", date(2019, 11, 12)),
        ("Đăng lúc: 10:05 SA, ngày 3-6-2020", date(2020, 6, 3)),
        ("Chủ nhật, ngày 5 tháng 7 năm 2023 - 14h20", date(2023, 7, 5)),
        ("2021-03-09 08:00", date(2021, 3, 9)),
        ("CN, 18/07/2023 09:12 CH", date(2023, 7, 18)),
    ],
)
def test_a_date_line_gives_the_day_of_publication_and_is_no_sentence(
    line: str, published: date, read: Callable[[str], Article]
) -> None:
    article = read(page("Tân Lập đổi mới", line, LEAD))
    assert article.layout.published == published
    assert sentences(article) == ["Tân Lập đổi mới", LEAD]


@pytest.mark.parametrize(
    "line", ["Đến ngày 18/7/2023, xã đã xong", "Họp ngày 31/2/2023", "18/7", "Thống kê: 2.210.016", "Mỗi năm 52 triệu"]
)
def test_other_lines_with_numbers_give_no_day(line: str, read: Callable[[str], Article]) -> None:
    assert read(page("Tân Lập đổi mới", line, LEAD)).layout.published is None


def test_a_date_behind_the_author_is_read_and_the_author_kept(read: Callable[[str], Article]) -> None:
    article = read(page("Tân Lập đổi mới", LEAD, "Lê Minh - 18/05/2022 16:15"))
    assert article.layout.published == date(2022, 5, 18)
    assert sentences(article)[-1] == "Lê Minh"


@pytest.mark.parametrize(
    "line",
    ["H.L 11/04/2014 08:11", "author Thứ Tư, ngày 11/04/2014 09:45 AM (GMT+7)", "03:27 PM 11/04/2014 In bài viết"],
)
def test_initials_and_buttons_beside_the_date_are_dropped_with_it(line: str, read: Callable[[str], Article]) -> None:
    article = read(page("Tân Lập đổi mới", line, LEAD))
    assert article.layout.published == date(2014, 4, 11)
    assert sentences(article) == ["Tân Lập đổi mới", LEAD]


@pytest.mark.parametrize(
    "line",
    [
        "11/04/2014 08:11 GMT+7",
        "11/04/2014 08:11 SA",
        "BTL - 11/04/2014 - 08:11 | 1.204 lượt xem",
        "Thứ Sáu, 11/04/2014, 08:11 (GMT+7)",
        "Lượt xem: 7370 | Gửi lúc: 11/04/2014 15:42:27",
        "Thời sự Thứ sáu, 11/4/2014, 00:00 (GMT+7)",
        "Thứ sáu - 11/04/2014 21:41 3.217 0",
        "Thứ sáu, 11-04-2014 | 09:12:51 Lượt xem: 1257",
        "2014-04-11T08:12:00+07:00",
    ],
)
def test_labels_counters_and_the_papers_letters_beside_the_date_are_dropped_with_it(
    line: str, read: Callable[[str], Article]
) -> None:
    article = read(page("Tân Lập đổi mới", line, LEAD))
    assert article.layout.published == date(2014, 4, 11)
    assert sentences(article) == ["Tân Lập đổi mới", LEAD]


def test_of_two_dates_the_one_below_the_title_is_that_of_the_article(read: Callable[[str], Article]) -> None:
    clock = "Thứ Sáu, ngày 23 tháng 08 năm 2019, 09:25:27"
    article = read(page(clock, "Tân Lập đổi mới", "Lê Minh - 18:14, 30/04/2024", LEAD))
    assert article.layout.published == date(2024, 4, 30)
    assert sentences(article) == ["Tân Lập đổi mới", "Lê Minh", LEAD]
    assert read(page(clock, "Tân Lập đổi mới", LEAD)).layout.published == date(2019, 8, 23)


@pytest.mark.parametrize("clock", ["Thứ sáu, 9-5-25 17:35:27", "Hôm nay, Thứ 5 14:24, 03/07/2025"])
def test_the_day_of_the_reader_is_no_day_of_publication(clock: str, read: Callable[[str], Article]) -> None:
    for article in (read(page(clock, "Tân Lập đổi mới", LEAD)), read(page("Tân Lập đổi mới", LEAD, clock))):
        assert article.layout.published is None
        assert sentences(article) == ["Tân Lập đổi mới", LEAD]


def test_date_and_time_behind_the_title_are_the_date_line(read: Callable[[str], Article]) -> None:
    article = read(page("Tân Lập đổi mới sau ba năm 14/11/2025 18:11", LEAD))
    assert article.layout.published == date(2025, 11, 14)
    assert sentences(article) == ["Tân Lập đổi mới sau ba năm", LEAD]
    article = read(page("Tân Lập đổi mới", LEAD, "Hẹn 14/11/2025 18:11"))
    assert article.layout.published is None


@pytest.mark.parametrize(
    "head",
    [
        ("Trang chủ", "Xã hội", "Môi trường"),
        ("Trang chủ > Tin tức > Nông thôn mới",),
        ("ĐT: 0939.923 988", "Theo dõi Báo Khe Vằn trên Google News"),
        ("Cổng thông tin điện tử huyện Tân Phú", "Thứ ba, 18/7/2023"),
        ("Báo Yên Bái", "Chính trị - Xã hội", "18/7/2023"),
        ("BÁO ĐIỆN TỬ KHE VẰN", "CHÍNH TRỊ", "KINH TẾ"),
        ("Trang nhất", "Đoàn thể", "Liên hệ", "Thứ tư, 18/06/2025, 07:12", "Trang nhất » Tin Tức » Hội viên"),
        ("Home / Tin tức / Hội viên",),
        ("CỔNG THÔNG TIN ĐIỆN TỬ", "TỈNH KHE VẰN", "Thứ Hai, ngày 16 tháng 06 năm 2025"),
        ("HOTLINE: 0903.343.439 - ĐẶT MUA BÁO", "Thời sự Chính trị"),
    ],
)
def test_names_of_site_and_section_above_the_title_are_furniture(
    head: tuple[str, ...], read: Callable[[str], Article]
) -> None:
    assert sentences(read(page(*head, "Tân Lập đổi mới", LEAD))) == ["Tân Lập đổi mới", LEAD]


def test_a_short_title_between_a_section_and_a_button_stays(read: Callable[[str], Article]) -> None:
    for below in ("Chia sẻ", "Báo Yên Bái", "18/7/2023"):
        article = read(page("Trang chủ", "Xã hội", "Tân Lập đổi mới", below, LEAD))
        assert sentences(article)[0] == "Tân Lập đổi mới"
        assert article.layout.title is not None


def test_the_same_words_below_the_title_are_headings(read: Callable[[str], Article]) -> None:
    lines = ("Tân Lập đổi mới", LEAD, "Kinh tế", TEASER, "Văn hóa - Xã hội", LEAD)
    assert sentences(read(page(*lines))) == list(lines)


@pytest.mark.parametrize("stamp", ["15:48 02/07/2020", "02/07/2020 15:48", "(02/7/2020) -"])
def test_a_stamp_before_the_first_sentence_is_the_date_line(stamp: str, read: Callable[[str], Article]) -> None:
    article = read(page("Tân Lập đổi mới", f"{stamp} {LEAD}"))
    assert article.layout.published == date(2020, 7, 2)
    assert sentences(article) == ["Tân Lập đổi mới", LEAD]


def test_a_sentence_may_begin_with_a_date(read: Callable[[str], Article]) -> None:
    line = "02/07/2020 là ngày cả thôn nhớ mãi vì cầu mới đã thông."
    article = read(page("Tân Lập đổi mới", line, LEAD))
    assert (article.layout.published, sentences(article)[1]) == (None, line)


def test_the_title_is_the_first_sentence(read: Callable[[str], Article]) -> None:
    article = read(page("Tân Lập: Đường mới, nhà mới", LEAD))
    assert article.layout.title is not None
    assert sentences(article)[0] == "Tân Lập: Đường mới, nhà mới"


@pytest.mark.parametrize("text", [LEAD, page(LEAD, TEASER), page("Xã đã làm được đường.", LEAD)])
def test_a_text_may_have_no_title(text: str, read: Callable[[str], Article]) -> None:
    assert read(text).layout.title is None


@pytest.mark.parametrize(
    "furniture",
    [
        ("Các tin khác", TEASER, "Xem các tin đã đưa ngày:"),
        ("Ý kiến bạn đọc", TEASER),
        ("Thống kê truy cập", "  • Đang online: 14", "  • Hôm nay: 587", "  • Tất cả: 1,784,275", "Đăng nhập"),
        ("Đánh giá:", "lượt đánh giá: , trung bình: Bình luận", "Mã xác thực không đúng.", "    Online: 107"),
        ("     Liên kết website", "    Thống kê: 2.210.016"),
        ("Phản hồi (3)", "Nguyễn An: hay quá"),
        ("Tags Tân Lập nông thôn mới", "Tin liên quan", "Đường mới ở Tân Lập"),
        ("Đánh giá bài viết: 5/5 (4 lượt)", "Bài viết cùng chủ đề: Tân Lập hợp nhất 96 xã"),
        ("TIN LIÊN QUAN", "Đường mới ở Tân Lập"),
        ("Từ khoá: nông thôn mới",),
        ("#nông thôn mới", "#Tân Lập"),
        ("Từ khóa:", "Tân Lập", "nông thôn mới", "Tin liên quan"),
        (".", "•", "- - -"),
        ("Ý kiến ()", "0 / 500 ký tự", "Đường mới ở Tân Lập"),
        ("Đọc nhiều trong Pháp luật", "Đường mới ở Tân Lập"),
        ("Liên kết hữu ích", "Tân Lập: Đường mới"),
        ("Những tin cũ hơn", TEASER),
    ],
)
def test_furniture_behind_the_article_is_no_sentence(
    furniture: tuple[str, ...], read: Callable[[str], Article]
) -> None:
    article = read(page("Tân Lập đổi mới", LEAD, *furniture))
    assert sentences(article) == ["Tân Lập đổi mới", LEAD]
    cut = [article.text[span.start : span.end] for span in article.layout.furniture]
    assert cut == [line.strip() for line in furniture]


@pytest.mark.parametrize("line", ["XEM CLIP:", "Tin liên quan", "Chia sẻ", "Lượt xem: 1.204", "In bài viết"])
def test_furniture_amid_the_article_cuts_its_own_line_only(line: str, read: Callable[[str], Article]) -> None:
    assert sentences(read(page("Tân Lập đổi mới", LEAD, line, TEASER))) == ["Tân Lập đổi mới", LEAD, TEASER]


def test_the_headlines_in_a_box_amid_the_article_go_with_it(read: Callable[[str], Article]) -> None:
    headline = "Bản vùng cao Nậm Rịa: Nhà nhà trồng quế, người người giữ rừng"
    lines = ("Tân Lập đổi mới", LEAD, "Tin liên quan", headline, headline, "Một nhịp cầu mới", TEASER)
    assert sentences(read(page(*lines))) == ["Tân Lập đổi mới", LEAD, "Một nhịp cầu mới", TEASER]
    caption = "Bà con thôn Đông đổ bê tông đường vào khu sản xuất."
    lines = ("Tân Lập đổi mới", LEAD, "Xem thêm", caption, TEASER)
    assert sentences(read(page(*lines))) == ["Tân Lập đổi mới", LEAD, caption, TEASER]


def test_short_lines_behind_tags_amid_the_article_stay(read: Callable[[str], Article]) -> None:
    lines = ("Tân Lập đổi mới", LEAD, "Từ khóa:", "Đường mới", TEASER)
    assert sentences(read(page(*lines))) == ["Tân Lập đổi mới", LEAD, "Đường mới", TEASER]


def test_a_box_of_other_stories_behind_the_lead_does_not_end_the_article(read: Callable[[str], Article]) -> None:
    article = read(page("Tân Lập đổi mới", LEAD, "Tin mới nhất", "Đường mới ở Tân Lập", *[TEASER] * 9))
    assert sentences(article).count(TEASER) == 9


@pytest.mark.parametrize(
    "line",
    [
        "Đánh giá cao vai trò của phụ nữ",
        "Phản hồi từ người dân",
        "Bình luận viên trẻ của làng",
        "Tất cả vì học sinh vùng cao",
        "Hôm nay, xã khởi công 3 km đường.",
        "Tag là nhãn của một bài viết",
        "Xếp hạng di tích cấp tỉnh",
        "Trở lại làng xưa",
        "Ý kiến của bà con thôn Đông",
        "Tin mới về con đường cũ",
        "Top 3 thôn dẫn đầu",
        "Nhãn: được mùa, mất giá",
        "Gửi 5 tấn gạo về vùng lũ",
        "Hôm nay 14/11 xã họp dân",
        "Video của bà con được nhiều người xem",
    ],
)
def test_headings_and_sentences_that_begin_with_such_words_stay(line: str, read: Callable[[str], Article]) -> None:
    assert sentences(read(page("Tân Lập đổi mới", LEAD, line, TEASER))) == ["Tân Lập đổi mới", LEAD, line, TEASER]


def test_what_the_page_left_behind_in_a_line_is_cut(read: Callable[[str], Article]) -> None:
    article = read(page("Tân Lập đổi mới", LEAD + " Lê Minh [links()"))
    assert sentences(article) == ["Tân Lập đổi mới", LEAD, "Lê Minh"]
    assert article.layout.author == "Lê Minh"
    article = read(page("Tân Lập đổi mới", LEAD + ' [caption id="7"] ' + TEASER))
    assert sentences(article) == ["Tân Lập đổi mới", LEAD, TEASER]


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("Anh Dũng (thực hiện)", "Anh Dũng", ""),
        ("Lê Minh (T/h)", "Lê Minh", ""),
        ("Theo Lê Minh/Dân trí", "Lê Minh", "Dân trí"),
        ("Lê Minh  (TTXVN)", "Lê Minh", "TTXVN"),
        ("Phi Long - Phương Dung", "Phi Long - Phương Dung", ""),
        ("Bài, ảnh: Hoàng Lan", "Hoàng Lan", ""),
        ("ĐẶNG THU HÀ", "ĐẶNG THU HÀ", ""),
        ("Nguyễn Thị Ánh/Báo Yên Bái", "Nguyễn Thị Ánh", "Báo Yên Bái"),
    ],
)
def test_the_author_stands_alone_or_behind_the_last_sentence(
    line: str, author: str, outlet: str, read: Callable[[str], Article]
) -> None:
    for article in (read(page("Tân Lập đổi mới", LEAD, line)), read(page("Tân Lập đổi mới", LEAD + " " + line))):
        assert (article.layout.author, article.layout.outlet) == (author, outlet)
        assert sentences(article)[-1] == line


def test_a_heading_before_a_paragraph_is_no_author(read: Callable[[str], Article]) -> None:
    prose = LEAD + " " + LEAD
    assert read(page("Tân Lập đổi mới", LEAD, "An Giang", prose, prose)).layout.author == ""
    assert read(page("Tân Lập đổi mới", LEAD, "Lê Minh", prose)).layout.author == "Lê Minh"


def test_an_article_may_name_no_author(read: Callable[[str], Article]) -> None:
    article = read(page("Tân Lập đổi mới", LEAD, "Nhiều cách làm hay", TEASER))
    assert article.layout.author == ""


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (["(Baonghean) - " + LEAD], "Baonghean"),
        ([LEAD, "Theo TTXVN"], "TTXVN"),
        ([LEAD, "Nguồn: Báo Yên Bái"], "Báo Yên Bái"),
        ([LEAD, "Các tin khác", "Bản quyền thuộc về Báo Lào Cai"], "Báo Lào Cai"),
        (["Phóng viên (P.V) Báo Yên Bái có cuộc trao đổi với lãnh đạo xã. " + LEAD], "Báo Yên Bái"),
        ([LEAD, "Theo báo cáo của huyện"], ""),
    ],
)
def test_the_outlet_where_the_text_names_it(lines: list[str], outlet: str, read: Callable[[str], Article]) -> None:
    assert read(page("Tân Lập đổi mới", *lines)).layout.outlet == outlet


def test_parts_never_overlap(read: Callable[[str], Article]) -> None:
    article = read(page("Tân Lập", "16:15, 18/05/2022", LEAD, "Tags xã", TEASER, "Lê Minh", "Các tin khác", TEASER))
    layout = article.layout
    parts = [layout.title, layout.published_span, *layout.body, *layout.furniture]
    spans = sorted(span for span in parts if span)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert " ".join(article.text[span.start : span.end] for span in spans).split() == article.text.split()


def test_rules_name_what_is_wrong_with_them() -> None:
    with pytest.raises(ValueError, match="unknown list ends"):
        LayoutRules.from_mapping({"ends": ["Các tin khác"]})
