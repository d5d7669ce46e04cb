"""Records: distinct facts with what the links add to them."""

from collections.abc import Callable, Mapping

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
