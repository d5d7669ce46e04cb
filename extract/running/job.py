"""A whole run: inputs in, tables and run.json out."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter

from extract import __version__
from extract.inputs import USUAL_COLUMNS, Columns, Source, digest, find_sources
from extract.inputs.runs import ABOUT, way_back
from extract.rulebook import load
from extract.running.article import prepare, tables_of
from extract.running.collector import seldom_collecting
from extract.running.duplicates import Copies
from extract.running.earlier import Earlier, outside
from extract.running.journal import Journal, maker
from extract.running.outcome import Outcome, Packed, unpack
from extract.running.tally import Tally
from extract.running.workers import Crew, suitable_workers
from extract.tables.columns import Row, Table, shipped_table
from extract.tables.stored import REPORT
from extract.tables.writers import TEXTS, TableWriter, file_names
from extract.text.decode import Refused

ARTICLES = shipped_table("articles")

Watch = Callable[[Outcome, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a run was asked to do.

    `inputs` are files, folders, patterns and '-', as `find_sources` takes them; `output` is the folder for the tables,
    `rules` are the user's own rule folders, later ones above earlier ones. `formats` are among csv, jsonl, parquet,
    sqlite and xlsx; `excel` is for csv. `workers` None: as many processes as pay. `resume`: take what the journal
    holds. `columns` are those of tables of articles. `report`: the page about the run will be made next.
    """

    inputs: tuple[Path | str, ...]
    output: Path
    rules: tuple[Path, ...] = ()
    formats: tuple[str, ...] = ("csv",)
    workers: int | None = None
    excel: bool = False
    resume: bool = False
    columns: Columns = USUAL_COLUMNS
    report: bool = False


@dataclass(slots=True)
class Summary:
    """What a run did: articles that were read and files refused, characters, rows by table, files written, seconds.

    `resumed` inputs were not read again; `notes` are what a reader of the files should know.
    """

    articles: int = 0
    refused: int = 0
    resumed: int = 0
    characters: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0


@seldom_collecting()
def run(options: Options, watch: Watch = lambda outcome, inputs: None) -> Summary:
    """Extract all inputs into `options.output`; `watch` is told every outcome and how many there will be.

    Raises NothingToReadError when there is nothing to read, RulebookError when the rules have mistakes, InUseError when
    another run has the output folder, CannotWriteError when it cannot be written to, WorkerDiedError when no processes
    can be started, and KeyError for a format that there is not. Then, and when the run is
    interrupted, the output folder keeps the tables it had, and a journal with which a run that resumes goes on.
    """
    began = perf_counter()
    outside(options.output, options.inputs)
    inputs = find_sources(options.inputs, options.columns)
    rulebook = load(options.rules)
    tables = tables_of(rulebook)
    earlier = Earlier(options.output)
    earlier.spare({*file_names(options.formats, tables), ABOUT, TEXTS})
    with ExitStack() as stack:
        journal = stack.enter_context(Journal(options.output, maker(rulebook), resume=options.resume))
        known = _known(journal, inputs) if len(journal) else [None] * len(inputs)
        waiting = [one for one, key in zip(inputs, known, strict=True) if key is None]
        workers = max(1, min(options.workers or suitable_workers(waiting), len(waiting)))
        if waiting:
            prepare(rulebook)
        loaded = perf_counter()
        crew = stack.enter_context(Crew(rulebook, options.rules, workers))
        writer = stack.enter_context(TableWriter(options.output, options.formats, excel=options.excel))
        copies = stack.enter_context(Copies(options.output))
        outcomes = _watched(_outcomes(journal, inputs, known, crew), watch, len(inputs))
        summary, tally = _written(writer, copies, tables, outcomes)
        summary.seconds = perf_counter() - began
        told = _told(options, summary, rulebook.hash, workers, loaded - began)
        told |= {"files": writer.close(), "rules": tally.told()}
        writer.add_text(ABOUT, json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        outdated, changed = earlier.outdated(writer.names)
        summary.files = writer.finish(ABOUT, outdated)
        replaced = (TEXTS, REPORT) if options.report else (TEXTS,)
        missed = [name for name in outdated if name not in replaced]
        summary.notes = [*writer.notes, *_of_an_earlier_run(options.output, missed, changed)]
        journal.finish()
    return summary


def article_row(facts: Mapping[str, str]) -> Row:
    """The row of an article in the table articles."""
    return tuple(facts.get(column, "") for column in ARTICLES.columns)


def _known(journal: Journal, inputs: Sequence[Source]) -> list[bytes | None]:
    """For every input the key of its result in the journal; None where there is no such result."""
    return [key if (key := _key(journal, one)) and journal.holds(key) else None for one in inputs]


def _key(journal: Journal, one: Source) -> bytes | None:
    try:
        return journal.key(one.name, one.shown, digest(one))
    except Refused:
        return None


def _outcomes(
    journal: Journal, inputs: Sequence[Source], known: Sequence[bytes | None], crew: Crew
) -> Iterator[Outcome]:
    """The outcomes of all inputs in their order; new ones go into the journal."""
    fresh = crew.results(one for one, key in zip(inputs, known, strict=True) if key is None)
    for one, key in zip(inputs, known, strict=True):
        if key is None:
            yield _kept(journal, one, next(fresh))
        else:
            yield journal.find(key) or _kept(journal, one, crew.alone(one))


def _kept(journal: Journal, one: Source, packed: Packed) -> Outcome:
    if packed.digest:
        journal.add(journal.key(one.name, one.shown, packed.digest), packed)
    return unpack(packed)


def _watched(outcomes: Iterator[Outcome], watch: Watch, inputs: int) -> Iterator[Outcome]:
    for outcome in outcomes:
        watch(outcome, inputs)
        yield outcome


def _written(
    writer: TableWriter, copies: Copies, tables: Sequence[Table], outcomes: Iterable[Outcome]
) -> tuple[Summary, Tally]:
    """Write the rows of all outcomes, those of the articles last: which one copies which is known at the end."""
    summary, tally = Summary(rows={table.name: 0 for table in tables}), Tally()
    for table in tables:
        writer.add(table)
    for outcome in outcomes:
        for table in tables:
            if table.name in outcome.lines:
                writer.add_lines(table, outcome.lines[table.name])
                summary.rows[table.name] += outcome.counts[table.name]
        if outcome.text:
            line = {"article": outcome.facts["article"], "text": outcome.text}
            writer.add_text(TEXTS, json.dumps(line, ensure_ascii=False) + "\n")
        summary.rows[ARTICLES.name] += 1
        summary.articles += not outcome.refused
        summary.refused += outcome.refused
        summary.resumed += outcome.resumed
        summary.characters += outcome.characters
        tally.add(outcome.deeds)
        copies.add(outcome.facts, outcome.fingerprint)
    for facts in copies.told():
        writer.add(ARTICLES, [article_row(facts)])
    return summary, tally


def _of_an_earlier_run(output: Path, outdated: Sequence[str], changed: Sequence[str]) -> Iterator[str]:
    """What a user is told of files that the run did not write anew."""
    if outdated:
        yield f"{output}: removed, as of an earlier run: {', '.join(outdated)}"
    if changed:
        yield f"{output}: of an earlier run and changed since, so still there: {', '.join(changed)}"


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
            "resume": options.resume,
            "columns": asdict(options.columns),
        },
        "started_in": way_back(options.output),
        "articles": summary.articles,
        "refused": summary.refused,
        "resumed": summary.resumed,
        "characters": summary.characters,
        "rows": summary.rows,
        "seconds": {"rules": round(loading, 3), "whole": round(summary.seconds, 3)},
    }
