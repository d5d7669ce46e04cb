"""What rule, lexicon and family files may contain (and, from the same definitions, the JSON Schema for editors)."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _gives(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Texts = Annotated[list[str], BeforeValidator(_listed)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExampleFile(_Strict):
    """A sentence and the columns of the rows that this rule must make of it."""

    text: str
    date: str = ""
    gives: Annotated[list[dict[str, str]], BeforeValidator(_gives)]


class RuleFile(_Strict):
    """One rule."""

    id: Id
    title: str
    why: str
    when: Texts = []
    regex: str = ""
    because: str = ""
    make: str
    set: dict[str, str] = {}
    priority: int = 0
    side: Literal["before", "after", "around"] = "before"
    reach: str = "0"
    until: str = ""
    only: dict[str, str] = {}
    examples: list[ExampleFile] = []
    never: Annotated[list[str], Field(alias="not")] = []
    todo: list[ExampleFile] = []


class RulesFile(_Strict):
    """A file of rules; `family` may be left out in the folder of that family."""

    family: str = ""
    rules: list[RuleFile] = []
    disable: list[str] = []


class FamilyFile(_Strict):
    """family.yaml: what the rules of a folder make."""

    family: Id
    title: str
    why: str = ""
    makes: str
    after: list[str] = []
    leaves: list[str] = []
    slot: str = ""
    columns: list[str] = []
    gazetteer: bool = False


class LexiconFile(_Strict):
    """A word list; an entry is a phrase or a mapping with `text` and fields of its own."""

    lexicon: Id
    title: str = ""
    slot: str = ""
    type: str = ""
    replace: bool = False
    entries: list[str | dict[str, str | list[str]]]


class SettingsFile(_Strict):
    """rulebook.yaml: policies that hold for all families."""

    title: str
    overlap: list[Literal["longest", "priority", "leftmost", "order"]]
    joiners: list[str]
    clause_breaks: Annotated[list[str], Field(alias="clause-breaks")]
    quotes: list[str]
    dashes: list[str]
    list_gap: Annotated[int, Field(alias="list-gap", ge=0, le=30)] = 6
