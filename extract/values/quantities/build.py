"""Figures: the builders that read amounts out of matches, and what is settled when all figures are found."""

from collections.abc import Iterable, Sequence

from extract.matching.match import Builder, Context, Finisher, Match, Mention, mention
from extract.values.quantities.finish import finish
from extract.values.quantities.guards import is_counted, is_followed_by_word, is_one_phrase, is_written_number
from extract.values.quantities.ratio import build_multiple, build_rank, build_ratio
from extract.values.quantities.read import (
    PER,
    Read,
    read_ends,
    read_first_measure,
    read_measure,
    read_numbers,
    read_per,
    same_scale,
    with_constants,
)
from extract.values.quantities.split import build_split
from extract.values.quantities.value import Quantity as Quantity
from extract.values.quantities.words import QuantityWords

LEAST_BARE_SUM = 1000  # đồng: no smaller sum is written without its currency


def build_quantity(match: Match, context: Context) -> Iterable[Mention]:
    """One amount, or the two ends of a range, with a unit or a counted noun.

    The mention reaches from the first number to the end of the unit and its @per. `set` may give kind, unit, per and
    any other column, and says where a noun that is not written behind comes from: `noun: guess` takes the word behind
    the number, `earlier` one named before it as "số …", `listed` that of the count before it, `of-share` either.
    `needs: scale` wants a scale word, `needs: thousands` a number that high, `then: nothing` no noun behind.
    """
    words = QuantityWords.of(context.rulebook)
    reads = read_numbers(match, words)
    if not reads or not is_written_number(match, reads[0].start, reads[0].number, words):
        return
    vague = any(read.number.vague for read in reads)
    if vague and match.set.get("noun"):
        return
    if "needs" in match.set and (vague or not _is_large(reads[-1], match.set["needs"])):
        return
    measure = read_measure(match, reads[-1].end, words)
    ends = read_ends(reads)
    if measure is None or ends is None:
        return
    head, unit_span = measure
    if not head.unit or (
        head.kind == "count" and not is_counted(match, reads[0].start, reads[0].number, measure, words)
    ):
        return
    per = match.piece(PER)
    if per and per[1] <= reads[0].start and not is_one_phrase(match, per[1], reads[0].start):
        return
    end = max(reads[-1].end, unit_span[1], per[1] if per else 0)
    if match.set.get("then") == "nothing" and is_followed_by_word(match, end, words):
        return
    low = high = None
    if not vague:
        first = read_first_measure(match, reads, words)
        if first is not None and first[0].unit != head.unit:
            return
        low = (ends[0] if first is None else reads[0].number.value) * (first[0] if first else head).factor
        high = None if ends[1] is None else ends[1] * head.factor
        if high is not None and low >= high:
            if not _is_range_sign(match, reads):
                yield from build_levels(match, context)
            return
    value = Quantity(
        head.kind,
        low,
        high,
        unit=head.unit,
        per=read_per(match, words),
        value_written=match.text(reads[0].start, reads[-1].end),
        unit_written=match.text(*unit_span),
        flags=("vague",) if vague else (),
    )
    yield mention(match, with_constants(match, value), match.piece("mention") or (reads[0].start, end))


def _is_large(read: Read, needs: str) -> bool:
    size = read.number.scale if needs == "scale" else read.number.value
    return size >= LEAST_BARE_SUM


def _is_range_sign(match: Match, reads: Sequence[Read]) -> bool:
    """Whether only a dash joins two numbers; with a word between, a falling pair states two levels."""
    return reads[0].end + 1 == reads[1].start and not match.surfaces(reads[0].end, reads[1].start)[0].isalpha()


def build_levels(match: Match, context: Context) -> Iterable[Mention]:
    """Several amounts, a mention each; the last unit holds for all ("từ 10 lên 15%") but a first with its own."""
    words = QuantityWords.of(context.rulebook)
    reads = read_numbers(match, words)
    if len(reads) < 2 or any(read.number.vague for read in reads):
        return
    measure = read_measure(match, reads[-1].end, words)
    if measure is None:
        return
    own = read_first_measure(match, reads, words)
    amounts = [read.number.value for read in reads]
    if own is None:
        for at in range(len(reads) - 2, -1, -1):
            amounts[at], _ = same_scale((reads[at], reads[-1]))
    for at, (read, amount) in enumerate(zip(reads, amounts, strict=True)):
        head, unit_span = own if own is not None and at == 0 else measure
        value = Quantity(
            head.kind,
            amount * head.factor,
            unit=head.unit,
            value_written=match.text(read.start, read.end),
            unit_written=match.text(*unit_span),
        )
        with_unit = at == len(reads) - 1 or (own is not None and at == 0)
        yield mention(match, with_constants(match, value), (read.start, unit_span[1] if with_unit else read.end))


BUILDERS: dict[str, Builder] = {
    "quantity": build_quantity,
    "levels": build_levels,
    "split-quantity": build_split,
    "ratio": build_ratio,
    "rank": build_rank,
    "multiple": build_multiple,
}
FINISHERS: dict[str, Finisher] = {"figures": finish}
