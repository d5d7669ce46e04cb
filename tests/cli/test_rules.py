import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.conftest import Answer

Bangtin = Callable[..., Answer]

FAMILY = "family: prices\ntitle: Giá\nmakes: prices\ncolumns: [goods, price]\n"
RULE = """\
rules:
  - id: price-of-rice
    title: Giá lúa
    why: What farmers are paid.
    when: "giá lúa [là] @price({number}) đồng / kg"
    make: row
    set: {goods: lúa}
    examples:
      - text: Giá lúa là 7.200 đồng/kg.
        gives: {price: 7.200}
      - text: Giá lúa 6.900 đồng/kg.
        gives: {price: WANTED}
    not: ["Giá vé là 50.000 đồng/lượt."]
"""


def my_rules(folder: Path, wanted: str = "6.900") -> Path:
    family = folder / "my-rules" / "prices"
    family.mkdir(parents=True)
    (family / "family.yaml").write_text(FAMILY, encoding="utf-8")
    (family / "rice.yaml").write_text(RULE.replace("WANTED", wanted), encoding="utf-8")
    return family.parent


def test_examples_that_hold_pass(bangtin: Bangtin, tmp_path: Path) -> None:
    said = bangtin("rules", "test", "--rules", my_rules(tmp_path), "--family", "prices")
    assert (said.code, said.out) == (0, ["3 passed, 0 failed"])
    assert bangtin("rules", "test", "price-of-rice", "--rules", tmp_path / "my-rules").out == said.out


def test_an_example_that_fails_is_told_with_its_place(bangtin: Bangtin, tmp_path: Path) -> None:
    rules = my_rules(tmp_path, wanted="6.000")
    said = bangtin("rules", "test", "--rules", rules, "--family", "prices")
    assert said.code == 1
    assert said.out[0].startswith(f"{rules / 'prices' / 'rice.yaml'}:11: price-of-rice/example-2: ")
    assert said.out[-1] == "2 passed, 1 failed"


def test_check_tells_mistakes_and_the_exit_code_counts(bangtin: Bangtin, tmp_path: Path) -> None:
    rules = my_rules(tmp_path)
    path = rules / "prices" / "rice.yaml"
    path.write_text(RULE.replace("{number}", "{numbr}"), encoding="utf-8")
    said = bangtin("rules", "check", rules)
    assert said.code == 1
    assert any(line.startswith(f"{path}:") and "numbr" in line for line in said.out)


def test_list_and_show(bangtin: Bangtin, tmp_path: Path) -> None:
    rules = my_rules(tmp_path)
    listed = bangtin("rules", "list", "--family", "prices", "--rules", rules)
    assert listed.out[0] == "prices: 1 rules"
    shown = "\n".join(bangtin("rules", "show", "price-of-rice", "--rules", rules).out)
    for part in (
        "What farmers are paid.",
        "giá lúa [là]",
        "price: 7.200",
        "Giá vé là 50.000 đồng/lượt.",
        "rice.yaml:2",
    ):
        assert part in shown


def test_an_unknown_rule_or_family_is_wrong_use(bangtin: Bangtin, tmp_path: Path) -> None:
    rules = my_rules(tmp_path)
    said = bangtin("rules", "show", "price-of-rise", "--rules", rules)
    assert (said.code, len(said.err)) == (2, 1)
    assert "price-of-rice" in said.err[0]
    assert bangtin("rules", "list", "--family", "prizes").code == 2


def test_explain_names_the_rule_and_what_it_made(bangtin: Bangtin, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Giá lúa là 7.200 đồng/kg.\n", encoding="utf-8")
    said = bangtin("explain", article, "--rules", my_rules(tmp_path))
    assert said.code == 0
    assert any("price-of-rice" in line for line in said.out)


def test_explain_tells_how_far_a_rule_got(bangtin: Bangtin, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Giá lúa là 7.200 đồng một cân.\n", encoding="utf-8")
    said = bangtin("explain", article, "--rules", my_rules(tmp_path), "--rule", "price-of-rice")
    assert said.code == 0
    assert "7.200 đồng" in "\n".join(said.out)


def test_explain_refuses_what_is_no_text(bangtin: Bangtin, tmp_path: Path) -> None:
    photo = tmp_path / "a.txt"
    photo.write_bytes(b"\xff\xd8\xff\xe0")
    said = bangtin("explain", photo)
    assert (said.code, said.err) == (2, [f"bangtin: {photo}: not a text file: a JPEG image"])
    assert bangtin("explain", tmp_path / "gone.txt").err == [
        f"bangtin: {tmp_path / 'gone.txt'}: no such file or folder"
    ]


def test_places_tells_code_and_era_of_a_day(bangtin: Bangtin) -> None:
    said = bangtin("places", "lục yên", "--on", "2023-07-18")
    assert said.code == 0
    (line,) = [line for line in said.out if line.startswith("huyện Lục Yên, tỉnh Yên Bái")]
    assert "district 135 (2004-2025)" in line
    assert not any("huyện" in line for line in bangtin("places", "Lục Yên", "--on", "2025-08-01").out)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"name\tlevel\tfrom\nKhe Xa\tvillage\tnever\n", ":2:1: R036 'from: never' is no day"),
        (b"name\tlevel\nKhe Xa\tvilage\n", ":2:1: R036 'vilage' is no level"),
        (b"name\tlevel\nKhe \xff\tvillage\n", ":1:1: R001 not UTF-8 at byte 15"),
    ],
)
@pytest.mark.parametrize("command", [("places", "Khe Xa"), ("run", "in"), ("explain", "in/good.txt")])
def test_a_table_of_places_with_a_mistake_is_told_with_its_line(
    bangtin: Bangtin,
    good: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, str],
    table: bytes,
    said: str,
) -> None:
    monkeypatch.chdir(good.parent)
    path = Path("mine", "lexicons", "places", "ours.tsv")
    path.parent.mkdir(parents=True)
    path.write_bytes(table)
    told = bangtin(*command, "--rules", "mine")
    assert (told.code, told.out) == (2, [])
    assert len(told.err) == 1
    assert told.err[0].startswith(f"{path}{said}")


def test_an_unknown_place_is_told(bangtin: Bangtin) -> None:
    said = bangtin("places", "Xứ Sở Thần Tiên")
    assert (said.code, len(said.err)) == (1, 1)


FILLED = {
    "MY-RULE": "rice-in-baskets",
    "TITLE": "Số thúng thóc",
    "WHY": "Households give rice by the basket.",
    '"PHRASE"': "'góp {number} @unit(thúng) [thóc|gạo]'",
    "A SENTENCE WITH THE PHRASE.": "Bà con góp 30 thúng thóc.",
    "ANOTHER SENTENCE WITH IT.": "Thôn góp 12 thúng gạo.",
    "{text: WORDS FOUND}": "{unit: thúng}",
    "A SENTENCE THAT ONLY LOOKS ALIKE.": "Chị đan thúng bán ở chợ.",
}


def test_a_starter_that_is_filled_in_passes_and_names_its_schema(bangtin: Bangtin, tmp_path: Path) -> None:
    text = "\n".join(bangtin("rules", "new", "figures").out) + "\n"
    assert "://" not in text
    path = tmp_path / "figures" / "mine.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert bangtin("rules", "schema", "-o", tmp_path / "schema").code == 0
    named = path.parent / text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    schema = json.loads(named.read_text(encoding="utf-8"))
    assert bangtin("rules", "check", tmp_path).code == 1
    for place, filled in FILLED.items():
        assert place in text
        text = text.replace(place, filled)
    path.write_text(text, encoding="utf-8")
    assert bangtin("rules", "check", tmp_path).out == ["no mistakes found"]
    Draft7Validator(schema).validate(yaml.safe_load(text))
