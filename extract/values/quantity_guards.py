"""What looks like a count and is none, and the noun of a count that is not written as a known word behind it."""

from collections.abc import Sequence

from extract.matching.match import Match, Span
from extract.text.fold import fold
from extract.text.words import words as segment
from extract.values.number import Number
from extract.values.quantity_words import BREAKS, Head, QuantityWords

# A house, class or village number is at most this high; beyond, a number behind such a word is a count.
HIGHEST_NAME_NUMBER = 99
LONGEST_NOUN = 5
LONGEST_ABBREVIATION = 6
LOOK_BACK = 45  # tokens before a number in which the noun that it counts may have been named
WINDOW = 8  # tokens behind a number that are segmented to find its noun
LEAST_LISTED = 10  # below, a number behind a name mostly belongs to the name ("thôn Pha Long 2")

_LIST_SIGNS = frozenset((",", ";", "và"))
_HARMLESS = frozenset(("ratio", "năm"))  # what bars no count of an unknown noun


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
    keys = [fold(surface) for surface in match.article.tokens.surfaces[max(start - 2, 0) : start]]
    last = words.numbers.get(keys[-1]) if keys else None
    if last is None or last.role in ("zero", "zero-joiner", "half-after", "dozen"):
        return False
    return not last.only_after_tens or keys[0] in words.numbers


def is_counted(match: Match, start: int, number: Number, head: Head, words: QuantityWords, *, extra: str = "") -> bool:
    """Whether a number with this noun counts it, by the word before and by how it is written.

    `extra` is a further sort besides the noun's that a word before may bar.
    """
    if number.article and "article" not in match.set:
        return False
    surfaces = match.article.tokens.surfaces
    noun = start + len(number.written.split())
    if number.in_words and (head.sort == "named" or surfaces[noun].istitle()):
        return False
    if not number.in_words and number.value < LEAST_LISTED and _begins_name(surfaces, start, noun, head):
        return False
    if number.in_words:
        return True
    if number.value > HIGHEST_NAME_NUMBER:
        return "always" not in _bars(match, start, words)
    return _bars(match, start, words).isdisjoint({"all", "always", head.sort, extra} - {""})


def _begins_name(surfaces: Sequence[str], start: int, noun: int, head: Head) -> bool:
    """Whether a small number closes a name and a name begins behind it: "2 Bà Rịa", "khu Tân Phú 1 phường Tân Bình"."""
    if " " in head.unit:
        return False
    behind = noun + 1
    if behind >= len(surfaces) or not surfaces[behind][0].isupper():
        return False
    after_name = start > 1 and surfaces[start - 1][0].isupper() and surfaces[start - 2] not in BREAKS
    return surfaces[noun][0].isupper() or (after_name and head.sort in ("admin", "place"))


def _bars(match: Match, start: int, words: QuantityWords) -> frozenset[str]:
    """What the word before a number says that it cannot count; nothing behind "mỗi lớp" or "toàn xã"."""
    two_before, before = (fold(match.article.tokens.surfaces[at]) if at >= 0 else "" for at in (start - 2, start - 1))
    barred = words.bars.get(before)
    return frozenset() if barred is None or two_before in words.lists["not-names"] else barred


def is_part_of_word(match: Match, unit: Span, head: Head, words: QuantityWords) -> bool:
    """Whether a unit is only the first syllable of a longer word: công in "công nghệ"."""
    surfaces = match.article.tokens.surfaces
    keys = [fold(surface) for surface in surfaces[unit[0] : unit[0] + LONGEST_NOUN]]
    found = words.head_at(keys, 0)
    if found is not None and unit[0] + found[1] > unit[1]:
        return True
    return head.check and unit[0] + _first_word(match, unit[0]) > unit[1]


def is_followed_by_word(match: Match, end: int, words: QuantityWords) -> bool:
    """Whether something that could be a counted noun stands behind."""
    surface = match.article.tokens.surfaces[end]
    key = fold(surface)
    return surface[0].isalpha() and surface[0].islower() and key not in words.never_heads and key not in words.numbers


def earlier_noun(match: Match, start: int, words: QuantityWords) -> tuple[Head, Span] | None:
    """The noun behind the last "số" or "số lượng" before a number, in its sentence: "Tổng số hội viên … là 4.210"."""
    surfaces = match.article.tokens.surfaces
    for at in range(start - 1, max(start - LOOK_BACK, 0) - 1, -1):
        if surfaces[at] in BREAKS:
            return None
        if fold(surfaces[at]) == "số":
            keys = [fold(surface) for surface in surfaces[at + 1 : start]]
            found = next((found for n in range(min(2, len(keys))) if (found := words.head_at(keys, n))), None)
            if found and found[0].kind == "count":
                return found[0], (start, start)
    return None


def listed_noun(match: Match, start: int, words: QuantityWords, *, named: bool = True) -> tuple[Head, Span] | None:
    """The noun of the last count before a bare number, in its sentence: "Đống Đa 1.500 ca, Hai Bà Trưng 1.106".

    `named` wants a name before that count, and a number that can hardly be part of a name.
    """
    surfaces = match.article.tokens.surfaces
    small = surfaces[start].isdigit() and int(surfaces[start]) < LEAST_LISTED
    if not surfaces[start][0].isdigit() or (named and small and not _among_names(surfaces, start)):
        return None
    for at in range(start - 1, max(start - LOOK_BACK, 0) - 1, -1):
        if surfaces[at] in BREAKS:
            return None
        if surfaces[at][0].isdigit():
            keys = [fold(surface) for surface in surfaces[at + 1 : start]]
            found = words.head_at(keys, 0) if keys else None
            if found and found[0].kind == "count" and (not named or _said_of_name(surfaces, at)):
                return found[0], (start, start)
    return None


def _among_names(surfaces: Sequence[str], number: int) -> bool:
    """Whether a number behind a name is followed or preceded by another name with a number: "Sa Pa 9, Bát Xát 13"."""
    name = _name_before(surfaces, number)
    if surfaces[number + 1] in _LIST_SIGNS:
        at = number + 2
        while surfaces[at][0].isupper():
            at += 1
        if surfaces[at][0].isdigit() and at > number + 2:
            return surfaces[number + 2 : at] != name
    before = number - len(name) - 2
    if before > 0 and surfaces[before + 1] in _LIST_SIGNS and surfaces[before].isdigit():
        return _name_before(surfaces, before) not in ([], name)
    return False


def _name_before(surfaces: Sequence[str], at: int) -> list[str]:
    first = at
    while first > 0 and surfaces[first - 1][0].isupper():
        first -= 1
    return list(surfaces[first:at])


def _said_of_name(surfaces: Sequence[str], number: int) -> bool:
    """Whether a name stands before a number, with at most one word between: "Lào Cai có 204 nhà"."""
    return any(surfaces[at][0].isupper() for at in range(max(number - 2, 0), number))


def guessed_noun(match: Match, start: int, after: int, words: QuantityWords) -> tuple[Head, Span] | None:
    """The word behind a number (tokens [start, after)) as underthesea segments it, unless it cannot be a counted noun.

    A single number word ("ba", "chín") begins too many names and compounds to trust it.
    """
    surfaces = match.article.tokens.surfaces
    if not surfaces[start][0].isdigit() and after - start < 2:
        return None
    keys = [fold(surface) for surface in surfaces[after : after + LONGEST_NOUN]]
    if len(keys[0]) < 2 or words.head_at(keys, 0) or keys[0] in words.numbers or keys[0] in words.never_heads:
        return None
    before, two_before = (surfaces[at] if at >= 0 else "\n" for at in (start - 1, start - 2))
    if (
        not _bars(match, start, words) <= _HARMLESS
        or before in "/-:.\"“‘'"
        or (before[0].isupper() and two_before not in BREAKS)
    ):
        return None
    end = _hyphenated(match, after + _first_word(match, after))
    unit = match.text(after, end).lower()
    return None if unit in words.never_heads else (Head(unit, "count", "guess"), (after, end))


def abbreviated_noun(match: Match, start: int, after: int, words: QuantityWords) -> tuple[Head, Span] | None:
    """The capitals behind a number in digits, as a counted noun: "60 CCB"; none behind a name or before one."""
    surfaces = match.article.tokens.surfaces
    noun, behind, before = surfaces[after], surfaces[after + 1], surfaces[start - 1] if start else "\n"
    if not surfaces[start][0].isdigit() or not 2 <= len(noun) <= LONGEST_ABBREVIATION or not noun.isalpha():
        return None
    if behind[0].isupper() or before[0].isupper() or before in "/-:" or fold(noun) in words.never_heads:
        return None
    if words.head_at([fold(noun)], 0) or not _bars(match, start, words) <= _HARMLESS:
        return None
    return Head(noun, "count", "guess"), (after, after + 1)


def _hyphenated(match: Match, end: int) -> int:
    """The end of a word that goes on behind a hyphen without spaces: "ki-ốt"."""
    tokens = match.article.tokens
    while (
        tokens.surfaces[end] == "-"
        and tokens.ends[end - 1] == tokens.starts[end]
        and tokens.starts[end + 1] == tokens.ends[end]
    ):
        end += 2
    return end


def _first_word(match: Match, at: int) -> int:
    """How many tokens the word at token `at` has, as underthesea cuts what follows."""
    surfaces = match.article.tokens.surfaces[at : at + WINDOW]
    length = next((n for n, surface in enumerate(surfaces) if not surface[0].isalpha()), len(surfaces))
    return segment(tuple(surfaces[:length]))[0][1] if length > 1 else 1
