"""Why a text gave what it gave."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.authoring.examples import article_of
from extract.authoring.explain import explain, explain_rule
from extract.rulebook import Rulebook, load
from tests.conftest import Answer
from tests.rulebook.folders import folder, rule

RULES = (
    rule("@who({name})", "name"),
    rule("đường {name}", "street", make="nothing"),
    rule("hiến [tặng] {number} m2 đất [vườn]", "land"),
    rule("(góp|ủng hộ) ..3 {number} $things", "things"),
    rule("hơn", "more", make="cue", reach=1, set="{note: more}"),
)


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    files = {
        "things/all.yaml": "rules:\n" + "".join(RULES),
        "lexicons/things.yaml": "lexicon: things\nentries: [gạo, rau]\n",
    }
    return load(shipped=folder(tmp_path, files))


def told(book: Rulebook, text: str, rule_id: str) -> list[str]:
    found = book.rule(rule_id)
    assert found
    return [line.strip() for line in explain_rule(article_of(text, book), book, found)]


def test_finds_losers_and_cues_are_told_sentence_by_sentence(book: Rulebook) -> None:
    text = "Ở đường Hoa Lan. Bà con hơn hiến 5 m2 đất vườn."
    lines = list(explain(article_of(text, book), book))
    assert lines[0] == "[0] Ở đường Hoa Lan."
    assert any("lost" in line and "'Hoa Lan' by name" in line and "street took" in line for line in lines)
    at = lines.index("[1] Bà con hơn hiến 5 m2 đất vườn.")
    assert any("'hiến 5 m2 đất vườn' by land" in line and "note from 'hơn' (more)" in line for line in lines[at:])


def test_a_rule_that_fired_tells_what_it_made(book: Rulebook) -> None:
    assert told(book, "Bà con hiến 5 m2 đất.", "land") == ["land: made 'hiến 5 m2 đất'"]


def test_a_rule_that_fired_also_tells_where_it_nearly_did(book: Rulebook) -> None:
    lines = told(book, "Bà con hiến 5 m2 đất. Xã hiến tặng 7 m2 ruộng. Bà con vui.", "land")
    assert lines == [
        "land: made 'hiến 5 m2 đất'",
        "land: in sentence 1 got as far as 'hiến tặng 7 m2'; wanted next: đất; there stands: 'ruộng .'",
    ]


def test_what_a_rule_made_is_told_as_cells(bangtin: Callable[..., Answer], good: Path) -> None:
    (line,) = bangtin("explain", good / "good.txt", "--rule", "area").out
    assert line.startswith("area: made '1.250 m2': kind: area, value: 1250, unit: m², of: đất")


def test_a_rule_that_is_not_there_says_what_to_do(bangtin: Callable[..., Answer], good: Path, tmp_path: Path) -> None:
    (tmp_path / "off").mkdir()
    (tmp_path / "off" / "off.yaml").write_text("disable: [area]\n", encoding="utf-8")
    asked = ("explain", good / "good.txt", "--rule")
    assert bangtin(*asked, "area", "--rules", tmp_path / "off").err == [
        "bangtin: the rule 'area' is switched off in your rules"
    ]
    assert bangtin(*asked, "zzzzz").err == [
        "bangtin: no rule 'zzzzz' (see `bangtin rules list`; rules of your own need --rules DIR)"
    ]


def test_a_rule_that_lost_tells_to_whom(book: Rulebook) -> None:
    (line,) = told(book, "đến đường Hoa Lan.", "name")
    assert "gave way to street, which took 'đường Hoa Lan' (longest)" in line


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Bà con hiến tặng 5 m2 ruộng.",
            ["got as far as 'hiến tặng 5 m2'", "wanted next: đất; there stands: 'ruộng .'"],
        ),
        ("Bà con hiến tặng 5 m2", ["got as far as 'hiến tặng 5 m2'", "wanted next: đất; there the sentence ends"]),
        ("Bà con góp đất.", ["nothing here begins it; wanted first: hiến"]),
        (
            "Bà con nhường 5 m2 đất vườn.",
            [
                "nothing here begins it; wanted first: hiến",
                "what follows that in the phrase matches '5 m2 đất vườn'",
            ],
        ),
    ],
)
def test_a_silent_rule_tells_how_far_it_got(book: Rulebook, text: str, lines: list[str]) -> None:
    assert told(book, text, "land") == ["land: hiến [tặng] {number} m2 đất [vườn]", *lines]


def test_a_cue_that_reaches_nothing_says_so(book: Rulebook) -> None:
    assert told(book, "Hơn cả là bà con hiến 5 m2 đất.", "more") == [
        "more: saw 'Hơn', but nothing that it could set stood within its reach"
    ]
    assert told(book, "Bà con hơn hiến 5 m2 đất.", "more") == ["more: set note of 'hiến 5 m2 đất'"]


def test_a_rule_that_makes_nothing_tells_what_it_hid(book: Rulebook) -> None:
    assert told(book, "Ở đường Hoa Lan.", "street") == ["street: took 'đường Hoa Lan', so that name made nothing of it"]
