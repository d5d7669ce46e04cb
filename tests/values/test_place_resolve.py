from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.authoring.examples import find
from extract.rulebook.load import load
from extract.rulebook.model import Rulebook
from extract.values.places import Place, gazetteer_of, main_locality, unit_of
from extract.values.places.gazetteer import ERA_BEFORE, ERA_SINCE

RULEBOOK = load()


class Found(NamedTuple):
    text: str
    place: Place


def find_places(text: str, on: str = "", rulebook: Rulebook = RULEBOOK) -> list[Found]:
    article, found = find(rulebook, "localities", text, on)
    spans = [(article.source(m.start, m.end), m.value) for m in found.mentions["localities"]]
    return [Found(article.decoded[start:end], place) for (start, end), place in spans]


def test_a_town_and_a_rural_district_of_one_name_are_told_apart_by_the_type_word() -> None:
    town, rural = (found.place for found in find_places("TX Kỳ Anh giáp huyện Kỳ Anh.", "2018-10-18"))
    assert (town.code, rural.code) == ("449", "447")


def test_a_name_that_many_units_bear_stays_ambiguous_with_its_candidates() -> None:
    (found,) = find_places("Xã Tân Thành có năm thôn.", "2018-10-18")
    assert (found.place.resolution, found.place.code, found.place.province) == ("ambiguous", "", "")
    assert len(found.place.candidates) > 20
    assert "17515 Tân Thành, Yên Thành, Nghệ An" in found.place.candidates


def test_a_unit_that_the_gazetteer_lacks_lies_in_the_one_that_is_named_behind_it() -> None:
    place = find_places("Xã Tân Hưng Mới, huyện Lục Yên giữ rừng.", "2019-05-01")[0].place
    assert (place.resolution, place.code, place.district, place.province) == ("unlisted", "", "Lục Yên", "Yên Bái")


def test_a_name_with_another_tone_mark_is_found_where_the_article_is_at_home() -> None:
    place = find_places("Tỉnh Hà Giang có mưa. Xã Nậm Ty bị sạt lở.", "2021-02-01")[1].place
    assert (place.province, place.resolution) == ("Hà Giang", "context")


def test_a_commune_that_the_gazetteer_lacks_is_no_other_provinces_of_that_name() -> None:
    text = "Huyện Quảng Xương, tỉnh Thanh Hóa đón khách. Xưa kia, các làng ven sông thuộc xã Việt Hồng."
    place = find_places(text, "2019-05-01")[-1].place
    assert (place.name, place.resolution, place.province, place.code) == ("Việt Hồng", "unlisted", "Thanh Hóa", "")


def test_names_of_one_list_lie_in_the_one_unit_that_has_them_all() -> None:
    text = "Đoàn kiểm tra các xã Quảng An, Quảng Thành, Quảng Phú và Quảng Thọ."
    places = [found.place for found in find_places(text, "2019-05-01")]
    assert {(place.district, place.province) for place in places} == {("Quảng Điền", "Thừa Thiên Huế")}


def test_names_of_an_article_lie_in_the_one_province_that_has_them_all() -> None:
    text = "Xã Quảng Thành đón bằng khen. Xã Quảng Thọ làm đường. Xã Quảng An dựng cầu."
    places = [found.place for found in find_places(text, "2019-05-01")]
    assert {place.province for place in places} == {"Thừa Thiên Huế"}


def test_a_village_in_the_title_lies_in_the_commune_that_the_text_names_later() -> None:
    text = "Tơ Drăh đổi thay\n\nỞ làng Tơ Drăh (xã Bờ Ngoong, tỉnh Gia Lai), dân góp công. Làng Tơ Drăh có 335 hộ."
    places = [found.place for found in find_places(text, "2025-09-15") if found.place.level == "village"]
    assert [place.commune for place in places] == ["Bờ Ngoong"] * 3
    found = main(text, "2025-09-15")
    assert found is not None
    assert (found.level, found.name) == ("commune", "Bờ Ngoong")


def test_the_main_locality_has_its_own_name_where_the_text_misspells_it() -> None:
    text = "Đường ở xã Vình Ô, huyện Vĩnh Linh, tỉnh Quảng Trị đã thông. Xã Vĩnh Ô có hai bản. Xã Vĩnh Ô góp đất."
    found = main(text, "2024-06-05")
    assert found is not None
    assert (found.name, found.code) == ("Vĩnh Ô", "19426")


def test_a_district_of_before_lies_in_the_province_of_today_that_the_article_tells_of() -> None:
    text = "Mưa lớn tại tỉnh Nghệ An. Sạt lở ở xã Mỹ Lý và xã Na Ngoi, thuộc huyện Kỳ Sơn cũ."
    place = find_places(text, "2025-07-27")[-1].place
    assert (place.name, place.code, place.province, place.era) == ("Kỳ Sơn", "417", "Nghệ An", ERA_BEFORE)


def test_a_commune_that_bears_a_provinces_name_keeps_it_without_its_type_word() -> None:
    text = (
        "Đảng bộ xã Quảng Bình đón bằng khen\n\nXã Quảng Bình, huyện Quảng Xương làm đường. Quảng Bình góp 9 tỷ đồng."
    )
    places = [found.place for found in find_places(text, "2019-05-01")]
    assert [(place.name, place.level, place.province) for place in places if place.name == "Quảng Bình"] == [
        ("Quảng Bình", "commune", "Thanh Hóa")
    ] * 3
    text = "Thành phố Lào Cai làm đường\n\nThành phố Lào Cai có chợ mới. Lào Cai là tỉnh vùng cao."
    assert [found.place.level for found in find_places(text, "2019-05-01")] == ["district", "district", "province"]
    text = "Đường qua xã Quảng Bình, huyện Quảng Xương vào Quảng Bình dài 200 km."
    assert find_places(text, "2019-05-01")[-1].place.level == "province"


@pytest.mark.parametrize(("on", "era"), [("2017-05-01", ERA_BEFORE), ("2025-06-30", ERA_BEFORE)])
def test_no_article_of_before_is_read_in_units_of_today(on: str, era: str) -> None:
    text = "Phường Yên Bái, xã Lục Yên, tỉnh Lào Cai và xã Mường Lai, huyện Lục Yên."
    assert {found.place.era for found in find_places(text, on)} == {era}


def test_articles_of_today_are_read_in_units_of_today() -> None:
    text = "Xã Lục Yên và phường Yên Bái, tỉnh Lào Cai đón khách; xã Mường Lai được mùa."
    places = [found.place for found in find_places(text, "2026-01-10")]
    assert {place.era for place in places} == {ERA_SINCE}
    assert {place.province for place in places} == {"Lào Cai"}
    assert [place.district for place in places] == ["", "", "", ""]
    assert all(place.current_code == place.code for place in places)


def test_units_of_before_in_articles_of_today_keep_their_era_and_name_their_successor() -> None:
    text = "Xã Bảo Nhai, tỉnh Lào Cai (hợp nhất từ các xã Cốc Ly và Nậm Đét, huyện Bắc Hà cũ)."
    places = {found.text: found.place for found in find_places(text, "2026-03-02")}
    assert places["Xã Bảo Nhai"].era == ERA_SINCE
    assert places["Cốc Ly"].era == places["huyện Bắc Hà"].era == ERA_BEFORE
    assert (places["Cốc Ly"].district, places["Cốc Ly"].province_code) == ("Bắc Hà", "10")
    assert places["Cốc Ly"].current_code != ""


def test_a_district_of_before_needs_no_type_word_where_the_article_is_at_home() -> None:
    text = "Thành phố Đà Nẵng khắc phục lũ. Bà con Bắc Trà My và Tây Giang dựng nhà."
    places = {found.text: found.place for found in find_places(text, "2025-11-01")}
    past, now = places["Bắc Trà My"], places["Tây Giang"]
    assert (past.level, past.era, past.province) == ("district", ERA_BEFORE, "Quảng Nam")
    assert (now.level, now.era, now.province) == ("commune", ERA_SINCE, "Đà Nẵng")


def test_a_former_province_is_told_from_the_ward_that_bears_its_name() -> None:
    ward, past = (f.place for f in find_places("Phường Hà Giang 1 thuộc tỉnh Hà Giang (cũ).", "2025-10-10"))
    assert (ward.level, ward.era, ward.province) == ("commune", ERA_SINCE, "Tuyên Quang")
    assert (past.level, past.era, past.code, past.current_name) == ("province", ERA_BEFORE, "02", "Tuyên Quang")


def test_a_unit_of_before_carries_the_unit_of_today() -> None:
    place = find_places("Tỉnh Bắc Kạn làm đường.", "2018-01-01")[0].place
    assert (place.code, place.current_code, place.current_name) == ("06", "19", "Thái Nguyên")


@pytest.mark.parametrize(
    ("text", "era"),
    [
        ("Huyện Lục Yên và thị trấn Yên Thế làm đường.", ERA_BEFORE),
        ("Xã Quy Mông, tỉnh Lào Cai; phường Hà Giang 2; đặc khu Phú Quốc.", ERA_SINCE),
        ("Nhân dân Hà Nội vui mừng.", ERA_BEFORE),
    ],
)
def test_an_article_without_a_date_is_read_in_the_era_of_its_names(text: str, era: str) -> None:
    assert {found.place.era for found in find_places(text)} == {era}


@pytest.mark.parametrize(
    ("on", "kind", "province"),
    [("2008-07-31", "huyện", "Hà Tây"), ("2008-08-01", "huyện", "Hà Nội")],
)
def test_the_day_decides_in_which_province_a_district_lies(on: str, kind: str, province: str) -> None:
    place = find_places("Huyện Ba Vì phòng chống lũ.", on)[0].place
    assert (place.type, place.province) == (kind, province)


@pytest.mark.parametrize(
    ("on", "era", "province"), [("2019-01-01", ERA_BEFORE, "Yên Bái"), ("2026-01-01", ERA_SINCE, "Lào Cai")]
)
def test_a_village_of_a_users_table_is_found_with_what_it_lies_in(
    tmp_path: Path, on: str, era: str, province: str
) -> None:
    folder = tmp_path / "lexicons" / "places"
    folder.mkdir(parents=True)
    (folder / "mine.tsv").write_text("name\ttype\tlevel\tparent\nKhe Vằn Mới\tthôn\tvillage\t04309\n", encoding="utf-8")
    place = find_places("Thôn Khe Vằn Mới làm đường.", on, load([tmp_path]))[0].place
    assert (place.level, place.commune, place.province, place.era) == ("village", "Lâm Thượng", province, era)
    assert place.resolution == "exact"


@pytest.mark.parametrize(
    ("text", "era"),
    [
        ("Ngày 6/12/2025, Công an xã Xuân Lập, tỉnh Thanh Hóa nhận tin.", ERA_SINCE),
        ("Ngày 6/12/2015, Công an xã Xuân Lập, tỉnh Thanh Hóa nhận tin.", ERA_BEFORE),
    ],
)
def test_the_dates_in_an_article_without_one_tell_its_era(text: str, era: str) -> None:
    assert {found.place.era for found in find_places(text)} == {era}


def test_the_units_that_are_named_tell_the_year_of_an_article_without_a_date() -> None:
    text = "Ông ở xã Thành Thới A, huyện Mỏ Cày, tỉnh Bến Tre; cháu ông ở thành phố Huế."
    places = [found.place for found in find_places(text)]
    assert [place.province for place in places] == ["Bến Tre", "Bến Tre", "Bến Tre", "Thừa Thiên Huế"]


WORDS = (
    "xã huyện tỉnh thôn các hai 3 phường quận TP. H. P. ( ) , ; : - và của cũ . là Hà Nội Lào Cai Lục Yên Nguyễn "
    "Văn A Huế bản Bản Khoang hợp nhất từ gồm khu tổ 5 thành ủy người 1.200 TỈNH HÀ GIANG đường Quảng Ninh đặc khu"
).split()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), st.sampled_from(["2007-01-01", "2025-06-30"]))
def test_places_of_any_text_are_apart_in_order_and_of_the_articles_era(words: list[str], on: str) -> None:
    _, found = find(RULEBOOK, "localities", "Tin: " + " ".join(words), on)
    mentions = found.mentions["localities"]
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    for place in (mention.value for mention in mentions):
        assert place.level
        assert place.era == ERA_BEFORE
        if place.resolution in ("exact", "context") and place.level != "village":
            assert place.code
        assert (place.resolution == "ambiguous") <= (len(place.candidates) > 1)


def main(text: str, on: str = "2019-05-01") -> Place | None:
    article, found = find(RULEBOOK, "localities", text, on)
    return main_locality(article, found.mentions["localities"], gazetteer_of(RULEBOOK))


@pytest.mark.parametrize(
    ("text", "level", "name", "code"),
    [
        ("Hà Tĩnh: Huyện Đức Thọ làm đường\n\nNhân dân Đức Thọ góp công.", "district", "Đức Thọ", "440"),
        ("Mưa lớn tại Lào Cai\n\nHuyện Bảo Yên và huyện Sa Pa bị ngập.", "province", "Lào Cai", "10"),
        ("Huyện Ba Bể, huyện Bạch Thông và huyện Pác Nặm khen thưởng.", "province", "Bắc Kạn", "06"),
        (
            "Vì dân\n\nỞ khối 5, thị trấn Con Cuông, huyện Con Cuông, ai cũng biết ông. Ông quê ở Nghệ An.",
            "commune",
            "Con Cuông",
            "17227",
        ),
        ("Quế Long đổi thay\n\nXã Quế Long, huyện Quế Sơn về đích.", "commune", "Quế Long", "20677"),
    ],
)
def test_the_main_locality_is_the_lowest_unit_that_most_places_lie_in(
    text: str, level: str, name: str, code: str
) -> None:
    place = main(text)
    assert place is not None
    assert (place.level, place.name, place.code) == (level, name, code)


def test_the_main_locality_of_an_article_of_today_may_be_a_commune() -> None:
    place = main("Tỉnh Phú Thọ khen bà Quế ở thôn Phú Cường, xã Hợp Lý. Xã Hợp Lý vận động dân.", "2026-03-07")
    assert place is not None
    assert (place.level, place.name, place.code) == ("commune", "Hợp Lý", "08770")


def test_a_village_lies_in_the_commune_that_the_sentence_before_tells_of() -> None:
    text = "Vĩnh Hải là xã ven biển phía Đông Bắc, huyện Ninh Hải. Xã có hai thôn là Cầu Gãy và Đá Hang."
    places = {found.text: found.place for found in find_places(text, "2022-09-19")}
    assert (places["Cầu Gãy"].commune, places["Đá Hang"].commune) == ("Vĩnh Hải", "Vĩnh Hải")


def test_a_district_keeps_its_code_beside_a_province_of_long_ago() -> None:
    past, district = (found.place for found in find_places("Tỉnh Hà Sơn Bình có huyện Thạch Thất.", "2024-03-03"))
    assert (past.level, past.code, past.current_name) == ("province", "", "Hà Nội; Phú Thọ")
    assert (district.code, district.province) == ("276", "Hà Nội")
    text = "Khi đó huyện Thạch Thất, tỉnh Hà Sơn Bình có 19 xã."
    assert find_places(text, "2024-03-03")[0].place.code == "276"


def test_of_a_village_the_commune_that_it_lies_in_is_the_unit() -> None:
    text = "Bản Nậm Rịa, xã Quế Long, huyện Quế Sơn đổi thay."
    _, found = find(RULEBOOK, "localities", text, "2019-05-01")
    village, *_ = (mention.value for mention in found.mentions["localities"])
    unit = unit_of(village, found.mentions["localities"], gazetteer_of(RULEBOOK), None)
    assert (unit.level, unit.name, unit.code, unit.district) == ("commune", "Quế Long", "20677", "Quế Sơn")
    assert unit_of(unit, [], gazetteer_of(RULEBOOK), None) is unit


def test_an_article_on_many_provinces_has_no_main_locality() -> None:
    assert main("Bắc Giang, Quảng Nam, Bến Tre và Tuyên Quang được biểu dương.") is None
    assert main("Không có địa danh nào ở đây.") is None
