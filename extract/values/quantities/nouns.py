"""The noun of a count that no known word directly behind the number tells."""

from collections.abc import Sequence

from extract.matching.match import Match, Span
from extract.text.fold import fold
from extract.values.quantities.guards import LEAST_LISTED, LONGEST_NOUN, bars_unknown, first_word
from extract.values.quantities.words import BREAKS, Head, QuantityWords

LONGEST_ABBREVIATION = 6
LOOK_BACK = 45  # tokens before a number in which the noun that it counts may have been named
NEAR_COLON = 10  # tokens before a colon in which the noun of a list stands


def earlier_noun(match: Match, start: int, words: QuantityWords) -> tuple[Head, Span] | None:
    """The noun behind the last word of $number-leads before a number: "Tổng số hội viên … là 4.210"."""
    surfaces = match.article.tokens.surfaces
    for at in range(start - 1, max(start - LOOK_BACK, 0) - 1, -1):
        if surfaces[at] in BREAKS:
            return None
        if fold(surfaces[at]) in words.lists["number-leads"]:
            keys = [fold(surface) for surface in surfaces[at + 1 : start]]
            found = next((found for n in range(min(2, len(keys))) if (found := words.head_at(keys, n))), None)
            if found and found[0].kind == "count":
                return found[0], (start, start)
    return None


def listed_noun(match: Match, start: int, words: QuantityWords, *, named: bool = True) -> tuple[Head, Span] | None:
    """The noun of the last count before a bare number, in its sentence: "Đống Đa 1.500 ca, Hai Bà Trưng 1.106".

    `named` wants a name before that count, and a number that can hardly be part of a name; a list in brackets is of
    what stands before the bracket.
    """
    surfaces = match.article.tokens.surfaces
    if not surfaces[start][0].isdigit():
        return None
    opener = _opener(surfaces, start, words) if named else None
    small = surfaces[start].isdigit() and int(surfaces[start]) < LEAST_LISTED
    if named and small and opener is None and not _among_names(surfaces, start, words):
        return None
    before = start if opener is None else opener
    for at in range(before - 1, max(before - LOOK_BACK, 0) - 1, -1):
        if surfaces[at] in BREAKS:
            return None
        if surfaces[at][0].isdigit():
            keys = [fold(surface) for surface in surfaces[at + 1 : before]]
            found = words.head_at(keys, 0) if keys else None
            if found is None and at + 1 < before and _is_abbreviation(surfaces[at + 1]):
                found = Head(surfaces[at + 1], "count", "guess"), 1
            if found is None or found[0].kind in ("percent", "time"):
                continue
            if opener is not None or (found[0].kind == "count" and (not named or _said_of_name(surfaces, at))):
                return found[0], (start, start)
    return None


def _opener(surfaces: Sequence[str], number: int, words: QuantityWords) -> int | None:
    """Where the bracket stands that a list of names with numbers begins with: "99 nhà (Điện Biên 82, Lào Cai 3)"."""
    at = number
    while at > 0 and (surfaces[at][0].isdigit() or surfaces[at][0].isupper() or surfaces[at] in {":", *words.joiners}):
        at -= 1
    return at if surfaces[at] == "(" and at < number - 1 else None


def announced_noun(match: Match, start: int, words: QuantityWords) -> tuple[Head, Span] | None:
    """The noun before the colon that opens a list: "ghi nhận ca bệnh như sau: Hà Nội (2.981), Nam Định (1.842)"."""
    surfaces = match.article.tokens.surfaces
    at = start - 1
    while at > 0 and surfaces[at] != ":":
        if surfaces[at] in BREAKS:
            return None
        at -= 1
    for first in range(at - 1, max(at - NEAR_COLON, 0) - 1, -1):
        if surfaces[first] in BREAKS:
            return None
        found = words.head_at([fold(surface) for surface in surfaces[first:at]], 0)
        if found and found[0].kind == "count":
            return found[0], (start, start)
    return None


def _among_names(surfaces: Sequence[str], number: int, words: QuantityWords) -> bool:
    """Whether a number behind a name is followed or preceded by another name with a number: "Sa Pa 9, Bát Xát 13"."""
    name = _name_before(surfaces, number)
    if surfaces[number + 1] in words.joiners:
        at = number + 2
        while surfaces[at][0].isupper():
            at += 1
        if surfaces[at][0].isdigit() and at > number + 2:
            return surfaces[number + 2 : at] != name
    before = number - len(name) - 2
    if before > 0 and surfaces[before + 1] in words.joiners and surfaces[before].isdigit():
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
        bars_unknown(match, start, words)
        or before in "/-+:.\"“‘'"
        or (before[0].isupper() and two_before not in BREAKS)
    ):
        return None
    end = _hyphenated(match, after + first_word(match, after))
    unit = match.text(after, end).lower()
    return None if unit in words.never_heads else (Head(unit, "count", "guess"), (after, end))


def abbreviated_noun(match: Match, start: int, after: int, words: QuantityWords) -> tuple[Head, Span] | None:
    """The capitals behind a number in digits, as a counted noun: "60 CCB"; none behind a name or before one."""
    surfaces = match.article.tokens.surfaces
    noun, behind, before = surfaces[after], surfaces[after + 1], surfaces[start - 1] if start else "\n"
    if not surfaces[start][0].isdigit() or not _is_abbreviation(noun):
        return None
    if behind[0].isupper() or before[0].isupper() or before in "/-:" or fold(noun) in words.never_heads:
        return None
    if words.head_at([fold(noun)], 0) or bars_unknown(match, start, words):
        return None
    return Head(noun, "count", "guess"), (after, after + 1)


def _is_abbreviation(surface: str) -> bool:
    return 2 <= len(surface) <= LONGEST_ABBREVIATION and surface.isalpha() and surface.isupper()


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
