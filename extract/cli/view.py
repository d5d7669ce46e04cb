"""`bangtin view`: a run as a page to read."""

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
) -> None:
    """Write an HTML page: the articles with every find marked, beside their tables."""
    from extract.report.report import NoRunError, write_report

    page = output or run / "report.html"
    if not page.parent.is_dir():
        raise WrongUse(f"{page.parent}: no such folder")
    try:
        write_report(run, page, articles or ())
    except NoRunError as error:
        raise WrongUse(str(error)) from None
    typer.echo(str(page))
