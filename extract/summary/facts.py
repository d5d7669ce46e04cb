"""Distinct facts: what several articles say alike is one fact with several sources."""

from dataclasses import dataclass

import pandas as pd

from extract.summary.records import AMOUNT, MEASURED, PERIOD, PLACE
from extract.summary.times import period_label, year_label

SETTLED = [*MEASURED, *PLACE, *PERIOD]
"""Figures that agree in these speak of the same thing; if their amounts differ, the sources do."""
RANGE, OF = "–", "/"
RATIOS = ("ratio", "rank")
DIFFERS = ("", "within", "sources")


@dataclass(frozen=True)
class Facts:
    """Distinct facts, and which articles state them.

    `table` has a row for each fact: MEASURED, PLACE, PERIOD and AMOUNT, `amount` (the value as one text: 12, 5–7,
    18/20), `period` and `year` (labels), `qualifier` and `flags` (all that the sources have, joined by ';'), and
    `differs`: "sources" where articles give different amounts for the same measure, place and period, "within" where
    one article gives all of them, so that they must be figures of several things. `sources` has the columns `fact`
    (row of `table`) and `article`.
    """

    table: pd.DataFrame
    sources: pd.DataFrame


def distinct_facts(records: pd.DataFrame) -> Facts:
    """The facts of records as `read_records` gives them, in the order they are first met."""
    fact = records.groupby([*SETTLED, *AMOUNT], observed=True, sort=False).ngroup()
    table = records.loc[~fact.duplicated(), [*SETTLED, *AMOUNT]].reset_index(drop=True)
    for column in ("qualifier", "flags"):
        table[column] = all_of(records[column].astype("str"), fact, len(table)).astype("category")
    table["amount"] = [_amount(*cells) for cells in zip(table["value"], table["max"], table["total"], strict=True)]
    spans = table["period_start"].astype("str") + OF + table["period_end"].astype("str")
    for column, label in (("period", period_label), ("year", year_label)):
        labels = {span: label(*span.split(OF)) for span in spans.unique()}
        table[column] = spans.map(labels).astype("category")
    sources = pd.DataFrame({"fact": fact, "article": records["article"]}).drop_duplicates(ignore_index=True)
    table["differs"] = _differing(table, sources)
    return Facts(table, sources)


def joined(words: pd.Series, key: pd.Series, between: str, count: int) -> pd.Series:
    """The words of each key 0..count-1 as one text each. `words` and `key` are parallel."""
    found: list[list[str]] = [[] for _ in range(count)]
    for word, one in zip(words.tolist(), key.tolist(), strict=True):
        found[one].append(word)
    return pd.Series([between.join(one) for one in found], dtype="str")


def all_of(cells: pd.Series, key: pd.Series, count: int) -> pd.Series:
    """The distinct words of the cells of each key, which hold words joined by ';', joined in this way."""
    given = cells[cells != ""].str.split(";").explode()
    told = pd.DataFrame({"word": given, "key": key[given.index]}).drop_duplicates()
    return joined(told["word"], told["key"], ";", count)


def _amount(value: str, most: str, total: str) -> str:
    return value + (RANGE + most if most else "") + (OF + total if total else "")


def _differing(table: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """Where amounts of one measure, place and period differ; a place and a period must be known to tell."""
    known = table[(table["locality"] != "") & (table["period"] != "")]
    thing = known.groupby(SETTLED, observed=True, sort=False).ngroup()
    facts = thing.map(thing.value_counts())
    things = sources.assign(thing=sources["fact"].map(thing)).dropna()
    most = thing.map(things.groupby(["thing", "article"], observed=True, sort=False).size().groupby("thing").max())
    differs = pd.Series("", index=table.index)
    differs[facts.index[facts > 1]] = "sources"
    differs[facts.index[(facts > 1) & (most == facts)]] = "within"
    return differs
