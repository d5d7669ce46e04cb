"""What an article is compared by with the others of a run: hashes that are the same in every process."""

from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from extract.text.article import Article
from extract.text.fold import fold
from extract.text.memo import Memo

SHINGLE = 4
"""Words of a shingle: long enough that stories of other events share few, short enough that one edit spoils few."""
WINDOW = 12
"""Shingles of which one is kept: a sentence (15 words) that is taken over makes two articles worth a look."""
_MEMO_SIZE = 1 << 16

Hashes = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """An article's shingles, those of them that are kept for the search, and its numbers.

    Each a set of hashes: sorted uint32, as bytes. An article without words has an empty fingerprint.
    """

    shingles: bytes = b""
    kept: bytes = b""
    numbers: bytes = b""


NO_FINGERPRINT = Fingerprint()


def fingerprint(article: Article) -> Fingerprint:
    """The fingerprint of an article's text without its title, which newspapers change."""
    if not article.sentences:
        return NO_FINGERPRINT
    titled = article.layout.title is not None and len(article.sentences) > 1
    surfaces = article.tokens.surfaces[article.sentences[int(titled)].first :]
    codes = np.fromiter(map(_CODES.__getitem__, surfaces), dtype=np.uint32, count=len(surfaces))
    codes = codes[codes != 0]
    if not codes.size:
        return NO_FINGERPRINT
    shingles = _shingles(codes)
    return Fingerprint(_set(shingles), _set(_winnowed(shingles)), _set(codes[codes & 1 == 1]))


def _code(surface: str) -> int:
    """The hash of a word, odd for numbers; 0 for punctuation, which newspapers set each in their own way."""
    if not surface[0].isalnum():
        return 0
    code = crc32(fold(surface).encode()) | 1
    return code if surface[0].isdigit() else code ^ 1 or 2


_CODES = Memo(_code, _MEMO_SIZE)


def _shingles(codes: Hashes) -> Hashes:
    """The hash of every run of SHINGLE words; of all words where there are fewer."""
    length = min(SHINGLE, codes.size)
    mixed = np.zeros(codes.size - length + 1, dtype=np.uint64)
    for at in range(length):
        mixed = (mixed ^ codes[at : at + mixed.size]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def _winnowed(shingles: Hashes) -> Hashes:
    """The least of every WINDOW neighbouring shingles."""
    length = min(WINDOW, shingles.size)
    least = shingles[: shingles.size - length + 1].copy()
    for at in range(1, length):
        np.minimum(least, shingles[at : at + least.size], out=least)
    return least


def _set(hashes: Hashes) -> bytes:
    ordered = np.sort(hashes)
    first = np.ones(ordered.size, dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first].tobytes()
