"""Figures: the builders that read amounts, ratios, ranks and multiples out of matches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from extract.matching.match import Builder, Context, Finisher, Match, Mention, Span, mention
from extract.values.number import Number
from extract.values.quantity_guards import earlier_noun, guessed_noun, is_counted, is_part_of_noun, is_written_number
from extract.values.quantity_measure import finish
from extract.values.quantity_words import Head, QuantityWords

PER = "per"
_LEAST_SCALE = {"scale": 1000, "billions": 10**9}
_QUOTES = "\"“”'‘’«» "


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: `value` (to `max`, out of `total`) in base units; `value` is None for a vague magnitude.

    Place and period are filled in by linking.
    """

    kind: str
    value: Decimal | None = None
    max: Decimal | None = None
    total: Decimal | None = None
    unit: str = ""
    per: str = ""
    qualifier: str = ""
    change: str = ""
    status: str = ""
    of: str = ""
    value_written: str = ""
    unit_written: str = ""
    flags: tuple[str, ...] = ()
    locality: str = ""
    locality_code: str = ""
    period_start: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A number of a match: where it stands and what it says."""

    start: int
    end: int
    number: Number


def build_quantity(match: Match, context: Context) -> Iterable[Mention]:
    """One amount, or the two ends of a range, with a unit or a counted noun.

    The mention reaches from the first number to the end of the unit and its @per. `set` may give kind, unit, per and
    any other column; `noun: guess` takes the word behind the number, `noun: earlier` one named before it, and
    `needs: scale` wants a scale word, `needs: billions` tỷ.
    """
    words = QuantityWords.of(context.rulebook)
    reads = _numbers(match, words)
    if not reads or not is_written_number(match, reads[0].start, reads[0].number, words):
        return
    if reads[-1].number.scale < _LEAST_SCALE.get(match.set.get("needs", ""), 1):
        return
    measure = _measure(match, reads[-1].end, words)
    if measure is None:
        return
    head, unit_span = measure
    if not head.unit or (head.kind == "count" and not is_counted(match, reads[0].start, reads[0].number, head, words)):
        return
    ends = _ends(reads)
    if ends is None:
        return
    vague = any(read.number.vague for read in reads)
    low, high = (None, None) if vague else ends
    per_span = match.piece(PER)
    last = max(reads[-1].end, unit_span[1], per_span[1] if per_span else 0)
    value = Quantity(
        kind=head.kind,
        value=None if low is None else low * head.factor,
        max=None if high is None else high * head.factor,
        unit=head.unit,
        per=_per(match, per_span, words),
        value_written=match.text(reads[0].start, reads[-1].end),
        unit_written=match.text(*unit_span),
        flags=("vague",) if vague else (),
    )
    span = match.piece("mention") or (reads[0].start, last)
    yield mention(match, _constants(match, value), span)


def build_levels(match: Match, context: Context) -> Iterable[Mention]:
    """Two levels with one unit behind the second ("từ 10 lên 15%"): a mention each."""
    words = QuantityWords.of(context.rulebook)
    reads = _numbers(match, words)
    if len(reads) != 2 or any(read.number.vague for read in reads):
        return
    measure = _measure(match, reads[1].end, words)
    if measure is None:
        return
    head, unit_span = measure
    first, second = _same_scale(reads)
    for read, amount, end in ((reads[0], first, reads[0].end), (reads[1], second, unit_span[1])):
        value = Quantity(
            head.kind,
            amount * head.factor,
            unit=head.unit,
            value_written=match.text(read.start, read.end),
            unit_written=match.text(*unit_span),
        )
        yield mention(match, _constants(match, value), (read.start, end))


def build_ratio(match: Match, context: Context) -> Iterable[Mention]:
    """So many of so many: two numbers and the unit or noun behind them, if there is one.

    The mention ends before a @aside, with which the noun may stand ("307/318 (bằng 96%) đảng viên").
    """
    words = QuantityWords.of(context.rulebook)
    reads = _numbers(match, words)
    if len(reads) != 2 or any(read.number.vague for read in reads) or not reads[1].number.value:
        return
    if not is_written_number(match, reads[0].start, reads[0].number, words):
        return
    measure = _measure(match, reads[1].end, words)
    head, unit_span = measure or (Head("", "count"), (reads[1].end, reads[1].end))
    if head.kind == "time" or not is_counted(match, reads[0].start, reads[0].number, head, words):
        return
    aside = match.piece("aside")
    end = reads[1].end if aside else max(reads[1].end, unit_span[1])
    value = Quantity(
        match.set.get("kind", "ratio"),
        reads[0].number.value * head.factor,
        total=reads[1].number.value * head.factor,
        unit=head.unit,
        value_written=match.text(reads[0].start, reads[1].end),
        unit_written=match.text(*unit_span),
    )
    yield mention(match, _constants(match, value), (reads[0].start, end))


def build_rank(match: Match, context: Context) -> Iterable[Mention]:
    """A place in an order, with or without how many there are ("thứ 16/63 tỉnh"); words from the list $ordinals."""
    words = QuantityWords.of(context.rulebook)
    reads = _numbers(match, words)
    ordinal = match.slot("$ordinals")
    if ordinal is not None:
        start, first_end = ordinal.start, ordinal.end
        rank = Decimal(ordinal.entry.get("value", "0"))
        totals = reads
    elif reads:
        start, first_end = reads[0].start, reads[0].end
        rank, totals = reads[0].number.value, reads[1:]
    else:
        return
    measure = _measure(match, totals[0].end if totals else first_end, words)
    head, unit_span = measure or (Head("", "count"), (first_end, first_end))
    if head.kind != "count" or rank < 1 or rank != int(rank):
        return
    end = max(first_end, totals[0].end if totals else 0, unit_span[1])
    value = Quantity(
        "rank",
        rank,
        total=totals[0].number.value if totals else None,
        unit=head.unit,
        value_written=match.text(start, totals[0].end if totals else first_end),
        unit_written=match.text(*unit_span),
    )
    yield mention(match, _constants(match, value), (start, end))


def build_multiple(match: Match, context: Context) -> Iterable[Mention]:
    """So many times as much: a {number} with lần, or a word of the list $multiples ("gấp đôi")."""
    words = QuantityWords.of(context.rulebook)
    span = match.piece("mention") or (match.start, match.end)
    listed = match.slot("$multiples")
    if listed is not None:
        times, end = Decimal(listed.entry["value"]), listed.end
        high = None
        written = match.text(listed.start, listed.end)
    else:
        reads = _numbers(match, words)
        ends = _ends(reads) if reads else None
        if ends is None or any(read.number.vague for read in reads):
            return
        times, high = ends
        end = reads[-1].end
        written = match.text(reads[0].start, end)
        span = (reads[0].start, span[1])
    value = Quantity("multiple", times, high, unit="lần", value_written=written, unit_written=match.text(end, span[1]))
    yield mention(match, _constants(match, value), span)


def _numbers(match: Match, words: QuantityWords) -> list[Read]:
    """All numbers of a match outside @per; empty if one of them is none."""
    per = match.piece(PER)
    reads = []
    for slot in match.all("number"):
        if per and per[0] <= slot.start < per[1]:
            continue
        number = words.number(match.surfaces(slot.start, slot.end))
        if number is None:
            return []
        reads.append(Read(slot.start, slot.end, number))
    return reads


def _ends(reads: Sequence[Read]) -> tuple[Decimal, Decimal | None] | None:
    """The amount, or the two ends of a range; None for a range that does not rise."""
    if len(reads) == 1:
        return reads[0].number.value, None
    if len(reads) != 2:
        return None
    low, high = _same_scale(reads)
    return (low, high) if low < high else None


def _same_scale(reads: Sequence[Read]) -> tuple[Decimal, Decimal]:
    """The scale word of the upper end holds for both: "5 đến 7 triệu" are five million to seven million."""
    first, second = reads[0].number, reads[1].number
    if first.scale == 1 and second.scale > 1 and first.value < second.scale:
        return first.value * second.scale, second.value
    return first.value, second.value


def _measure(match: Match, after: int, words: QuantityWords) -> tuple[Head, Span] | None:
    """The unit or noun of a match and the tokens in which it is written."""
    if "unit" in match.set:
        return Head(match.set["unit"], match.set.get("kind", "count")), (after, after)
    if match.set.get("noun") == "guess":
        return guessed_noun(match, after, words)
    if match.set.get("noun") == "earlier":
        first = match.slot("number")
        return earlier_noun(match, first.start, words) if first else None
    named = match.piece("unit")
    if named is not None:
        return Head(match.text(*named).strip(_QUOTES), "count", "named"), named
    per = match.piece(PER)
    slots = [
        slot for slot in match.slots if slot.kind in ("unit", "noun") and not (per and per[0] <= slot.start < per[1])
    ]
    if not slots:
        return None
    slot = next((slot for slot in slots if slot.start >= after), slots[0])
    if slot.kind == "unit" and is_part_of_noun(match, (slot.start, slot.end), words):
        return None
    found = words.head_at(match.keys(slot.start, slot.end), 0)
    return (found[0], (slot.start, slot.end)) if found else None


def _per(match: Match, span: Span | None, words: QuantityWords) -> str:
    """What a rate is for, its parts joined by '/': "người/năm"."""
    if span is None:
        return ""
    parts = []
    keys = match.keys(*span)
    at = 0
    while at < len(keys):
        if keys[at] in ("/", ","):
            at += 1
            continue
        found = words.head_at(keys, at)
        if found and found[0].kind != "time":
            parts.append(found[0].per)
            at = found[1]
            continue
        end = at + 1
        while end < len(keys) and keys[end] not in ("/", ","):
            end += 1
        parts.append(" ".join(keys[at:end]))
        at = end
    return "/".join(parts)


def _constants(match: Match, value: Quantity) -> Quantity:
    """The value with the columns that the rule's `set` gives."""
    given = {
        name: match.set[name] for name in ("kind", "per", "qualifier", "change", "status", "of") if name in match.set
    }
    of = match.piece("of")
    if of is not None:
        given["of"] = match.text(*of)
    return replace(value, **given) if given else value


BUILDERS: dict[str, Builder] = {
    "quantity": build_quantity,
    "levels": build_levels,
    "ratio": build_ratio,
    "rank": build_rank,
    "multiple": build_multiple,
}
FINISHERS: dict[str, Finisher] = {"figures": finish}
