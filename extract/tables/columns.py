"""The columns of every table, in the order they are written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "integer", "number", "boolean"]

Row = tuple[str, ...]
"""The cells of a row, as text, one for each column of its table."""

POSITION = ("article", "sentence", "start", "end", "text")

SHIPPED: Mapping[str, tuple[str, ...]] = {
    "articles": (
        *("article", "path", "encoding", "title", "published", "outlet", "author"),
        *("main_locality", "main_locality_code", "era", "sentences", "tokens"),
        *("localities", "figures", "periods", "exemplars", "duplicate_of", "status", "reason"),
    ),
    "localities": (
        *POSITION,
        *("name", "level", "code", "era", "province", "province_code", "district", "commune"),
        *("candidates", "resolution", "current_code", "current_name", "rule"),
    ),
    "figures": (
        *POSITION,
        *("kind", "value", "max", "total", "unit", "per", "qualifier", "change", "status", "of"),
        *("value_written", "unit_written", "locality", "locality_code", "period_start", "period_end", "flags", "rule"),
    ),
    "periods": (*POSITION, "kind", "period_start", "period_end", "duration", "anchor", "rule"),
    "exemplars": (
        *POSITION,
        *("kind", "exemplar", "title", "organisation", "award", "locality", "locality_code"),
        *("person_id", "evidence", "rule"),
    ),
    "documents": (*POSITION, "kind", "number", "issuer", "date", "rule"),
    "records": (
        *("article", "published", "locality", "locality_code", "era"),
        *("province", "province_code", "district", "commune", "period_start", "period_end"),
        *("measure", "kind", "value", "max", "total", "unit", "per", "qualifier", "change", "status"),
        *("as_written", "actor", "mentions", "flags", "sentence", "sentence_text", "start", "end", "rule"),
    ),
}

DERIVED = ("articles", "records")
"""Tables that no family of rules makes: what their rows say is put together from the finds of all families."""

TYPES: Mapping[str, Type] = {
    **dict.fromkeys(("sentence", "start", "end", "sentences", "tokens", "mentions", "person_id"), "integer"),
    **dict.fromkeys(("value", "max", "total"), "number"),
    "exemplar": "boolean",
}
COUNTED: Mapping[str, Type] = dict.fromkeys(("localities", "figures", "periods", "exemplars"), "integer")


@dataclass(frozen=True, slots=True)
class Table:
    """A table's name (the file's stem) and its columns."""

    name: str
    columns: tuple[str, ...]

    def type(self, column: str) -> Type:
        """What the cells of `column` hold, for formats that keep types."""
        if self.name == "articles" and column in COUNTED:
            return COUNTED[column]
        return TYPES.get(column, "text")


def own_table(name: str, columns: Iterable[str]) -> Table:
    """The table of a user's family: where it was found, the family's own columns (each once), the rule."""
    middle = tuple(column for column in dict.fromkeys(columns) if column not in POSITION and column != "rule")
    return Table(name, (*POSITION, *middle, "rule"))


def shipped_table(name: str) -> Table:
    """A table of the shipped families. Raises KeyError for any other name."""
    return Table(name, SHIPPED[name])
