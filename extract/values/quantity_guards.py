"""What looks like a count and is none, and the noun of a count that no lexicon knows."""

from extract.matching.match import Match, Span
from extract.text.fold import fold
from extract.text.words import words as segment
from extract.values.number import Number
from extract.values.quantity_words import BREAKS, Head, QuantityWords

# A house, class or village number is at most this high; beyond, a number behind such a word is a count.
HIGHEST_NAME_NUMBER = 99
LONGEST_NOUN = 5
LOOK_BACK = 30
WINDOW = 8  # tokens behind a number that are segmented to find its noun


def is_written_number(match: Match, start: int, number: Number, words: QuantityWords) -> bool:
    """Whether a number stands by itself: no rest of "12/5", "hai mươi năm" or of a name ("Ba Đình")."""
    surfaces = match.article.tokens.surfaces
    before = surfaces[start - 1] if start else "\n"
    if not number.in_words:
        return before != "/" or start < 2 or not surfaces[start - 2][0].isdigit()
    key = fold(before)
    if _continues(match, start, words) or not words.bars.get(key, frozenset()).isdisjoint(
        {"all", key_of(match, start)}
    ):
        return False
    return not surfaces[start][0].isupper() or not before[0].isalnum()


def _continues(match: Match, start: int, words: QuantityWords) -> bool:
    """Whether the word before belongs to the same number, which then says something else: "hai mươi năm"."""
    keys = [fold(surface) for surface in match.article.tokens.surfaces[max(start - 2, 0) : start]]
    last = words.numbers.get(keys[-1]) if keys else None
    if last is None or last.role in ("zero", "zero-joiner", "half-after"):
        return False
    return not last.only_after_tens or keys[0] in words.numbers


def key_of(match: Match, start: int) -> str:
    return fold(match.article.tokens.surfaces[start])


def is_counted(match: Match, start: int, number: Number, head: Head, words: QuantityWords) -> bool:
    """Whether a number with this noun counts it, by the word before and by how it is written."""
    if number.article and "article" not in match.set:
        return False
    tokens = match.article.tokens
    end = start + len(number.written.split())
    if number.in_words and tokens.surfaces[end].istitle():
        return False
    before = fold(tokens.surfaces[start - 1]) if start else ""
    barred = words.bars.get(before)
    if not barred or number.in_words or number.value > HIGHEST_NAME_NUMBER:
        return True
    two_before = fold(tokens.surfaces[start - 2]) if start > 1 else ""
    if two_before in words.lists.get("not-names", frozenset()):
        return True
    return barred.isdisjoint({"all", head.sort})


def earlier_noun(match: Match, start: int, words: QuantityWords) -> tuple[Head, Span] | None:
    """The noun behind the last "số" before a number, in its sentence: "Tổng số hội viên … là 4.210"."""
    surfaces = match.article.tokens.surfaces
    for at in range(start - 1, max(start - LOOK_BACK, 0) - 1, -1):
        if surfaces[at] in BREAKS:
            return None
        if fold(surfaces[at]) == "số":
            keys = [fold(surface) for surface in surfaces[at + 1 : start]]
            found = words.head_at(keys, 0) if keys else None
            if found and found[0].kind == "count":
                return found[0], (start, start)
    return None


def is_part_of_noun(match: Match, unit: Span, words: QuantityWords) -> bool:
    """Whether a unit is only the first syllable of a longer noun: công in "công nghệ"."""
    keys = [fold(surface) for surface in match.article.tokens.surfaces[unit[0] : unit[0] + LONGEST_NOUN]]
    found = words.head_at(keys, 0)
    return found is not None and unit[0] + found[1] > unit[1]


def guessed_noun(match: Match, after: int, words: QuantityWords) -> tuple[Head, Span] | None:
    """The word behind a number in digits as underthesea segments it, unless it cannot be a counted noun."""
    tokens = match.article.tokens
    if not tokens.surfaces[match.start][0].isdigit():
        return None
    surfaces = tokens.surfaces[after : after + WINDOW]
    keys = [fold(surface) for surface in surfaces]
    if words.head_at(keys, 0) is not None or keys[0] in words.numbers or keys[0] in words.never_heads:
        return None
    before = fold(tokens.surfaces[match.start - 1]) if match.start else ""
    if before in words.bars or before in "/-:.\"“‘'" or tokens.surfaces[match.start - 1][:1].isupper():
        return None
    length = 1
    while length < len(surfaces) and surfaces[length][0].isalpha():
        length += 1
    _, end = segment(tuple(surfaces[:length]))[0]
    unit = " ".join(surfaces[:end])
    if " ".join(keys[:end]) in words.never_heads:
        return None
    return Head(unit.lower(), "count", "guess"), (after, after + end)
