"""The page about the language of rules names everything there is, and nothing else."""

import re

import pytest

from extract.authoring.examples import trials
from extract.rulebook import read, shipped_rules
from extract.rulebook.kinds import BUILT_IN, CUE, NOTHING
from extract.rulebook.pattern import parse
from extract.rulebook.references import Names
from extract.rulebook.rule_files import REACHES
from extract.rulebook.schema import RuleFile
from extract.values.workshop import WORKSHOP

PAGE = (shipped_rules() / "README.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)))


def phrases() -> list[str]:
    """The phrases in the first column of the table of the language."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    table = [row for row in rows if "this, or" in row or "(" in row or "{" in row or "$" in row]
    cells = [re.split(r"(?<!\\)\|", row)[1] for row in table]
    return [phrase.replace("\\|", "|") for cell in cells for phrase in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("phrase", phrases())
def test_a_phrase_of_the_table_can_be_written(phrase: str) -> None:
    book, _ = read()
    names = Names(book.families, book.lexicons)
    assert list(names.wrong(parse(phrase), None)) == []


def test_every_built_in_kind_is_named() -> None:
    assert {f"{{{kind}}}" for kind in BUILT_IN} - NAMED == set()


def test_everything_that_can_be_made_is_named() -> None:
    assert {*WORKSHOP.builders, CUE, NOTHING} - NAMED == set()


def test_every_key_of_a_rule_and_every_reach_is_named() -> None:
    keys = {field.alias or name for name, field in RuleFile.model_fields.items()}
    words = {word for named in NAMED for word in re.findall(r"[a-z]+", named)}
    words |= set(re.findall(r"^\s*(?:- )?(\w+):", PAGE, re.MULTILINE))
    assert keys - words == set()
    assert set(REACHES) - words == set()


def test_the_rules_of_the_page_are_not_among_the_shipped_ones() -> None:
    book, _ = read()
    ids = re.findall(r"- id: (\S+)", PAGE)
    assert ids
    assert [one for one in ids if book.rule(one)] == []
    assert all(len(list(trials(rule))) >= 3 for family in book.families for rule in family.rules)
