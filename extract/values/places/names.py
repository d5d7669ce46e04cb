"""Where the name behind a type word ends, and whether it is one."""

from collections.abc import Sequence

from extract.matching.match import Context, Match
from extract.rulebook.model import Fields
from extract.text.fold import fold
from extract.values.places.words import gazetteer_of, place_words

_REACH = 10  # tokens looked at from where a name begins
_MAX_DIGITS = 2  # of a number in a village's name
_PARTS = ("1", "2", "3")  # numbers of the parts of a commune that was divided
_MAX_PERSON, _MIN_PERSON = 5, 2


def claimed(context: Context, token: int, families: Sequence[str] = ("figures", "periods")) -> bool:
    """Is the token part of a figure or period?"""
    earlier = (m for family in families for m in context.mentions.get(family, ()))
    return any(m.start <= token < m.end for m in earlier)


class NameReader:
    """Finds where a capitalised name behind a type word ends: with a listed unit, before a person, or with its run."""

    def __init__(self, match: Match, context: Context) -> None:
        self.context = context
        self.tokens = match.article.tokens
        self.surfaces = self.tokens.surfaces
        self.keys = match.article.keys
        self.words = place_words(context.rulebook)
        self.gazetteer = gazetteer_of(context.rulebook)

    def no_type(self, start: int, fields: Fields, run: int | None = None) -> bool:
        """Is the word no type word of the one name behind it?

        It may be part of another word (nông thôn), of a listed name (Bản Khoang, Buôn Hồ), or make a list (các xã,
        3 xã). `run` is the end of the name.
        """
        if self.inside_word(start, fields) or self.after_plural(start):
            return True
        if start and self.surfaces[start - 1][:1].isdigit() and self.counts(start - 1, self._goes_on(run)):
            return True
        if not self.surfaces[start][:1].isupper() or not self.surfaces[start + 1][:1].isupper():
            return False
        keys = self.keys[max(0, start - 4) : start]
        if self.words.stands_before(self.words.features, keys, len(keys)):
            return True
        return self.gazetteer.longest(self._keys(start), 0) > 1

    def counts(self, number: int, several: bool) -> bool:
        """Does a number say how many names follow (3 xã A, B), and not belong to what is before (thôn 3 xã A)?"""
        before = self.keys[number - 1] if number else ""
        named = before == "." or (before,) in self.words.types
        return several and not named and not claimed(self.context, number, ("periods",))

    def _goes_on(self, end: int | None) -> bool:
        """Does a list go on behind the name that ends here?"""
        return end is None or (self.keys[end] in self.words.joiners and self.surfaces[end + 1][:1].isupper())

    def after_plural(self, start: int) -> bool:
        """Does a plural marker stand before it (các thôn)?"""
        behind = tuple(self.keys[max(0, start - 2) : start])
        return self.words.ends(self.words.plurals, behind)

    def inside_word(self, start: int, fields: Fields) -> bool:
        """Is it the end of another word (nông thôn, văn bản)?"""
        before = self.keys[start - 1] if start else ""
        return bool(before) and before in (fold(word.strip()) for word in fields.get("not-after", "").split("|"))

    def end(self, start: int, run: int, level: str, *, listed: bool = False) -> int | None:
        """Index after the name that begins at `start`; None where no place can be meant.

        `run` is the end of the capitalised words; `listed` asks for a name that the gazetteer knows.
        """
        run = next((at for at in range(start + 1, run) if self._is_seam(at)), run)
        keys = self._keys(start)
        if level != "village" and (known := self._listed(keys, level)):
            single = listed and known == 1 and len(keys[0]) == 1
            return None if single else self._past_listed(start + known, run, level)
        if listed or level == "province" or self._is_no_name(keys, run - start, level):
            return None
        return None if self._is_person(start, run, level) else self._unlisted(start, run, level)

    def _is_no_name(self, keys: Sequence[str], length: int, level: str) -> bool:
        """Do these words begin no name? A village may be called Đảng or Hội, and Trung Tâm with two capitals."""
        if level != "village":
            return self.words.begins(self.words.no_names, keys, 0)
        return tuple(keys[:length]) not in self.words.heads and self.words.begins(self.words.no_names, keys, 0, least=2)

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
            elif at > first and self._is_seam(at):
                found.append((first, at))
                first = at
        return [part for part in (*found, (first, end)) if part[0] < part[1]]

    def number_in_name(self, token: int, level: str) -> bool:
        """Does a number behind a village's or commune's name belong to it, and to no figure?"""
        number, after = self.surfaces[token], self.surfaces[token + 1]
        small = len(number) <= _MAX_DIGITS if level == "village" else number in _PARTS
        score = not after.isalnum() and self.surfaces[token + 2][:1].isdigit() and after not in self.words.joiners
        return small and not score and not after[:1].isdigit() and not claimed(self.context, token)

    def _is_seam(self, at: int) -> bool:
        """Does a word begin where the one before ends, the sign between them being lost (Tân LậpTân Hòa)?"""
        tokens = self.tokens
        return (
            tokens.starts[at] == tokens.ends[at - 1] and self.surfaces[at].isalpha() and self.surfaces[at - 1].isalpha()
        )

    def _keys(self, start: int) -> list[str]:
        return self.keys[start : start + _REACH]

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
        first = self.keys[start]
        if level != "village" and first in self.words.weak_surnames and self._after_office(start):
            return run - start > _MIN_PERSON
        if first not in self.words.surnames or run - start < _MIN_PERSON:
            return False
        if level != "village":
            return run - start > _MIN_PERSON or level == "district"
        return self.keys[start + 1] in self.words.middle_names or self._after_office(start)

    def _after_office(self, start: int) -> bool:
        """Does an office stand before the type word (trưởng thôn), and not before another name of a list?"""
        before = self.keys[max(0, start - 4) : start - 1]
        parted = next((at for at in range(len(before), 0, -1) if before[at - 1] in self.words.joiners), 0)
        return self.keys[start - 1] not in self.words.joiners and any(
            (key,) in self.words.offices for key in before[parted:]
        )

    def _unlisted(self, start: int, run: int, level: str) -> int | None:
        end = run
        for at in range(start + 1, run):
            if self.keys[at] in self.words.surnames and _MIN_PERSON < run - at <= _MAX_PERSON:
                end = at
                break
        first, after = self.surfaces[start], self.surfaces[end]
        if len(first) > 1 and first.isupper() and not self.surfaces[start - 1].isupper():
            return None
        if end - start == 1 and len(first) == 1 and (level != "village" or after == "." or self._after_office(start)):
            return None
        if end - start == 1 and level != "village" and after[:1].islower() and end == run:
            return None
        return end
