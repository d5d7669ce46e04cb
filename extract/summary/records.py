"""Reading the records of a run."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd
from pandas.api.types import union_categoricals

from extract.tables.guard import for_excel, unguarded
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
    """The records of a run, and how many of its articles are copies of others.

    Of a copy only amounts are taken that its original does not have: what it adds or states otherwise. All columns are
    categories of text. With `measures`, only records whose measure has one of these texts in it, letter case and tone
    placement aside. Raises NoRecordsError.
    """
    articles = pd.concat(_chunks(run / "articles.csv", ("article", "duplicate_of")))
    copied = articles[articles["duplicate_of"] != ""]
    copies = _Copies(dict(zip(copied["article"], copied["duplicate_of"], strict=True)))
    spellings = _Spellings(measures)
    read: list[pd.DataFrame] = []
    for chunk in _chunks(run / "records.csv", COLUMNS):
        copies.see(chunk)
        chunk["measure"] = chunk["measure"].map(spellings)
        read.append(chunk[chunk["measure"] != ""].astype("category"))
    records = pd.DataFrame({name: union_categoricals([part[name] for part in read]) for name in COLUMNS})
    return records[~copies.repeated(records)].reset_index(drop=True), len(copied)


class _Copies:
    """Tells which records of copies repeat amounts of their originals, or of other copies of these."""

    def __init__(self, original: Mapping[str, str]) -> None:
        self._original: dict[str, str] = {}
        for article, first in original.items():
            passed = {article}
            while first in original and first not in passed:  # a table changed by hand may go in circles
                passed.add(first)
                first = original[first]
            self._original[article] = first
        self._original |= {article: article for article in self._original.values()}
        self._first: dict[tuple[str, ...], str] = {}

    def see(self, records: pd.DataFrame) -> None:
        """Take note of who states an amount: the original, else the first copy that does."""
        for article, *amount in self._told(records):
            key = (self._original[article], *amount)
            if self._original[article] == article:
                self._first[key] = article
            else:
                self._first.setdefault(key, article)

    def repeated(self, records: pd.DataFrame) -> pd.Series:
        """Whether another article of the same text stands for a record's amount; all must have been seen."""
        concerned = records.index[records["article"].isin(self._original)]
        again = [self._first[self._original[article], *amount] != article for article, *amount in self._told(records)]
        return pd.Series(again, index=concerned, dtype=bool).reindex(records.index, fill_value=False)

    def _told(self, records: pd.DataFrame) -> Iterator[tuple[str, ...]]:
        """Article and amount of the records of copies and originals."""
        concerned = records[records["article"].isin(self._original)]
        return zip(*(concerned[name].tolist() for name in ("article", "unit", *AMOUNT)), strict=True)


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
        for chunk in pd.read_csv(
            path, usecols=list(columns), dtype=str, keep_default_na=False, encoding="utf-8-sig", chunksize=CHUNK
        ):
            yield chunk.map(unguarded) if for_excel(path) else chunk
    except ValueError as error:
        raise NoRecordsError(f"{path}: not a table of this version of bangtin ({error})") from None
