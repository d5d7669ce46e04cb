"""Rows of users' tables take the cells that they leave open from the figure that stands in their words."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from extract.matching.match import Mention
from extract.rulebook.model import Family

FROM_FIGURE = (
    *("kind", "value", "max", "total", "unit", "per", "qualifier", "change", "status", "of"),
    *("locality", "locality_code", "period_start", "period_end"),
)
"""Columns of figures that a user's table may name to have them filled."""


def completed(
    families: Sequence[Family], mentions: Mapping[str, Sequence[Mention]], figures: Sequence[Mention]
) -> Iterator[tuple[str, list[Mention]]]:
    """The finds of each family whose table has columns of figures, with those cells filled that no piece fills.

    `figures` are in the order of the text. Of several in one row the first tells.
    """
    ends = [figure.end for figure in figures]
    for family in families:
        open_columns = [column for column in family.columns if column in FROM_FIGURE]
        if open_columns and family.name in mentions:
            yield family.name, [_completed(item, open_columns, figures, ends) for item in mentions[family.name]]


def _completed(item: Mention, columns: Sequence[str], figures: Sequence[Mention], ends: Sequence[int]) -> Mention:
    at = bisect_right(ends, item.start)
    if at == len(figures) or figures[at].start >= item.end or not isinstance(item.value, Mapping):
        return item
    told = {column: getattr(figures[at].value, column) for column in columns}
    return item._replace(value={**told, **item.value})
