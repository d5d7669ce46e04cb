"""Shares that do not follow from the figures beside them: kept as written, and flagged."""

from collections.abc import Sequence
from decimal import Decimal

from extract.matching.match import Context, Mention
from extract.text.fold import fold
from extract.values.quantities.words import BREAKS, QuantityWords

TOLERANCE = Decimal("1")  # percentage points; newspapers round
NEAR = 3  # tokens between a figure and the share that stands behind it in brackets


def share_differs(item: Mention, before: Sequence[Mention], context: Context, words: QuantityWords) -> bool:
    """Whether a share right behind "45/50" or behind "293 tỷ đồng, trong đó 216 tỷ đồng" is not what these come to."""
    value = item.value
    if value.kind != "percent" or value.value is None or value.max is not None or value.change or not before:
        return False
    surfaces = context.article.tokens.surfaces
    part = before[-1]
    between = surfaces[part.end : item.start]
    if len(between) > NEAR or not between or fold(between[-1]) not in words.lists["share-words"]:
        return False
    whole = _whole(before, context, words)
    if whole is None or part.value.value is None or part.value.max is not None:
        return False
    return bool(abs(part.value.value * 100 / whole - value.value) > TOLERANCE)


def _whole(before: Sequence[Mention], context: Context, words: QuantityWords) -> Decimal | None:
    """What the last figure is a part of: its total, or the figure of the same unit before "trong đó"."""
    part = before[-1]
    if part.value.total:
        return Decimal(part.value.total)
    if len(before) < 2:
        return None
    whole = before[-2]
    between = context.article.keys[whole.end : part.start]
    if not BREAKS.isdisjoint(between) or not any(phrase in " ".join(between) for phrase in words.lists["part-words"]):
        return None
    same = whole.value.unit == part.value.unit and whole.value.per == part.value.per
    return Decimal(whole.value.value) if same and whole.value.value else None
