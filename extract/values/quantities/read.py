"""Parts of a match that the builders of figures share: its numbers, its unit or noun, and what a rate is for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from extract.matching.match import Match, Span
from extract.text.fold import fold
from extract.text.tokens import TOKEN
from extract.values.number import Number
from extract.values.quantities.guards import is_capitalised_name, is_part_of_word
from extract.values.quantities.nouns import (
    abbreviated_noun,
    announced_noun,
    earlier_noun,
    guessed_noun,
    listed_noun,
)
from extract.values.quantities.value import Quantity
from extract.values.quantities.words import Head, QuantityWords

PER = "per"
COLUMNS = ("kind", "per", "qualifier", "change", "status", "of")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_TIGHT_COMMA = re.compile(r",(?=\S)")
_QUOTES = "\"“”'‘’«» "


@dataclass(frozen=True, slots=True)
class Read:
    """A number of a match: where it stands and what it says."""

    start: int
    end: int
    number: Number


def read_numbers(match: Match, words: QuantityWords) -> list[Read]:
    """The piece @number, or else all numbers of a match outside @per; empty if one of them is none."""
    per, named = match.piece(PER), match.piece("number")
    spans = [named] if named else [(slot.start, slot.end) for slot in match.all("number")]
    reads = []
    for start, end in spans:
        if per and per[0] <= start < per[1]:
            continue
        number = words.number(match.surfaces(start, end))
        if number is None:
            return []
        reads.append(Read(start, end, number))
    return reads


def read_ends(reads: Sequence[Read]) -> tuple[Decimal, Decimal | None] | None:
    """The amount, or the two ends of a range; None for more than two numbers."""
    if len(reads) > 2:
        return None
    return same_scale(reads) if len(reads) == 2 else (reads[0].number.value, None)


def same_scale(reads: Sequence[Read]) -> tuple[Decimal, Decimal]:
    """The scale word, or the thousands, of the second hold for both: "5 đến 7 triệu", "7-8.000"."""
    first, second = reads[0].number, reads[1].number
    scale = second.scale
    if scale == 1 and _GROUPED.fullmatch(second.written) and not _GROUPED.fullmatch(first.written):
        scale = 1000
    if first.scale == 1 and first.value * scale < second.value:
        return first.value * scale, second.value
    return first.value, second.value


def read_measure(match: Match, after: int, words: QuantityWords) -> tuple[Head, Span] | None:
    """The unit or noun of a match and the tokens in which it is written; `after` is the end of the last number."""
    given = match.set
    if "unit" in given:
        return Head(given["unit"], given.get("kind", "count")), (after, after)
    first = match.slot("number")
    if first is not None and "noun" in given:
        match given["noun"]:
            case "guess":
                return guessed_noun(match, first.start, after, words)
            case "abbreviation":
                return abbreviated_noun(match, first.start, after, words)
            case "announced":
                return announced_noun(match, first.start, words)
            case "earlier":
                return earlier_noun(match, first.start, words)
            case "listed":
                return listed_noun(match, first.start, words)
            case "of-share":
                return earlier_noun(match, first.start, words) or listed_noun(match, first.start, words, named=False)
    named = match.piece("unit")
    if named is not None:
        return Head(_TIGHT_COMMA.sub(", ", _on_one_line(match.text(*named)).strip(_QUOTES)), "count", "named"), named
    per = match.piece(PER)
    slots = [
        slot for slot in match.slots if slot.kind in ("unit", "noun") and not (per and per[0] <= slot.start < per[1])
    ]
    if not slots:
        return None
    slot = next((slot for slot in slots if slot.start >= after), slots[0])
    found = words.head_at(match.keys(slot.start, slot.end), 0)
    if found is None or found[0].kind == "time":
        return None
    span = (slot.start, slot.end)
    if slot.kind == "unit" and (is_capitalised_name(match, span) or is_part_of_word(match, span, found[0], words)):
        return None
    return (_as_spelt(match, span, found[0]) if slot.kind == "noun" else found[0]), span


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _as_spelt(match: Match, span: Span, head: Head) -> Head:
    """The head in the spelling of the text, where it is the same word: "bác sỹ" for "bác sĩ"."""
    spelt = _TIGHT_COMMA.sub(", ", _on_one_line(match.text(*span)))
    if spelt == head.unit or match.keys(*span) != [fold(word) for word in TOKEN.findall(head.unit)]:
        return head
    return replace(head, unit=spelt.lower() if head.unit.islower() else spelt)


def read_first_measure(match: Match, reads: Sequence[Read], words: QuantityWords) -> tuple[Head, Span] | None:
    """The unit that the lower end of a range has of its own ("500 kg đến 1 tấn")."""
    if len(reads) < 2:
        return None
    for slot in match.all("unit", (reads[0].end, reads[1].start)):
        found = words.head_at(match.keys(slot.start, slot.end), 0)
        return (found[0], (slot.start, slot.end)) if found else None
    return None


def read_per(match: Match, words: QuantityWords) -> str:
    """What a rate is for, its parts joined by '/': "người/năm"; empty if the match names nothing."""
    span = match.piece(PER)
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
        end = found[1] if found else at + 1
        while not found and end < len(keys) and keys[end] not in ("/", ","):
            end += 1
        named = found[0].per if found and found[0].kind != "time" else ""
        parts.append(named or " ".join(keys[at:end]))
        at = end
    return "/".join(parts)


def with_constants(match: Match, value: Quantity) -> Quantity:
    """The value with the columns that the rule's `set` and its piece @of give."""
    given: dict[str, Any] = {name: match.set[name] for name in COLUMNS if name in match.set}
    of = match.piece("of")
    if of is not None:
        given["of"] = match.text(*of)
    return replace(value, **given) if given else value
