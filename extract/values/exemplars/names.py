"""Where a person's name begins and ends in a run of capitalised words."""

import unicodedata

from extract.values.exemplars.words import Sight

MOST_WORDS = 6
APOSTROPHES = "'’ʼ"
_SHORTEST = 3  # words of a full name behind other capitals
Span = tuple[int, int]


def trim(sight: Sight, start: int, end: int, *, loose_end: bool = False) -> Span | None:
    """The name in the capitalised tokens [start, end), or None where they are no person's name.

    A title, an organisation or an abbreviation inside the run begins something else, so the name ends before it. With
    `loose_end` (photo credits) a sentence may follow without a full stop: before a lower-case word it has begun.
    """
    while end > start and sight.is_dash(end - 1):
        end -= 1
    if _is_address(sight, start) or (end - start > _SHORTEST and _is_title_of_name(sight, start)):
        start += 1
    if end <= start or _is_something_else(sight, start):
        return None
    start = _behind_other_capitals(sight, _behind_people(sight, start, end), end)
    first_cut = start + 2 if has_surname(sight, start) else start + 1  # "Nguyễn Công Chức": no official
    end = next((at for at in range(first_cut, end) if _begins_anew(sight, start, at)), end)
    while end > start and sight.is_dash(end - 1):
        end -= 1
    if loose_end and end - start > 2 and sight.is_lower(end):
        end -= 1
    end = _with_place_like_end(sight, start, end)
    return (start, end) if is_name(sight, start, end) else None


def _behind_people(sight: Sight, start: int, end: int) -> int:
    """Behind "người Mông" or "dân tộc Thái", which are no family names there, where a whole name follows."""
    people = sight.words.peoples.starting(sight.keys, start) if sight.serves(start - 1, "people") else None
    if people is None or end - start - people.length < _SHORTEST or not has_surname(sight, start + people.length):
        return start
    return start + people.length


def _behind_other_capitals(sight: Sight, start: int, end: int) -> int:
    """Where the person begins in "QNCN Lê Văn Thành", "An Phát Lưu Ngọc Nam": at the last family name that fits."""
    if has_surname(sight, start, "strong") or end - start < _SHORTEST + 1:
        return start
    fitting = (at for at in range(end - 2, start, -1) if has_surname(sight, at, "strong") and end - at >= _SHORTEST)
    return next(fitting, start)


def is_name(sight: Sight, start: int, end: int) -> bool:
    """Two words or more (one, if it is written like H'Hen), and not a name that stands for no person."""
    other = sight.words.not_people.starting(sight.keys, start)
    if end - start > MOST_WORDS or (other and ("whole" not in other.fields or other.length == end - start)):
        return False
    people = sight.words.peoples.starting(sight.keys, start)
    if end - start < 2:
        return end > start and is_whole_name(sight.surfaces[start])
    if people and people.length == end - start and not has_surname(sight, start):
        return False  # "già làng Ê Đê"
    surfaces = sight.surfaces[start:end]
    return any(len(surface) > 1 for surface in surfaces) and not any(map(_is_abbreviation, surfaces))


def is_whole_name(surface: str) -> bool:
    """Whether one word is a person's full name, as among the peoples of the highlands: K'Brel, H'Hen."""
    return any(sign in surface for sign in APOSTROPHES)


def has_surname(sight: Sight, start: int, strength: str = "") -> bool:
    """Whether a family name (of this strength, see the lexicon) begins here."""
    found = sight.words.surnames.starting(sight.keys, start)
    return found is not None and strength in ("", found.fields.get("strength"))


def _is_abbreviation(surface: str) -> bool:
    """Capitals without a vowel: SXKD, THCS."""
    letters = unicodedata.normalize("NFD", surface.casefold())
    return len(surface) > 1 and surface.isupper() and not any(letter in "aeiouy" for letter in letters)


def _is_something_else(sight: Sight, start: int) -> bool:
    """Whether a title or an organisation begins here rather than a name."""
    words, keys = sight.words, sight.keys
    title, head = words.titles.starting(keys, start), words.heads.starting(keys, start)
    if (title and title.length > 1) or (head and head.length > 1):
        return True
    return bool(head or (title and title.fields.get("sort") != "address")) and not has_surname(sight, start)


def _is_address(sight: Sight, at: int) -> bool:
    title = sight.words.titles.starting(sight.keys, at)
    return title is not None and title.fields.get("sort") == "address" and "given" not in title.fields


def _is_title_of_name(sight: Sight, at: int) -> bool:
    """Whether a word that is a given name too ("Anh") is rather the form of address of the name behind it."""
    title = sight.words.titles.starting(sight.keys, at)
    return title is not None and "given" in title.fields and has_surname(sight, at + 1)


def _begins_anew(sight: Sight, start: int, at: int) -> bool:
    words, keys, surface = sight.words, sight.keys, sight.surfaces[at]
    title, head = words.titles.starting(keys, at), words.heads.starting(keys, at)
    if (title and title.length > 1) or (head and head.length > 1):
        return True
    if _is_address(sight, at):
        return words.middle_names.ending(keys, at) is None or at - start != 2 or sight.is_capital(at + 1)
    return len(surface) > 1 and surface.isupper() and not sight.surfaces[start].isupper()


def _with_place_like_end(sight: Sight, start: int, end: int) -> int:
    """Given names such as Trường Xuân are names of places too; directly behind a short name they belong to it."""
    place_end = sight.places.get(end)
    if place_end is None or not sight.is_capital(end) or end - start > 3 or not has_surname(sight, start):
        return end
    return place_end if place_end - start <= MOST_WORDS - 1 else end
