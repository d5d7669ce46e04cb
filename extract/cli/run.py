"""`bangtin run`: a folder of articles to tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.errors import WrongUse, rule_mistakes_told, usable_rules
from extract.cli.progress import watching

if TYPE_CHECKING:
    from extract.running.job import Summary

INTERRUPTED = 130

Rules = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", help="A folder of your own rules on top of the shipped ones; repeatable."),
]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(run)


def run(
    inputs: Annotated[list[Path], typer.Argument(metavar="FOLDER|FILE...", help="Articles: .txt files, or folders.")],
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
    excel: Annotated[bool, typer.Option("--excel", help="CSV that a double click opens right in Excel.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but refused files and errors.")] = False,
) -> int:
    """Turn articles into tables: one file for each table, and run.json about the run."""
    names = _formats(formats)
    if output.exists() and not output.is_dir():
        raise WrongUse(f"{output}: not a folder")
    from extract.running.folder import NothingToReadError
    from extract.running.job import Options
    from extract.running.job import run as run_job
    from extract.running.workers import WorkerDiedError

    options = Options(tuple(inputs), output, usable_rules(rules), names, workers, excel)
    try:
        with rule_mistakes_told(), watching(quiet) as watch:
            summary = run_job(options, watch)
    except (NothingToReadError, WorkerDiedError) as error:
        raise WrongUse(str(error)) from None
    except KeyboardInterrupt:
        typer.echo(f"bangtin: interrupted; {output} is as it was", err=True)
        return INTERRUPTED
    if not quiet:
        _show(summary)
    return 1 if summary.refused else 0


def _formats(given: str) -> tuple[str, ...]:
    from extract.tables.writers import FORMATS, missing_extra

    names = tuple(dict.fromkeys(name.strip() for name in given.split(",") if name.strip()))
    for name in names or ("",):
        if name not in FORMATS:
            raise WrongUse(f"no format '{name}'; there are {', '.join(FORMATS)}")
        if extra := missing_extra(name):
            raise WrongUse(f"format {name} is not installed; install bangtin[{extra}]")
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
    console.print(f"\n{_many(summary.articles, 'article')}{refused}, {summary.seconds:.1f} s")


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
