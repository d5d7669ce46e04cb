"""When a row says the same as an entry of the annotation, as far as the entry says anything; and of further cells."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from extract.evaluation.gold import Entry
from extract.text.fold import fold

Row = Mapping[str, str]


def same_locality(row: Row, entry: Entry) -> bool:
    """The same name and level."""
    return all(same_name(row[name], entry.fields[name]) for name in ("name", "level") if entry.fields.get(name))


def same_figure(row: Row, entry: Entry) -> bool:
    """The same value in one of the accepted units, and the same upper end and total where there are such."""
    accepted = entry.fields.get("unit")
    units = accepted if isinstance(accepted, list) else [accepted]
    numbers = [name for name in ("value", "max", "total") if entry.fields.get(name) is not None]
    return (not accepted or any(same_name(row["unit"], unit) for unit in units)) and all(
        same_number(row[name], entry.fields[name]) for name in numbers
    )


def same_period(row: Row, entry: Entry) -> bool:
    """The same start, end and duration, as far as the annotation settles them."""
    columns = {"start": "period_start", "end": "period_end", "duration": "duration"}
    return all(row[column] == entry.fields[name] for name, column in columns.items() if entry.fields.get(name))


def same_exemplar(row: Row, entry: Entry) -> bool:
    """The same kind and name; of a collective's or model's name a part is enough."""
    if entry.fields.get("kind", row["kind"]) != row["kind"]:
        return False
    found, wanted = comparable(row["text"]), comparable(entry.text)
    return found == wanted or (row["kind"] != "person" and bool(found) and (found in wanted or wanted in found))


def same_cells(row: Row, entry: Entry) -> bool:
    """Of any other table: all cells that the annotation settles."""
    wanted = {name: cell for name, cell in entry.fields.items() if name not in ABOUT_ENTRY}
    return all(
        same_number(row.get(name, ""), cell) or same_name(row.get(name, ""), cell) for name, cell in wanted.items()
    )


def same_name(found: str, wanted: object) -> bool:
    """The same words, letter case and tone placement aside."""
    return comparable(found) == comparable(str(wanted))


def same_number(found: str, wanted: object) -> bool:
    """The same number within a billionth."""
    try:
        number, right = Decimal(found), Decimal(str(wanted))
    except InvalidOperation:
        return False
    return abs(number - right) <= abs(right) * Decimal("1e-9")


def comparable(name: str) -> str:
    """A name as it is compared: folded words, plain hyphens, no quotes around it."""
    words = name.strip(" .\"'“”‘’").replace("–", "-").split()
    return " ".join(fold(word) for word in words).replace(" - ", "-")


ABOUT_ENTRY = frozenset(("text", "nth", "optional", "note"))
"""Fields of an entry that say nothing about a row's cells."""

SAME: Mapping[str, Callable[[Row, Entry], bool]] = {
    "localities": same_locality,
    "figures": same_figure,
    "periods": same_period,
    "exemplars": same_exemplar,
}


def details(table: str, row: Row, entry: Entry) -> dict[str, bool]:
    """Of a row that is right: which of its further cells say the same as the annotation."""
    wanted = entry.fields
    found: dict[str, bool] = {}
    if table == "figures":
        for name in ("per", "qualifier", "change", "status"):
            if wanted.get(name) or row[name]:
                found[name] = same_name(row[name], wanted.get(name) or "")
        if wanted.get("locality"):
            found["locality"] = same_name(row["locality"], wanted["locality"])
        if wanted.get("period"):
            found["period"] = [row["period_start"], row["period_end"]] == wanted["period"]
    elif table == "localities" and wanted.get("province"):
        found["province"] = same_name(row["province"], wanted["province"])
    return found
