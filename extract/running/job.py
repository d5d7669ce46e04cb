"""A whole run: inputs in, tables and run.json out."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from extract import __version__
from extract.rulebook import load
from extract.running.duplicates import Copies
from extract.running.folder import find_inputs
from extract.running.run import ArticleResult, prepare, tables_of
from extract.running.workers import extract_all, suitable_workers
from extract.tables.columns import Row, Table, shipped_table
from extract.tables.writers import TableWriter

ARTICLES = shipped_table("articles")


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked to do. `workers` None: as many as pay."""

    inputs: tuple[Path, ...]
    output: Path
    rules: tuple[Path, ...] = ()
    formats: tuple[str, ...] = ("csv",)
    workers: int | None = None
    excel: bool = False


@dataclass(slots=True)
class Summary:
    """What a run did: articles and characters read, refused files, rows by table, files written, seconds taken."""

    articles: int = 0
    refused: int = 0
    characters: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    seconds: float = 0.0


def run(options: Options, watch: Callable[[ArticleResult, int], None] = lambda result, inputs: None) -> Summary:
    """Extract all inputs into `options.output`; `watch` is told every result and how many there will be.

    Raises NothingToReadError when there is nothing to read and RulebookError when the rules have mistakes; then, and
    when it is interrupted, the output folder keeps the tables it had.
    """
    began = perf_counter()
    inputs = find_inputs(options.inputs)
    rulebook = load(options.rules)
    prepare(rulebook)
    loaded = perf_counter()
    workers = min(options.workers or suitable_workers(inputs), len(inputs))
    summary = Summary()
    with (
        TableWriter(options.output, options.formats, excel=options.excel) as writer,
        Copies(options.output) as copies,
    ):
        tables = tables_of(rulebook)
        for table in tables:
            writer.add(table)
            summary.rows[table.name] = 0
        with closing(extract_all(inputs, rulebook, options.rules, workers)) as results:
            for result in results:
                _add(writer, tables, result, summary)
                copies.add(result.facts, result.fingerprint)
                watch(result, len(inputs))
        for facts in copies.told():
            writer.add(ARTICLES, [article_row(facts)])
        summary.seconds = perf_counter() - began
        told = _told(options, summary, rulebook.hash, workers, loaded - began)
        writer.add_text("run.json", json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        summary.files = writer.finish()
    return summary


def _add(writer: TableWriter, tables: Sequence[Table], result: ArticleResult, summary: Summary) -> None:
    for table in tables:
        rows = result.rows.get(table.name, [])
        if rows:
            writer.add(table, rows)
            summary.rows[table.name] += len(rows)
    summary.rows[ARTICLES.name] += 1
    summary.articles += not result.refused
    summary.refused += result.refused
    summary.characters += result.characters


def article_row(facts: Mapping[str, str]) -> Row:
    """The row of an article in the table articles."""
    return tuple(facts.get(column, "") for column in ARTICLES.columns)


def _told(options: Options, summary: Summary, rules_hash: str, workers: int, loading: float) -> dict[str, object]:
    return {
        "bangtin": __version__,
        "rulebook": rules_hash,
        "options": {
            "inputs": [str(path) for path in options.inputs],
            "rules": [str(path) for path in options.rules],
            "formats": list(options.formats),
            "workers": workers,
            "excel": options.excel,
        },
        "articles": summary.articles,
        "refused": summary.refused,
        "characters": summary.characters,
        "rows": summary.rows,
        "seconds": {"rules": round(loading, 3), "whole": round(summary.seconds, 3)},
    }
