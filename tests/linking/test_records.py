"""Records: distinct facts with what the links add to them."""

from collections.abc import Callable, Mapping

import pytest

Tables = Callable[..., Mapping[str, list[dict[str, str]]]]
COMMUNE = "Xã Lâm Thượng, huyện Lục Yên, tỉnh Yên Bái"


def test_a_fact_told_twice_is_one_record_at_its_first_mention(tables: Tables) -> None:
    read = tables("Bà con hiến 1.250 m2 đất.", "Đến nay bà con đã hiến 1.250 m² đất.", title=COMMUNE)
    assert len(read["figures"]) == 2
    (record,) = read["records"]
    assert (record["measure"], record["value"], record["mentions"]) == ("đất hiến", "1250", "2")
    assert record["as_written"] == "1.250 m2"
    assert record["sentence_text"] == "Bà con hiến 1.250 m2 đất."


def test_another_year_place_or_status_makes_another_fact(tables: Tables) -> None:
    records = tables(
        "Năm 2021, xã Lâm Thượng hiến 1.250 m2 đất.",
        "Năm 2022, xã Lâm Thượng hiến 1.250 m2 đất.",
        "Năm 2022, xã Khánh Thiện hiến 1.250 m2 đất.",
        "Năm 2025, xã Khánh Thiện phấn đấu hiến 1.250 m2 đất.",
        title="Huyện Lục Yên, tỉnh Yên Bái làm đường",
    )["records"]
    assert [(row["locality"], row["period_start"][:4], row["status"], row["mentions"]) for row in records] == [
        ("Lâm Thượng", "2021", "", "1"),
        ("Lâm Thượng", "2022", "", "1"),
        ("Khánh Thiện", "2022", "", "1"),
        ("Khánh Thiện", "2025", "target", "1"),
    ]


def test_a_target_is_flagged(tables: Tables) -> None:
    (record,) = tables("Năm 2025, xã phấn đấu giảm 15 hộ nghèo.", title=COMMUNE)["records"]
    assert (record["status"], record["change"], record["flags"]) == ("target", "decrease", "target")


def test_a_name_that_several_units_have_is_flagged(tables: Tables) -> None:
    (record,) = tables("Xã Tân Lập có 320 hộ nghèo.")["records"]
    assert (record["locality"], record["locality_code"], record["flags"]) == ("Tân Lập", "", "ambiguous-locality")


def test_the_nearest_person_or_collective_before_is_the_actor(tables: Tables) -> None:
    records = tables(
        "Ông Lò Văn Phớ nuôi 20 con trâu, còn bà Hoàng Thị Mến trồng 4 ha quế.", "Xã có 320 hộ nghèo.", title=COMMUNE
    )["records"]
    assert {row["as_written"]: row["actor"] for row in records} == {
        "20 con trâu": "Ông Lò Văn Phớ",
        "4 ha": "bà Hoàng Thị Mến",
        "320 hộ nghèo": "",
    }


def test_the_same_thing_has_one_name_however_it_is_said(tables: Tables) -> None:
    records = tables(
        "Tỷ lệ hộ nghèo là 11,5%.", "Hộ nghèo còn 8,2%.", "Bà con hiến 556 m2 đất, 160 cây cối.", title=COMMUNE
    )["records"]
    assert {row["as_written"]: row["measure"] for row in records} == {
        "11,5%": "tỷ lệ hộ nghèo",
        "8,2%": "tỷ lệ hộ nghèo",
        "556 m2": "đất hiến",
        "160 cây cối": "cây cối hiến",
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Tỷ lệ hộ nghèo giảm nhanh (từ 13,9% vào năm 2015 xuống còn 3,5% vào năm 2020).",
            {"13,9%": "tỷ lệ hộ nghèo", "3,5%": "tỷ lệ hộ nghèo"},
        ),
        (
            "Tỷ lệ hộ nghèo còn 3,5%, nhất là các xã đặc biệt khó khăn (giảm từ 51,6% xuống còn 17,8%).",
            {
                "3,5%": "tỷ lệ hộ nghèo",
                "51,6%": "tỷ lệ hộ nghèo (các xã đặc biệt khó khăn)",
                "17,8%": "tỷ lệ hộ nghèo (các xã đặc biệt khó khăn)",
            },
        ),
        (
            "Thu ngân sách tăng 19%, năm 2020 đạt 12.400 tỷ đồng.",
            {"19%": "thu ngân sách", "12.400 tỷ đồng": "thu ngân sách"},
        ),
        (
            "Lũ làm 3 người chết, 2 người mất tích và 5 người bị thương; 120 nhà bị ngập.",
            {
                "3 người": "người chết",
                "2 người": "người mất tích",
                "5 người": "người bị thương",
                "120 nhà": "nhà ngập",
            },
        ),
        (
            "Lục Yên có 120 nhà tốc mái, Văn Chấn 45 nhà.",
            {"120 nhà": "nhà tốc mái", "45 nhà": "nhà tốc mái"},
        ),
        ("Có 51 tàu cá chìm, trong đó 29 chiếc của xã.", {"51 tàu cá": "tàu cá", "29 chiếc": "tàu cá"}),
        ("Xã nuôi 20 con trâu, trồng 500 cây quế.", {"20 con trâu": "con trâu", "500 cây": "cây quế"}),
        ("Nhà anh có 2 con heo, 10 con gà.", {"2 con heo": "con heo", "10 con gà": "con gà"}),
        (
            "Thu ngân sách đạt 12 tỷ đồng, bằng 73,8% dự toán.",
            {"12 tỷ đồng": "thu ngân sách", "73,8%": "thu ngân sách (so với kế hoạch)"},
        ),
        (
            "Chỉ số sản xuất công nghiệp bằng 118,4% so với cùng kỳ.",
            {"118,4%": "chỉ số sản xuất công nghiệp (so với cùng kỳ)"},
        ),
        ("Quy mô GRDP theo giá hiện hành đạt 12.415 tỷ đồng.", {"12.415 tỷ đồng": "tổng sản phẩm trên địa bàn (GRDP)"}),
        ("Xã đứng thứ 7/99 xã về chỉ số hài lòng của người dân.", {"7/99 xã": "chỉ số hài lòng của người dân (SIPAS)"}),
        (
            "GRDP tăng 12%, đứng thứ 2/63 tỉnh, thành phố.",
            {"12%": "tăng trưởng kinh tế", "2/63 tỉnh, thành phố": "tăng trưởng kinh tế"},
        ),
        ("Xã có 214/1.506 hộ hiến đất (bằng 14,2%).", {"214/1.506 hộ": "hộ hiến đất", "14,2%": "hộ hiến đất"}),
        ("Cá ngừ sọc dưa 33.000 đồng/kg.", {"33.000 đồng/kg": "giá bán (cá ngừ sọc dưa)"}),
        (
            "Lũ làm 124 nhà bị đổ (xã Mai Sơn: 38 nhà; Lâm Thượng: 55 nhà), 717 ha lúa bị ngập (xã Mai Sơn: 90 ha).",
            {
                "124 nhà": "nhà sập",
                "38 nhà": "nhà sập",
                "55 nhà": "nhà sập",
                "717 ha": "lúa bị ngập",
                "90 ha": "lúa bị ngập",
            },
        ),
        (
            "Có 15 người thương vong (Mai Sơn: 5 người chết; Lâm Thượng: 10 người bị thương).",
            {"15 người": "người thương vong", "5 người": "người chết", "10 người": "người bị thương"},
        ),
        (
            "Có 92% người lao động có việc làm; 99% người dân tham gia bảo hiểm y tế.",
            {"92%": "người lao động", "99%": "tỷ lệ tham gia bảo hiểm y tế"},
        ),
        (
            "Tỷ lệ số trường đạt chuẩn ở khu vực nông thôn là 19%.",
            {"19%": "tỷ lệ số trường đạt chuẩn ở khu vực nông thôn"},
        ),
        (
            "Khu vực nông thôn có tỷ lệ hộ nghèo 42%; nông, lâm nghiệp và thủy sản tăng 2%.",
            {"42%": "tỷ lệ hộ nghèo", "2%": "nông lâm nghiệp và thủy sản"},
        ),
        (
            "Diện tích trồng rừng tăng từ 26,5 ha (năm 2015) lên 67,6 ha (năm 2019).",
            {"26,5 ha": "rừng trồng mới", "67,6 ha": "rừng trồng mới"},
        ),
        (
            "Diện tích gieo trồng 690 ha, trong đó: lúa 350 ha, ngô 340 ha; có 41 ha trồng cây dược liệu.",
            {"690 ha": "diện tích gieo trồng", "350 ha": "lúa", "340 ha": "ngô", "41 ha": "trồng cây dược liệu"},
        ),
        (
            "Lũ làm 33 người chết và mất tích. Trong số này, xã Mai Sơn 29 người (17 người chết, 12 người mất tích).",
            {
                "33 người": "người chết và mất tích",
                "29 người": "người chết và mất tích",
                "17 người": "người chết",
                "12 người": "người mất tích",
            },
        ),
        (
            "Lũ làm 9 người chết (do sạt lở 8 người; lũ cuốn 1 người).",
            {"9 người": "người chết", "8 người": "người chết", "1 người": "người chết"},
        ),
        ("Sóng làm sạt lở 600 m kè và cả con đường ven biển.", {"600 m": "chiều dài sạt lở"}),
        (
            "Kinh tế tăng trưởng 13,5%. Kế hoạch của xã là 14,2%.",
            {"13,5%": "tăng trưởng kinh tế", "14,2%": "tăng trưởng kinh tế"},
        ),
        (
            "Thu nhập đạt 14 triệu đồng/người/năm, riêng anh Phớ có thu nhập 90 triệu đồng/năm.",
            {"14 triệu đồng/người/năm": "thu nhập bình quân đầu người", "90 triệu đồng/năm": "thu nhập"},
        ),
        (
            "Bà con trồng 700 gốc bưởi, hòa giải 64/67 vụ mâu thuẫn.",
            {"700 gốc": "gốc bưởi", "64/67 vụ": "vụ mâu thuẫn"},
        ),
        (
            "Lượng mưa trung bình là 250mm. Đặc biệt, có nơi cao hơn như Mai Sơn 287mm. Nhà rộng hơn 90 m2.",
            {"250mm": "lượng mưa", "287mm": "lượng mưa", "90 m2": "diện tích"},
        ),
        (
            "Khách du lịch quốc tế đạt 3,2 triệu lượt khách, khách nội địa 4,2 triệu lượt khách, bằng 78% kế hoạch.",
            {
                "3,2 triệu lượt khách": "lượt khách quốc tế",
                "4,2 triệu lượt khách": "lượt khách nội địa",
                "78%": "lượt khách nội địa (so với kế hoạch)",
            },
        ),
        (
            "Thu ngân sách đạt 125 tỷ đồng (năm 2022 là 92 tỷ đồng), bằng 78% kế hoạch.",
            {"125 tỷ đồng": "thu ngân sách", "92 tỷ đồng": "thu ngân sách", "78%": "thu ngân sách (so với kế hoạch)"},
        ),
        (
            "Có 99 nhà bị ảnh hưởng, hư hỏng (xã Mai Sơn 82 nhà, xã Lâm Thượng 17 nhà).",
            {"99 nhà": "nhà hư hỏng", "82 nhà": "nhà hư hỏng", "17 nhà": "nhà hư hỏng"},
        ),
        ("Vải thiều cho 201 tấn, trong đó Lục Yên 108 tấn.", {"201 tấn": "vải thiều", "108 tấn": "vải thiều"}),
        ("Xã làm 5 nhiệm vụ trọng tâm.", {"5 nhiệm vụ trọng tâm": "nhiệm vụ trọng tâm"}),
        ("Con đường dài 620m, rộng 5m.", {"620m": "chiều dài", "5m": "chiều rộng"}),
        (
            "Tỉnh sáp nhập 135 đơn vị hành chính, giảm 46 đơn vị.",
            {"135 đơn vị hành chính": "đơn vị hành chính", "46 đơn vị": "đơn vị hành chính"},
        ),
        (
            "Tỉnh đón 500 lượt khách, trong đó Lục Yên 20 lượt.",
            {"500 lượt khách": "lượt khách", "20 lượt": "lượt khách"},
        ),
        (
            "Xã có 4 tập thể, 7 cá nhân được khen thưởng.",
            {"4 tập thể": "tập thể được khen thưởng", "7 cá nhân": "cá nhân được khen thưởng"},
        ),
    ],
)
def test_a_measure_is_named_by_the_words_by_the_figure(
    tables: Tables, sentence: str, expected: Mapping[str, str]
) -> None:
    records = tables(sentence, title="Yên Bái đổi mới")["records"]
    assert {row["as_written"]: row["measure"] for row in records} == expected


def test_two_articles_name_a_measure_alike(tables: Tables) -> None:
    one = tables("Thu nhập bình quân đầu người đạt 45 triệu đồng/năm.", title=COMMUNE)["records"]
    other = tables("Đến nay, thu nhập đầu người của xã là 52 triệu đồng/năm.", title=COMMUNE)["records"]
    assert {row["measure"] for row in (*one, *other)} == {"thu nhập bình quân đầu người"}


def test_parts_that_are_more_than_their_total_are_flagged(tables: Tables) -> None:
    (_, part), (_, more) = (
        tables(f"Xã có 42 hộ nghèo, trong đó {part} hộ nghèo thiếu đất.", title=COMMUNE)["records"] for part in (30, 50)
    )
    assert (part["flags"], more["flags"]) == ("", "parts-exceed-total")


def test_figures_in_the_order_of_their_places(tables: Tables) -> None:
    records = tables("Các xã Lâm Thượng, Khánh Thiện lần lượt có 120 và 80 hộ nghèo.", title="Huyện Lục Yên, Yên Bái")
    assert {row["value"]: row["locality"] for row in records["records"]} == {"120": "Lâm Thượng", "80": "Khánh Thiện"}


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Năm 2022, Hội Nông dân xã Lâm Thượng tặng 30 con lợn giống.", "Hội Nông dân xã Lâm Thượng"),
        ("Ông Lò Văn Phớ cho biết xã có 30 con lợn giống.", ""),
        ("Hội Nông dân xã Lâm Thượng tuyên truyền, các hộ dân mua 30 con lợn giống.", ""),
        ("Hội Nông dân xã Lâm Thượng họp bàn, sau một buổi thì cả 30 hộ dân đồng ý.", ""),
        ("Công an tỉnh tặng 30 con lợn giống.", "Công an tỉnh"),
        ("Có 30 tập thể được Ban Thường vụ Huyện ủy tôn vinh.", "Ban Thường vụ Huyện ủy"),
        ("Có 30 tập thể được tôn vinh.", ""),
    ],
)
def test_only_a_subject_that_acts_is_the_actor(tables: Tables, sentence: str, actor: str) -> None:
    (record,) = tables(sentence, title=COMMUNE)["records"]
    assert record["actor"] == actor


def test_two_holders_side_by_side_part_what_is_counted(tables: Tables) -> None:
    read = tables(
        "Xã có 240 việc của tập thể, 980 việc của cá nhân.",
        "Số việc đã thực hiện của tập thể đạt 230 (bằng 95,8%), của cá nhân đạt 940 (bằng 95,9%).",
        "Huyện có 36 việc của tập thể.",
        title=COMMUNE,
    )
    assert [row["measure"] for row in read["records"]] == [
        "việc của tập thể",
        "việc của cá nhân",
        "việc của tập thể",
        "việc của tập thể",
        "việc của cá nhân",
        "việc của cá nhân",
        "việc",
    ]


def test_like_shares_of_different_figures_are_different_facts(tables: Tables) -> None:
    records = tables("Tập thể làm 200 việc (đạt 95%), cá nhân làm 400 việc (đạt 95%).", title=COMMUNE)["records"]
    assert [(row["as_written"], row["mentions"]) for row in records] == [
        ("200 việc", "1"),
        ("95%", "1"),
        ("400 việc", "1"),
        ("95%", "1"),
    ]
    twice = tables("95% đảng viên làm theo Bác.", "Có 190/200 (bằng 95%) đảng viên làm theo Bác.", title=COMMUNE)
    assert [(row["as_written"], row["mentions"]) for row in twice["records"]] == [("95%", "2"), ("190/200", "1")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Toàn huyện có 12 xã, mỗi xã có 3 mô hình.", {"12 xã": "", "3 mô hình": "xã"}),
        ("Máy ép 30 tấn bưởi mỗi năm với chi phí 2 tỷ đồng.", {"30 tấn bưởi mỗi năm": "năm", "2 tỷ đồng": ""}),
        ("Mỗi xã xây dựng ít nhất 2 mô hình.", {"2 mô hình": "xã"}),
        ("Hội tặng 5 hộ, mỗi hộ 2 con bò và 500 nghìn đồng.", {"5 hộ": "", "2 con bò": "hộ", "500 nghìn đồng": "hộ"}),
        ("Mỗi năm, huyện trồng 40 ha rừng.", {"40 ha": "năm"}),
        ("Mỗi cán bộ, đảng viên làm từ 1 - 2 việc.", {"1 - 2 việc": "cán bộ, đảng viên"}),
        ("Mỗi cán bộ phải gương mẫu, toàn huyện có 42 hộ nghèo.", {"42 hộ nghèo": ""}),
        ("Mỗi thôn trồng 5 ha quế; cả huyện trồng 40 ha ngô.", {"5 ha": "thôn", "40 ha": ""}),
        ("Giá lúa 3.550 đồng/kg, giảm 900 đồng.", {"3.550 đồng/kg": "kg", "900 đồng": "kg"}),
    ],
)
def test_what_each_says_a_figure_is_per(tables: Tables, sentence: str, expected: Mapping[str, str]) -> None:
    read = tables(sentence, title="Huyện Lục Yên, Yên Bái đổi mới")
    assert {row["as_written"]: row["per"] for row in read["records"]} == expected
    assert {row["text"]: row["per"] for row in read["figures"]} == expected


def test_what_each_of_a_list_of_places_has_is_a_record_of_each(tables: Tables) -> None:
    read = tables("Các xã Lâm Thượng, Khánh Thiện, mỗi xã có 3 mô hình.", title="Huyện Lục Yên, Yên Bái")
    assert [(row["locality"], row["value"], row["mentions"]) for row in read["records"]] == [
        ("Lâm Thượng", "3", "1"),
        ("Khánh Thiện", "3", "1"),
    ]
    assert len(read["figures"]) == 1


def test_what_each_gets_is_named_by_what_is_done(tables: Tables) -> None:
    records = tables("Huyện hỗ trợ 20 hộ nghèo, mỗi hộ được 5 triệu đồng.", title=COMMUNE)["records"]
    assert [row["measure"] for row in records] == ["hộ nghèo", "tiền hỗ trợ"]


@pytest.mark.parametrize(
    ("sentence", "text", "flag"),
    [
        ("Bà con hiến đất trị giá 213.839 tỷ đồng.", "213.839 tỷ đồng", "suspect"),
        ("Xã có 45/50 hộ (96%) dùng nước sạch.", "96%", "share-differs"),
        ("Xã có 42 hộ nghèo, trong đó 50 hộ nghèo thiếu đất.", "50 hộ nghèo", "parts-exceed-total"),
        ("Năm 2025, xã phấn đấu trồng 40 ha quế.", "40 ha", "target"),
        ("Xã không đạt 2 chỉ tiêu.", "2 chỉ tiêu", "negated"),
        ("Xã Tân Lập có 320 hộ nghèo.", "320 hộ nghèo", "ambiguous-locality"),
        ("Năm 2020, xã có 42 hộ nghèo. Xã đã xóa 15 nhà tạm.", "15 nhà tạm", "period-inferred"),
    ],
)
def test_what_makes_a_reader_careful_is_flagged(tables: Tables, sentence: str, text: str, flag: str) -> None:
    title = "Chuyện ghi ở cơ sở" if flag == "ambiguous-locality" else COMMUNE
    flags = {row["as_written"]: row["flags"] for row in tables(sentence, title=title)["records"]}
    assert flags[text] == flag


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        (
            "Tiêu biểu có đồng chí Hoàng Thị Mến, Bí thư Chi bộ thôn Nà Kéo vận động bà con trồng 4 ha quế.",
            "đồng chí Hoàng Thị Mến",
        ),
        ("Bác sĩ Lò Văn Phớ (Trạm Y tế xã) 15 năm khám bệnh cho 42 gia đình.", "Bác sĩ Lò Văn Phớ"),
        ("Anh Lò Văn Phớ - người Tày ở thôn Nà Kéo, xã Lâm Thượng, trồng 4 ha quế.", "Anh Lò Văn Phớ"),
        ("Hội Chữ thập đỏ trao 120 suất quà.", "Hội Chữ thập đỏ"),
        ("Hội trao 120 suất quà.", ""),
        ("Bà Hoàng Thị Mến, Phó Giám đốc Sở Y tế, nói thêm: “Xã còn 42 ca bệnh”.", ""),
        ("Bà Hoàng Thị Mến nhận định: xã còn thiếu 42 giáo viên.", ""),
    ],
)
def test_who_acts_and_who_only_speaks(tables: Tables, sentence: str, actor: str) -> None:
    (record,) = tables(sentence, title=COMMUNE)["records"]
    assert record["actor"] == actor


@pytest.mark.parametrize(
    ("sentence", "flagged"),
    [
        ("Xã có 42 hộ trồng quế, trong đó 50 hộ là hộ trẻ.", ["42 hộ", "50 hộ"]),
        ("Lũ làm 29 người bị nạn (17 người chết, 12 người mất tích), gồm: Mai Sơn 20 người, Lâm Thượng 9 người.", []),
        ("Lũ làm 4 người chết (trong đó Mai Sơn 3 người) và 78 người bị thương (Mai Sơn 58 người).", []),
        ("Lũ làm 4 người chết (trong đó Mai Sơn 5 người) và 78 người bị thương.", ["4 người", "5 người"]),
        ("Nhiều nhà có từ 10 ha trở lên, trong đó có nhà có 20 ha.", []),
    ],
)
def test_parts_that_exceed_their_total(tables: Tables, sentence: str, flagged: list[str]) -> None:
    records = tables(sentence, title=COMMUNE)["records"]
    assert [row["as_written"] for row in records if "parts-exceed-total" in row["flags"]] == flagged
