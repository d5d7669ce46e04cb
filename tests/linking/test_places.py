"""Which place a figure is given, sentence by sentence as newspapers write."""

from collections.abc import Callable, Mapping

import pytest

Places = Callable[..., dict[str, str]]
DISTRICT = "Huyện Lục Yên, tỉnh Yên Bái đổi mới"


def test_a_figure_belongs_to_the_subject_before_it(places: Places) -> None:
    assert places(
        "Xã Vạn Hòa có 320 hộ nghèo, huyện Văn Chấn trồng 45 ha quế.",
        "Huyện Lục Yên, tỉnh Yên Bái có 24 xã.",
    ) == {"320 hộ nghèo": "Vạn Hòa", "45 ha": "Văn Chấn", "24 xã": "Lục Yên"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Bão làm Lào Cai có 204 nhà tốc mái, Hà Giang 27 nhà và Yên Bái 12 nhà.",
            {"204 nhà": "Lào Cai", "27 nhà": "Hà Giang", "12 nhà": "Yên Bái"},
        ),
        (
            "Xã Lâm Thượng giảm 7,7%, xã Khánh Thiện giảm 7,01%.",
            {"7,7%": "Lâm Thượng", "7,01%": "Khánh Thiện"},
        ),
        (
            "Toàn tỉnh có 90.000 ha quế, huyện Lục Yên có 12.000 ha, trong khi huyện Văn Chấn có 9.000 ha.",
            {"90.000 ha": "Yên Bái", "12.000 ha": "Lục Yên", "9.000 ha": "Văn Chấn"},
        ),
        (
            "Tại Lục Yên, mưa lớn làm sập 12 ngôi nhà; tại Văn Chấn, 7 ha lúa bị vùi lấp, ước thiệt hại 2,5 tỷ đồng.",
            {"12 ngôi nhà": "Lục Yên", "7 ha": "Văn Chấn", "2,5 tỷ đồng": "Văn Chấn"},
        ),
        (
            "Cao nhất là huyện Mù Cang Chải với 3.200 hộ, thấp nhất là huyện Trấn Yên 45 hộ.",
            {"3.200 hộ": "Mù Cang Chải", "45 hộ": "Trấn Yên"},
        ),
        (
            "Công an tỉnh Yên Bái bắt 45 vụ, 62 đối tượng; Công an tỉnh Lào Cai bắt 39 vụ, 51 đối tượng.",
            {"45 vụ": "Yên Bái", "62 đối tượng": "Yên Bái", "39 vụ": "Lào Cai", "51 đối tượng": "Lào Cai"},
        ),
    ],
)
def test_places_of_a_list_each_have_their_figure(places: Places, sentence: str, expected: Mapping[str, str]) -> None:
    assert places(sentence, title="Yên Bái và các tỉnh lân cận") == expected


def test_lines_of_a_list_each_have_their_place(places: Places) -> None:
    found = places("- Lục Yên: 120 hộ", "- Văn Chấn: 95 hộ", title="Số hộ nghèo ở Yên Bái năm 2022")
    assert found == {"120 hộ": "Lục Yên", "95 hộ": "Văn Chấn"}


def test_the_total_of_listed_places_is_no_figure_of_the_last_one(places: Places) -> None:
    found = places("Huyện Lục Yên gồm các xã Lâm Thượng, Khánh Thiện, Mai Sơn có 4.500 hộ dân.", title="Tỉnh Yên Bái")
    assert found == {"4.500 hộ dân": "Lục Yên"}


@pytest.mark.parametrize(
    ("sentence", "figure", "place"),
    [
        ("Đoàn đã trao 50 suất quà tại xã Lâm Thượng, huyện Lục Yên.", "50 suất quà", "Lâm Thượng"),
        ("Hội Phụ nữ huyện Lục Yên tặng 30 con lợn giống cho xã Khánh Thiện.", "30 con lợn", "Khánh Thiện"),
        ("Anh Hà Văn Quyết nuôi 20 con trâu ở thôn Nà Kéo, xã Lâm Thượng.", "20 con trâu", "Nà Kéo"),
        ("Mưa lớn làm ngập 8 nhà của người dân huyện Văn Chấn.", "8 nhà", "Văn Chấn"),
        ("Mưa lớn làm hỏng nhà của 5 hộ dân tại các xã Lâm Thượng, Khánh Thiện.", "5 hộ dân", "Lục Yên"),
        ("Có 2 điểm sạt lở tại xã Mai Sơn, huyện Lục Yên và xã Sơn Lương, huyện Văn Chấn.", "2 điểm sạt lở", "Yên Bái"),
        ("Kho chè rộng 1.100 m2 trên đường số 9, phường Minh Tân, thành phố Yên Bái bốc cháy.", "1.100 m2", "Minh Tân"),
        ("Tuyến đường dài 5 km đi qua xã Mai Sơn.", "5 km", "Mai Sơn"),
        (
            "Lượng mưa phổ biến từ 80 - 140 mm, một số nơi ở huyện vùng cao Trạm Tấu còn cao hơn.",
            "80 - 140 mm",
            "Lục Yên",
        ),
    ],
)
def test_a_place_behind_tells_where(places: Places, sentence: str, figure: str, place: str) -> None:
    assert places(sentence, title=DISTRICT)[figure] == place


def test_a_place_in_brackets_belongs_to_what_stands_before_it(places: Places) -> None:
    assert places(
        "Các đơn vị tiết kiệm được 5 tấn gạo (huyện Lục Yên), 298 chiếc quạt (huyện Văn Chấn).",
        title="Yên Bái thi đua yêu nước",
    ) == {"5 tấn": "Lục Yên", "298 chiếc": "Văn Chấn"}


def test_a_heading_governs_the_paragraphs_below_it(places: Places) -> None:
    assert places(
        "Xã Lâm Thượng",
        "Bà con đã hiến 1.250 m2 đất.",
        "Đoạn đường dài 2,4 km.",
        "Xã Khánh Thiện",
        "Bà con góp 300 ngày công.",
        title=DISTRICT,
    ) == {"1.250 m2": "Lâm Thượng", "2,4 km": "Lâm Thượng", "300 ngày công": "Khánh Thiện"}


def test_a_place_is_carried_over_the_sentences_of_its_paragraph(places: Places) -> None:
    assert places(
        "Xã Lâm Thượng đi đầu phong trào. Bà con đã hiến 1.250 m2 đất. Đoạn đường dài 2,4 km.",
        "Ở nơi khác, bà con góp 300 ngày công.",
        title=DISTRICT,
    ) == {"1.250 m2": "Lâm Thượng", "2,4 km": "Lâm Thượng", "300 ngày công": "Lục Yên"}


def test_words_for_the_own_unit_go_back_to_it(places: Places) -> None:
    assert places(
        "Xã Lâm Thượng đi đầu phong trào. Toàn huyện có 4.500 hộ trồng quế. Cả tỉnh có 90.000 ha quế.", title=DISTRICT
    ) == {"4.500 hộ": "Lục Yên", "90.000 ha": "Yên Bái"}


def test_without_any_place_near_it_is_the_main_locality(places: Places) -> None:
    assert places("Bà con trồng được 45 ha quế.", title=DISTRICT) == {"45 ha": "Lục Yên"}


def test_an_article_without_places_has_figures_without_place(places: Places) -> None:
    assert places("Bà con trồng được 45 ha quế.") == {"45 ha": ""}


def test_the_age_of_a_person_is_a_private_matter(tables: Callable[..., Mapping[str, list[dict[str, str]]]]) -> None:
    read = tables("Anh Hà Văn Quyết, 45 tuổi, nuôi 20 con trâu ở xã Lâm Thượng.", title=DISTRICT)
    assert {row["text"]: row["locality"] for row in read["figures"]} == {"45 tuổi": "", "20 con trâu": "Lâm Thượng"}
    assert [row["as_written"] for row in read["records"]] == ["20 con trâu"]


def test_codes_come_with_the_place(tables: Callable[..., Mapping[str, list[dict[str, str]]]]) -> None:
    (row,) = tables("Xã Lâm Thượng có 320 hộ nghèo.", title=DISTRICT)["records"]
    assert (row["locality_code"], row["commune"], row["district"], row["province"]) == (
        "04309",
        "Lâm Thượng",
        "Lục Yên",
        "Yên Bái",
    )


def test_the_whole_country_is_no_unit(places: Places) -> None:
    found = places("Huyện Lục Yên trồng 45 ha quế.", "Cả nước có 120.000 ha quế.", title="Yên Bái giữ rừng quế")
    assert found == {"45 ha": "Lục Yên", "120.000 ha": ""}


def test_the_whole_country_within_a_clause(places: Places) -> None:
    found = places(
        "Ngành trồng quế cả nước thu 1.200 tỷ đồng.",
        "Huyện Lục Yên dẫn đầu cả nước với 12.000 ha quế.",
        title="Yên Bái giữ rừng quế",
    )
    assert found == {"1.200 tỷ đồng": "", "12.000 ha": "Lục Yên"}


def test_one_passing_place_is_not_what_a_national_article_is_about(places: Places) -> None:
    found = places(
        "Cả nước thu hoạch 1,2 triệu tấn cà phê.",
        "Việt Nam hiện đứng thứ hai về xuất khẩu.",
        "Nhiều doanh nghiệp ở Gia Lai đã mở xưởng.",
        "Giá mua tăng thêm 500 đồng/kg.",
    )
    assert found["500 đồng/kg"] == ""


@pytest.mark.parametrize(
    "caption", ["Bà con gặt lúa trên cánh đồng Nha Trang. Ảnh: Hà An", "Khách dạo phố cổ Hội An mùa lễ HÀ AN"]
)
def test_a_caption_tells_where_the_photograph_was_taken_and_nothing_else(places: Places, caption: str) -> None:
    found = places("Xuất khẩu gạo đạt 4 triệu tấn.", caption, "Giá bán tăng 500 đồng/kg.")
    assert set(found.values()) == {""}


def test_this_place_is_the_one_told_of_last(places: Places) -> None:
    found = places(
        "Yên Bái trồng 90.000 ha quế.",
        "Lào Cai là điểm đến của nhiều người. Dịp lễ này, địa phương này đón 160 nghìn lượt khách.",
        "Tỉnh này còn có 45 điểm du lịch.",
        title="Yên Bái và các tỉnh lân cận",
    )
    assert found == {"90.000 ha": "Yên Bái", "160 nghìn lượt khách": "Lào Cai", "45 điểm du lịch": "Lào Cai"}


@pytest.mark.parametrize(
    ("text", "figure", "place"),
    [
        ("Mưa lũ tại các tỉnh Thanh Hóa, Nghệ An, Hà Tĩnh đã làm 15 người bị thương.", "15 người", ""),
        ("Thị xã Kỳ Anh và huyện Kỳ Anh có 29 hộ mất nhà.", "29 hộ", "Hà Tĩnh"),
        ("Xã Mai Sơn được lập trên cơ sở các xã Lâm Thượng và Khánh Thiện, có 1.400 hộ.", "1.400 hộ", "Mai Sơn"),
        ("Quán bán rau của các xã Đặng Xá (Gia Lâm), Bắc Hồng (Đông Anh). Mỗi ngày bán 10 tấn.", "10 tấn", "Hà Nội"),
    ],
)
def test_an_enumeration_is_not_its_last_member(places: Places, text: str, figure: str, place: str) -> None:
    assert places(text)[figure] == place


def test_the_whole_province_is_the_one_that_the_paragraph_begins_with(places: Places) -> None:
    lines = ("Lào Cai vắng khách hơn. Toàn tỉnh có 45 điểm du lịch.", "Toàn tỉnh trồng 90.000 ha quế.")
    found = places("Yên Bái đông khách.", *lines, title="Yên Bái mùa lễ hội")
    assert found == {"45 điểm du lịch": "Lào Cai", "90.000 ha": "Yên Bái"}


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("Hội Phụ nữ xã Lâm Thượng, huyện Lục Yên có nhiều gương sáng.", "Lâm Thượng"),
        ("Ở thôn Nà Kéo, xã Lâm Thượng, huyện Lục Yên ai cũng biết chị.", "Nà Kéo"),
    ],
)
def test_an_article_is_about_a_village_unless_it_begins_with_the_commune(
    places: Places, opening: str, place: str
) -> None:
    lines = ("Chị Hà Thị Mai ở thôn Nà Kéo trồng cam.", "Xã Lâm Thượng khen chị.", "Quỹ đã có 50 triệu đồng.")
    assert places(opening, *lines) == {"50 triệu đồng": place}


def test_the_other_communes_are_not_the_one_named_before(places: Places) -> None:
    found = places("Xã Mai Sơn trồng 45 ha quế; các xã còn lại trồng 60 ha.", title="Huyện Lục Yên trồng quế")
    assert found == {"45 ha": "Mai Sơn", "60 ha": "Lục Yên"}


def test_counted_units_lie_in_a_wider_one(places: Places) -> None:
    found = places("Tại xã Lâm Thượng, hội nghị có đại biểu 24/24 xã, thị trấn.", title="Huyện Lục Yên, tỉnh Yên Bái")
    assert found == {"24/24 xã, thị trấn": "Lục Yên"}


def test_the_same_village(places: Places) -> None:
    found = places(
        "Đường thôn Nà Kéo, xã Lâm Thượng nay rộng rãi. Ai cũng mừng vui.",
        "Cùng thôn, ông Lò Văn Phớ lùi 38 m tường rào.",
        title="Huyện Lục Yên, tỉnh Yên Bái",
    )
    assert found["38 m"] == "Nà Kéo"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Toàn huyện có 500 hộ nghèo, trong đó 40 hộ tại xã Khánh Thiện.",
            {"500 hộ nghèo": "Lục Yên", "40 hộ": "Khánh Thiện"},
        ),
        (
            "Đã có 500 hộ hiến đất, trong đó tại xã Khánh Thiện có 40 hộ.",
            {"500 hộ": "Lục Yên", "40 hộ": "Khánh Thiện"},
        ),
        (
            "Lũ làm 25 nhà ngập ở xã Mai Sơn, 12 người bị thương (Mai Sơn: 11 người; Lâm Thượng: 1 người).",
            {"25 nhà": "Mai Sơn", "12 người": "Lục Yên", "11 người": "Mai Sơn", "1 người": "Lâm Thượng"},
        ),
        (
            "Xã Mai Sơn: 9 người bị nạn (do sạt lở 8 người; lũ cuốn 1 người); xã Lâm Thượng: 2 nhà sập.",
            {"9 người": "Mai Sơn", "8 người": "Mai Sơn", "1 người": "Mai Sơn", "2 nhà": "Lâm Thượng"},
        ),
        (
            "Bão làm hỏng 3 cầu (Mai Sơn 1 cầu, Lâm Thượng 2 cầu) và cuốn trôi một cống ở xã Khánh Thiện.",
            {"3 cầu": "Lục Yên", "1 cầu": "Mai Sơn", "2 cầu": "Lâm Thượng"},
        ),
        (
            "Câu lạc bộ có 83 người ở xã Mai Sơn, 13 người ở xã Lâm Thượng, nâng tổng số lên 96 hội viên.",
            {"83 người": "Mai Sơn", "13 người": "Lâm Thượng", "96 hội viên": "Lục Yên"},
        ),
        ("Lũ làm vỡ 3 ao cá (rộng 1.080 m2) tại xã Mai Sơn.", {"3 ao": "Mai Sơn", "1.080 m2": "Mai Sơn"}),
    ],
)
def test_a_total_is_no_figure_of_one_of_its_parts(places: Places, sentence: str, expected: Mapping[str, str]) -> None:
    assert places(sentence, title=DISTRICT) == expected


def test_the_own_unit_behind_a_time(places: Places) -> None:
    found = places(
        "Xã Khánh Thiện đi đầu. Năm 2019, tỉnh dựng 30 nhà tình nghĩa. 6 tháng đầu năm 2023, huyện trồng 45 ha quế.",
        "Xã Mai Sơn đi đầu. Năm 2022, xã hội hóa giáo dục được 120 triệu đồng.",
        title=DISTRICT,
    )
    assert found == {"30 nhà tình nghĩa": "Yên Bái", "45 ha": "Lục Yên", "120 triệu đồng": "Mai Sơn"}


def test_a_distance_is_no_figure_of_where_it_is_measured_from(places: Places) -> None:
    found = places(
        "Cách trung tâm thành phố Yên Bái 90 km, xã Khánh Thiện có 1.200 hộ dân. Đường lên có 12 cây cầu.",
        title=DISTRICT,
    )
    assert found == {"90 km": "Khánh Thiện", "1.200 hộ dân": "Khánh Thiện", "12 cây cầu": "Khánh Thiện"}


def test_the_subject_behind_what_leads_to_it(places: Places) -> None:
    found = places(
        "Với 1.200 hộ dân, xã Khánh Thiện đi đầu huyện.",
        "Lúc thành lập chỉ có 4 đảng viên, đến nay, Đảng bộ xã Mai Sơn có 322 đảng viên.",
        title=DISTRICT,
    )
    assert found == {"1.200 hộ dân": "Khánh Thiện", "4 đảng viên": "Mai Sơn", "322 đảng viên": "Mai Sơn"}


def test_those_who_govern_are_no_village(places: Places) -> None:
    found = places(
        "Bà con mừng, theo lời ông Lò Văn Phớ ở thôn Nà Kéo. Từ năm 2021, địa phương đã làm 5 km đường.",
        "Ngày 9/7, tại thôn Tông Cại có sạt lở. Sau đó, địa phương di dời 4 hộ dân.",
        title="Xã Lâm Thượng, huyện Lục Yên, tỉnh Yên Bái",
    )
    assert found == {"5 km": "Lâm Thượng", "4 hộ dân": "Tông Cại"}


def test_a_portrait_of_a_village_whose_title_names_the_district(places: Places) -> None:
    found = places(
        "Ở thôn Nà Kéo, xã Lâm Thượng, ai cũng khá giả.",
        "Ông Lò Văn Phớ kể: “Làng mình có 245 hộ, dân làng trồng 45 ha quế”.",
        "Nhà ông rộng 250 m2.",
        title="Làng quế ở Lục Yên",
    )
    assert found == {"245 hộ": "Nà Kéo", "45 ha": "Nà Kéo", "250 m2": "Nà Kéo"}


def test_a_village_that_is_only_a_brand_is_not_what_an_article_is_about(places: Places) -> None:
    found = places(
        "Dệt nhiễu Nà Kéo, xã Lâm Thượng, huyện Lục Yên có từ lâu.",
        "Nhiễu Nà Kéo mềm và bền. Xã Lâm Thượng giữ nghề.",
        "Ở Lâm Thượng có nhiều người thạo nghề.",
        "Mỗi hộ được hỗ trợ 15 triệu đồng.",
    )
    assert found == {"15 triệu đồng": "Lâm Thượng"}


def test_a_place_of_a_figure_does_not_hold_behind_a_semicolon(places: Places) -> None:
    found = places(
        "Lũ làm chìm 85 thuyền ở xã Mai Sơn; 136 ha lúa bị ngập; xã Lâm Thượng có 2 nhà sập.", title=DISTRICT
    )
    assert found == {"85 thuyền": "Mai Sơn", "136 ha": "Lục Yên", "2 nhà": "Lâm Thượng"}


def test_people_are_told_of_where_they_live(places: Places) -> None:
    found = places(
        "Ông Lò Văn Phớ, dân tộc Tày, thôn Nà Kéo, xã Lâm Thượng: đi đầu làm ăn.",
        "Bà Hoàng Thị Mến, Chủ tịch Hội Phụ nữ xã Mai Sơn, khen ông. Cả hội trồng 12 ha quế.",
        "Gia đình ông Phớ đã hiến 1.000 m2 đất. Bà con cũng góp 300 ngày công.",
        title=DISTRICT,
    )
    assert found["1.000 m2"] == "Nà Kéo"
    assert found["12 ha"] == "Mai Sơn"


def test_a_portrait_whose_title_names_the_village_alone(places: Places) -> None:
    found = places(
        "Ở thôn Nà Kéo (xã Lâm Thượng, huyện Lục Yên), ai cũng khá giả.",
        "Anh Lò Văn Phớ nói: “Hôm nay có 9 hộ góp công”.",
        title="Nà Kéo đổi thay",
    )
    assert found == {"9 hộ": "Nà Kéo"}


def test_the_whole_branch_is_that_of_the_place(places: Places) -> None:
    found = places("Giá trị sản xuất toàn ngành tăng 5,7%.", title=DISTRICT)
    assert found == {"5,7%": "Lục Yên"}


def test_the_one_commune_that_is_named_time_and_again(places: Places) -> None:
    lines = ("Lốc quét qua xã Mai Sơn.", "Theo ông Lò Văn Phớ, xã Mai Sơn có mưa đá.", "Người dân xã Mai Sơn dọn dẹp.")
    found = places(*lines, "Có 26 căn nhà tốc mái.", title="Lốc xoáy ở Lục Yên, Yên Bái")
    assert found == {"26 căn nhà": "Mai Sơn"}
    district = ("Huyện Lục Yên dựng nhà.", "Huyện Lục Yên mở đường.", "Huyện Lục Yên trồng rừng.")
    found = places(*lines, *district, "Có 26 căn nhà tốc mái.", title="Lốc xoáy ở Lục Yên, Yên Bái")
    assert found == {"26 căn nhà": "Lục Yên"}
