"""What looks like a count and is none."""

from collections.abc import Sequence

from extract.matching.match import Match, Span
from extract.text.fold import fold
from extract.text.words import words as segment
from extract.values.number import Number
from extract.values.quantities.words import BREAKS, Head, QuantityWords

# A house, class or village number is at most this high; beyond, a number behind such a word is a count.
HIGHEST_NAME_NUMBER = 99
LEAST_LISTED = 10  # below, a number behind a name mostly belongs to the name ("thôn Pha Long 2")
LONGEST_NOUN = 5
WINDOW = 8  # tokens behind a number that are segmented to find its noun


def is_written_number(match: Match, start: int, number: Number, words: QuantityWords) -> bool:
    """Whether a number stands by itself: no rest of "12/5", "hai mươi năm" or of a name ("Ba Đình")."""
    surfaces = match.article.tokens.surfaces
    before = surfaces[start - 1] if start else "\n"
    if surfaces[start].startswith("00"):
        return False
    if not number.in_words:
        return before != "/" or start < 2 or not surfaces[start - 2][0].isdigit()
    if before[0].isdigit() or _continues(match, start, words):
        return False
    barred = words.bars.get(fold(before), frozenset())
    if "all" in barred or fold(surfaces[start]) in barred:
        return False
    return not surfaces[start][0].isupper() or not before[0].isalnum()


def _continues(match: Match, start: int, words: QuantityWords) -> bool:
    """Whether the word before belongs to the same number, which then says something else: "hai mươi năm"."""
    keys = match.keys(max(start - 2, 0), start)
    last = words.numbers.get(keys[-1]) if keys else None
    if last is None or last.role in ("zero", "zero-joiner", "half-after", "dozen"):
        return False
    return not last.only_after_tens or keys[0] in words.numbers


def is_counted(
    match: Match, start: int, number: Number, measure: tuple[Head, Span], words: QuantityWords, *, extra: str = ""
) -> bool:
    """Whether a number with this noun counts it, by the word before and by how it is written.

    `extra` is a further sort besides the noun's that a word before may bar.
    """
    if number.article and "article" not in match.set:
        return False
    surfaces = match.article.tokens.surfaces
    head, span = measure
    noun = start + len(number.written.split())
    if number.in_words and (head.sort == "named" or surfaces[noun].istitle()):
        return False
    if not number.in_words and number.value < LEAST_LISTED and _begins_name(surfaces, start, (noun, span[1]), head):
        return False
    if number.in_words:
        return True
    if number.value > HIGHEST_NAME_NUMBER:
        return bars_before(match, start, words).isdisjoint({"always", f"always-{head.sort}"})
    return bars_before(match, start, words).isdisjoint({"all", "always", head.sort, extra} - {""})


def _begins_name(surfaces: Sequence[str], start: int, noun: Span, head: Head) -> bool:
    """Whether a small number closes a name and a name begins behind it: "2 Bà Rịa", "khu Tân Phú 1 phường Tân Bình"."""
    first, behind = noun
    if behind - first != 1 or not surfaces[behind][0].isupper():
        return False
    after_name = start > 1 and surfaces[start - 1].istitle() and surfaces[start - 2] not in BREAKS
    return surfaces[first][0].isupper() or (after_name and head.sort in ("admin", "place"))


def bars_before(match: Match, start: int, words: QuantityWords) -> frozenset[str]:
    """What the word before a number says that it cannot count; nothing behind "mỗi lớp" or "toàn xã"."""
    two_before, before = (fold(match.article.tokens.surfaces[at]) if at >= 0 else "" for at in (start - 2, start - 1))
    barred = words.bars.get(before)
    return frozenset() if barred is None or two_before in words.lists["not-names"] else barred


def bars_unknown(match: Match, start: int, words: QuantityWords) -> bool:
    """Whether the word before a number bars more than ratios and number words, and so a count of an unknown noun."""
    return any(barred != "ratio" and barred not in words.numbers for barred in bars_before(match, start, words))


def is_part_of_word(match: Match, unit: Span, head: Head, words: QuantityWords) -> bool:
    """Whether a unit is only the first syllable of a longer word: công in "công nghệ"."""
    surfaces = match.article.tokens.surfaces
    keys = [fold(surface) for surface in surfaces[unit[0] : unit[0] + LONGEST_NOUN]]
    found = words.head_at(keys, 0)
    if found is not None and unit[0] + found[1] > unit[1]:
        return True
    return head.check and unit[0] + first_word(match, unit[0]) > unit[1]


def is_one_phrase(match: Match, low: int, high: int) -> bool:
    """Whether nothing but words stands between two parts of a match."""
    return all(surface[0].isalpha() for surface in match.surfaces(low, high))


def is_capitalised_name(match: Match, unit: Span) -> bool:
    """Whether a unit is the first syllable of a name: Đồng in "Trung đoàn 1 Đồng Tháp"."""
    surfaces = match.article.tokens.surfaces
    first, behind = unit
    number = surfaces[first - 1] if first else ""
    return surfaces[first].istitle() and surfaces[behind].istitle() and behind - first == 1 and number.isdigit()


def is_followed_by_word(match: Match, end: int, words: QuantityWords) -> bool:
    """Whether something that could be a counted noun stands behind."""
    surface = match.article.tokens.surfaces[end]
    key = fold(surface)
    return surface[0].isalpha() and surface[0].islower() and key not in words.never_heads and key not in words.numbers


def first_word(match: Match, at: int) -> int:
    """How many tokens the word at token `at` has, as underthesea cuts what follows."""
    surfaces = match.article.tokens.surfaces[at : at + WINDOW]
    length = next((n for n, surface in enumerate(surfaces) if not surface[0].isalpha()), len(surfaces))
    return segment(tuple(surfaces[:length]))[0][1] if length > 1 else 1
