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
    ],
)
def test_only_a_subject_that_acts_is_the_actor(tables: Tables, sentence: str, actor: str) -> None:
    (record,) = tables(sentence, title=COMMUNE)["records"]
    assert record["actor"] == actor
