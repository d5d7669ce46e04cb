"""`bangtin evaluate`: a run beside an annotation made by hand."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.errors import WrongUse

if TYPE_CHECKING:
    from extract.evaluation.score import Score


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of annotations, NAME.json for each article.")],
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The output folder of a run over those articles.")],
    misses: Annotated[
        str | None, typer.Option(metavar="TABLE", help="List what was missed and what is wrong in this table.")
    ] = None,
) -> None:
    """Compare a run with an annotation: precision, recall and F1 for each table."""
    from extract.evaluation.gold import GoldError
    from extract.evaluation.score import TASKS
    from extract.evaluation.score import evaluate as evaluate_run

    names = [task.name for task in TASKS]
    if misses is not None and misses not in names:
        raise WrongUse(f"no table '{misses}'; there are {', '.join(names)}")
    try:
        scores = evaluate_run(gold, run)
    except GoldError as error:
        raise WrongUse(str(error)) from None
    for score in scores:
        if score.name == misses:
            _list(score)
    typer.echo(f"{'table':12}  precision  recall     F1   right  wrong  missed")
    for score in scores:
        typer.echo(
            f"{score.name:12}  {score.precision:9.3f}  {score.recall:6.3f}  {score.f1:5.3f}"
            f"  {score.right:6}  {len(score.wrong):5}  {len(score.missed):6}"
        )
        for name, (right, asked) in sorted(score.details.items()):
            typer.echo(f"  {name:20} {right} of {asked}")


def _list(score: "Score") -> None:
    for article, entry in score.missed:
        fields = {name: value for name, value in entry.fields.items() if name not in ("text", "nth")}
        typer.echo(f"{article}:{entry.start}: missed {entry.text!r} {json.dumps(fields, ensure_ascii=False)}")
    for row in score.wrong:
        fields = {name: cell for name, cell in row.items() if cell and name not in ("article", "start", "end", "text")}
        typer.echo(f"{row['article']}:{row['start']}: wrong {row['text']!r} {json.dumps(fields, ensure_ascii=False)}")
