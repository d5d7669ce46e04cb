"""A summary for the screen: few columns, digits in groups, one text for a place."""

import re
from collections.abc import Mapping

import pandas as pd

from extract.summary.pivot import AMOUNTS, ARTICLE
from extract.summary.records import MEASURED

_PLACES = ("locality", "commune", "district", "province")
_HIDDEN = (*MEASURED, *_PLACES, "era", "locality_code", "year", "period")
_SIGNS = {"approx": "≈", "more": ">", "at_least": "≥", "less": "<"}


def lines(table: pd.DataFrame, named: int) -> list[list[str]]:
    """The header and rows of a summary, or of its pivot, naming at most `named` articles a row."""
    rows: list[Mapping[str, str]] = table.astype(str).replace("nan", "").to_dict("records")  # type: ignore[assignment]
    placed = any(name in table.columns for name in _PLACES)
    if "value" in table.columns:
        rest = ["value", "sources"] if "period" not in table.columns else ["when", "value", "sources"]
    else:
        rest = [name for name in table.columns if name not in _HIDDEN]
    head = ["measure", *(["place"] if placed else []), *rest]
    return [head, *([_shown(row, name, named) for name in head] for row in rows)]


def _shown(row: Mapping[str, str], name: str, named: int) -> str:
    match name:
        case "measure":
            notes = [row[key] for key in ("change", "status") if row[key]]
            unit = row["unit"] + (f"/{row['per']}" if row["per"] else "")
            said = ", ".join(dict.fromkeys([row["measure"], *([unit] if unit not in row["measure"] else [])]))
            return f"{said} ({', '.join(notes)})" if notes else said
        case "place":
            return ", ".join(dict.fromkeys(row[key] for key in _PLACES if row.get(key)))
        case "when":
            return row["period"]
        case "value":
            return _value(row)
        case "sources":
            return _sources(row, named)
    return _grouped(row[name])


def _value(row: Mapping[str, str]) -> str:
    sign = _SIGNS.get(row["qualifier"], "") if AMOUNTS not in row["value"] else ""
    differs = " ≠" if row["differs"] == "sources" else ""
    return sign + _grouped(row["value"]) + differs


def _sources(row: Mapping[str, str], named: int) -> str:
    names = list(dict.fromkeys(name for part in row["sources"].split(AMOUNTS) for name in part.split(ARTICLE)))
    more = f" +{len(names) - named}" if len(names) > named else ""
    return f"{row['articles']}: {', '.join(names[:named])}{more}"


def _grouped(value: str) -> str:
    """Whole digits in groups of three, parted by narrow spaces."""
    return re.sub(r"(?<![.\d])\d{5,}", lambda found: f"{int(found[0]):,}".replace(",", "\u202f"), value)
