"""`bangtin diff`: what changed between two runs."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.errors import WrongUse

if TYPE_CHECKING:
    from extract.evaluation.diff import Change

KINDS = ("gained", "lost", "changed")


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(diff)


def diff(
    before: Annotated[Path, typer.Argument(metavar="RUN_A", help="The output folder of a run.")],
    after: Annotated[Path, typer.Argument(metavar="RUN_B", help="The output folder of a later run.")],
    table: Annotated[str | None, typer.Option(metavar="NAME", help="List the rows of this table that changed.")] = None,
) -> None:
    """Tell which rows a run has gained, lost or changed beside another, by rule."""
    from extract.evaluation.diff import NoRunError, changes, table_names

    try:
        names = table_names(before, after)
    except NoRunError as error:
        raise WrongUse(str(error)) from None
    if table is not None and table not in names:
        raise WrongUse(f"no table '{table}'; there are {', '.join(names)}")
    counts: Counter[tuple[str, str, str]] = Counter()
    for name in names:
        for change in changes(before, after, name):
            counts[name, change.rule, change.kind] += 1
            if name == table:
                typer.echo(_line(change))
    if not counts:
        typer.echo("no row has changed")
        return
    typer.echo(f"{'table':12}  {'rule':32}" + "".join(f"  {kind:>7}" for kind in KINDS))
    for name, rule in sorted({(name, rule) for name, rule, _ in counts}):
        typer.echo(f"{name:12}  {rule:32}" + "".join(f"  {counts[name, rule, kind]:7}" for kind in KINDS))


def _line(change: "Change") -> str:
    row = change.row or change.was
    where = f"{row['article']}:{row['start']}" if "start" in row else row["article"]
    text = row.get("text", row.get("as_written", ""))
    if change.kind == "changed":
        cells = ", ".join(f"{name} {was or '-'} -> {now or '-'}" for name, (was, now) in change.cells.items())
        return f"~ {where} {text}: {cells}"
    told = [cell for name, cell in row.items() if cell and name not in ("article", "sentence", "start", "end", "text")]
    return f"{'+' if change.row else '-'} {where} {text}: {', '.join(told)}"
