"""Figures of two numbers or of one word: ratios, fractions, ranks and multiples."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from extract.matching.match import Context, Match, Mention, mention
from extract.values.quantities.guards import is_counted, is_written_number
from extract.values.quantities.read import Read, read_ends, read_measure, read_numbers, same_scale, with_constants
from extract.values.quantities.value import Quantity
from extract.values.quantities.words import Head, QuantityWords

MILLION = 1_000_000


def build_ratio(match: Match, context: Context) -> Iterable[Mention]:
    """So many of so many: two numbers, $fraction-tops and $fraction-bottoms, or $halves, and the unit or noun if any.

    The mention ends before a @aside, with which the noun may stand ("307/318 (bằng 96%) đảng viên").
    """
    words = QuantityWords.of(context.rulebook)
    top, bottom = match.slot("$fraction-tops"), match.slot("$fraction-bottoms")
    half = match.slot("$halves")
    if half is not None:
        start, written_end = half.start, half.end
        part, whole = Decimal(half.entry["value"]), Decimal(half.entry["total"])
    elif top is not None and bottom is not None:
        start, written_end = top.start, bottom.end
        part, whole = Decimal(top.entry["value"]), Decimal(bottom.entry["value"])
    else:
        reads = read_numbers(match, words)
        if len(reads) != 2 or any(read.number.vague for read in reads):
            return
        start, written_end = reads[0].start, reads[1].end
        part, whole = _one_scale(reads)
        a_price = whole == 1 and part > whole  # "145.000/1 kg"
        if not whole or a_price or not is_written_number(match, start, reads[0].number, words):
            return
    measure = read_measure(match, written_end, words)
    if measure is None and ("noun" in match.set or match.slot("unit")):
        return
    head, unit_span = measure or (Head("", "count"), (written_end, written_end))
    if head.sort == "guess" and part > whole:
        return
    in_words = half is not None or top is not None
    if not in_words and not is_counted(match, start, reads[0].number, (head, unit_span), words, extra="ratio"):
        return
    end = written_end if match.piece("aside") else max(written_end, unit_span[1])
    value = Quantity(
        "ratio",
        part * head.factor,
        total=whole * head.factor,
        unit=head.unit,
        value_written=match.text(start, written_end),
        unit_written=match.text(*unit_span),
    )
    yield mention(match, with_constants(match, value), (start, end))


def _one_scale(reads: Sequence[Read]) -> tuple[Decimal, Decimal]:
    """Both numbers in the scale of the second, even where more was reached than planned ("1.809,5/75 triệu đồng")."""
    part, whole = (read.number for read in reads)
    if part.scale == 1 and whole.scale >= MILLION:
        return part.value * whole.scale, whole.value
    return same_scale(reads)


def build_rank(match: Match, context: Context) -> Iterable[Mention]:
    """A place in an order, with or without how many there are ("thứ 16/63 tỉnh"); words from the list $ordinals."""
    words = QuantityWords.of(context.rulebook)
    reads = read_numbers(match, words)
    ordinal = match.slot("$ordinals")
    if ordinal is not None:
        start, first_end = ordinal.start, ordinal.end
        rank, totals = Decimal(ordinal.entry["value"]), reads
    elif reads:
        start, first_end = reads[0].start, reads[0].end
        rank, totals = reads[0].number.value, reads[1:]
    else:
        return
    written_end = totals[0].end if totals else first_end
    measure = read_measure(match, written_end, words)
    head, unit_span = measure or (Head("", "count"), (written_end, written_end))
    if head.kind != "count" or rank < 1 or rank != int(rank):
        return
    value = Quantity(
        "rank",
        rank,
        total=totals[0].number.value if totals else None,
        unit=head.unit,
        value_written=match.text(start, written_end),
        unit_written=match.text(*unit_span),
    )
    yield mention(match, with_constants(match, value), (start, max(written_end, unit_span[1])))


def build_multiple(match: Match, context: Context) -> Iterable[Mention]:
    """So many times as much: a {number}, or a word of the list $multiples ("gấp đôi"); `set` names the unit."""
    words = QuantityWords.of(context.rulebook)
    first, last = match.piece("mention") or (match.start, match.end)
    listed = match.slot("$multiples")
    high = None
    if listed is not None:
        times, written = Decimal(listed.entry["value"]), (listed.start, listed.end)
    else:
        reads = read_numbers(match, words)
        ends = read_ends(reads) if reads else None
        if ends is None or (ends[1] is not None and ends[0] >= ends[1]) or any(read.number.vague for read in reads):
            return
        times, high = ends
        written = (reads[0].start, reads[-1].end)
        first = reads[0].start
    value = Quantity(
        "multiple",
        times,
        high,
        unit=match.set.get("unit", ""),
        value_written=match.text(*written),
        unit_written=match.text(written[1], last),
    )
    yield mention(match, with_constants(match, value), (first, last))
