"""`bangtin export`: a run in the formats of annotation tools."""

from pathlib import Path
from typing import Annotated

import typer

from extract.cli.errors import WrongUse
from extract.cli.plural import many


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(export)


def export(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The output folder of a run.")],
    form: Annotated[str, typer.Option("--to", metavar="NAME", help="brat, labelstudio, conll or spacy.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="A new folder. [default: RUN/NAME]")
    ] = None,
) -> int:
    """Write a run for a tool of annotation. Its articles with their finds marked, to be corrected there."""
    from extract.exchange.export import FORMATS, FullFolderError
    from extract.exchange.export import export as export_run

    if form not in FORMATS:
        raise WrongUse(f"no format '{form}'; there are {', '.join(FORMATS)}")
    folder = output or run / form
    lost: list[str] = []
    try:
        written = export_run(run, form, folder, lost.append)
    except FullFolderError as error:
        raise WrongUse(str(error)) from None
    for line in lost:
        typer.echo(f"bangtin: {line}", err=True)
    typer.echo(f"{folder}: {many(written, 'article')}")
    return 1 if lost else 0
