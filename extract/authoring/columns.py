"""Do rules name columns that their tables have?"""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from extract.matching.match import Mention
from extract.rulebook.draft import Draft
from extract.rulebook.marks import Key, Problem
from extract.rulebook.model import Family, Rule
from extract.rulebook.pattern import Piece, walk
from extract.rulebook.suggest import did_you_mean
from extract.tables.columns import DERIVED, SHIPPED, Table, own_table, shipped_table
from extract.values.row import SPAN_PIECE


def table_of(family: Family) -> Table:
    """The table that the rows of a family go to."""
    return shipped_table(family.makes) if family.makes in SHIPPED else own_table(family.makes, family.columns)


def unknown_columns(draft: Draft, family: Family, rule: Rule) -> Iterator[Problem]:
    """Every name in `gives`, and in a `make: row`, that heads no column of the family's table."""
    table = table_of(family)
    _, key = draft.marks[rule.id]
    for name, examples in (("examples", rule.examples), ("todo", rule.todo)):
        for n, example in enumerate(examples):
            for m, cells in enumerate(example.gives):
                yield from _unknown(draft, rule, table, _row(draft, rule, (*key, name, n, "gives"), m), cells)
    if rule.make == "row":
        yield from _unknown(draft, rule, table, (*key, "set"), rule.set)
        pieces = {part.name for pattern in rule.when for part in walk(pattern.node) if isinstance(part, Piece)}
        yield from _unknown(draft, rule, table, (*key, "when"), sorted(pieces - {SPAN_PIECE}), "@")


def unknown_fields(draft: Draft, family: Family, rule: Rule, found: Iterable[Mention]) -> Iterator[Problem]:
    """Every name in a cue's `set` and `only` that is no column of the table and no field of the finds near it."""
    columns = table_of(family).columns
    values = [item.value for item in found if is_dataclass(item.value)]
    known = [*columns, *{field.name for value in values for field in fields(value)}]
    marked, key = draft.marks[rule.id]
    for where, names in (("set", rule.set), ("only", rule.cue.only if rule.cue else {})):
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known) or f"columns are {', '.join(columns)}"
                message = f"the family '{family.name}' has no field '{name}'"
                yield marked.problem((*key, where, name), "R026", message, hint)


def fixed_columns(draft: Draft, family: Family) -> Iterator[Problem]:
    """A family that names columns for a table whose columns are fixed, or makes a table that no family makes."""
    if family.makes in DERIVED:
        marked, _ = draft.marks[f"{family.name}/"]
        message = f"the table '{family.makes}' is put together from the finds of all families"
        yield marked.problem(("makes",), "R034", message, "name another table in 'makes:'")
    elif family.columns and family.makes in SHIPPED:
        marked, _ = draft.marks[f"{family.name}/"]
        hint = "name a table of your own in 'makes:'"
        yield marked.problem(("columns",), "R034", f"the columns of the table '{family.makes}' are fixed", hint)


def _row(draft: Draft, rule: Rule, key: Key, m: int) -> Key:
    marked, _ = draft.marks[rule.id]
    return (*key, m) if (*key, m) in marked.marks else key


def _slip(name: str) -> str:
    """What YAML made a name of that was none."""
    if name.isdigit():
        return "put a value that holds ',' into quotes"
    before, colon, _ = name.partition(":")
    return f"write a blank after '{before}:'" if colon else ""


def _unknown(
    draft: Draft, rule: Rule, table: Table, key: Key, names: Iterable[str], sign: str = ""
) -> Iterator[Problem]:
    marked, _ = draft.marks[rule.id]
    for name in names:
        if name not in table.columns:
            hint = _slip(name) or did_you_mean(name, table.columns) or f"columns are {', '.join(table.columns)}"
            yield marked.problem((*key, name), "R026", f"the table '{table.name}' has no column '{sign}{name}'", hint)
