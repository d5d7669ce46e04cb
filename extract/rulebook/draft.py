"""A rulebook while it is being read: what the files gave so far, and what is wrong with them."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from extract.rulebook.marks import Key, Marked, Problem
from extract.rulebook.model import Lexicon, Rule, Source
from extract.rulebook.pattern import Node, PatternError, parse
from extract.rulebook.schema import FamilyFile, SettingsFile
from extract.rulebook.slips import odd_sign
from extract.rulebook.suggest import did_you_mean

M = TypeVar("M", bound=BaseModel)

# Readings of a wrong value in the words of somebody who writes YAML.
_SAID: Mapping[str, str] = {
    "string_type": "must be text",
    "list_type": "must be a list: one '- …' a line, or [a, b]",
    "dict_type": "must be a mapping: 'name: value' lines",
    "model_type": "must be a mapping: 'name: value' lines",
    "string_pattern_mismatch": "must be small letters, digits and '-', as in land-given",
    "int_parsing": "must be a whole number",
    "bool_parsing": "must be true or false",
}
# What to do about them, where it is nearly always the same.
_ADVICE: Mapping[str, str] = {
    "string_type": "put a text into quotes that holds ': ' or begins with { or [",
    "model_type": "as in {text: …, gives: {…}}",
}
CURLY = ("“", "”", "„", "‘", "’")


@dataclass
class Draft:
    """What has been read so far, layer by layer; later layers override earlier ones.

    `disabled` are ids with the layer that switches them off, and the problem if there is no such rule. `broken` are
    the ids of rules that could be read in part only; `marks` says where each rule stands.
    """

    families: dict[str, tuple[FamilyFile, Source]] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    lexicons: dict[str, Lexicon] = field(default_factory=dict)
    settings: SettingsFile | None = None
    disabled: dict[str, tuple[int, Problem]] = field(default_factory=dict)
    marks: dict[str, tuple[Marked, Key]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def say(self, marked: Marked, key: Key, code: str, message: str, hint: str = "") -> None:
        """Note a problem at `key` of a file; the same thing is said once."""
        problem = marked.problem(key, code, message, hint)
        if problem not in self.problems:
            self.problems.append(problem)

    def validated(self, marked: Marked, model: type[M], data: Any, key: Key) -> M | None:
        """`data` as its model; what is wrong is noted, and left out where the rest makes sense without it."""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for item in error.errors():
                self._say_schema(marked, model, key, item)
            try:
                return model.model_validate(_mended(data, error))
            except ValidationError:
                return None

    def _say_schema(self, marked: Marked, model: type[BaseModel], key: Key, item: Any) -> None:
        where: Key = tuple(item["loc"])
        name = str(where[-1]) if where else ""
        match item["type"]:
            case "extra_forbidden":
                known = [field.alias or name for name, field in _inner(model, where).model_fields.items()]
                hint = did_you_mean(name, known) or f"known are {', '.join(known)}"
                if sign := odd_sign(name):
                    hint = f"an invisible sign, {sign}, stands in it; type it anew"
                self.say(marked, (*key, *where), "R002", f"unknown key '{name}'", hint)
            case "missing":
                self.say(marked, (*key, *where[:-1]), "R003", f"'{name}:' is missing", f"add a line '{name}: …'")
            case kind:
                said = _SAID.get(kind, item["msg"][:1].lower() + item["msg"][1:])
                named = next((str(part) for part in reversed(where) if isinstance(part, str)), "this")
                item_of = "a line of " if where and isinstance(where[-1], int) and kind != "string_type" else ""
                self.say(marked, (*key, *where), "R004", f"{item_of}'{named}' {said}", _ADVICE.get(kind, ""))

    def parsed(self, marked: Marked, key: Key, source: str) -> Node | None:
        """The pattern, or None when it cannot be read, which is noted."""
        if sign := odd_sign(source):
            self.say(marked, key, "R037", f"an invisible sign, {sign}, stands in '{source}'", "type the words anew")
            return None
        if source[:1] in CURLY and source[-1:] in CURLY:
            self.say(marked, key, "R037", f"curly quotes stand around {source}", 'write straight quotes: "…"')
            return None
        try:
            return parse(source)
        except PatternError as error:
            where = f"pattern {source!r}, character {error.column + 1}"
            self.say(marked, key, "R006", f"{where}: {error}")
            return None


def unreadable(path: Path, message: str, hint: str = "") -> Problem:
    """The problem of a file as a whole."""
    return Problem(path, 1, 1, "R001", message, hint)


def _inner(model: type[BaseModel], where: Key) -> type[BaseModel]:
    """The model that holds the last part of `where`."""
    for part in where[:-1]:
        if isinstance(part, str):
            for name, info in model.model_fields.items():
                if part in (info.alias, name):
                    for kind in getattr(info.annotation, "__args__", (info.annotation,)):
                        if isinstance(kind, type) and issubclass(kind, BaseModel):
                            model = kind
    return model


def _mended(data: Any, error: ValidationError) -> Any:
    """`data` without its wrong parts and with empty texts for those that are missing."""
    if not isinstance(data, dict):
        return data
    mended = deepcopy(data)
    gone: set[tuple[str, int]] = set()
    for item in error.errors():
        where = item["loc"]
        name = str(where[0])
        if item["type"] == "extra_forbidden" and len(where) == 1:
            mended.pop(name, None)
        elif item["type"] == "missing" and len(where) == 1:
            mended[name] = ""
        elif len(where) > 1 and isinstance(where[1], int) and isinstance(mended.get(name), list):
            gone.add((name, where[1]))
        else:
            mended.pop(name, None)
    for name, n in sorted(gone, reverse=True):
        if isinstance(mended.get(name), list):
            del mended[name][n]
    return mended
