"""Damaged articles: none may break the program, hang, or give a row that does not stand where it says.

    python -m benchmarks.fuzz [--count 5000] [--seed 2021] [--one NUMBER]

The articles of generate.py and corpus/ are damaged in one to four ways: bytes flipped, cut out, doubled or strewn in,
ends cut off, articles run together or into one line, other encodings and normal forms. `--one` prints what becomes of
one of them.
"""

import argparse
import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time

from benchmarks.generate import ROOT, article
from extract.inputs import Source, read
from extract.rulebook import load
from extract.rulebook.model import Rulebook
from extract.running.article import extract_file, prepare, tables_of
from extract.tables.columns import Row, Table
from extract.text.decode import Refused

SECONDS = 5.0
"""No article may take longer, of this process's own time: others at work do not count."""
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "cp1258", "latin-1", "cp1252", "ascii")
LENGTHS = (500, 3000)
"""Characters of a generated article."""
STREWN = "0123456789.,;:-–/%()[]\"'“”…\t\r\n\x0b\x0c\x85\u2028\u00a0\u00ad\u200b\u200d\ufeff\u0301\u0323²½ⅣđðÐ👍🏽𠀀"

Change = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a damaged article: ok, refused, or what is wrong; and the seconds of computing it took."""

    said: str
    seconds: float
    rows: int = 0

    @property
    def bad(self) -> bool:
        """Whether something is wrong."""
        return self.said not in ("ok", "refused") or self.seconds > SECONDS


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bits of the bytes are others."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """A stretch is missing, or doubled."""
    first, last = sorted(chance.choices(range(len(data) + 1), k=2))
    return data[:first] + data[last:] if chance.random() < 0.6 else data[:last] + data[first:]


def joined(data: bytes, chance: random.Random) -> bytes:
    """Another article, damaged or not, follows without a break; or the same one again and again."""
    if chance.random() < 0.3:
        return data[:4000] * chance.randint(2, 8)
    return data + mutated(chance.randrange(10**6), deep=False)


def strewn(data: bytes, chance: random.Random) -> bytes:
    """Odd characters stand somewhere."""
    text = list(data.decode("utf-8", "replace"))
    for _ in range(chance.randint(1, 60)):
        text.insert(chance.randrange(len(text) + 1), chance.choice(STREWN) * chance.choice((1, 1, 1, 2, 30)))
    return "".join(text).encode("utf-8", "replace")


def lined(data: bytes, chance: random.Random) -> bytes:
    """Line ends are others, or missing, or everywhere; or there are no spaces."""
    text = data.decode("utf-8", "replace")
    old, new = chance.choice((("\n", "\r\n"), ("\n", "\r"), ("\n", " "), (" ", "\n"), (" ", ""), (" ", "\u00a0")))
    return text.replace(old, new).encode("utf-8", "replace")


def cased(data: bytes, chance: random.Random) -> bytes:
    """Everything is in capitals, in small letters, or in another normal form."""
    text = data.decode("utf-8", "replace")
    forms = (str.upper, str.lower, str.title, lambda one: unicodedata.normalize("NFD", one), lambda one: one[::-1])
    return chance.choice(forms)(text).encode("utf-8", "replace")


def encoded(data: bytes, chance: random.Random) -> bytes:
    """Written in another encoding, or read in a wrong one."""
    encoding = chance.choice(ENCODINGS)
    if chance.random() < 0.3:
        return data.decode("cp1252", "replace").encode("utf-8")
    return data.decode("utf-8", "replace").encode(encoding, "replace")


CHANGES: tuple[Change, ...] = (flipped, cut, joined, strewn, lined, cased, encoded)


@cache
def corpus() -> tuple[bytes, ...]:
    """The articles of corpus/."""
    return tuple(path.read_bytes() for path in sorted((ROOT / "corpus" / "articles").glob("*.txt")))


def mutated(number: int, *, deep: bool = True) -> bytes:
    """The damaged article of that number."""
    chance = random.Random(f"fuzz/{number}")
    data = (
        chance.choice(corpus()) if chance.random() < 0.5 else article(chance.randrange(5000), lengths=LENGTHS).encode()
    )
    for change in chance.choices(CHANGES, k=chance.randint(1, 4)):
        if data and (deep or change is not joined):
            data = change(data, chance)
    return data


def check(data: bytes, rulebook: Rulebook, tables: tuple[Table, ...]) -> Verdict:
    """Extract an article and look at every row."""
    source = Source("fuzz", "fuzz", data=data, size=len(data))
    began = process_time()
    result, _ = extract_file(source, rulebook)
    seconds = process_time() - began
    if result.refused:
        reason = result.facts["reason"]
        return Verdict(reason if reason.startswith("error in bangtin") else "refused", seconds)
    try:
        text = read(source).text
    except Refused as refused:
        return Verdict(f"read once and then refused: {refused.reason}", seconds)
    rows = [(table, row) for table in tables for row in result.rows.get(table.name, ())]
    astray = [f"{table.name} {row}" for table, row in rows if not _stands(text, table, row)]
    return Verdict(f"stands elsewhere: {astray[0]}" if astray else "ok", seconds, len(rows))


def _stands(text: str, table: Table, row: Row) -> bool:
    cells = dict(zip(table.columns, row, strict=True))
    written = cells["as_written" if table.name == "records" else "text"]
    return written != "" and text[int(cells["start"]) : int(cells["end"])] == written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0, help="the number of the first")
    parser.add_argument("--one", type=int)
    arguments = parser.parse_args()
    rulebook = load()
    prepare(rulebook)
    tables = tables_of(rulebook)
    if arguments.one is not None:
        data = mutated(arguments.one)
        Path("fuzz.txt").write_bytes(data)
        print(check(data, rulebook, tables))
        return
    counts: Counter[str] = Counter()
    slowest, rows = 0.0, 0
    for number in range(arguments.seed, arguments.seed + arguments.count):
        verdict = check(mutated(number), rulebook, tables)
        counts["bad" if verdict.bad else verdict.said] += 1
        slowest, rows = max(slowest, verdict.seconds), rows + verdict.rows
        if verdict.bad:
            print(f"{number}: {verdict.seconds:.1f} s, {verdict.said}")
    print(f"{arguments.count} damaged articles: {dict(counts)}; {rows} rows; slowest {slowest:.2f} s")
    sys.exit(1 if counts["bad"] else 0)


if __name__ == "__main__":
    main()
