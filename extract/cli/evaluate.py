"""`bangtin evaluate`: a run beside an annotation made by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from extract.cli.errors import WrongUse

ALL = "all"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(evaluate)


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="Annotations: a folder of NAME.json or of brat's files, or a JSON export."),
    ],
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The output folder of a run over those articles.")],
    misses: Annotated[
        str | None, typer.Option(metavar="TABLE", help="List what was missed and what is wrong in this table, or all.")
    ] = None,
    by_rule: Annotated[bool, typer.Option("--by-rule", help="Count right and wrong rows of every rule.")] = False,
    folder: Annotated[
        Path | None, typer.Option("--csv", metavar="DIR", help="Write scores.csv, rules.csv and cases.csv there.")
    ] = None,
) -> int:
    """Compare a run with an annotation made by hand. Precision, recall and F1 for each table."""
    from extract.evaluation.gold import GoldError
    from extract.evaluation.score import evaluate as evaluate_run
    from extract.evaluation.told import case_lines, rule_lines, score_lines, write_tables

    try:
        found = evaluate_run(gold, run)
    except GoldError as error:
        raise WrongUse(str(error)) from None
    names = [score.name for score in found.scores]
    if misses not in (None, ALL, *names):
        raise WrongUse(f"no table '{misses}' is annotated; there are {', '.join((*names, ALL))}")
    for score in found.scores:
        if misses in (ALL, score.name):
            _tell(case_lines(score))
    _tell(score_lines(found.scores))
    if by_rule:
        typer.echo()
        _tell(rule_lines(found.scores))
    if folder is not None:
        for path in write_tables(folder, found):
            typer.echo(str(path))
    for problem in found.problems:
        typer.echo(f"bangtin: {problem}", err=True)
    return 1 if found.problems else 0


def _tell(lines: Iterator[str]) -> None:
    for line in lines:
        typer.echo(line)
