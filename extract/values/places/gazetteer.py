"""The gazetteer: Vietnam's administrative units, with the days on which each version of a unit was in force.

Two systems follow each other: three levels (province, district, commune) until 30 June 2025 and two levels (province,
commune) from 1 July 2025. Codes are used again with other meanings, so a code means something only with its era.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from extract.text.fold import fold
from extract.text.memo import Memo
from extract.values.places.tables import COLUMNS, read_tables, several
from extract.values.places.units import ERA_BEFORE, ERA_SINCE, LEVELS, REFORM, Day, Unit, era

__all__ = ["ERA_BEFORE", "ERA_SINCE", "LEVELS", "REFORM", "Day", "Gazetteer", "Unit", "era"]

_WORDS = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*|\S")
_CODE_LEVEL = {2: "province", 3: "district", 5: "commune"}
_MOST_LINES = 20_000
_MEMO_SIZE = 1 << 16
_HYPHENS = frozenset("-–—‑")
_NAME, _TYPE, _LEVEL, _PARENT, _FROM = (COLUMNS.index(c) for c in ("name", "type", "level", "parent", "from"))
_SPELLINGS = COLUMNS.index("spellings")


@lru_cache(maxsize=1 << 15)
def _bare(word: str) -> str:
    return word.replace("'", "").replace("’", "").replace("ʼ", "")


def _skeleton(key: str) -> str:
    """A key without marks and spaces."""
    return "".join(letter for letter in unicodedata.normalize("NFD", key) if letter.isalnum())


class Gazetteer:
    """Units by name. Names are compared by key: folded words without apostrophes and hyphens."""

    def __init__(self, rows: Iterable[list[str]], spellings: dict[str, list[str]], syllables: dict[str, str]) -> None:
        self._syllables = syllables
        self._rows = list(rows)
        self._units: dict[int, Unit] = {}
        self._named: dict[str, tuple[Unit, ...]] = {}
        self._lines: dict[tuple[str, Day], tuple[Unit, ...]] = {}
        self._today: dict[str, tuple[Unit, ...]] = {}
        self._names: dict[str, list[int]] = {}
        self._longest: dict[str, int] = {}
        self._other: dict[str, str] = {}
        self.reaches = Memo(self._reach_of, _MEMO_SIZE)
        """Words as written, with how many words the longest name has that begins with it; 0 without a capital."""
        self._index_names()
        for name, others in spellings.items():
            self._spell(others, self.key_of(name))

    @classmethod
    def load(cls, folders: Sequence[Path]) -> "Gazetteer":
        """Read the tables of every folder: units, other spellings of their names, and spellings of syllables."""
        tables = read_tables(folders)
        syllables = {
            _bare(fold(other)): _bare(fold(syllable))
            for syllable, others in tables.syllables.items()
            for other in others
        }
        return cls(tables.units, tables.spellings, syllables)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Unit]:
        return (self._unit(index) for index in range(len(self._rows)))

    # names

    def word(self, folded: str) -> str:
        """Comparing key of one folded word."""
        if "'" in folded or "’" in folded or "ʼ" in folded:
            folded = _bare(folded)
        return self._syllables.get(folded, folded)

    def key(self, words: Sequence[str]) -> str:
        """Comparing key of a name given as folded words."""
        key = " ".join([self.word(word) for word in words if word not in _HYPHENS])
        return self._other.get(key, key)

    def key_of(self, name: str) -> str:
        """Comparing key of a name given as text."""
        return self.key([fold(word) for word in _WORDS.findall(name)])

    def longest(self, words: Sequence[str], start: int) -> int:
        """Index after the longest name that begins at words[start] (folded words); `start` itself when none does."""
        size = self._longest.get(self.word(words[start]))
        if size is None:
            return start
        parts: list[str] = []
        best = start
        index, stop = start, len(words)
        while index < stop and len(parts) < size:
            word = words[index]
            index += 1
            if word in _HYPHENS:
                continue
            parts.append(self.word(word))
            key = " ".join(parts)
            if key in self._names or key in self._other:
                best = index
        return best

    def known(self, key: str) -> bool:
        """Whether some unit has a name of this key."""
        return key in self._names

    def _reach_of(self, surface: str) -> int:
        return self._longest.get(self.word(fold(surface)), 0) if surface[:1].isupper() else 0

    # units

    def units(self, key: str, level: str | None = None, on: Day = None, within: Unit | None = None) -> tuple[Unit, ...]:
        """All versions of the units of that name, narrowed by level, day and the unit they lie in."""
        named = self._named.get(key)
        if named is None:
            named = self._named[key] = tuple(self._unit(index) for index in self._names.get(key, ()))
        if level is not None or on is not None:
            named = tuple(unit for unit in named if (level is None or unit.level == level) and unit.valid(on))
        if within is not None:
            named = tuple(unit for unit in named if self.lies_in(unit, within, on))
        return named

    def similar(self, key: str, level: str, on: Day = None) -> tuple[Unit, ...]:
        """Units whose names differ from the key in nothing but marks and spaces (Nậm Ty, Nậm Tỵ; Krông Ana, A Na)."""
        names = self._skeletons.get(_skeleton(key), ())
        return tuple(unit for name in names if name != key for unit in self.units(name, level, on))

    def in_use(self, kind: str) -> bool:
        """Are there units of this type today?"""
        return kind in self._types_today

    def by_id(self, name: str) -> Unit | None:
        """The version of a unit that has this id."""
        index = self._ids.get(name)
        return None if index is None else self._unit(index)

    def coded(self, level: str, code: str, on: Day = None) -> tuple[Unit, ...]:
        """The versions of the unit with that code."""
        units = (self._unit(index) for index in self._codes.get((level, code), ()))
        return tuple(unit for unit in units if unit.valid(on))

    def parent(self, unit: Unit, on: Day = None) -> Unit | None:
        """The unit directly above on that day; without a day, or outside the unit's own days, on its last day."""
        if not unit.parent:
            return None
        if (named := self.by_id(unit.parent)) is not None:
            return named
        versions = self.coded(_CODE_LEVEL.get(len(unit.parent), ""), unit.parent)
        meeting = [above for above in versions if above.start < unit.end and unit.start < above.end]
        if on is not None and unit.valid(on):
            meeting = [above for above in meeting if above.valid(on)] or meeting
        return max(meeting, key=lambda above: above.start, default=None)

    def parents(self, unit: Unit, on: Day = None) -> tuple[Unit, ...]:
        """All units above, the lowest first."""
        known = self._lines.get((unit.id, on))
        if known is not None:
            return known
        if len(self._lines) > _MOST_LINES:
            self._lines.clear()
        above: list[Unit] = []
        step = self.parent(unit, on)
        while step is not None and len(above) < len(LEVELS):
            above.append(step)
            step = self.parent(step, on)
        line = self._lines[unit.id, on] = tuple(above)
        return line

    def lies_in(self, unit: Unit, other: Unit, on: Day = None) -> bool:
        """Is `other` the unit itself or above it, in any of its versions?"""
        for above in (unit, *self.parents(unit, on)):
            if above.level == other.level:
                return (above.code or above.id, above.era) == (other.code or other.id, other.era)
        return False

    def province_of(self, unit: Unit, on: Day = None) -> Unit | None:
        """The province that a unit is or lies in, on a day as for `parents`."""
        line = (unit, *self.parents(unit, on))
        return line[-1] if line[-1].level == "province" else None

    def successors(self, unit: Unit) -> tuple[Unit, ...]:
        """The units that took this one over when it ended."""
        return tuple(found for name in unit.successors if (found := self.by_id(name)) is not None)

    def current(self, unit: Unit) -> tuple[Unit, ...]:
        """The units of today that it became; itself while in force, none where that is not known."""
        if unit.id not in self._today:
            self._today[unit.id] = self._heirs(unit)
        return self._today[unit.id]

    def _heirs(self, unit: Unit) -> tuple[Unit, ...]:
        line, seen, today = [unit], {unit.id}, []
        while line:
            step = line.pop()
            if step.end == date.max:
                today.append(step)
            for later in self.successors(step):
                if later.id not in seen:
                    seen.add(later.id)
                    line.append(later)
        return tuple(sorted(today, key=lambda later: later.id))

    # building

    def _index_names(self) -> None:
        names = self._names
        keys: dict[str, str] = {}
        for index, row in enumerate(self._rows):
            name = row[_NAME]
            key = keys.get(name)
            if key is None:
                words = name.split(" ") if name.replace(" ", "").isalpha() else _WORDS.findall(name)
                key = keys[name] = self.key([fold(word) for word in words])
                if key not in names:
                    names[key] = []
                    self._reach(key)
            names[key].append(index)
            if len(row) > _SPELLINGS:
                self._spell(several(row[_SPELLINGS]), key)

    def _spell(self, others: Iterable[str], key: str) -> None:
        for other in others:
            spelt = " ".join([self.word(fold(word)) for word in _WORDS.findall(other) if word not in _HYPHENS])
            if spelt in self._names:
                self._names[spelt] = [*self._names[spelt], *self._names.get(key, ())]
            else:
                self._other[spelt] = key
                self._reach(spelt)

    def _reach(self, key: str) -> None:
        first = key.split(" ", 1)[0]
        size = key.count(" ") + 1
        if self._longest.get(first, 0) < size:
            self._longest[first] = size

    @cached_property
    def _ids(self) -> dict[str, int]:
        return {row[0]: index for index, row in enumerate(self._rows)}

    @cached_property
    def _skeletons(self) -> dict[str, list[str]]:
        skeletons: dict[str, list[str]] = {}
        for name in self._names:
            skeletons.setdefault(_skeleton(name), []).append(name)
        return skeletons

    @cached_property
    def _types_today(self) -> frozenset[str]:
        start = REFORM.isoformat()
        return frozenset(row[_TYPE] for row in self._rows if len(row) > _FROM and row[_FROM] >= start)

    @cached_property
    def _codes(self) -> dict[tuple[str, str], list[int]]:
        codes: dict[tuple[str, str], list[int]] = {}
        for index, row in enumerate(self._rows):
            codes.setdefault((row[_LEVEL], row[1]), []).append(index)
        return codes

    def _unit(self, index: int) -> Unit:
        unit = self._units.get(index)
        if unit is None:
            cells = self._rows[index]
            name, code, own, kind, level, parent, start, end, successors = (*cells, "", "", "", "")[:9]
            unit = self._units[index] = Unit(
                id=name,
                code=code,
                name=own,
                type=kind,
                level=level,
                parent=parent,
                start=date.fromisoformat(start) if start else date.min,
                end=date.fromisoformat(end) if end else date.max,
                successors=tuple(successors.split()),
            )
        return unit
