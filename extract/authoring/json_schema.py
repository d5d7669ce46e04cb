"""JSON Schemas of the files below a rule folder, for editors that complete and underline while one writes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from extract.linking.policy import LinkPolicy
from extract.rulebook.kinds import CUE, NOTHING
from extract.rulebook.layout import LAYOUT_FILE
from extract.rulebook.load import shipped_rules
from extract.rulebook.marks import read_yaml
from extract.rulebook.rule_files import CUE_KEYS, REACHES
from extract.rulebook.schema import FamilyFile, LexiconFile, RuleFile, RulesFile, SettingsFile
from extract.values.workshop import WORKSHOP

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest one that all usual editors read."""
KINDS: Mapping[str, type[BaseModel]] = {
    "rules": RulesFile,
    "lexicon": LexiconFile,
    "family": FamilyFile,
    "rulebook": SettingsFile,
    "links": LinkPolicy,
}
FOLDER = "folder"
"""The schema for any file below a rule folder; what a file is, its keys tell."""
_TOLD_BY = {"rules": ("rules", "disable"), "lexicon": ("lexicon",), "family": ("makes",), "rulebook": ("overlap",)}


def json_schemas() -> dict[str, Schema]:
    """The schema of each kind of file by its name, and the one for all of them, `FOLDER`."""
    schemas = {name: _schema(model) for name, model in KINDS.items()}
    schemas["layout"] = _layout()
    schemas[FOLDER] = _folder(schemas)
    return {name: {"$schema": DIALECT, **schema} for name, schema in schemas.items()}


def written(schema: Schema) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schema_folder() -> Path:
    """Where the schemas of the shipped rules lie, as files NAME.json."""
    return shipped_rules() / "schema"


class _Plain(GenerateJsonSchema):
    """Without the titles that repeat the keys: an editor shows them in place of what a key is for."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _schema(model: type[BaseModel]) -> Schema:
    schema = model.model_json_schema(by_alias=True, schema_generator=_Plain)
    for part in (schema, *schema.get("$defs", {}).values()):
        part.pop("title", None)
    for name, rule in schema.get("$defs", {}).items():
        if name == RuleFile.__name__:
            _complete(rule)
    return schema


def _complete(rule: Schema) -> None:
    """What `rules check` asks of a rule beyond its keys and their types."""
    keys = rule["properties"]
    keys["make"]["enum"] = sorted((*WORKSHOP.builders, CUE, NOTHING))
    keys["reach"] = {
        "description": keys["reach"]["description"],
        "anyOf": [
            {"type": "integer", "minimum": 0},
            {"enum": list(REACHES)},
            {"type": "string", "pattern": "^[0-9]+$"},
        ],
    }
    keys["examples"]["minItems"] = keys["not"]["minItems"] = 1
    rule["required"] = [*rule["required"], "examples", "not"]
    rule["oneOf"] = [{"required": ["when"]}, {"required": ["regex"]}]
    rule["dependencies"] = {"regex": ["because"], "because": ["regex"]}
    rule["allOf"] = [
        {
            "if": {"properties": {"make": {"const": CUE}}, "required": ["make"]},
            "else": {"properties": dict.fromkeys(CUE_KEYS, False)},
        },
        {
            "if": {"properties": {"make": {"const": NOTHING}}, "required": ["make"]},
            "else": {"properties": {"examples": {"items": {"required": ["gives"]}}}},
        },
    ]


def _layout() -> Schema:
    words = {"type": "array", "items": {"type": "string"}, "description": "see the comments in rules/layout.yaml"}
    return {
        "description": "The words around an article's text; lists of your own add to the shipped ones.",
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(read_yaml(shipped_rules() / LAYOUT_FILE).data, words),
    }


def _folder(schemas: Mapping[str, Schema]) -> Schema:
    """Told apart by the keys of a file, so that an editor speaks of one kind of file and not of all."""
    definitions: Schema = {}
    for schema in schemas.values():
        definitions |= schema.get("$defs", {})
    for name, schema in schemas.items():
        definitions[name] = {key: value for key, value in schema.items() if key != "$defs"}
    chain: Schema = {
        "description": "A file begins with 'rules:', 'lexicon:' or 'disable:'; family.yaml has keys of its own.",
        "type": "object",
        "properties": {name: {} for kind in _TOLD_BY.values() for name in kind},
        "additionalProperties": False,
    }
    told_by = {
        **{name: {"anyOf": [{"required": [key]} for key in keys]} for name, keys in _TOLD_BY.items()},
        "links": {"required": ["place", "period"]},
        "layout": {"anyOf": [{"required": [key]} for key in schemas["layout"]["properties"]]},
    }
    for name, told in reversed(told_by.items()):
        chain = {"if": told, "then": {"$ref": f"#/$defs/{name}"}, "else": chain}
    return {"description": "A file below a rule folder of bangtin.", "type": "object", **chain, "$defs": definitions}
