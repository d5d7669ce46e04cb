"""Libraries for dates and quantities beside bangtin, on the annotated articles.

    python benchmarks/value_peers.py [ARTICLES] [ANNOTATIONS]

dateparser is given the language and the article's date, and the period that it tells (day, month, year) makes the
span. quantulum3 knows English notation: '.' and ',' are exchanged for it, and only figures with a unit of measurement
count, for both. Neither is needed by bangtin (`pip install -e '.[bench]'`); one that is not installed is left out.
"""

import argparse
import calendar
import csv
import json
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from extract.evaluation.gold import TABLES
from extract.evaluation.score import Score, evaluate
from extract.rulebook import load
from extract.running.article import extract_article, prepare
from extract.tables.columns import shipped_table
from extract.text.article import Article, read_article

HERE = Path(__file__).resolve().parent
Row = Mapping[str, str]
Reader = Callable[[Article], Iterator[Row]]
EXCHANGED = str.maketrans(".,", ",.")
UNITS: Mapping[str, tuple[str, str, str]] = {
    "square metre": ("area", "m²", "1"),
    "hectare": ("area", "m²", "10000"),
    "square kilometre": ("area", "m²", "1000000"),
    "metre": ("length", "m", "1"),
    "kilometre": ("length", "m", "1000"),
    "centimetre": ("length", "m", "0.01"),
    "millimetre": ("length", "m", "0.001"),
    "kilogram": ("mass", "kg", "1"),
    "gram": ("mass", "kg", "0.001"),
    "cubic metre": ("volume", "m³", "1"),
    "percentage": ("percent", "%", "1"),
    "dollar": ("money", "USD", "1"),
    "united states dollar": ("money", "USD", "1"),
}
"""What bangtin calls the units of quantulum3: kind, unit, and how many of these one is."""
MEASURED = {kind for kind, _, _ in UNITS.values()}


@dataclass(frozen=True, slots=True)
class Peer:
    """A library, the table that its finds are compared in, and what makes rows of them (kept of `kinds`, if any)."""

    module: str
    table: str
    reader: Callable[[], Reader]
    kinds: frozenset[str] = frozenset()


def dateparser_reader() -> Reader:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def read(article: Article) -> Iterator[Row]:
        at = 0
        base = datetime.combine(article.layout.published or date.today(), time())  # noqa: DTZ011
        settings = {"RELATIVE_BASE": base}
        parser = DateDataParser(languages=["vi"], settings=settings)
        for words, found in search_dates(article.decoded, languages=["vi"], settings=settings) or ():
            start = article.decoded.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            told = parser.get_date_data(words)
            first, last = _span((told.date_obj or found).date(), told.period)
            yield {"start": str(start), "end": str(at), "period_start": str(first), "period_end": str(last)}

    return read


def _span(day: date, period: str) -> tuple[date, date]:
    """The days of the month or year that a day stands for."""
    if period == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if period == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day


def quantulum_reader() -> Reader:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

    def read(article: Article) -> Iterator[Row]:
        at = 0
        for line in article.decoded.splitlines(keepends=True):
            for found in parser.parse(line.translate(EXCHANGED)):
                if found.unit.name in UNITS:
                    kind, unit, factor = UNITS[found.unit.name]
                    start, end = found.span
                    value = Decimal(str(found.value)) * Decimal(factor)
                    spread = Decimal(str(found.uncertainty or 0)) * Decimal(factor)
                    yield {
                        "start": str(at + start),
                        "end": str(at + end),
                        "kind": kind,
                        "value": str(value - spread),
                        "max": str(value + spread) if spread else "",
                        "unit": unit,
                    }
            at += len(line)

    return read


PEERS = (
    Peer("dateparser", "periods", dateparser_reader),
    Peer("quantulum3", "figures", quantulum_reader, frozenset(MEASURED)),
)


def own_reader(table: str) -> Reader:
    """bangtin itself, all tables at once."""
    rulebook = load()
    prepare(rulebook)
    columns = shipped_table(table).columns

    def read(article: Article) -> Iterator[Row]:
        result = extract_article(article.decoded.encode(), rulebook, name=article.name)
        for row in result.rows[table]:
            yield dict(zip(columns, row, strict=True))

    return read


def compare(peer: Peer, articles: list[Article], annotations: Path, reader: Reader) -> tuple[Score, float]:
    """How the rows of a reader agree with the annotation, and the seconds that they took."""
    began = perf_counter()
    rows = {article.name: list(reader(article)) for article in articles}
    seconds = perf_counter() - began
    with tempfile.TemporaryDirectory() as name:
        gold, run = Path(name, "gold"), Path(name, "run")
        gold.mkdir()
        run.mkdir()
        for article in articles:
            _write_gold(annotations / f"{article.name}.json", gold, peer)
        for table in TABLES:
            kept = rows if table == peer.table else {}
            _write_rows(run / f"{table}.csv", table, kept, peer.kinds)
        with (run / "articles.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(("article", "path"))
            writer.writerows((article.name, article.path) for article in articles)
        return next(score for score in evaluate(gold, run).scores if score.name == peer.table), seconds


def _write_gold(path: Path, folder: Path, peer: Peer) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    for entry in data.get(peer.table, ()):
        if peer.kinds and entry["kind"] not in peer.kinds:
            entry["optional"] = True
    (folder / path.name).write_text(json.dumps(data), encoding="utf-8")


def _write_rows(path: Path, table: str, rows: Mapping[str, list[Row]], kinds: frozenset[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, shipped_table(table).columns, restval="")
        writer.writeheader()
        for article, found in rows.items():
            writer.writerows({**row, "article": article} for row in found if not kinds or row["kind"] in kinds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=HERE.parent / "corpus" / "articles")
    parser.add_argument("annotations", nargs="?", type=Path, default=HERE.parent / "corpus" / "gold")
    arguments = parser.parse_args()
    rules = load().layout
    articles = [
        read_article(path.read_bytes(), name=path.stem, path=str(path), rules=rules)
        for path in sorted(arguments.articles.glob("*.txt"))
        if (arguments.annotations / f"{path.stem}.json").exists()
    ]
    print(f"{'':30} {'right':>6} {'wrong':>6} {'missed':>7} {'F1':>6} {'seconds':>8}")
    for peer in PEERS:
        readers = {f"bangtin {peer.table}": own_reader(peer.table)}
        if find_spec(peer.module) is None:
            print(f"{peer.module}: not installed, left out")
        else:
            readers[f"{peer.module} {peer.table}"] = peer.reader()
        for name, reader in readers.items():
            score, seconds = compare(peer, articles, arguments.annotations, reader)
            counts = f"{score.right:6} {len(score.wrong):6} {len(score.missed):7} {score.f1:6.3f} {seconds:8.2f}"
            print(f"{name:30} {counts}")


if __name__ == "__main__":
    main()
