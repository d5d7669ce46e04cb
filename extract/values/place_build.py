"""Builders: places from the matches of rules, before they are resolved."""

from collections.abc import Iterable, Sequence

from extract.matching.match import Context, Match, Mention, mention
from extract.rulebook.model import Fields
from extract.text.fold import fold
from extract.values.place_value import Place
from extract.values.place_words import gazetteer_of, place_words

_REACH = 10  # tokens looked at from where a name begins
_MAX_PERSON, _MIN_PERSON = 5, 2
_MAX_SUFFIX = 3


def build_place(match: Match, context: Context) -> Iterable[Mention]:
    """One place: slot {place-type} or {place-body} (or level and type in `set`) and a name or number behind it.

    The name is the slot {name}, or the piece `name` where the pattern spells it.
    `set: {text: name}` leaves the words before the name out of the text; `named: number` takes the {integer} as the
    name, `number: last` as its last word.
    """
    said = match.slot("place-type") or match.slot("place-body")
    fields = {**(said.entry if said else {}), **match.set}
    first, last = match.piece("mention") or (match.start, match.end)
    if fields.get("named") == "number":
        return _numbered(match, context, fields, first, last)
    slot = match.slot("name", within=(first, last))
    level = fields.get("level")
    if not level:
        return ()
    if slot is None:
        return _spelt(match, level, fields.get("type", ""))
    reader = NameReader(match, context)
    if said is not None and reader.no_type(said.start, fields):
        return ()
    end = reader.end(slot.start, slot.end, level, listed=fields.get("short") == "yes")
    if end is None:
        return ()
    number = match.slot("integer") if fields.get("number") == "last" else None
    if number is not None:
        if end != slot.end or not reader.number_in_name(number.start):
            return ()
        end = number.end
    start = slot.start if fields.get("text") == "name" else first
    return (mention(match, Place(match.text(slot.start, end), level, type=fields.get("type", "")), (start, end)),)


def build_places(match: Match, context: Context) -> Iterable[Mention]:
    """Several places of one level: slot {place-type} and {names}, or {name} slots with numbers of their own.

    `set: {first: typed}` counts the type word to the text of the first one; `numbers: counts` leaves out numbers behind
    names, which otherwise are a name's last word.
    """
    said = match.slot("place-type")
    if said is None or not said.entry.get("level"):
        return ()
    level, kind = said.entry["level"], said.entry.get("type", "")
    reader = NameReader(match, context)
    if match.set.get("first") == "typed" and reader.no_type(said.start, said.entry):
        return ()
    names = match.slot("names")
    window = match.piece("mention") or (match.start, match.end)
    if names is not None:
        parts = reader.parts(names.start, names.end)
    else:
        counts = match.set.get("numbers") == "counts"
        numbers = {} if counts else {slot.start: slot.end for slot in match.all("integer", window)}
        parts = [(slot.start, numbers.get(slot.end, slot.end)) for slot in match.all("name", window)]
    made: list[Mention] = []
    if len(parts) == 1 and level != "province" and reader.is_province(*parts[0], kind):
        level = kind = ""  # "các huyện Bắc Ninh" are the province's districts, none of that name
    for first, last in parts:
        end = reader.end(first, last, level)
        if end is None:
            break
        start = said.start if not made and match.set.get("first") == "typed" else first
        made.append(mention(match, Place(match.text(first, end), level, type=kind), (start, end)))
    return made


def _spelt(match: Match, level: str, kind: str) -> Iterable[Mention]:
    """A place whose name the pattern itself spells, as its piece `name`."""
    span = match.piece("name")
    return (mention(match, Place(match.text(*span), level, type=kind)),) if span else ()


def _numbered(match: Match, context: Context, fields: dict[str, str], first: int, last: int) -> Iterable[Mention]:
    number = match.slot("integer", within=(first, last))
    if number is None or _claimed(context, number.start):
        return ()
    types = place_words(context.rulebook).types
    words = tuple(match.keys(first, number.start))
    said = next((types[words[:size]] for size in range(len(words), 0, -1) if words[:size] in types), {})
    level = fields.get("level") or said.get("level")
    if not level:
        return ()
    end = _glued(match, number.end)
    name = match.text(number.start, end).lstrip("0") or "0"
    return (mention(match, Place(name, level, type=said.get("type", "")), (first, end)),)


def _glued(match: Match, end: int) -> int:
    """Index after the letters and numbers that stand right behind a number without a space (ấp 1B, 9A1, 2/6)."""
    tokens = match.article.tokens
    while tokens.starts[end] == tokens.ends[end - 1]:
        word = tokens.surfaces[end]
        after = tokens.surfaces[end + 1] if word == "/" and tokens.starts[end + 1] == tokens.ends[end] else ""
        if word[0].isupper() and len(word) <= _MAX_SUFFIX:
            end += 1
        elif after.isdigit():
            end += 2
        else:
            break
    return end


def _claimed(context: Context, token: int) -> bool:
    """Is the token part of a figure or period?"""
    earlier = (m for family in ("figures", "periods") for m in context.mentions.get(family, ()))
    return any(m.start <= token < m.end for m in earlier)


class NameReader:
    """Finds where a capitalised name behind a type word ends: with a listed unit, before a person, or with its run."""

    def __init__(self, match: Match, context: Context) -> None:
        self.context = context
        self.surfaces = match.article.tokens.surfaces
        self.words = place_words(context.rulebook)
        self.gazetteer = gazetteer_of(context.rulebook)

    def no_type(self, start: int, fields: Fields) -> bool:
        """Is the word no type word of the one name behind it?

        It may be part of another word (nông thôn), of a listed name (Bản Khoang, Buôn Hồ), or make a list (các xã).
        """
        before = self.surfaces[start - 1] if start else ""
        if before and fold(before) in (fold(word.strip()) for word in fields.get("not-after", "").split("|")):
            return True
        behind = (fold(word) for word in self.surfaces[max(0, start - 2) : start])
        if before[:1].isdigit() or self.words.ends(self.words.plurals, tuple(behind)):
            return True
        if not self.surfaces[start][:1].isupper() or not self.surfaces[start + 1][:1].isupper():
            return False
        keys = [fold(word) for word in self.surfaces[max(0, start - 4) : start]]
        if self.words.feature_before(keys, len(keys)):
            return True
        return self.gazetteer.longest(self._keys(start), 0) > 1

    def end(self, start: int, run: int, level: str, *, listed: bool = False) -> int | None:
        """Index after the name that begins at `start`; None where no place can be meant.

        `run` is the end of the capitalised words; `listed` asks for a name that the gazetteer knows.
        """
        keys = self._keys(start)
        if level != "village" and (known := self._listed(keys, level)):
            single = listed and known == 1 and len(keys[0]) == 1
            return None if single else self._past_listed(start + known, run, level)
        least = 2 if level == "village" else 1  # villages may be called Đảng or Hội
        if listed or level == "province" or self.words.begins(self.words.no_names, keys, 0, least=least):
            return None
        return None if self._is_person(start, run, level) else self._unlisted(start, run, level)

    def is_province(self, start: int, run: int, kind: str) -> bool:
        """Is it a province's name, and not a district's of this type?"""
        key = self.gazetteer.key(self._keys(start)[: run - start])
        districts = self.gazetteer.units(key, "district")
        return bool(self.gazetteer.units(key, "province")) and not any(unit.type == kind for unit in districts)

    def parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """The single names of a list of names."""
        found: list[tuple[int, int]] = []
        first = start
        for at in range(start, end):
            if self.surfaces[at].casefold() in self.words.joiners:
                found.append((first, at))
                first = at + 1
        return [part for part in (*found, (first, end)) if part[0] < part[1]]

    def number_in_name(self, token: int) -> bool:
        """Does a number behind a village's name belong to it, and to no figure?"""
        after = self.surfaces[token + 1]
        return len(self.surfaces[token]) <= 2 and not after[:1].isdigit() and not _claimed(self.context, token)

    def _keys(self, start: int) -> list[str]:
        return [fold(surface) for surface in self.surfaces[start : start + _REACH]]

    def _listed(self, keys: Sequence[str], level: str) -> int:
        """Length of the longest name of a unit of this level (province or district where they say "thành phố")."""
        size = self.gazetteer.longest(keys, 0)
        levels = ("province", "district") if level in ("district", "") else (level,)
        while size:
            key = self.gazetteer.key(keys[:size])
            if any(self.gazetteer.units(key, one) for one in levels):
                return size
            size -= 1
        return 0

    def _past_listed(self, end: int, run: int, level: str) -> int:
        """Another word or two before a comma make another name of a listed commune's (Tân Lập A, Tân Hưng Mới).

        Elsewhere what follows is something else, often the name of a person.
        """
        rest = self.surfaces[end:run]
        if len(rest) == 1 and len(rest[0]) == 1:
            return run
        closed = not self.surfaces[run][:1].isalnum() and level == "commune"
        people = self.words.surnames | self.words.weak_surnames
        named = 0 < len(rest) <= _MIN_PERSON and fold(rest[0]) not in people and not any(map(str.isupper, rest))
        return run if named and closed else end

    def _is_person(self, start: int, run: int, level: str) -> bool:
        """Is an unlisted name a person's (Chủ tịch huyện Võ Công Hàm, trưởng thôn Lò Văn Ón)?"""
        first = fold(self.surfaces[start])
        if level != "village" and first in self.words.weak_surnames and self._after_office(start):
            return run - start > _MIN_PERSON
        if first not in self.words.surnames or run - start < _MIN_PERSON:
            return False
        if level != "village":
            return run - start > _MIN_PERSON or level == "district"
        return fold(self.surfaces[start + 1]) in self.words.middle_names or self._after_office(start)

    def _after_office(self, start: int) -> bool:
        """Does an office stand before the type word (trưởng thôn)?"""
        return any((fold(word),) in self.words.offices for word in self.surfaces[max(0, start - 4) : start - 1])

    def _unlisted(self, start: int, run: int, level: str) -> int | None:
        end = run
        for at in range(start + 1, run):
            if fold(self.surfaces[at]) in self.words.surnames and _MIN_PERSON <= run - at <= _MAX_PERSON:
                end = at
                break
        first, after = self.surfaces[start], self.surfaces[end]
        if len(first) > 1 and first.isupper() and not self.surfaces[start - 1].isupper():
            return None
        if end - start == 1 and (len(first) == 1 or (level != "village" and after[:1].islower() and end == run)):
            return None
        return end
