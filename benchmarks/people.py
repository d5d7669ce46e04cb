"""Titles and organisations of the people in annotated articles: how many are as annotated.

    python benchmarks/people.py [ARTICLES] [ANNOTATIONS] [--misses]

Counted are the people whom the run finds and to whom the annotation gives a title (or an organisation), once for each
time they are named; optional ones are left out. Letter case and the place of tone marks are set aside. Strict: the same
words. Lenient: one contains the other ("Bí thư Đảng ủy" and "Bí thư Đảng ủy xã Tân Lập").
"""

import argparse
import csv
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.evaluation.gold import Entry, gold_files, read_gold
from extract.running.job import Options, run
from extract.text.decode import decode
from extract.text.fold import fold
from extract.text.normal import normalise

HERE = Path(__file__).resolve().parent
COLUMNS = {"title": "title", "organisation": "org"}
Row = Mapping[str, str]


@dataclass(slots=True)
class Count:
    """How many people have this cell in the annotation, and for how many of them the run says the same."""

    asked: int = 0
    strict: int = 0
    lenient: int = 0


def pairs(articles: Path, annotations: Path) -> Iterator[tuple[str, Entry, Row]]:
    """Article, annotated person and the row that names them, for everybody found."""
    files = gold_files(annotations)
    with tempfile.TemporaryDirectory() as folder:
        run(Options((articles,), Path(folder), workers=1))
        with (Path(folder) / "exemplars.csv").open(encoding="utf-8-sig", newline="") as handle:
            rows = [row for row in csv.DictReader(handle) if row["kind"] == "person"]
    for name, file in files.items():
        text = decode((articles / f"{name}.txt").read_bytes()).text
        found = {(int(row["start"]), int(row["end"])): row for row in rows if row["article"] == name}
        for entry in read_gold(file, text)["exemplars"]:
            row = found.get((entry.start, entry.end))
            if row is not None and entry.fields["kind"] == "person" and not entry.optional:
                yield name, entry, row


def compared(text: str) -> str:
    """The form of a title or an organisation in which they are compared."""
    return " ".join(fold(word) for word in normalise(text).text.split())


def contains(one: str, other: str) -> bool:
    """Whether one of two texts contains the other, in whole words."""
    return bool(one and other) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=HERE.parent / "corpus" / "articles")
    parser.add_argument("annotations", nargs="?", type=Path, help="corpus/gold, or the folder of the articles itself")
    parser.add_argument("--misses", action="store_true", help="list what is not the same")
    arguments = parser.parse_args()
    beside = arguments.articles.parent / "gold"
    annotations = arguments.annotations or (
        beside if beside.is_dir() and any(beside.glob("*.json")) else arguments.articles
    )
    counts = {column: Count() for column in COLUMNS}
    for article, entry, row in pairs(arguments.articles, annotations):
        for column, field in COLUMNS.items():
            wanted, given = compared(entry.fields.get(field) or ""), compared(row[column])
            if not wanted:
                continue
            count = counts[column]
            count.asked += 1
            count.strict += wanted == given
            count.lenient += contains(wanted, given)
            if arguments.misses and wanted != given:
                print(f"{article}:{entry.start} {entry.text}: {column} {row[column]!r}, not {entry.fields[field]!r}")
    print("column        asked  strict  lenient")
    for column, count in counts.items():
        shares = [part / count.asked if count.asked else 0.0 for part in (count.strict, count.lenient)]
        print(f"{column:12}  {count.asked:5}  {shares[0]:6.3f}  {shares[1]:7.3f}")


if __name__ == "__main__":
    main()
