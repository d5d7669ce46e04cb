import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.fold import fold
from extract.text.tokens import TOKEN
from extract.values.places.gazetteer import ERA_BEFORE, ERA_SINCE, REFORM, Gazetteer, Unit

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "rules" / "lexicons" / "places"
GAZETTEER = Gazetteer.load([TABLES])
BEFORE = REFORM - timedelta(days=1)


def changes() -> list[dict[str, str]]:
    lines = (ROOT / "tests" / "data" / "places_changes.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def units(name: str, level: str | None = None, on: date | int | None = None) -> tuple[Unit, ...]:
    return GAZETTEER.units(GAZETTEER.key_of(name), level, on)


def only(name: str, level: str, on: date) -> Unit:
    found = units(name, level, on)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("change", changes(), ids=lambda c: f"{c['level']}-{c['code']}-{c['day']}")
def test_a_unit_has_its_old_kind_and_parent_the_day_before_a_change_and_the_new_ones_on_the_day(
    change: dict[str, str],
) -> None:
    day = date.fromisoformat(change["day"])
    for on, when in ((day - timedelta(days=1), "before"), (day, "after")):
        found = GAZETTEER.coded(change["level"], change["code"], on)
        if not change[f"type_{when}"]:
            assert found == ()
            continue
        assert [unit.type for unit in found] == [change[f"type_{when}"]]
        parent = GAZETTEER.parent(found[0], on)
        assert (parent.code if parent else "") == change[f"parent_{when}"]
        assert parent is None or parent.valid(on)


def test_every_unit_lies_in_one_province_on_its_first_and_last_day() -> None:
    astray = []
    for unit in GAZETTEER:
        for on in (max(unit.start, date(2004, 8, 31)), min(unit.end - timedelta(days=1), date(2026, 1, 1))):
            province = GAZETTEER.province_of(unit, on)
            if province is None or province.era != unit.era:
                astray.append((unit.id, on))
    assert astray == []


@pytest.mark.parametrize(("on", "provinces"), [(date(2005, 1, 1), 64), (date(2015, 1, 1), 63), (date(2026, 1, 1), 34)])
def test_as_many_provinces_as_there_were(on: date, provinces: int) -> None:
    assert sum(unit.level == "province" and unit.valid(on) for unit in GAZETTEER) == provinces


def test_as_many_units_as_the_two_level_system_began_with() -> None:
    kinds = [unit.type for unit in GAZETTEER if unit.level == "commune" and unit.valid(REFORM)]
    assert (kinds.count("xã"), kinds.count("phường"), kinds.count("đặc khu")) == (2621, 687, 13)
    assert not any(unit.level == "district" and unit.valid(REFORM) for unit in GAZETTEER)


def test_days_in_force_begin_with_the_first_and_end_before_the_last() -> None:
    assert only("Hà Tây", "province", date(2008, 7, 31)).code == "28"
    assert units("Hà Tây", "province", date(2008, 8, 1)) == ()
    me_linh = only("Mê Linh", "district", date(2008, 8, 1))
    assert GAZETTEER.province_of(me_linh, date(2008, 8, 1)).name == "Hà Nội"  # type: ignore[union-attr]
    me_linh = only("Mê Linh", "district", date(2008, 7, 31))
    assert GAZETTEER.province_of(me_linh, date(2008, 7, 31)).name == "Vĩnh Phúc"  # type: ignore[union-attr]


def test_a_code_means_another_unit_after_the_reform() -> None:
    assert [unit.name for unit in GAZETTEER.coded("province", "15", BEFORE)] == ["Yên Bái"]
    assert [unit.name for unit in GAZETTEER.coded("province", "15", REFORM)] == ["Lào Cai"]


def test_a_year_without_a_day_holds_every_unit_of_that_year() -> None:
    assert {unit.era for unit in units("Yên Bái", on=2025)} == {ERA_BEFORE, ERA_SINCE}
    assert {unit.era for unit in units("Yên Bái", on=2024)} == {ERA_BEFORE}
    assert {unit.era for unit in units("Yên Bái", on=2026)} == {ERA_SINCE}
    assert {unit.type for unit in units("Sa Pa", "district", 2015)} == {"huyện"}


def test_units_are_narrowed_by_what_they_lie_in() -> None:
    ha_giang = only("Hà Giang", "province", BEFORE)
    everywhere = units("Quảng Nguyên", "commune", BEFORE)
    assert GAZETTEER.units(GAZETTEER.key_of("Tân Lập"), "commune", BEFORE, within=ha_giang) != ()
    assert len(units("Tân Lập", "commune", BEFORE)) > len(
        GAZETTEER.units(GAZETTEER.key_of("Tân Lập"), "commune", BEFORE, within=ha_giang)
    )
    assert all(GAZETTEER.province_of(unit) == ha_giang for unit in everywhere)


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("Bắc Cạn", "Bắc Kạn"),
        ("Đắk Lắk", "Đăk Lăk"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Đăk Nông", "Đắk Nông"),
        ("Thừa Thiên-Huế", "Thừa Thiên Huế"),
        ("Thừa Thiên – Huế", "Thừa Thiên Huế"),
        ("TT-Huế", "Thừa Thiên Huế"),
        ("Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Bà Rịa Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("Khánh Hoà", "Khánh Hòa"),
        ("Qui Nhơn", "Quy Nhơn"),
        ("Mĩ Tho", "Mỹ Tho"),
        ("Cư M’gar", "Cư M'gar"),
        ("M’Đrắk", "M'Drắk"),
        ("Buôn Mê Thuột", "Buôn Ma Thuột"),
        ("Phan Rang - Tháp Chàm", "Phan Rang-Tháp Chàm"),
        ("Sapa", "Sa Pa"),
        ("Mù Cang Chải", "Mù Căng Chải"),
        ("HẢI PHÒNG", "Hải Phòng"),
    ],
)
def test_spellings_of_one_name_find_the_same_units(written: str, official: str) -> None:
    assert units(official)
    assert set(units(official)) <= set(units(written))


def test_the_longest_name_at_a_token_is_found() -> None:
    words = [fold(word) for word in TOKEN.findall("ở Bà Rịa - Vũng Tàu và Điện Biên Phủ, Đakrông")]
    assert GAZETTEER.longest(words, 0) == 0
    assert GAZETTEER.longest(words, 1) == 6
    assert GAZETTEER.longest(words, 7) == 10
    assert GAZETTEER.longest(words, 11) == 12


@given(st.lists(st.text(alphabet="abcăđêôơư àáảãạ-'’", min_size=1, max_size=8), max_size=8), st.integers(0, 7))
def test_any_words_can_be_looked_up(words: list[str], start: int) -> None:
    folded = [fold(word) for word in words]
    if start < len(folded):
        assert start <= GAZETTEER.longest(folded, start) <= len(folded)


def test_provinces_and_communes_went_into_units_of_today_and_districts_into_none() -> None:
    last = [unit for unit in GAZETTEER if unit.valid(BEFORE)]
    lost = [u.id for u in last if u.level in ("province", "commune") and not GAZETTEER.current(u)]
    assert lost == []
    assert [heir.name for heir in GAZETTEER.current(only("Bắc Kạn", "province", BEFORE))] == ["Thái Nguyên"]
    assert GAZETTEER.current(only("Lục Yên", "district", BEFORE)) == ()
    islands = {u.name for u in last if u.level == "district" and GAZETTEER.current(u)}
    assert islands == {"Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"}


def test_a_unit_that_was_renamed_long_ago_is_followed_to_today() -> None:
    tu_son = only("Từ Sơn", "district", date(2007, 1, 1))
    steps = [tu_son]
    while steps[-1].successors:
        steps.append(GAZETTEER.successors(steps[-1])[0])
    assert [step.type for step in steps] == ["huyện", "thị xã", "thành phố"]


def test_a_users_folder_adds_units_and_spellings(tmp_path: Path) -> None:
    (tmp_path / "villages.tsv").write_text(
        "# my villages\nname\tlevel\ttype\tparent\nThâm Pất\tvillage\tthôn\tc04309\n", encoding="utf-8"
    )
    (tmp_path / "spellings.tsv").write_text("name\tspellings\nYên Bái\tYB | Iên Bái\n", encoding="utf-8")
    gazetteer = Gazetteer.load([TABLES, tmp_path])
    village = gazetteer.units(gazetteer.key_of("Thâm Pất"))[0]
    assert (village.level, village.type, village.code) == ("village", "thôn", "")
    assert [above.level for above in gazetteer.parents(village)] == ["commune", "district", "province"]
    assert gazetteer.units(gazetteer.key_of("Iên Bái"), "province", BEFORE)[0].code == "15"


def test_the_tables_are_sorted_and_their_ids_unique() -> None:
    for name in ("provinces", "districts", "communes", "provinces-2025", "communes-2025"):
        rows = [line.split("\t") for line in (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[2:]]
        assert [(row[1], row[6]) for row in rows] == sorted((row[1], row[6]) for row in rows)
    names = [unit.id for unit in GAZETTEER]
    assert len(names) == len(set(names))


def test_every_successor_is_a_unit_that_begins_where_the_other_ends() -> None:
    wrong = [
        (unit.id, later)
        for unit in GAZETTEER
        for later in unit.successors
        if (heir := GAZETTEER.by_id(later)) is None or not heir.start <= unit.end < heir.end
    ]
    assert wrong == []
