"""Distinct facts: what several articles say alike is one fact with several sources."""

from dataclasses import dataclass

import pandas as pd

from extract.summary.records import AMOUNT, MEASURED, PERIOD, PLACE
from extract.summary.times import period_label, year_label

SETTLED = [*MEASURED, *PLACE, *PERIOD]
"""Figures that agree in these speak of the same thing; if their amounts differ, the sources do."""
RANGE, OF = "–", "/"
RATIOS = ("ratio", "rank")


@dataclass(frozen=True)
class Facts:
    """Distinct facts, and which articles state them.

    `table` has a row for each fact: MEASURED, PLACE, PERIOD and AMOUNT, `amount` (the value as one text: 12, 5–7,
    18/20), `period` and `year` (labels), `qualifier` and `flags` (all that the sources have, joined by ';'), and
    `differs`: "sources" where another article gives another amount for the same measure, place and period, "within"
    where only one and the same article does. `sources` has the columns `fact` (row of `table`) and `article`.
    """

    table: pd.DataFrame
    sources: pd.DataFrame


def distinct_facts(records: pd.DataFrame) -> Facts:
    """The facts of records as `read_records` gives them, in the order they are first met."""
    groups = records.groupby([*SETTLED, *AMOUNT], observed=True, sort=False)
    fact = groups.ngroup()
    table = records.loc[~fact.duplicated(), [*SETTLED, *AMOUNT]].astype(str).reset_index(drop=True)
    for column in ("qualifier", "flags"):
        table[column] = _all_of(records[column].astype(str), fact)
    table["amount"] = [_amount(*cells) for cells in zip(table["value"], table["max"], table["total"], strict=True)]
    periods = list(zip(table["period_start"], table["period_end"], strict=True))
    labels = {period: (period_label(*period), year_label(*period)) for period in set(periods)}
    table["period"] = [labels[period][0] for period in periods]
    table["year"] = [labels[period][1] for period in periods]
    sources = pd.DataFrame({"fact": fact, "article": records["article"].astype(str)}).drop_duplicates()
    table["differs"] = _differing(table, sources)
    return Facts(table, sources.reset_index(drop=True))


def _all_of(cells: pd.Series, fact: pd.Series) -> pd.Series:
    """The distinct words of each fact's cells, joined by ';'."""
    given = cells[cells != ""]
    told = pd.DataFrame({"fact": fact[given.index], "word": given.str.split(";")}).explode("word").drop_duplicates()
    joined = told.groupby("fact")["word"].agg(";".join)
    return joined.reindex(range(int(fact.max()) + 1 if len(fact) else 0), fill_value="")


def _amount(value: str, most: str, total: str) -> str:
    return value + (RANGE + most if most else "") + (OF + total if total else "")


def _differing(table: pd.DataFrame, sources: pd.DataFrame) -> list[str]:
    """Where amounts of one measure, place and period differ; a place and a period must be known to tell."""
    differs = [""] * len(table)
    known = table[(table["locality"] != "") & (table["period"] != "")]
    by_fact = sources[sources["fact"].isin(known.index)].groupby("fact")["article"].agg(set).to_dict()
    groups = known.groupby(SETTLED, sort=False).indices
    for places in groups.values():
        facts = [int(known.index[place]) for place in places]
        if len(facts) > 1:
            for fact in facts:
                others = set[str]().union(*(by_fact[other] for other in facts if other != fact))
                differs[fact] = "sources" if others - by_fact[fact] and by_fact[fact] - others else "within"
    return differs
