"""People, collectives and models as the shipped rules find them: what single examples of rules cannot show."""

from collections.abc import Callable

import pytest

Row = dict[str, str]
Rows = Callable[[str], list[Row]]


def names(rows: list[Row], kind: str = "person") -> list[str]:
    return [row["text"] for row in rows if row["kind"] == kind]


def held_up(rows: list[Row]) -> set[str]:
    return {row["text"] for row in rows if row["exemplar"] == "true"}


@pytest.mark.parametrize(
    ("text", "name", "title", "organisation"),
    [
        (
            "Đồng chí Lưu Bá Thạch - Trưởng ban Tuyên giáo Huyện ủy phát biểu.",
            "Lưu Bá Thạch",
            "Trưởng ban Tuyên giáo Huyện ủy",
            "ban Tuyên giáo Huyện ủy",
        ),
        (
            "Chủ tịch UBND tỉnh Hà Giang Đặng Thái Sơn trao quà.",
            "Đặng Thái Sơn",
            "Chủ tịch UBND tỉnh Hà Giang",
            "UBND tỉnh Hà Giang",
        ),
        ("Bí thư Đảng ủy xã - ông Tô Văn Bé dự lễ.", "Tô Văn Bé", "Bí thư Đảng ủy xã", "Đảng ủy xã"),
        ("Giáo sư, tiến sĩ Bùi Quang Lân dạy ở đây.", "Bùi Quang Lân", "Giáo sư, tiến sĩ", ""),
        (
            "Mùa Thị Say (46 tuổi, cựu Chủ tịch Hội Nông dân xã) có mặt.",
            "Mùa Thị Say",
            "cựu Chủ tịch Hội Nông dân xã",
            "Hội Nông dân xã",
        ),
        (
            "Bác sĩ Vũ Thị Đào (Trạm Y tế xã Tân Lập) trực đêm.",
            "Vũ Thị Đào",
            "Bác sĩ",
            "Trạm Y tế xã Tân Lập",
        ),
        ("Bác sĩ Vũ Thị Đào, Trạm Y tế xã Tân Lập, trực đêm.", "Vũ Thị Đào", "Bác sĩ", "Trạm Y tế xã Tân Lập"),
        ("Em Vũ Thị Đào, học sinh Trường THPT Hòa An đoạt giải.", "Vũ Thị Đào", "Em", "Trường THPT Hòa An"),
        (
            "Anh Tô Văn Bé, Bí thư Chi bộ thôn Đoài, vá đường.",
            "Tô Văn Bé",
            "Bí thư Chi bộ thôn Đoài",
            "Chi bộ thôn Đoài",
        ),
        ("Cầu mới thông xe. (Ảnh: Bá Thuận/TTXVN)", "Bá Thuận", "", "TTXVN"),
    ],
)
def test_the_fullest_title_and_its_organisation(
    rows: Rows, text: str, name: str, title: str, organisation: str
) -> None:
    found = rows(text)
    assert [(row["text"], row["title"], row["organisation"]) for row in found] == [(name, title, organisation)]


def test_a_title_and_an_organisation_are_shared_along_a_list(rows: Rows) -> None:
    found = rows("Tiêu biểu như bác Phan Văn Mười, Đào Thị Huệ (Đảng bộ xã Tân Lập).")
    assert [(row["text"], row["title"], row["organisation"]) for row in found] == [
        ("Phan Văn Mười", "bác", "Đảng bộ xã Tân Lập"),
        ("Đào Thị Huệ", "bác", "Đảng bộ xã Tân Lập"),
    ]
    assert held_up(found) == {"Phan Văn Mười", "Đào Thị Huệ"}


@pytest.mark.parametrize(
    "text",
    [
        "Xe rẽ vào đường Nguyễn Tri Phương, Trần Quang Khải.",
        "Học sinh Trường THPT Lê Hồng Phong nhận học bổng Vừ A Dính.",
        "Phong trào học tập tư tưởng Hồ Chí Minh lan rộng.",
        "Đoàn Thanh niên và Hội Phụ nữ cùng dự.",
        "Bà con thành phố Bà Rịa vui mừng.",
        "Phần Lớn Hộ Nông Dân Đăng Ký Gia Đình Sản Xuất Giỏi",
        "Mưa tạnh.\nTheo Baodientu",
    ],
)
def test_what_is_named_after_people_is_no_person(rows: Rows, text: str) -> None:
    assert names(rows(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Già làng Rơ Châm Hyin kể chuyện.", "Rơ Châm Hyin"),
        ("Anh Giàng A Páo vá đường.", "Giàng A Páo"),
        ("Chị Y Roa dệt vải.", "Y Roa"),
        ("Chúng tôi gặp Ksor H'Bia ở rẫy.", "Ksor H'Bia"),
        ("Cô giáo Ka' Thuyên dạy hát.", "Ka' Thuyên"),
    ],
)
def test_names_of_all_peoples(rows: Rows, text: str, name: str) -> None:
    assert names(rows(text)) == [name]


def test_photographers_and_writers_are_people_but_no_examples(rows: Rows) -> None:
    text = (
        "Tấm gương giữa đại ngàn\n"
        "Ông Tô Văn Bé tự nguyện vá đường. Ảnh: Minh Thảo/TTXVN Mỗi ngày ông vá ba trăm mét.\n"
        "THU HÀ - Quốc Bảo"
    )
    found = rows(text)
    assert names(found) == ["Tô Văn Bé", "Minh Thảo", "THU HÀ", "Quốc Bảo"]
    assert held_up(found) == {"Tô Văn Bé"}


def test_what_is_told_of_a_pronoun_holds_up_the_person_wherever_named(rows: Rows) -> None:
    found = rows("Chị Hồ Thị Ven sinh ở bản. Năm ngoái chị đã mạnh dạn mở xưởng may. Chị Hồ Thị Ven còn trẻ.")
    assert [(row["text"], row["exemplar"]) for row in found] == [("Hồ Thị Ven", "true")] * 2
    assert {row["evidence"] for row in found} == {"mạnh dạn"}


def test_an_official_who_reports_good_work_is_no_example(rows: Rows) -> None:
    found = rows(
        "Ông Mai Văn Sự, Chủ tịch UBND xã Tân Lập cho biết, bà con tự nguyện hiến đất. "
        "Theo ông Mai Văn Sự, nhiều hộ đã thoát nghèo."
    )
    assert held_up(found) == set()


def test_an_award_is_told_with_the_words_that_show_it(rows: Rows) -> None:
    found = rows("Ông Tô Văn Bé được Chủ tịch nước tặng Huân chương Lao động hạng Ba.")
    assert [(row["exemplar"], row["award"]) for row in found] == [("true", "Huân chương Lao động hạng Ba")]
    assert found[0]["evidence"].startswith("được Chủ tịch nước tặng")


def test_who_is_tried_is_no_example_even_with_awards(rows: Rows) -> None:
    found = rows("Tòa tuyên phạt Tô Văn Bé ba năm tù. Bị cáo Tô Văn Bé từng được tặng Bằng khen.")
    assert names(found) == ["Tô Văn Bé", "Tô Văn Bé"]
    assert held_up(found) == set()


def test_models_in_all_styles_of_quotes_and_their_owner(rows: Rows) -> None:
    found = rows(
        'Đoàn xã có mô hình “Cổng trường xanh", "Ngày chủ nhật sạch”; ‘Vườn cây tuổi trẻ’. '
        'Mô hình “Bữa cơm nghĩa tình; Chuyến xe 0 đồng" của HTX Tân Phú được khen.'
    )
    assert names(found, "model") == [
        "Cổng trường xanh",
        "Ngày chủ nhật sạch",
        "Vườn cây tuổi trẻ",
        "Bữa cơm nghĩa tình",
        "Chuyến xe 0 đồng",
    ]
    assert {row["organisation"] for row in found if row["text"] == "Bữa cơm nghĩa tình"} == {"HTX Tân Phú"}


def test_campaigns_and_speech_in_quotes_are_no_models(rows: Rows) -> None:
    text = (
        'Phong trào “Chung sức vì người nghèo” có nhiều mô hình. Chị nói: "Mô hình này hay lắm". '
        "Mô hình được coi là “điểm sáng” của xã."
    )
    assert names(rows(text), "model") == []


def test_a_list_of_units_goes_on_with_elliptic_names(rows: Rows) -> None:
    found = rows("Điển hình như: Đảng bộ Công an, Quân sự, Bệnh viện đa khoa, chi bộ Khối trường học.")
    assert names(found, "collective") == ["Đảng bộ Công an", "Quân sự", "Bệnh viện đa khoa", "chi bộ Khối trường học"]
    assert held_up(found) == set(names(found, "collective"))


def test_units_that_are_only_mentioned_make_no_row(rows: Rows) -> None:
    assert rows("Hội Nông dân xã Tân Lập họp với Công an huyện.") == []


def test_examples_announced_with_a_colon_stand_in_the_paragraphs_behind(rows: Rows) -> None:
    found = rows("Xã biểu dương các tấm gương:\n1. Chị Hồ Thị Ven (SN 1980)\n2. Anh Vàng A Sử (SN 1984)\nHọp đến trưa.")
    assert held_up(found) == {"Hồ Thị Ven", "Vàng A Sử"}


@pytest.mark.parametrize(
    ("text", "name", "locality"),
    [
        ("Ông Tô Văn Bé, thôn Đoài, xã Vĩnh Lộc, huyện Chiêm Hóa (Tuyên Quang) vá đường.", "Tô Văn Bé", "Đoài"),
        ("Chị Hồ Thị Ven (41 tuổi, ngụ tỉnh Bến Tre) mở xưởng.", "Hồ Thị Ven", "Bến Tre"),
        ("Chủ tịch UBND tỉnh Hà Giang Đặng Thái Sơn trao quà.", "Đặng Thái Sơn", "Hà Giang"),
    ],
)
def test_the_place_where_a_person_belongs(rows: Rows, text: str, name: str, locality: str) -> None:
    assert [(row["text"], row["locality"]) for row in rows(text)] == [(name, locality)]


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("Ông Tô Văn Bé được tặng danh hiệu Nghệ nhân ưu tú.", "danh hiệu Nghệ nhân ưu tú"),
        ("Ông Tô Văn Bé được tặng danh hiệu “Gia đình hiếu học” năm ấy.", "danh hiệu “Gia đình hiếu học”"),
        ("Ông Tô Văn Bé được tặng Bằng khen của Thủ tướng Chính phủ.", "Bằng khen của Thủ tướng Chính phủ"),
        ("Ông Tô Văn Bé được tặng Bằng khen vì có công.", "Bằng khen"),
    ],
)
def test_an_award_with_its_title_class_or_giver(rows: Rows, text: str, award: str) -> None:
    assert [row["award"] for row in rows(text)] == [award]


def test_each_model_of_a_list_has_its_own_owner(rows: Rows) -> None:
    found = rows(
        "Giới thiệu các mô hình “Ao cá khuyến học”, “Vườn thuốc nam” của Chi hội Phụ nữ thôn Đoài; "
        "“Hàng cây thanh niên” của Đoàn xã."
    )
    assert [(row["text"], row["organisation"]) for row in found if row["kind"] == "model"] == [
        ("Ao cá khuyến học", "Chi hội Phụ nữ thôn Đoài"),
        ("Vườn thuốc nam", "Chi hội Phụ nữ thôn Đoài"),
        ("Hàng cây thanh niên", "Đoàn xã"),
    ]


def test_who_gives_an_award_is_not_held_up_by_it(rows: Rows) -> None:
    found = rows("Lãnh đạo Công an tỉnh trao Bằng khen của Bộ trưởng Bộ Công an cho Công an xã Tân Lập.")
    assert names(found, "collective") == ["Công an xã Tân Lập"]


def test_one_number_for_each_person_however_named(rows: Rows) -> None:
    found = rows(
        "THẠCH KIM RUÔN vá đường\n"
        "Ông Thạch Kim Ruôn sống với chị Hồ Thị Ven. Mỗi sáng ông Ruôn tự nguyện vá đường, chị Ven nấu cơm. "
        "Ai cũng quý ông Kim Ruôn."
    )
    assert [(row["text"], row["title"], row["person_id"]) for row in found] == [
        ("THẠCH KIM RUÔN", "", "1"),
        ("Thạch Kim Ruôn", "Ông", "1"),
        ("Hồ Thị Ven", "chị", "2"),
        ("Ruôn", "ông", "1"),
        ("Ven", "chị", "2"),
        ("Kim Ruôn", "ông", "1"),
    ]
    assert {row["person_id"] for row in found if row["exemplar"] == "true"} == {"1"}


@pytest.mark.parametrize(
    "text",
    [
        "Ông Tô Văn Lan và bà Hồ Thị Lan là hàng xóm. Cụ Lan mới xây nhà.",
        "Ông Tô Văn Lan sống một mình. Bà Lan là hàng xóm.",
        "Hôm ấy ông Sử đi vắng. Anh Vàng A Páo trông nhà.",
    ],
)
def test_a_short_name_that_could_be_somebody_else_makes_no_row(rows: Rows, text: str) -> None:
    assert all(len(row["text"].split()) > 2 for row in rows(text))


def test_a_short_name_tells_two_people_apart_by_the_form_of_address(rows: Rows) -> None:
    found = rows("Ông Tô Văn Lan và bà Hồ Thị Lan là hàng xóm. Bà Lan mới xây nhà.")
    assert [(row["text"], row["person_id"]) for row in found][2:] == [("Lan", "2")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thủ tướng Chính phủ Tạ Minh Chính đến thăm. Thủ tướng Chính phủ trao quà.", ["Tạ Minh Chính"]),
        ("Chị Thò Thị Già ở cuối bản.", ["Thò Thị Già"]),
        ("Bác sĩ người Mông Và Bá Sính ở lại bản. Về quê, Và Bá Sính dạy chữ.", ["Và Bá Sính", "Và Bá Sính"]),
        ("Nông Dân Bùi Văn Bé Nuôi Dê Làm Giàu Trên Núi Đá\nÔng Bùi Văn Bé kể.", ["Bùi Văn Bé", "Bùi Văn Bé"]),
    ],
)
def test_a_name_ends_where_other_words_with_capitals_begin(rows: Rows, text: str, expected: list[str]) -> None:
    assert names(rows(text)) == expected


def test_a_verb_within_the_name_of_a_body_does_not_cut_the_title(rows: Rows) -> None:
    found = rows("Trưởng ban Thi đua Khen thưởng tỉnh Hà Giang Đặng Thái Sơn dự lễ.")
    assert [row["title"] for row in found] == ["Trưởng ban Thi đua Khen thưởng tỉnh Hà Giang"]


def test_those_who_lose_or_are_saved_are_no_examples_under_praise_in_the_headline(rows: Rows) -> None:
    found = rows(
        "Biểu dương người trả của rơi\nEm Lù Thị Dế nhặt được ví, chiếc ví đánh rơi là của anh Vàng A Sử. "
        "Hôm sau, bà Phan Thị Mười (ở cuối bản, gần suối) bị nước lũ cuốn."
    )
    assert held_up(found) == {"Lù Thị Dế"}
