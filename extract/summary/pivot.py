"""Facts brought together by place and time."""

from collections.abc import Mapping, Sequence

import pandas as pd

from extract.summary.facts import RATIOS, Facts
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
    table = facts.table
    cell = table.groupby(keys, sort=False).ngroup()
    made = table.loc[~cell.duplicated(), keys].reset_index(drop=True)
    amounts = table[["amount"]].assign(cell=cell, number=pd.to_numeric(table["value"]))
    amounts = amounts.sort_values(["cell", "number", "amount"])
    sources = facts.sources.assign(cell=cell[facts.sources["fact"]].to_numpy())
    sources["amount"] = table["amount"][facts.sources["fact"]].to_numpy()
    named = sources.drop_duplicates(["cell", "amount", "article"]).groupby(["cell", "amount"])["article"]
    distinct = amounts.drop_duplicates(["cell", "amount"]).set_index(["cell", "amount"])
    distinct["sources"] = named.agg(ARTICLE.join)
    grouped = distinct.reset_index().groupby("cell")
    made["value"] = grouped["amount"].agg(AMOUNTS.join)
    made["sources"] = grouped["sources"].agg(AMOUNTS.join)
    plain = table[~table["kind"].isin(RATIOS)]
    made["lowest"] = _extreme(plain["value"], cell, least=True).reindex(made.index)
    most = plain["max"].where(plain["max"] != "", plain["value"])
    made["highest"] = _extreme(most, cell, least=False).reindex(made.index)
    made["facts"] = cell.value_counts().sort_index()
    made["articles"] = sources.groupby("cell")["article"].nunique()
    for column in ("qualifier", "flags", "differs"):
        told = table[[column]].assign(cell=cell).drop_duplicates()
        told = told[told[column] != ""].sort_values([column])
        first = told.groupby("cell")[column].agg("first" if column == "differs" else ";".join)
        made[column] = first.reindex(made.index, fill_value="")
    return _ordered(made[[*keys, *_CELLS]], keys)


def _extreme(values: pd.Series, cell: pd.Series, *, least: bool) -> pd.Series:
    """For each cell the least or greatest of some decimals, as written."""
    numbers = pd.DataFrame({"text": values, "number": pd.to_numeric(values), "cell": cell[values.index]})
    chosen = numbers.sort_values("number", ascending=least, kind="stable").drop_duplicates("cell")
    return chosen.set_index("cell")["text"]


def _ordered(cells: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Measures told by most articles first, those without a name of their own last; then by place and time."""
    told = cells.groupby(["measure", "unit"])["articles"].transform("sum")
    unnamed = cells["measure"] == cells["kind"]
    places = [key for key in keys if key not in MEASURED]
    order = ["unnamed", "told", *dict.fromkeys(["measure", "unit", *places, *MEASURED])]
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
