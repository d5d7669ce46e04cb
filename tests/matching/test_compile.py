"""What compiled patterns find: kinds of several tokens, lists and slots, pieces, gaps."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.matching.cascade import base_codes
from extract.matching.matcher import Matcher
from extract.matching.spellings import spellings
from extract.rulebook import Rulebook
from extract.rulebook.pattern import parse
from tests.rulebook.folders import cells, found, rule, rulebook, run

UNITS = """
slot: unit
type: dimension
entries:
  - {text: [m2, m², mét vuông], unit: m², dimension: area}
  - {text: mét, unit: m, dimension: length}
  - {text: công, unit: công, dimension: area}
  - {text: công, unit: ngày công, dimension: labour}
  - {text: "đồng [Việt Nam]", unit: VND, dimension: money}
"""


def unit_fields(book: Rulebook, text: str) -> Mapping[str, str]:
    """The fields of the {unit} that the only rule finds first."""
    article, _ = run(book, text)
    matcher = Matcher.of(book)
    (ready,) = matcher.rules["things"]
    (pattern,) = ready.patterns
    hit = pattern.regex.search("".join(base_codes(matcher, article)))
    assert hit
    slot = matcher.match(ready.rule, article, pattern, hit.regs).slot("unit")
    assert slot
    return slot.entry


def finds(at: Path, when: str, text: str, **lexicons: str) -> list[str]:
    return found(rulebook(at, rule(when), **lexicons), text)


@pytest.mark.parametrize(
    "number",
    [
        "5",
        "1.250",
        "12,9",
        "1,7 triệu",
        "1 tỷ 200 triệu",
        "hai mươi mốt",
        "nửa",
        "một tỷ rưỡi",
        "hàng trăm",
        "vài chục",
    ],
)
def test_number(tmp_path: Path, number: str) -> None:
    assert finds(tmp_path, "{number} con", f"Xã nuôi {number} con bò.") == [f"{number} con"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bán 5 triệu.", ["5 triệu"]),
        ("Bán hai mươi nghìn.", ["hai mươi nghìn"]),
        ("Bán 1 tỷ 200 triệu.", ["1 tỷ 200 triệu"]),
        ("Bán 1.250 con.", []),
        ("Bán năm con, ba triệu.", ["ba triệu"]),
    ],
)
def test_a_scaled_number_has_a_scale_word(tmp_path: Path, text: str, wanted: list[str]) -> None:
    assert finds(tmp_path, "{number:scaled}", text) == wanted


@pytest.mark.parametrize("name", ["Hoa", "Hoàng Văn Tính", "Y Moan H'leo", "Rơ Châm Hyin Bà Rịa Tàu", "UBND"])
def test_name(tmp_path: Path, name: str) -> None:
    assert finds(tmp_path, "ông {name}", f"Gặp ông {name} ở nhà.") == [f"ông {name}"]


def test_a_name_has_at_most_six_words(tmp_path: Path) -> None:
    assert finds(tmp_path, "ông {name}", "Gặp ông Một Hai Ba Bốn Năm Sáu Bảy Tám.") == ["ông Một Hai Ba Bốn Năm Sáu"]


@pytest.mark.parametrize("names", ["Vạn Hòa", "Vạn Hòa và Tả Phời", "Vạn Hòa, Tả Phời và Hợp Thành", "A, B"])
def test_names(tmp_path: Path, names: str) -> None:
    assert finds(tmp_path, "các xã {names}", f"Ở các xã {names} đều có.") == [f"các xã {names}"]


@pytest.mark.parametrize("quoted", ["“Hũ gạo”", '"Hũ gạo"', '“Hũ gạo"', '"Ngôi nhà xanh, sạch”'])
def test_quoted(tmp_path: Path, quoted: str) -> None:
    assert finds(tmp_path, "mô hình {quoted}", f"Có mô hình {quoted} hay.") == [f"mô hình {quoted}"]


def test_quotes_take_a_list_of_quoted_stretches(tmp_path: Path) -> None:
    text = 'Có mô hình “Hũ gạo”, “Nhà xanh" và “Lợn đất” hay.'
    assert finds(tmp_path, "mô hình {quotes}", text) == ['mô hình “Hũ gạo”, “Nhà xanh" và “Lợn đất”']


def test_start_and_end_of_a_sentence(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule("{start} xã {any}", "first"), rule("{any} xã {end}", "last"))
    assert found(book, "Xã có chợ của xã\n\nTừ xã đến huyện") == ["Xã có", "của xã"]


def test_a_slot_brings_the_fields_of_its_entry(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule("{number} {unit}"), units=UNITS)
    for text, unit in (("5 m2", "m²"), ("5 MÉT VUÔNG", "m²"), ("5 mét", "m"), ("5 đồng Việt Nam", "VND")):
        assert unit_fields(book, f"Có {text} đây.")["unit"] == unit


def test_a_type_chooses_among_entries_of_the_same_words(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule("{number} {unit:labour}"), units=UNITS)
    assert unit_fields(book, "Góp 5 công và 5 m2.")["unit"] == "ngày công"
    assert found(book, "Góp 5 công và 5 m2.") == ["5 công"]


def test_the_longest_entry_wins(tmp_path: Path) -> None:
    entries = "entries: [hộ, hộ nghèo, hộ nghèo đa chiều, hộ cận nghèo]"
    text = "Có 5 hộ nghèo đa chiều, 6 hộ nghèo, 7 hộ cận nghèo, 8 hộ."
    wanted = ["5 hộ nghèo đa chiều", "6 hộ nghèo", "7 hộ cận nghèo", "8 hộ"]
    assert finds(tmp_path, "{number} $heads", text, heads=entries) == wanted


def test_the_longest_entry_gives_way_where_the_pattern_goes_on(tmp_path: Path) -> None:
    assert finds(tmp_path, "$heads nghèo {end}", "Đã giúp hộ nghèo", heads="entries: [hộ, hộ nghèo]") == ["hộ nghèo"]


def test_a_list_may_hold_patterns_and_other_lists(tmp_path: Path) -> None:
    book = rulebook(
        tmp_path,
        rule("ngày @what($written)"),
        written='entries: ["{day} / {month} / {year}", "{day} $months"]',
        months="entries: [tháng giêng, tháng chạp]",
    )
    assert [row["what"] for row in cells(book, "Ngày 5/6/2021 và ngày 8 tháng chạp.")] == ["5/6/2021", "8 tháng chạp"]


def test_several_lists_of_one_slot_are_one(tmp_path: Path) -> None:
    more = "slot: unit\nentries: [{text: giạ, unit: giạ, dimension: volume}]"
    book = rulebook(tmp_path, rule("{number} {unit}"), units=UNITS, more=more)
    assert found(book, "Thu 5 giạ trên 6 m2.") == ["5 giạ", "6 m2"]


def test_pieces_and_where_a_find_begins(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule("hiến @mention(@amount({number}) @unit(m2)) [@note(đất [vườn])]"))
    assert found(book, "Bà con hiến 5 m2 đất vườn.") == ["5 m2"]
    assert cells(book, "Bà con hiến 5 m2 đất vườn.") == [{"amount": "5", "unit": "m2", "note": "đất vườn"}]
    assert cells(book, "Bà con hiến 5 m2.") == [{"amount": "5", "unit": "m2"}]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bà con hiến đất.", ["hiến đất"]),
        ("Bà con hiến một hai ba đất.", ["hiến một hai ba đất"]),
        ("Bà con hiến một hai ba bốn đất.", []),
        ("Bà con hiến ruộng đất và đất.", ["hiến ruộng đất"]),
        ("Bà con hiến ruộng. Đất tốt.", []),
        ("Bà con hiến ruộng\n\nĐất tốt.", []),
    ],
)
def test_gaps_are_lazy_and_stay_in_the_sentence(tmp_path: Path, text: str, wanted: list[str]) -> None:
    assert finds(tmp_path, "hiến ..3 đất", text) == wanted


@pytest.mark.parametrize("when", ["(gồm|gồm có) {name}", "(gồm|là|gồm có) {name}", "(gồm có|gồm) {name}"])
def test_of_alternatives_that_begin_alike_the_longer_is_tried_first(tmp_path: Path, when: str) -> None:
    assert finds(tmp_path, when, "Đoàn gồm Lan, đội gồm có Hoa.") == ["gồm Lan", "gồm có Hoa"]
    assert finds(tmp_path, when.removesuffix(" {name}"), "Đoàn gồm có ba người.") == ["gồm có"]


def test_optional_parts_are_taken_where_they_stand(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule("hiến [tặng] [hơn|gần] {number} m2"))
    text = "Người hiến 5 m2, người hiến tặng gần 6 m2, người hiến hơn 7 m2, người hiến gần hơn 8 m2."
    assert found(book, text) == ["hiến 5 m2", "hiến tặng gần 6 m2", "hiến hơn 7 m2"]


def test_signs_are_tokens(tmp_path: Path) -> None:
    book = rulebook(tmp_path, rule(r"{number} % \( @what({number}) hộ \)"))
    assert cells(book, "Còn 5,85% (2.190 hộ).") == [{"what": "2.190"}]


def test_a_word_that_no_article_has_matches_nothing(tmp_path: Path) -> None:
    assert finds(tmp_path, "xã $none", "Xã không có gì.", none="entries: [zzz]") == []


@pytest.mark.parametrize(
    ("source", "ways"),
    [
        ("hộ", [["hộ"]]),
        ("đồng [Việt Nam]", [["đồng", "Việt", "Nam"], ["đồng"]]),
        ("(héc|hec) ta", [["héc", "ta"], ["hec", "ta"]]),
        ("{number} hộ", []),
        ("$list", []),
        ("a ..2 b", []),
    ],
)
def test_spellings_of_an_entry(source: str, ways: list[list[str]]) -> None:
    assert spellings(parse(source)) == ways


ENTRY = st.lists(st.sampled_from(["hộ", "nghèo", "cận", "ta"]), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(st.lists(ENTRY, min_size=1, max_size=6), ENTRY)
def test_a_list_takes_the_longest_entry_that_the_text_begins_with(
    tmp_path_factory: pytest.TempPathFactory, entries: list[list[str]], text: list[str]
) -> None:
    lines = "entries: [" + ", ".join(" ".join(entry) for entry in entries) + "]"
    book = rulebook(tmp_path_factory.mktemp("rules"), rule(": @what($heads)"), heads=lines)
    fitting = [entry for entry in entries if text[: len(entry)] == entry]
    wanted = [" ".join(max(fitting, key=len))] if fitting else []
    assert [row["what"] for row in cells(book, f"a : {' '.join(text)} .")] == wanted
