"""`bangtin run`: a folder of articles to tables."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.diff import earlier_run, write_changes
from extract.cli.errors import WrongUse, usable_rules, wants
from extract.cli.plural import many
from extract.cli.progress import watching
from extract.cli.view import make_report

if TYPE_CHECKING:
    from extract.running.job import Options, Summary

INTERRUPTED = 130

Rules = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", help="A folder of your own rules on top of the shipped ones; repeatable."),
]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(run)


def run(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="FOLDER|FILE",
            help="Articles: .txt, .html or .docx, tables of them (.csv, .json, .jsonl), archives (.zip, .gz), folders, "
            "patterns in quotes, or - for the standard input.",
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the tables go.")] = Path(
        "output"
    ),
    rules: Rules = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="NAMES", help="csv, jsonl, parquet, sqlite, xlsx; several with commas.")
    ] = "csv",
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes; by default as many as pay.")
    ] = None,
    excel: Annotated[bool, typer.Option("--excel", help="CSV with letters and text as Excel takes them.")] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was cut off; read only what is new or changed.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but refused files and errors.")] = False,
    text_column: Annotated[
        str, typer.Option(metavar="NAME", help="Column or key of the text in .csv and .json; else a usual name.")
    ] = "",
    title_column: Annotated[str, typer.Option(metavar="NAME", help="The same for the title.")] = "",
    date_column: Annotated[str, typer.Option(metavar="NAME", help="The same for the date of publication.")] = "",
    against: Annotated[
        Path | None, typer.Option(metavar="RUN", help="Tell what has changed beside an earlier run, by rule.")
    ] = None,
    report: Annotated[
        bool, typer.Option("--report", help="Also write report.html, the page that `view` makes.")
    ] = False,
) -> int:
    """Turn articles into tables. One file for each table, and run.json about the run."""
    names = _formats(formats)
    if output.exists() and not output.is_dir():
        raise WrongUse(f"{output}: not a folder")
    from extract.inputs import Columns
    from extract.running.job import Options

    columns = Columns(text_column, title_column, date_column)
    options = Options(tuple(inputs), output, usable_rules(rules), names, workers, excel, resume, columns, report)
    if "csv" not in names and (against or report):
        raise WrongUse(f"{'--against' if against else '--report'} reads CSV tables; add csv to --format")
    if against is None:
        return _carry_out(options, quiet, report)
    with earlier_run(against, output) as earlier:
        code = _carry_out(options, quiet, report)
        if code != INTERRUPTED:
            write_changes(earlier, output, sys.stdout)
    return code


def _carry_out(options: "Options", quiet: bool, report: bool) -> int:
    from extract.inputs import NothingToReadError
    from extract.running.job import run as run_job
    from extract.running.journal import InUseError
    from extract.running.workers import WorkerDiedError
    from extract.tables.writers import CannotWriteError

    try:
        with watching(quiet) as watch:
            summary = run_job(options, watch)
    except (NothingToReadError, WorkerDiedError, InUseError, CannotWriteError) as error:
        raise WrongUse(str(error)) from None
    except KeyboardInterrupt:
        typer.echo(f"bangtin: interrupted; {options.output} is as it was, and --resume goes on from here", err=True)
        return INTERRUPTED
    for note in summary.notes:
        typer.echo(f"bangtin: {note}", err=True)
    if not quiet:
        _show(summary)
    if report:
        from extract.tables.stored import REPORT

        make_report(options.output, options.output / REPORT, quiet=quiet)
    return 1 if summary.refused else 0


def _formats(given: str) -> tuple[str, ...]:
    from extract.tables.writers import FORMATS, missing_library

    names = tuple(dict.fromkeys(name.strip().lower() for name in given.split(",") if name.strip()))
    for name in names or ("",):
        if name not in FORMATS:
            raise WrongUse(f"no format '{name}'; there are {', '.join(FORMATS)}")
        if library := missing_library(name):
            raise WrongUse(wants(f"format {name}", library))
    return names


def _show(summary: "Summary") -> None:
    from rich.console import Console
    from rich.table import Table

    shown = Table(box=None, pad_edge=False)
    shown.add_column("table")
    shown.add_column("rows", justify="right")
    for name, rows in summary.rows.items():
        shown.add_row(name, str(rows))
    console = Console(highlight=False, soft_wrap=True)
    for path in summary.files:
        console.print(str(path), markup=False)
    console.print()
    console.print(shown)
    refused = f", {summary.refused} refused" if summary.refused else ""
    resumed = f", {summary.resumed} known from before" if summary.resumed else ""
    console.print(f"\n{many(summary.articles, 'article')}{refused}{resumed}, {summary.seconds:.1f} s")
