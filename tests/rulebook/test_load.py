"""Rule folders on top of each other: adding, overriding, switching off."""

from pathlib import Path

import pytest

from extract.rulebook import RulebookError, load, read
from extract.rulebook.layout import LAYOUT_FILE, read_layout
from tests.rulebook.folders import BASE, folder, found, rule, user_folder

UNITS = "lexicon: units\nslot: unit\nentries: [{text: hộ, kind: people}, {text: xã, kind: place}]\n"
SHIPPED = {
    "things/all.yaml": "rules:\n" + rule("{number} {unit}", "count") + rule("hiến đất", "land"),
    "lexicons/units.yaml": UNITS,
}
TEXT = "Có 5 hộ và 6 giạ, hiến đất và hiến ruộng."


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return folder(tmp_path / "shipped", SHIPPED)


def layered(shipped: Path, *files: dict[str, str]) -> list[str]:
    layers = [user_folder(shipped.parent / f"mine-{n}", some) for n, some in enumerate(files)]
    return found(load(layers, shipped=shipped), TEXT)


def test_shipped_rules_alone(shipped: Path) -> None:
    assert layered(shipped) == ["5 hộ", "hiến đất"]


def test_a_folder_adds_a_rule(shipped: Path) -> None:
    mine = {"things/mine.yaml": "rules:\n" + rule("hiến ruộng", "field")}
    assert layered(shipped, mine) == ["5 hộ", "hiến đất", "hiến ruộng"]


def test_a_file_anywhere_may_name_its_family(shipped: Path) -> None:
    mine = {"anywhere/deep/mine.yaml": "family: things\nrules:\n" + rule("hiến ruộng", "field")}
    assert layered(shipped, mine) == ["5 hộ", "hiến đất", "hiến ruộng"]


def test_the_same_id_overrides_and_keeps_its_place_in_the_order(shipped: Path) -> None:
    mine = {"things/mine.yaml": "rules:\n" + rule("hiến ruộng", "count")}
    assert layered(shipped, mine) == ["hiến đất", "hiến ruộng"]
    book = load([shipped.parent / "mine-0"], shipped=shipped)
    assert [(one.id, one.source.layer) for one in book.family("things").rules] == [("count", 1), ("land", 0)]


def test_a_folder_switches_a_rule_off(shipped: Path) -> None:
    assert layered(shipped, {"off.yaml": "disable: [land]\n"}) == ["5 hộ"]


def test_a_folder_adds_words_to_a_list(shipped: Path) -> None:
    mine = {"mine.yaml": "lexicon: units\nentries: [giạ]\n"}
    assert layered(shipped, mine) == ["5 hộ", "6 giạ", "hiến đất"]


def test_a_list_of_ones_own_may_fill_the_same_slot(shipped: Path) -> None:
    mine = {"mine.tsv": "# lexicon: my-units\n# slot: unit\ntext\tkind\ngiạ | dạ\tvolume\n"}
    assert layered(shipped, mine) == ["5 hộ", "6 giạ", "hiến đất"]


def test_a_list_may_take_the_place_of_another(shipped: Path) -> None:
    mine = {"mine.yaml": "lexicon: units\nreplace: true\nentries: [giạ]\n"}
    assert layered(shipped, mine) == ["6 giạ", "hiến đất"]


def test_fields_of_ones_own_entry_win(shipped: Path) -> None:
    mine = user_folder(shipped.parent / "mine", {"mine.yaml": "lexicon: units\nentries: [{text: hộ, kind: family}]\n"})
    entries = load([mine], shipped=shipped).slots["unit"].entries
    assert next(entry.fields["kind"] for entry in entries if "hộ" in entry.texts) == "family"


def test_later_folders_go_over_earlier_ones(shipped: Path) -> None:
    first = {"things/mine.yaml": "rules:\n" + rule("hiến ruộng", "land")}
    second = {"off.yaml": "disable: [land]\n"}
    assert layered(shipped, first, second) == ["5 hộ"]
    third = {"things/more.yaml": "rules:\n" + rule("{number} giạ", "land")}
    assert layered(shipped, first, second, third) == ["5 hộ", "6 giạ"]


def test_a_family_of_ones_own(shipped: Path) -> None:
    mine = user_folder(
        shipped.parent / "mine",
        {
            "fields/family.yaml": "family: fields\ntitle: F\nmakes: fields\ncolumns: [what]\nafter: [things]\n",
            "fields/all.yaml": "rules:\n" + rule("hiến @what(ruộng)", "field"),
        },
    )
    book = load([mine], shipped=shipped)
    assert found(book, TEXT, "fields") == ["hiến ruộng"]


def test_a_family_may_be_called_places(shipped: Path) -> None:
    files = {
        "places/family.yaml": "family: places\ntitle: P\nmakes: spots\ncolumns: [what]\n",
        "places/all.yaml": "rules:\n" + rule("hiến @what(ruộng)", "field"),
    }
    book = load([user_folder(shipped.parent / "mine", files)], shipped=shipped)
    assert found(book, TEXT, "places") == ["hiến ruộng"]


def test_layout_words_of_ones_own_are_added(shipped: Path) -> None:
    mine = user_folder(shipped.parent / "mine", {"layout.yaml": "line: [Hotline …]\n"})
    book = load([mine], shipped=shipped)
    assert found(book, "Có 5 hộ.\n\nHotline: có 6 xã.") == ["5 hộ"]


@pytest.mark.parametrize("text", ["line: [Hotline …]\n", "line: x\n", "[", ""])
def test_layout_words_that_cannot_be_used_are_told_where_nothing_stands_below_them(tmp_path: Path, text: str) -> None:
    (tmp_path / LAYOUT_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError, match=f"{LAYOUT_FILE}:1"):
        read_layout([tmp_path], tmp_path)


def test_the_hash_tells_whether_anything_has_changed(shipped: Path) -> None:
    before = load(shipped=shipped).hash
    assert load(shipped=shipped).hash == before
    path = shipped / "things" / "all.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# a word\n", encoding="utf-8")
    assert load(shipped=shipped).hash != before


def test_load_raises_with_all_mistakes_and_read_goes_on(tmp_path: Path) -> None:
    wrong = "rules:\n" + rule("hiến (đất", "open") + rule("hiến $gone", "gone") + rule("hiến đất", "good")
    at = folder(tmp_path, {"things/all.yaml": wrong})
    with pytest.raises(RulebookError) as caught:
        load(shipped=at)
    assert [problem.code for problem in caught.value.problems] == ["R006", "R008"]
    book, problems = read(shipped=at)
    assert len(problems) == 2
    assert found(book, TEXT) == ["hiến đất"]


def test_values_stay_as_they_are_written(tmp_path: Path) -> None:
    more = {"set": "{amount: 1.200, note: no, mark: 2023-07-18, who: 0x1F}"}
    at = folder(tmp_path, {"things/all.yaml": "rules:\n" + rule("hiến đất", "land", **more)})
    rule_read = load(shipped=at).rule("land")
    assert rule_read
    assert dict(rule_read.set) == {"amount": "1.200", "note": "no", "mark": "2023-07-18", "who": "0x1F"}


def test_hidden_files_and_the_gazetteer_are_left_alone(tmp_path: Path) -> None:
    files = {"things/.draft.yaml": "nonsense: [", "lexicons/places/x.tsv": "code\tname\n1\tX\n", "notes.txt": "x"}
    assert read(shipped=folder(tmp_path, {**BASE, **files}))[1] == []
