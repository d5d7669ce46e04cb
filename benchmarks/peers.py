"""Persons found by other libraries beside bangtin's, in the same annotated articles.

    python benchmarks/peers.py [ARTICLES] [ANNOTATIONS]

A find counts as right when it is the annotated name, word for word (F1), or overlaps one (F1 of overlaps): letter case
and the place of tone marks are set aside. Optional entries of the annotation count neither way. The seconds are those
of the articles in this process after a first sentence; bangtin makes all of its tables in them. A library that is not
installed is named and left out.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from extract.evaluation.gold import Entry, gold_files, read_gold
from extract.rulebook import load
from extract.running.article import extract_article, prepare
from extract.tables.columns import shipped_table
from extract.text.decode import decode
from extract.text.fold import fold

HERE = Path(__file__).resolve().parent
FIRST_SENTENCE = "Ông Tô Văn Bé hiến đất làm đường."
Span = tuple[int, int]
Finder = Callable[[str], list[Span]]
"""From the text of an article to the characters [start, end) of the persons named in it."""


@dataclass(slots=True)
class Count:
    """How many finds are right, how many are wrong, and how many annotated names were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def own_finder() -> Finder:
    """The persons of a whole run of bangtin."""
    rulebook = load()
    prepare(rulebook)
    columns = shipped_table("exemplars").columns

    def find(text: str) -> list[Span]:
        table = extract_article(text.encode(), rulebook, name="article").rows["exemplars"]
        rows = (dict(zip(columns, row, strict=True)) for row in table)
        return [(int(row["start"]), int(row["end"])) for row in rows if row["kind"] == "person"]

    return find


def underthesea_finder() -> Finder:
    """Words that underthesea.ner marks B-PER, with the I-PER behind them, paragraph by paragraph."""
    from underthesea import ner

    def find(text: str) -> list[Span]:
        spans: list[Span] = []
        at = 0
        for line in filter(str.strip, text.splitlines()):
            for word, *_, mark in ner(line):
                start = text.find(word, at)
                if start < 0:
                    continue
                at = start + len(word)
                if mark == "I-PER" and spans:
                    spans[-1] = spans[-1][0], at
                elif mark.endswith("-PER"):
                    spans.append((start, at))
        return spans

    return find


PEERS: dict[str, Callable[[], Finder]] = {"underthesea": underthesea_finder}
"""By module: what finds persons with it."""


def same_name(text: str, span: Span, entry: Entry) -> bool:
    """Whether the find is the annotated name, where it stands."""
    return overlaps(text, span, entry) and _words(text[slice(*span)]) == _words(entry.text)


def overlaps(text: str, span: Span, entry: Entry) -> bool:
    """Whether the find shares characters with the annotated name."""
    return span[0] < entry.end and entry.start < span[1]


def _words(name: str) -> list[str]:
    return [fold(word) for word in name.split()]


def compare(text: str, spans: Sequence[Span], entries: Sequence[Entry], *, strict: bool, count: Count) -> None:
    """Add what was found in one article."""
    right = same_name if strict else overlaps
    free = [entry for entry in entries if not entry.optional]
    optional = [entry for entry in entries if entry.optional]
    for span in spans:
        hit = next((entry for entry in free if right(text, span, entry)), None)
        if hit is not None:
            free.remove(hit)
            count.right += 1
        elif not any(overlaps(text, span, entry) for entry in optional):
            count.wrong += 1
    count.missed += len(free)


def read(articles: Path, annotations: Path) -> Iterator[tuple[str, list[Entry]]]:
    """Text and annotated persons of every annotated article."""
    for name, path in gold_files(annotations).items():
        text = decode((articles / f"{name}.txt").read_bytes()).text
        yield text, [entry for entry in read_gold(path, text)["exemplars"] if entry.fields["kind"] == "person"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=HERE.parent / "corpus" / "articles")
    parser.add_argument("annotations", nargs="?", type=Path, help="corpus/gold, or the folder of the articles itself")
    arguments = parser.parse_args()
    beside = arguments.articles.parent / "gold"
    annotations = arguments.annotations or (beside if beside.is_dir() else arguments.articles)
    annotated = list(read(arguments.articles, annotations))
    print(f"{'':20} {'right':>6} {'wrong':>6} {'missed':>7} {'F1':>6} {'F1 of overlaps':>15} {'seconds':>8}")
    for name, finder in {"bangtin": own_finder, **PEERS}.items():
        if name in PEERS and find_spec(name) is None:
            print(f"{name}: not installed, left out")
            continue
        find = finder()
        find(FIRST_SENTENCE)
        began = perf_counter()
        found = [find(text) for text, _ in annotated]
        seconds = perf_counter() - began
        strict, lenient = Count(), Count()
        for (text, entries), spans in zip(annotated, found, strict=True):
            compare(text, spans, entries, strict=True, count=strict)
            compare(text, spans, entries, strict=False, count=lenient)
        counts = f"{strict.right:6} {strict.wrong:6} {strict.missed:7} {strict.f1:6.3f} {lenient.f1:15.3f}"
        print(f"{name:20} {counts} {seconds:8.2f}")


if __name__ == "__main__":
    main()
