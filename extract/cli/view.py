"""`bangtin view`: a run as a page to read."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from extract.cli.errors import WrongUse


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(view)


def view(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The output folder of a run.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The page. [default: RUN/report.html]")
    ] = None,
    articles: Annotated[
        list[str] | None, typer.Option("--article", metavar="NAME", help="Only this article; repeatable.")
    ] = None,
    matches: Annotated[
        bool | None,
        typer.Option(
            "--matches/--no-matches",
            help="Run the rules again, for the matches that gave way. [default: for up to 300 articles]",
        ),
    ] = None,
) -> None:
    """Write a page to open in a browser. The articles with every find marked, tables, charts, rules."""
    from extract.tables.stored import REPORT

    page = output or run / REPORT
    if not page.parent.is_dir():
        raise WrongUse(f"{page.parent}: no such folder")
    if page.is_dir():
        raise WrongUse(f"{page}: a folder, not a file")
    make_report(run, page, articles or (), matches=matches)


def make_report(
    run: Path, page: Path, articles: Sequence[str] = (), *, matches: bool | None = None, quiet: bool = False
) -> None:
    """Write the page and say where it lies, and what is not on it."""
    from extract.report.report import write_report

    try:
        with _bar(quiet) as watch:
            written = write_report(run, page, articles, matches=matches, watch=watch)
    except OSError as error:
        raise WrongUse(f"{error.filename or page}: {(error.strerror or str(error)).lower()}") from None
    if not quiet:
        typer.echo(str(page))
    if written.shown < written.articles:
        typer.echo(
            f"bangtin: {page}: the first {written.shown} of {written.articles} articles are on the page", err=True
        )
    if written.without_text:
        many = written.without_text
        lost = "1 text is gone or has" if many == 1 else f"{many} texts are gone or have"
        typer.echo(f"bangtin: {page}: {lost} changed since the run", err=True)


@contextmanager
def _bar(quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Shows on a terminal how far a page has come."""
    if quiet or not sys.stderr.isatty():
        yield lambda shown, most: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("report"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=None)
        yield lambda shown, most: progress.update(bar, completed=shown, total=most)
