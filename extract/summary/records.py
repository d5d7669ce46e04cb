"""Reading the records of a run."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd
from pandas.api.types import union_categoricals

from extract.text.fold import fold_text

MEASURED = ("measure", "kind", "unit", "per", "change", "status")
"""What parts figures that may stand beside each other from those that may not: a target is no result, and what
something grew by is not how much it is."""
PLACE = ("era", "province", "district", "commune", "locality", "locality_code")
PERIOD = ("period_start", "period_end")
AMOUNT = ("value", "max", "total")
COLUMNS = ("article", *MEASURED, *PLACE, *PERIOD, *AMOUNT, "qualifier", "flags")

CHUNK = 100_000
"""Rows read at a time."""


class NoRecordsError(ValueError):
    """A folder that holds no tables of a run; the message says which is missing."""


def read_records(run: Path, measures: Sequence[str] = ()) -> tuple[pd.DataFrame, int]:
    """The records of a run's original articles, and how many articles were left out as copies of others.

    All columns are categories of text. With `measures`, only records whose measure has one of these texts in it,
    letter case and tone placement aside. Raises NoRecordsError.
    """
    articles = pd.concat(_chunks(run / "articles.csv", ("article", "duplicate_of")))
    copies = set(articles["article"][articles["duplicate_of"] != ""])
    spellings = _Spellings(measures)
    read: list[pd.DataFrame] = []
    for chunk in _chunks(run / "records.csv", COLUMNS):
        chunk["measure"] = chunk["measure"].map(spellings)
        chosen = chunk[(chunk["measure"] != "") & ~chunk["article"].isin(copies)]
        read.append(chosen.astype("category"))
    columns = {name: union_categoricals([part[name] for part in read]) for name in COLUMNS}
    return pd.DataFrame(columns), len(copies)


class _Spellings(dict[str, str]):
    """For each spelling of a measure the first that was met, '' for measures not asked for."""

    def __init__(self, wanted: Sequence[str]) -> None:
        super().__init__()
        self._wanted = [fold_text(text) for text in wanted]
        self._first: dict[str, str] = {}

    def __missing__(self, measure: str) -> str:
        key = fold_text(measure)
        asked = not self._wanted or any(text in key for text in self._wanted)
        known = self[measure] = self._first.setdefault(key, measure) if asked else ""
        return known


def _chunks(path: Path, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
    """A table of text, some rows at a time; one empty frame for a table without rows."""
    if not path.is_file():
        raise NoRecordsError(f"{path.parent}: no {path.name}; give the output folder of a run that wrote csv")
    try:
        yield from pd.read_csv(
            path, usecols=list(columns), dtype=str, keep_default_na=False, encoding="utf-8-sig", chunksize=CHUNK
        )
    except ValueError as error:
        raise NoRecordsError(f"{path}: not a table of this version of bangtin ({error})") from None
