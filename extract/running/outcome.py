"""What an article gave, packed into bytes: on its way between processes and in the journal; and opened again."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from extract.running.article import ArticleResult
from extract.running.fingerprint import Fingerprint
from extract.running.tally import Deed
from extract.tables.lines import to_lines

FAST = 1
"""zlib's level: a fifth of the size for a hundredth of the time that the article took."""


@dataclass(frozen=True, slots=True)
class Packed:
    """An article's result as bytes, compressed but for the fingerprint.

    `digest` is that of what was read; empty for a result that may be another one the next time: a file that cannot be
    opened, a rule that took too long, a process that died.
    """

    digest: str
    body: bytes
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one input gave: its facts (columns of the table articles), and by table its rows as CSV lines.

    `counts` are the rows by table, `characters` the length of the text; `text` is the text itself where no file holds
    it as it is. `resumed` tells that it was not read again, but comes from the journal.
    """

    facts: Mapping[str, str]
    lines: Mapping[str, str]
    counts: Mapping[str, int]
    characters: int
    deeds: tuple[Deed, ...]
    text: str
    fingerprint: Fingerprint
    resumed: bool = False

    @property
    def refused(self) -> bool:
        """Whether the input could not be read as an article; `facts["reason"]` says why."""
        return self.facts["status"] == "refused"


def pack(result: ArticleResult, digest: str = "") -> Packed:
    """A result as bytes."""
    prints = (result.fingerprint.shingles, result.fingerprint.kept, result.fingerprint.numbers)
    told = {
        "facts": dict(result.facts),
        "lines": {table: to_lines(rows) for table, rows in result.rows.items() if rows},
        "counts": {table: len(rows) for table, rows in result.rows.items() if rows},
        "characters": result.characters,
        "deeds": result.deeds,
        "text": result.text,
        "prints": [len(one) for one in prints],
        "sum": zlib.crc32(b"".join(prints)),
    }
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return Packed(digest, zlib.compress(body, FAST), b"".join(prints))


def unpack(packed: Packed, *, resumed: bool = False) -> Outcome:
    """What was packed. Raises ValueError for bytes that are damaged."""
    try:
        told = json.loads(zlib.decompress(packed.body))
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if zlib.crc32(packed.fingerprint) != told["sum"]:
        raise ValueError("the fingerprint is damaged")
    shingles, kept, _ = told["prints"]
    prints = packed.fingerprint
    return Outcome(
        facts=told["facts"],
        lines=told["lines"],
        counts=told["counts"],
        characters=told["characters"],
        deeds=tuple((rule, winner, count) for rule, winner, count in told["deeds"]),
        text=told["text"],
        fingerprint=Fingerprint(prints[:shingles], prints[shingles : shingles + kept], prints[shingles + kept :]),
        resumed=resumed,
    )
