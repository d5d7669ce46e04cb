"""What rule, lexicon and family files may contain (and, from the same definitions, the JSON Schema for editors)."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _one_or_more(item: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [item, {"type": "array", "items": item}]})


# Every scalar of a file is read as text, so an editor must let numbers, dates and empty values pass.
_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
_FIELDS: dict[str, Any] = {"type": "object", "additionalProperties": _SCALAR}

Scalar = Annotated[str, WithJsonSchema(_SCALAR)]
FieldsFile = Annotated[dict[str, str], WithJsonSchema(_FIELDS)]
Texts = Annotated[list[str], BeforeValidator(_listed), _one_or_more({"type": "string"})]
Gives = Annotated[list[dict[str, str]], BeforeValidator(_listed), _one_or_more(_FIELDS)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
EntryFile = str | dict[str, str | list[str]]
Entries = Annotated[
    list[EntryFile],
    WithJsonSchema(
        {
            "type": "array",
            "items": {
                "anyOf": [
                    _SCALAR,
                    {
                        "type": "object",
                        "required": ["text"],
                        "additionalProperties": {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]},
                    },
                ]
            },
        }
    ),
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _text(about: str, default: str | None = None) -> Any:
    return Field(description=about) if default is None else Field(default=default, description=about)


def _many(kind: Callable[[], Any], about: str, alias: str | None = None) -> Any:
    return Field(default_factory=kind, description=about, alias=alias)


def _needed(about: str, alias: str | None = None) -> Any:
    return Field(description=about, alias=alias)


class ExampleFile(_Strict):
    """A sentence and the columns of the rows that this rule must make of it."""

    text: str = _text("a sentence of your own")
    date: Scalar = _text("the article's date, as 2023-07-18", "")
    gives: Gives = _many(list, "columns of the family's table and what stands in them; a list for several rows")


class RuleFile(_Strict):
    """One rule."""

    id: Id = _text("unique in the whole rulebook: small letters, digits, '-'")
    title: str = _text("what the rule finds, in a few words")
    why: str = _text("why the rule is there")
    when: Texts = _many(
        list,
        "the phrase to look for, or several: words, (one|another), [may be left out], {number}, {unit:area}, $list, "
        "..3 (up to three words between), @name(a part that is used by name)",
    )
    regex: str = _text("a regular expression over the sentence's text, where no phrase will do", "")
    because: str = _text("why a regex is needed", "")
    make: str = _text("what is made of a find: quantity, date, place, person, …, row, cue, nothing")
    set: FieldsFile = _many(dict, "constants for what is made; for a cue, the fields that it sets")
    priority: int = Field(default=0, ge=-1000, le=1000, description="of two finds of one length the higher one wins")
    side: Literal["before", "after", "around"] = Field(
        default="before", description="cue: whether it stands before or after what it tells about, or around it"
    )
    reach: Scalar = _text("cue: tokens that may stand between, or clause, sentence, paragraph, list", "0")
    until: str = _text("cue: a phrase that must not stand between", "")
    only: FieldsFile = _many(dict, "cue: fields that the mention must have; alternatives parted by '|'")
    examples: list[ExampleFile] = _many(list, "sentences that this rule must make something of")
    also: list[str] = _many(list, "short texts in other wordings, of each of which this rule must make something")
    never: list[str] = _many(list, "sentences of which no rule of the family may make anything", "not")
    todo: list[ExampleFile] = _many(list, "known gaps: what should be found one day")


class RulesFile(_Strict):
    """A file of rules; `family` may be left out in the folder of that family."""

    family: str = _text("the family of the rules, if it is not the folder's name", "")
    rules: list[RuleFile] = _many(list, "the rules, each beginning with its id")
    disable: list[str] = _many(list, "ids of rules to switch off")


class FamilyFile(_Strict):
    """family.yaml: what the rules of a folder make."""

    family: Id = _text("the name of the folder")
    title: str = _text("what the family finds")
    why: str = _text("what it is for", "")
    makes: Id = _text("the table that its rows go to")
    after: list[str] = _many(list, "families that run before this one")
    leaves: list[str] = _many(list, "families whose finds its rules cannot look into")
    slot: str = _text("how patterns of other families call its finds, as in {slot}; else the family's name", "")
    columns: list[str] = _many(list, "the columns of a table of your own")
    gazetteer: bool = Field(default=False, description="whether its finds come from the tables of places too")


class LexiconFile(_Strict):
    """A word list; an entry is a phrase or a mapping with `text` and fields of its own."""

    lexicon: Id = _text("its name, as in $name")
    title: str = _text("what the words are", "")
    slot: str = _text("the kind that it gives, as in {kind}", "")
    type: str = _text("the field that {kind:type} selects on", "")
    replace: bool = Field(default=False, description="take the place of the list of this name instead of adding to it")
    entries: Entries = _many(list, "the words")


class SettingsFile(_Strict):
    """rulebook.yaml: policies that hold for all families."""

    title: str = _text("what the settings are for")
    overlap: list[Literal["longest", "priority", "leftmost", "order"]] = _needed(
        "who wins where finds of a family overlap, the strongest reason first"
    )
    joiners: list[str] = _needed("what stands between the members of a list")
    clause_breaks: list[str] = _needed("where a clause ends", "clause-breaks")
    quotes: list[str] = _needed("quotation marks")
    dashes: list[str] = _needed("signs that '-' in a phrase stands for")
    list_gap: int = Field(
        default=6, alias="list-gap", ge=0, le=30, description="words that may stand between the members of a list"
    )
