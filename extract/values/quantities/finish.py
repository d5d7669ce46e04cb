"""What is settled once all figures of an article are known: what they are of, and what a list or the calendar tells."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extract.matching.match import Context, Mention
from extract.text.fold import fold
from extract.values.quantities.measure import measured, taken_tokens
from extract.values.quantities.shares import share_differs
from extract.values.quantities.words import BREAKS, QuantityWords

FARTHEST_RATE = 8  # tokens between an amount and the next one at the same rate
_AMOUNTS = frozenset(("money", "area", "length", "mass", "volume"))
FARTHEST_TIME = 25  # tokens between a time to come and the figure that is said of it


def finish(mentions: list[Mention], context: Context) -> list[Mention]:
    """Figures with what they measure, with what the figure before lends, and with flags for hardly possible sizes."""
    words = QuantityWords.of(context.rulebook)
    taken = taken_tokens(mentions, context)
    to_come = _times_to_come(context)
    done: list[Mention] = []
    for item in mentions:
        value = item.value
        changes: dict[str, Any] = {}
        if not value.of and (of := measured(item, done, context, words, taken)):
            changes["of"] = of
        if _too_much(item, words):
            changes["flags"] = (*value.flags, "suspect")
        elif share_differs(item, done, context, words):
            changes["flags"] = (*value.flags, "share-differs")
        if done and _same_order(done[-1], item, context):
            changes["unit"] = done[-1].value.unit
        if done and _goes_on_at_rate(done[-1], item, words, context):
            changes["per"] = done[-1].value.per
        if done and _listed(done[-1], item, words, context):
            changes["change"] = done[-1].value.change
        if not value.status and _is_to_come(item, to_come, words, context):
            changes["status"] = "target"
        done.append(item._replace(value=replace(value, **changes)) if changes else item)
    return done


def _too_much(item: Mention, words: QuantityWords) -> bool:
    value = item.value
    limit = words.limits.get(value.unit)
    return limit is not None and value.value is not None and (value.max or value.value) >= limit


def _same_order(before: Mention, item: Mention, context: Context) -> bool:
    """Whether a rank without a noun follows another in its sentence: "thứ 16/63 tỉnh và thứ 2 trong vùng"."""
    if before.value.kind != "rank" or item.value.kind != "rank" or item.value.unit:
        return False
    return BREAKS.isdisjoint(context.article.tokens.surfaces[before.end : item.start])


def _listed(before: Mention, item: Mention, words: QuantityWords, context: Context) -> bool:
    """Whether a figure goes on with the change before it: "giảm 3 xã, 479 thôn", "giảm 146 đơn vị, tương đương 52%"."""
    settings = context.rulebook.settings
    if not before.value.change or item.value.change:
        return False
    between = [fold(word) for word in context.article.tokens.surfaces[before.end : item.start]]
    while between and between[-1] in words.lists["qualifier-words"]:
        between.pop()
    if not 0 < len(between) <= settings.list_gap or not BREAKS.isdisjoint(between):
        return False
    if " ".join(between).strip("(, ") in words.lists["same-as"]:
        return True
    counted = before.value.kind == item.value.kind == "count"
    return counted and between[-1] in settings.joiners and between[-1] not in settings.clause_breaks


def _goes_on_at_rate(before: Mention, item: Mention, words: QuantityWords, context: Context) -> bool:
    """Whether the rate said ahead of an amount holds for this one: "mỗi năm bán 20 tấn cá, thu 500 triệu đồng"."""
    rate = before.value.per
    if rate not in words.lists["plain-rates"] or item.value.per or item.value.change or item.value.kind not in _AMOUNTS:
        return False
    surfaces = context.article.tokens.surfaces
    said_behind = rate in (fold(surface) for surface in surfaces[before.start : before.end])
    between = [fold(surface) for surface in surfaces[before.end : item.start]]
    if said_behind or len(between) > FARTHEST_RATE or not BREAKS.isdisjoint(between):
        return False
    told = any(before.end <= period.start < item.start for period in context.mentions.get("periods", ()))
    joined = any(key in context.rulebook.settings.joiners for key in between)
    return joined and not told and words.lists["rate-stops"].isdisjoint(between)


def _times_to_come(context: Context) -> list[tuple[int, int]]:
    """Token spans of periods that end after the day of the article and do not begin before it, in order."""
    today = context.date
    if today is None:
        return []
    return [
        (period.start, period.end)
        for period in context.mentions.get("periods", ())
        if period.value.period_end is not None
        and period.value.period_end > today
        and (period.value.period_start is None or period.value.period_start > today)
    ]


def _is_to_come(item: Mention, to_come: Sequence[tuple[int, int]], words: QuantityWords, context: Context) -> bool:
    """Whether a time to come stands before a figure in its clause, with no other time between."""
    at = bisect_left(to_come, (item.start, 0)) - 1
    if at < 0 or item.start - to_come[at][1] > FARTHEST_TIME:
        return False
    low = to_come[at][1]
    stops = words.lists["status-stops"]
    between = _without_asides(context.article.tokens.surfaces[low : item.start])
    if any(word in BREAKS or fold(word) in stops for word in between):
        return False
    return not any(low <= period.start < item.start for period in context.mentions["periods"])


def _without_asides(surfaces: Sequence[str]) -> list[str]:
    """Words without those in brackets that are opened and closed among them."""
    outside: list[str] = []
    opened: list[int] = []
    for surface in surfaces:
        if surface == "(":
            opened.append(len(outside))
        elif surface == ")" and opened:
            del outside[opened.pop() :]
            continue
        outside.append(surface)
    return outside
