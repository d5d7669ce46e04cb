"""Rules as they are shown, listed, and begun."""

from pathlib import Path

import pytest
import yaml

from extract.authoring.check import check
from extract.authoring.expand import expanded
from extract.authoring.show import listing, show
from extract.authoring.starter import starter
from extract.rulebook import Rulebook, load, read
from extract.rulebook.pattern import parse
from tests.rulebook.folders import folder, rule, user_folder

LAND = """\
rules:
  - id: land
    title: Đất hiến
    why: 'Land: what people give.'
    when:
      - "hiến [tặng|cho] {number} {unit:area}"
      - "$givers hiến đất"
    make: row
    set: {note: "a: b"}
    priority: 3
    examples:
      - text: "Tin: bà con hiến 5 m2."
        date: 2023-07-18
        gives: {note: "a: b"}
      - text: Bà con hiến đất.
        gives: [{note: "a: b"}]
    not: [Bà con hiến máu., "# không"]
    todo: [{text: Hiến năm sào., gives: {amount: 5}}]
"""
LISTS = {
    "lexicons/units.yaml": "lexicon: units\nslot: unit\ntype: d\ntitle: Đơn vị\n"
    "entries: [{text: [m2, m²], d: area}, {text: km, d: length}]\n",
    "lexicons/givers.yaml": "lexicon: givers\nentries: [bà con, dân, hộ, người, xã, thôn, bản, làng]\n",
}


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load(shipped=folder(tmp_path / "shipped", {"things/land.yaml": LAND, **LISTS}))


def lines(book: Rulebook, rule_id: str) -> list[str]:
    found = book.rule(rule_id)
    assert found
    return list(show(found, book))


def test_show_tells_all_about_a_rule(book: Rulebook, tmp_path: Path) -> None:
    text = "\n".join(lines(book, "land"))
    for part in (
        f"land  (things, {tmp_path}/shipped/things/land.yaml:2)",
        "Đất hiến",
        "Land: what people give.",
        "hiến [tặng|cho] {number} {unit:area}",
        "hiến [tặng|cho] {number} (m2|m²)",
        "(bà con|dân|hộ|người|xã|thôn|… 2 more) hiến đất",
        "make      row",
        "note: a: b",
        "priority  3",
        "Tin: bà con hiến 5 m2.  (published 2023-07-18)",
        "not       Bà con hiến máu.",
        "todo      Hiến năm sào.",
        f"Đơn vị, 2 entries ({tmp_path}/shipped/lexicons/units.yaml:1)",
    ):
        assert part in text, part


def test_show_tells_the_folder_of_a_rule_of_ones_own(tmp_path: Path) -> None:
    shipped = folder(tmp_path / "shipped", {"things/land.yaml": LAND, **LISTS})
    mine = user_folder(tmp_path / "mine", {"things/mine.yaml": "rules:\n" + rule("hiến ruộng", "land")})
    book = load([mine], shipped=shipped)
    assert lines(book, "land")[0] == f"land  (things, {mine}/things/mine.yaml:2, folder 1 of yours)"
    assert f"  [{mine}/things/mine.yaml]" in "\n".join(listing(["things"], book))


def test_show_tells_what_a_cue_does(tmp_path: Path) -> None:
    cue = rule(
        "hơn", "more", make="cue", side="after", reach="clause", until="'(và|,)'", only="{unit: hộ}", set="{mark: x}"
    )
    book = load(shipped=folder(tmp_path, {"things/all.yaml": "rules:\n" + cue}))
    text = "\n".join(lines(book, "more"))
    for part in ("side      after", "reach     clause", "until     (và|,)", "only      unit: hộ", "set       mark: x"):
        assert part in text


def test_what_is_no_list_is_shown_as_written(book: Rulebook) -> None:
    source = "(a|b) [c] ..3 @x({number} {any}) , {start}"
    assert expanded(parse(source), book) == source


def test_a_starter_that_is_filled_in_is_sound(book: Rulebook, tmp_path: Path) -> None:
    family = book.family("things")
    text = starter(family, family.rules)
    assert "what, amount, unit, who, note, mark" in text
    for place, filled in {
        "MY-RULE": "field-given",
        "TITLE": "Ruộng hiến",
        "WHY": "Fields that people give.",
        '"PHRASE"': '"hiến ruộng"',
        "A SENTENCE WITH THE PHRASE.": "Bà con hiến ruộng.",
        "ANOTHER SENTENCE WITH IT.": "Các hộ hiến ruộng cho xã.",
        "{text: WORDS FOUND}": "{text: hiến ruộng}",
        "A SENTENCE THAT ONLY LOOKS ALIKE.": "Bà con hiến máu.",
    }.items():
        assert place in text
        text = text.replace(place, filled)
    mine = user_folder(tmp_path / "mine", {"things/mine.yaml": text})
    assert check([mine], shipped=book.folders[0]) == []


def test_a_starter_as_it_is_printed_is_told_to_be_filled_in(book: Rulebook, tmp_path: Path) -> None:
    family = book.family("things")
    mine = user_folder(tmp_path / "mine", {"things/mine.yaml": starter(family, family.rules)})
    assert "R004" in {problem.code for problem in check([mine], shipped=book.folders[0])}


def test_a_copy_is_sound_and_goes_before_what_it_was_copied_from(book: Rulebook, tmp_path: Path) -> None:
    family = book.family("things")
    land = book.rule("land")
    text = starter(family, family.rules, land)
    mine = user_folder(tmp_path / "mine", {"things/mine.yaml": text})
    copied = load([mine], shipped=book.folders[0]).rule("land-2")
    assert land
    assert copied
    for name in ("title", "why", "when", "make", "set"):
        assert getattr(copied, name) == getattr(land, name)
    for name in ("examples", "never", "todo"):
        for one, other in zip(getattr(copied, name), getattr(land, name), strict=True):
            assert (one.text, one.gives, one.date) == (other.text, other.gives, other.date)
    assert copied.priority == land.priority + 1


def test_every_shipped_rule_can_be_copied() -> None:
    book, _ = read()
    for family in book.families:
        for one in family.rules:
            (copied,) = yaml.load(starter(family, family.rules, one), Loader=yaml.BaseLoader)["rules"]
            assert copied["id"] == f"{one.id}-2"
            assert copied["title"] == one.title
            when = copied.get("when", [])
            assert [when] if isinstance(when, str) else when == [pattern.source for pattern in one.when]
