"""`rules schema`: a JSON Schema of rule, lexicon and family files, for editors that help while one writes."""

from typing import Any

from pydantic.json_schema import models_json_schema

from extract.rulebook.schema import FamilyFile, LexiconFile, RulesFile, SettingsFile

KINDS = (RulesFile, LexiconFile, FamilyFile, SettingsFile)


def json_schema() -> dict[str, Any]:
    """One schema for all files below a rule folder; a file is valid when it is one of the kinds."""
    _, schema = models_json_schema([(kind, "validation") for kind in KINDS], by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bangtin rule folders",
        "anyOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in KINDS],
        "$defs": schema["$defs"],
    }
