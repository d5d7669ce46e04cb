"""Copies among the articles of a run: the same text under another title, lightly edited, or cut shorter.

Articles are compared as sets of shingles. Which of all pairs are compared is found by winnowing (Schleimer, Wilkerson
and Aiken, 2003): the least shingle of every window is kept, so that two texts with SHINGLE + WINDOW - 1 equal words in
a row share a kept one. Pairs that share enough of these are then compared by all their shingles, which wait on disk.
"""

import json
import tempfile
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

from extract.running.fingerprint import NO_FINGERPRINT, Fingerprint, Hashes
from extract.tables.writers import writing

COPIED = 0.7
"""Part of an article's shingles that must stand in another for it to be a copy: one word in twelve may be changed."""
SAME_NUMBERS = 0.8
"""Part of the numbers of the one with fewer that must be the other's: a daily bulletin changes nothing else."""
WORTH_A_LOOK = 0.2
"""Part of the kept shingles, of the article with fewer, that a pair must share to be compared in full."""
MATES = 8
"""A kept shingle pairs the articles that have it with the first MATES of them: thousands may cite one directive."""
PART_BITS = 4
PARTS = 2**PART_BITS
"""Parts of the hashes, and then of the articles, that are looked through one after the other, to save memory."""
HASH = 4
"""Bytes of a hash."""
BLOCK = 2**20
"""Hashes that are read from disk at a time."""

Pairs = npt.NDArray[np.uint64]
"""Pairs of articles, each one number: the later in the upper 32 bits, the earlier in the lower."""
_UPPER = np.uint64(32)
_LOWER = np.uint64(0xFFFFFFFF)


class Copies:
    """Takes a run's articles in their order, and tells at the end which of them copies which.

    A context manager: what is not needed before the end waits in nameless files in `folder`, so that an article takes
    some 300 bytes of memory.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._first: dict[bytes, int] = {}
        self._equal = array("I")
        self._original = array("q")
        self._counts = array("I")
        self._ends = array("Q", [0])

    def __enter__(self) -> Self:
        with writing(self._folder):
            self._file = tempfile.TemporaryFile(dir=self._folder)
            self._kept = tempfile.TemporaryFile(dir=self._folder)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in (self._file, self._kept):
            with suppress(OSError):
                file.close()

    def add(self, facts: Mapping[str, str], one: Fingerprint) -> None:
        """Take the next article's facts; an article with an empty fingerprint is a copy of nothing."""
        number = len(self._original)
        key = blake2b(one.shingles + one.numbers, digest_size=16).digest()
        first = self._first.setdefault(key, number) if one.shingles else number
        self._original.append(-1 if first == number else first)
        if first != number:
            self._equal.append(number)
            one = NO_FINGERPRINT
        told = json.dumps(dict(facts), ensure_ascii=False).encode()
        with writing(self._folder):
            for part in (one.shingles, one.numbers, told):
                self._ends.append(self._ends[-1] + self._file.write(part))
            self._kept.write(one.kept)
        self._counts.append(len(one.kept) // HASH)

    def told(self) -> Iterator[dict[str, str]]:
        """The facts of all articles in their order; a copy's `duplicate_of` is the first article that it is a copy of.

        Of two texts of about one length the later is the copy; else the shorter one, wherever it stands.
        """
        self._search()
        for number, original in enumerate(self._original):
            facts = self._facts(number)
            yield facts if original < 0 else {**facts, "duplicate_of": self._facts(original)["article"]}

    def _search(self) -> None:
        """Find the original of every copy; articles of equal text have the same, or the first of them."""
        original = self._original
        longer: list[tuple[int, int]] = []
        for later, earlier in self._candidates():
            (text, numbers), (other, others) = self._sets(later), self._sets(earlier)
            if max(_part(numbers, others), _part(others, numbers)) < SAME_NUMBERS:
                continue
            if _part(text, other) >= COPIED:
                if original[later] < 0:
                    original[later] = earlier
            elif _part(other, text) >= COPIED:
                longer.append((earlier, later))
        for shorter, whole in sorted(longer):
            if original[shorter] < 0 and shorter not in self._chain(whole):
                original[shorter] = whole
        for number in self._equal:
            first = original[number]
            if 0 <= original[first] < first:
                original[number] = original[first]

    def _chain(self, number: int) -> Iterator[int]:
        while number >= 0:
            yield number
            number = self._original[number]

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs (later, earlier) that may be copies, in ascending order."""
        counts = np.frombuffer(self._counts, dtype=np.uint32)
        with writing(self._folder):
            common = [_common(self._entries(part)) for part in range(PARTS)]
        found = np.sort(np.concatenate([np.empty(0, dtype=np.uint64), *_worth_a_look(common, counts)]))
        return zip((found >> _UPPER).tolist(), (found & _LOWER).tolist(), strict=True)

    def _entries(self, part: int) -> Pairs:
        """The kept hashes of a part (those of their highest bits), each with its article in the lower 32 bits."""
        counts = np.frombuffer(self._counts, dtype=np.uint32)
        ends = np.cumsum(counts, dtype=np.uint64)
        found = [np.empty(0, dtype=np.uint64)]
        self._kept.seek(0)
        first = 0
        while block := self._kept.read(BLOCK * HASH):
            hashes = np.frombuffer(block, dtype=np.uint32)
            mine = np.flatnonzero(hashes >> np.uint32(32 - PART_BITS) == part)
            owners = np.searchsorted(ends, mine.astype(np.uint64) + np.uint64(first), side="right")
            found.append(hashes[mine].astype(np.uint64) << _UPPER | owners.astype(np.uint64))
            first += hashes.size
        return np.concatenate(found)

    def _sets(self, number: int) -> tuple[Hashes, Hashes]:
        """Shingles and numbers of an article."""
        shingles, numbers = self._part(number, 0), self._part(number, 1)
        return np.frombuffer(shingles, dtype=np.uint32), np.frombuffer(numbers, dtype=np.uint32)

    def _facts(self, number: int) -> dict[str, str]:
        facts: dict[str, str] = json.loads(self._part(number, 2))
        return facts

    def _part(self, number: int, part: int) -> bytes:
        """What was written of an article: shingles (0), numbers (1) or facts (2)."""
        first, last = self._ends[3 * number + part : 3 * number + part + 2]
        with writing(self._folder):
            self._file.seek(first)
            return self._file.read(last - first)


def _part(one: Hashes, other: Hashes) -> float:
    """The part of a set that lies in another; all of an empty one does."""
    return float(np.isin(one, other, assume_unique=True).mean()) if one.size else 1.0


def _common(entries: Pairs) -> tuple[Hashes, Hashes]:
    """Of sorted entries with a hash that several articles have: the articles, and how many entries back the first is.

    The entries are sorted in place.
    """
    entries.sort()
    again = np.zeros(entries.size + 1, dtype=bool)
    again[1:-1] = entries[1:] >> _UPPER == entries[:-1] >> _UPPER
    common = again[:-1] | again[1:]
    owners = (entries[common] & _LOWER).astype(np.uint32)
    begins = np.flatnonzero(~again[:-1][common]).astype(np.uint32)
    place = np.arange(owners.size, dtype=np.uint32)
    return owners, place - np.repeat(begins, np.diff(begins, append=np.uint32(owners.size)))


def _worth_a_look(common: Sequence[tuple[Hashes, Hashes]], counts: Hashes) -> Iterator[Pairs]:
    """The pairs of articles that have enough hashes in common, part by part; `counts` is how many each kept."""
    owners = np.concatenate([owners for owners, _ in common])
    places = np.concatenate([places for _, places in common])
    for part in range(PARTS):
        mine = np.flatnonzero(owners % PARTS == part)
        place = places[mine]
        made = [_paired(owners, mine[place > mate], (mine - place + mate)[place > mate]) for mate in range(MATES)]
        pairs, shared = np.unique(np.concatenate(made), return_counts=True)
        yield pairs[shared >= WORTH_A_LOOK * np.minimum(counts[pairs >> _UPPER], counts[pairs & _LOWER])]


def _paired(owners: Hashes, later: npt.NDArray[np.int64], earlier: npt.NDArray[np.int64]) -> Pairs:
    return owners[later].astype(np.uint64) << _UPPER | owners[earlier]
