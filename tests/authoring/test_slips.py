"""Slips that people make who do not know YAML: each is told at its line, with what to do."""

import unicodedata
from pathlib import Path

import pytest

from extract.authoring.check import check
from tests.rulebook.folders import BASE, folder, user_folder

SOUND = """\
rules:
  - id: rice
    title: Giá lúa
    why: What farmers are paid.
    when: "giá lúa @amount({number}) đồng"
    make: row
    set: {what: lúa}
    examples:
      - text: Giá lúa 7.200 đồng.
        gives: {amount: 7.200}
      - text: Giá lúa 6.900 đồng.
        gives: {amount: 6.900}
    not: ["Giá vé là cao."]
"""
PHRASE = '"giá lúa @amount({number}) đồng"'
NOT = '["Giá vé là cao."]'

# What is written in place of what; where that is told, by which code, and a part of the advice.
SLIPS = {
    "tab": ("    title:", "\ttitle:", 3, "R001", "with spaces, not with tabs"),
    "tab before a dash": ("      - text: Giá lúa 7", "\t  - text: Giá lúa 7", 9, "R001", "not with tabs"),
    "tab behind a dash": ("  - id:", "  -\tid:", 2, "R001", "not with tabs"),
    "phrase begins with {": (PHRASE, "{number} đồng", 5, "R001", "begins with '{' into quotes"),
    "phrase is a kind": (PHRASE, "{number}", 5, "R004", "begins with {"),
    "phrase begins with [": (PHRASE, "[giá] lúa {number}", 5, "R001", "begins with '[' into quotes"),
    "phrase begins with @": (PHRASE, "@x({number}) đồng", 5, "R001", "begins with '@' into quotes"),
    "text begins with %": ("title: Giá lúa", "title: % giá", 3, "R001", "begins with '%' into quotes"),
    "text begins with *": ("title: Giá lúa", "title: *giá", 3, "R001", "begins with '*' into quotes"),
    "colon in a text": ("text: Giá lúa 7", "text: Tin: Giá lúa 7", 9, "R001", "holds ': ' into quotes"),
    "colon in a list": (NOT, "\n      - Tin: giá vé cao.", 14, "R004", "holds ': '"),
    "colon without a blank": ("title: Giá", "title:Giá", 3, "R001", "a blank after 'title:'"),
    "colon without a blank in braces": ("{amount: 7.200}", "{amount:7.200}", 10, "R026", "a blank after 'amount:'"),
    "comma in a number": ("{amount: 7.200}", "{amount: 7,200}", 10, "R026", "holds ',' into quotes"),
    "wide colon": ("title: ", "title： ", 3, "R001", "not the wide colon"),
    "too far right": ("    why:", "      why:", 4, "R001", "begins in column 7, the one before in column 5"),
    "too far left": ("    why:", "   why:", 4, "R001", "begins in column 4, the one before in column 5"),
    "below the dash": ("        gives: {amount: 7", "      gives: {amount: 7", 10, "R001", "column 9"),
    "quote not closed": (PHRASE, PHRASE[:-1], 5, "R001", "is not closed"),
    "quote in quotes": ("giá lúa @", 'giá "lúa" @', 5, "R001", "a quote ends the text"),
    "backslash in quotes": ("giá lúa @", r"giá \( lúa @", 5, "R001", "two backslashes"),
    "curly quotes": (PHRASE, "“giá lúa {number} đồng”", 5, "R037", "straight quotes"),
    "blank of a web page": ("giá lúa @", "giá\u00a0lúa @", 5, "R037", "type the words anew"),
    "sign without width": ("giá lúa @", "giá\u200b lúa @", 5, "R037", "type the words anew"),
    "blank of a web page before a key": ("    why:", "\u00a0   why:", 4, "R001", "U+00A0 NO-BREAK SPACE"),
    "blank of a web page behind a colon": ("title: ", "title:\u00a0", 3, "R001", "type a blank anew"),
    "letters and marks apart": ("Giá lúa\n", unicodedata.normalize("NFD", "Giá lúa\n"), 3, "R016", "composed"),
    "example": ("    examples:", "    example:", 8, "R002", "did you mean 'examples'?"),
    "example without text": ("- text: Giá lúa 7.200 đồng.\n        ", "- ", 9, "R003", "'text: …'"),
    "example that is a text": (
        "- text: Giá lúa 7.200 đồng.\n        gives: {amount: 7.200}",
        "- G",
        9,
        "R004",
        "{text: …",
    ),
    "no dash": ("  - id:", "    id:", 1, "R004", "begin each rule with '- id:'"),
    "not is a text": (NOT, "Giá vé là cao.", 13, "R004", "[a, b]"),
    "unfinished merge": ("    why:", "<<<<<<< HEAD\n    why:", 4, "R001", "a merge"),
    "two files in one": ("    not:", "---\n    not:", 13, "R001", "'---'"),
    "unknown family": ("rules:", "family: thngs\nrules:", 1, "R019", "did you mean 'things'?"),
}


def told(at: Path, text: str) -> list[tuple[int, str, str]]:
    """(line, code, message) of all that is said of a file of rules in a folder of the user's."""
    shipped = folder(at / "shipped", {"things/one.yaml": "rules: []\n"})
    mine = user_folder(at / "mine", {"things/rice.yaml": text})
    return [(problem.line, problem.code, str(problem)) for problem in check([mine], shipped=shipped)]


def test_without_a_slip_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, SOUND) == []
    assert told(tmp_path, SOUND.replace("\n", "\r\n")) == []


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_once_at_its_line_with_what_to_do(tmp_path: Path, name: str) -> None:
    before, after, line, code, advice = SLIPS[name]
    assert before in SOUND
    found = told(tmp_path, SOUND.replace(before, after, 1))
    assert [one[:2] for one in found if one[1] != "R009"] == [(line, code)], found
    assert advice in next(one[2] for one in found if one[1] == code)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("things/rice.YAML", "call it rice.yaml"),
        ("things/rice.yaml.txt", "call it rice.yaml"),
        ("rice.yaml.txt", "call it rice.yaml"),
        ("things/rice.docx", "ends in .yaml"),
        ("lexicons/words.xlsx", "ends in .tsv"),
        ("README.md", "name the folder"),
    ],
)
def test_a_file_of_another_name_is_not_passed_over(tmp_path: Path, name: str, advice: str) -> None:
    shipped = folder(tmp_path / "shipped", {"things/one.yaml": "rules: []\n"})
    (problem,) = check([user_folder(tmp_path / "mine", {name: SOUND})], shipped=shipped)
    assert problem.code == "R038"
    assert advice in problem.hint


def test_files_that_may_lie_in_a_rule_folder_are_left_alone(tmp_path: Path) -> None:
    others = ("README.md", "notes.txt", "schema/rules.json", ".vscode/settings.json", ".git/notes.txt")
    shipped = folder(tmp_path / "shipped", {"things/one.yaml": "rules: []\n"})
    mine = user_folder(tmp_path / "mine", {"things/rice.yaml": SOUND, **dict.fromkeys(others, "x\n")})
    assert check([mine], shipped=shipped) == []


def test_rules_outside_of_a_family_are_told_where_to_go(tmp_path: Path) -> None:
    shipped = folder(tmp_path / "shipped", {"things/one.yaml": "rules: []\n"})
    (problem,) = check([user_folder(tmp_path / "mine", {"rice.yaml": SOUND})], shipped=shipped)
    assert (problem.code, "no family's folder" in problem.message) == ("R019", True)


def test_a_family_in_a_folder_of_another_name_is_told(tmp_path: Path) -> None:
    shipped = folder(tmp_path / "shipped", {"things/one.yaml": "rules: []\n"})
    text = BASE["things/family.yaml"].replace("family: things", "family: goods")
    (problem,) = check([user_folder(tmp_path / "mine", {"thing/family.yaml": text})], shipped=shipped)
    assert (problem.line, problem.code) == (1, "R019")


def test_what_a_family_cannot_make_is_told(tmp_path: Path) -> None:
    """A row for the columns of figures has no value that could be linked: the run would stumble over it."""
    text = SOUND.replace("@amount(", "@value(").replace("amount:", "value:").replace("    set: {what: lúa}\n", "")
    (problem,) = check([user_folder(tmp_path, {"figures/rice.yaml": text})])
    assert (problem.line, problem.code) == (6, "R018")
    assert "the family 'figures' makes no 'row'" in problem.message
