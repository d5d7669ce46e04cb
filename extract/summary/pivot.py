"""Facts brought together by place and time."""

from collections.abc import Mapping, Sequence

import pandas as pd

from extract.summary.facts import DIFFERS, RATIOS, Facts, all_of, joined
from extract.summary.records import MEASURED, PLACE

BY: Mapping[str, tuple[str, ...]] = {
    "province": ("era", "province"),
    "district": ("era", "province", "district"),
    "locality": PLACE,
    "year": ("year", "period"),
}
"""What facts can be brought together by, and the columns that stand for it."""
ARTICLE, AMOUNTS = "; ", " | "
"""What parts the articles of one amount, and amounts or their sources."""
_CELLS = ("value", "qualifier", "lowest", "highest", "facts", "differs", "articles", "sources", "flags")


def pivot(facts: Facts, by: Sequence[str] = ("locality", "year")) -> pd.DataFrame:
    """One row for every measure and every place and time of `by` (keys of BY), in the order of these columns.

    `value` holds all distinct amounts and `sources`, in the same order, the articles of each; " | " parts them.
    `lowest` and `highest` are numbers (none for ratios and ranks), `facts` and `articles` counts, `differs` as in
    Facts. Nothing is added up: the figure of a province may hold those of its districts.
    """
    keys = [*MEASURED, *dict.fromkeys(column for one in by for column in BY[one])]
    table = facts.table.assign(number=pd.to_numeric(facts.table["value"])).sort_values(["number", "amount"])
    cell = table.groupby(keys, observed=True, sort=False).ngroup()
    amount = table.groupby([*keys, "amount"], observed=True, sort=False).ngroup()
    made = table.loc[~cell.duplicated(), keys].astype("str").reset_index(drop=True)
    sources = facts.sources.assign(
        cell=cell[facts.sources["fact"]].to_numpy(), amount=amount[facts.sources["fact"]].to_numpy()
    )
    named = sources.drop_duplicates(["amount", "article"])
    distinct = table[~amount.duplicated()]
    within = cell[distinct.index]
    stated = joined(named["article"], named["amount"], ARTICLE, len(distinct))
    made["value"] = joined(distinct["amount"], within, AMOUNTS, len(made))
    made["sources"] = joined(stated, within, AMOUNTS, len(made))
    plain = table[~table["kind"].isin(RATIOS)]
    most = plain["max"].astype("str").where(plain["max"] != "", plain["value"].astype("str"))
    made["lowest"] = _extreme(plain["value"], cell, least=True).reindex(made.index)
    made["highest"] = _extreme(most, cell, least=False).reindex(made.index)
    made["facts"] = cell.value_counts().sort_index()
    made["articles"] = sources.drop_duplicates(["cell", "article"])["cell"].value_counts().sort_index()
    for column in ("qualifier", "flags"):
        made[column] = all_of(table[column].astype("str"), cell, len(made))
    differing = table["differs"].map(DIFFERS.index).groupby(cell).max()
    made["differs"] = differing.map(DIFFERS.__getitem__)
    return _ordered(made[[*keys, *_CELLS]], keys)


def _extreme(values: pd.Series, cell: pd.Series, *, least: bool) -> pd.Series:
    """For each cell the least or greatest of some decimals, as written."""
    numbers = pd.DataFrame({"text": values, "number": pd.to_numeric(values), "cell": cell[values.index]})
    chosen = numbers.sort_values("number", ascending=least, kind="stable").drop_duplicates("cell")
    return chosen.set_index("cell")["text"]


def _ordered(cells: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Measures told by most articles first, those without a name of their own last; levels before changes."""
    told = cells.groupby(["measure", "unit"])["articles"].transform("sum")
    unnamed = cells["measure"] == cells["kind"]
    order = ["unnamed", "told", *dict.fromkeys(["measure", "unit", *MEASURED, *keys])]
    ranked = cells.assign(unnamed=unnamed, told=-told).sort_values(order, kind="stable")
    return ranked.drop(columns=["unnamed", "told"]).reset_index(drop=True)


def wide(cells: pd.DataFrame) -> pd.DataFrame:
    """A pivot by year with one column for each year; a part of a year is named before its value."""
    keys = [name for name in cells.columns if name not in (*_CELLS, *BY["year"])]
    part = cells["period"].where(cells["period"] != cells["year"], "")
    text = (part + ": ").where(part != "", "") + cells["value"]
    years = cells[keys].assign(year=cells["year"].where(cells["year"] != "", "undated"), text=text)
    rows = years.groupby([*keys, "year"], sort=False)["text"].agg(AMOUNTS.join)
    spread = rows.unstack("year", fill_value="").reindex(index=pd.MultiIndex.from_frame(years[keys].drop_duplicates()))
    return spread[sorted(spread.columns)].reset_index().rename_axis(columns=None)
