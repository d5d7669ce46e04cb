"""Scores as text and as CSV files."""

import csv
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from extract.evaluation.agree import ABOUT_ENTRY, Row
from extract.evaluation.gold import Entry
from extract.evaluation.score import Evaluation, Score, share
from extract.exchange.cells import write_cells
from extract.exchange.marked import mark_of


def score_lines(scores: Iterable[Score]) -> Iterator[str]:
    """A line for each table, and beneath it one for each further cell that was asked for."""
    yield f"{'table':12}  precision  recall     F1   right  wrong  missed"
    for score in scores:
        yield (
            f"{score.name:12}  {score.precision:9.3f}  {score.recall:6.3f}  {score.f1:5.3f}"
            f"  {score.right:6}  {len(score.wrong):5}  {len(score.missed):6}"
        )
        for name, (right, asked) in sorted(score.details.items()):
            yield f"  {name:20} {right} of {asked}"


def rule_lines(scores: Iterable[Score]) -> Iterator[str]:
    """A line for each table and rule that made a row in it, those with most wrong rows first.

    `recall` is the share of the table's entries that the rule found.
    """
    rows = [row for score in scores for row in _rule_rows(score)]
    wide = max((len(row[1]) for row in rows), default=4)
    yield f"{'table':12}  {'rule':{wide}}  right  wrong  precision  recall"
    for name, rule, right, wrong, precision, recall in rows:
        yield f"{name:12}  {rule:{wide}}  {right:5}  {wrong:5}  {precision:9.3f}  {recall:6.3f}"


def case_lines(score: Score) -> Iterator[str]:
    """What was missed in a table and which of its rows are wrong, in the order of the text, each with its sentence."""
    for article, start, line, sentence in sorted(_told(score), key=itemgetter(0, 1)):
        yield f"{article}:{start}: {line}"
        yield f"    {sentence}"


def _told(score: Score) -> Iterator[tuple[str, int, str, str]]:
    for missed in score.missed:
        line = f"missed {missed.entry.text!r} {_wanted(missed.entry)}"
        yield missed.article, missed.entry.start, line, missed.sentence
    for wrong in score.wrong:
        line = f"wrong {wrong.row['text']!r} {_cells(score, wrong.row)}, {wrong.row['rule']}"
        yield wrong.row["article"], int(wrong.row["start"]), line, wrong.sentence


def write_tables(folder: Path, evaluation: Evaluation) -> list[Path]:
    """Write scores.csv, rules.csv and cases.csv (the misses and the wrong rows) into a folder. Returns their paths."""
    scores = evaluation.scores
    tables: dict[str, tuple[Sequence[str], Iterable[Sequence[object]]]] = {
        "scores": (("table", "precision", "recall", "f1", "right", "wrong", "missed"), map(_score_row, scores)),
        "rules": (
            ("table", "rule", "right", "wrong", "precision", "recall"),
            ((*row, _decimal(p), _decimal(r)) for score in scores for *row, p, r in _rule_rows(score)),
        ),
        "cases": (
            ("table", "case", "article", "start", "end", "text", "cells", "rule", "sentence"),
            (row for score in scores for row in _case_rows(score)),
        ),
    }
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".bangtin-", dir=folder))
    try:
        for name, (head, rows) in tables.items():
            with (aside / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
                csv.writer(handle, lineterminator="\n").writerows((head, *rows))
        return [(aside / f"{name}.csv").replace(folder / f"{name}.csv") for name in tables]
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _rule_rows(score: Score) -> Iterator[tuple[str, str, int, int, float, float]]:
    entries = score.right + len(score.missed)
    for rule, right, wrong in score.rules():
        yield score.name, rule, right, wrong, share(right, right + wrong), share(right, entries)


def _score_row(score: Score) -> tuple[object, ...]:
    shares = (_decimal(number) for number in (score.precision, score.recall, score.f1))
    return (score.name, *shares, score.right, len(score.wrong), len(score.missed))


def _case_rows(score: Score) -> Iterator[tuple[object, ...]]:
    for missed in score.missed:
        entry = missed.entry
        place = (missed.article, entry.start, entry.end, entry.text)
        yield (score.name, "missed", *place, _wanted(entry), "", missed.sentence)
    for wrong in score.wrong:
        cells = (wrong.row[name] for name in ("article", "start", "end", "text"))
        yield (score.name, "wrong", *cells, _cells(score, wrong.row), wrong.row["rule"], wrong.sentence)


def _cells(score: Score, row: Row) -> str:
    return write_cells(mark_of(score.table, row).cells)


def _wanted(entry: Entry) -> str:
    """The fields of an entry; alternatives are parted by '|'."""
    fields = {name: cell for name, cell in entry.fields.items() if name not in ABOUT_ENTRY}
    return write_cells({name: _one(cell) for name, cell in fields.items()})


def _one(cell: object) -> str:
    return " | ".join(map(str, cell)) if isinstance(cell, list) else str(cell)


def _decimal(number: float) -> str:
    return f"{number:.4f}"
