"""The schemas that editors use: current, true of every shipped file, and strict where an editor can be."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from extract.authoring.json_schema import json_schemas, schema_folder, written
from extract.rulebook.load import shipped_rules
from tests.conftest import Answer

SCHEMAS = json_schemas()
VALIDATORS = {name: Draft7Validator(schema) for name, schema in SCHEMAS.items()}
FILES = sorted(shipped_rules().rglob("*.yaml"))


class Loader(yaml.CSafeLoader):
    """Reads YAML as editors do (version 1.2): dates and words like 'no' and 'on' are text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if first not in "yYnNoO"
}


def complaints(kind: str, text: str) -> list[str]:
    data = yaml.load(text, Loader=Loader)
    return [error.message for error in VALIDATORS[kind].iter_errors(data)]


def kind_of(path: Path) -> str:
    if path.name in ("family.yaml", "rulebook.yaml", "layout.yaml"):
        return path.stem
    if path.relative_to(shipped_rules()).as_posix() == "records/links.yaml":
        return "links"
    return "lexicon" if "lexicons" in path.parts else "rules"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_that_lies_beside_the_rules_is_current(name: str) -> None:
    kept = (schema_folder() / f"{name}.json").read_text(encoding="utf-8")
    assert kept == written(SCHEMAS[name]), "run: bangtin rules schema -o rules/schema"
    Draft7Validator.check_schema(SCHEMAS[name])


def test_every_shipped_file_is_valid() -> None:
    wrong = {}
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        if found := complaints(kind_of(path), text) + complaints("folder", text):
            wrong[str(path)] = found
    assert wrong == {}


def test_every_key_is_described() -> None:
    for name in ("rules", "lexicon", "family", "rulebook"):
        for part in (SCHEMAS[name], *SCHEMAS[name].get("$defs", {}).values()):
            for key, about in part["properties"].items():
                assert about.get("description"), f"{name}: {key}"


RULE: dict[str, Any] = {
    "id": "rice",
    "title": "T",
    "why": "W",
    "when": "giá {number}",
    "make": "row",
    "examples": [{"text": "Giá 5.", "gives": {"price": 5}}],
    "not": ["Không có giá."],
}


def of_rule(**other: object) -> list[str]:
    """What is said of the rule with some keys changed, or left out where they are None."""
    rule = {name: value for name, value in {**RULE, **other}.items() if value is not None}
    text = yaml.safe_dump({"rules": [rule]}, allow_unicode=True)
    found = complaints("rules", text)
    assert bool(found) == bool(complaints("folder", text))
    return found


def test_a_sound_rule_passes() -> None:
    assert of_rule() == []
    assert of_rule(when=None, regex="a+", because="B") == []
    assert of_rule(make="nothing", examples=[{"text": "Giá 5."}]) == []
    assert of_rule(make="cue", side="after", reach=3, until="và", only={"kind": "count"}, set={"a": True}) == []


@pytest.mark.parametrize("key", RULE)
def test_what_is_missing_is_underlined(key: str) -> None:
    assert of_rule(**{key: None})


@pytest.mark.parametrize(
    "other",
    [
        {"exemples": []},
        {"title": ["T"]},
        {"id": "Rice Price"},
        {"make": "rows"},
        {"priority": "high"},
        {"examples": {"text": "Giá 5."}},
        {"examples": [{"text": "Giá 5."}]},
        {"examples": [{"txt": "Giá 5.", "gives": {"price": 5}}]},
        {"examples": []},
        {"not": "Không có giá."},
        {"reach": 3},
        {"make": "cue", "reach": "sentense"},
        {"regex": "a+"},
        {"regex": "a+", "because": "B"},
    ],
    ids=str,
)
def test_what_is_wrong_is_underlined(other: dict[str, object]) -> None:
    assert of_rule(**other)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("family", "family: prices\ntitle: Giá\nmake: prices\n"),
        ("family", "family: prices\ntitle: Giá\nmakes: prices\ncolumns: price\n"),
        ("lexicon", "lexicon: units\nslots: unit\n"),
        ("lexicon", "lexicon: units\nentries: [{txt: đấu}]\n"),
        ("folder", "rule: []\n"),
        ("folder", "lexicon: units\nslots: unit\n"),
    ],
)
def test_other_files_are_held_to_their_keys(kind: str, text: str) -> None:
    assert complaints(kind, text)


def test_the_command_prints_one_or_writes_all(bangtin: Callable[..., Answer], tmp_path: Path) -> None:
    assert bangtin("rules", "schema", "lexicon").out == written(SCHEMAS["lexicon"]).splitlines()
    assert bangtin("rules", "schema", "-o", tmp_path / "schema").code == 0
    assert {path.stem for path in (tmp_path / "schema").iterdir()} == set(SCHEMAS)
    assert bangtin("rules", "schema", "lexicons").code == 2
