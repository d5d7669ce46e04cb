"""`bangtin rules`: check, show, list, begin and try the rules."""

from pathlib import Path
from typing import Annotated

import typer

from extract.cli import rules_list, rules_test
from extract.cli.errors import WrongUse, known_rule, usable_rules
from extract.cli.rulebook import families, loaded
from extract.cli.run import Rules

rules_app = typer.Typer(help="Check, show, list, begin and test rules.", no_args_is_help=True, rich_markup_mode=None)
for part in (rules_list, rules_test):
    part.add_to(rules_app)


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.add_typer(rules_app, name="rules")


@rules_app.command()
def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="DIR", help="Your own rule folders, beside the shipped rules.")
    ] = None,
    rules: Rules = None,
) -> int:
    """Look for mistakes in rule files. Prints PATH:LINE:COLUMN: CODE MESSAGE for each; exit code 1 if there is one."""
    from extract.authoring.check import check as check_rules
    from extract.running.collector import seldom_collecting

    with seldom_collecting():
        problems = check_rules(usable_rules([*(folders or ()), *(rules or ())]))
    for problem in problems:
        typer.echo(str(problem))
    if not problems:
        typer.echo("no mistakes found")
    return 1 if problems else 0


@rules_app.command()
def show(
    rule: Annotated[str, typer.Argument(metavar="ID", help="The rule's id, as in the column `rule`.")],
    rules: Rules = None,
) -> None:
    """Show one rule. What it is for, its pattern with lists written out, its examples."""
    from extract.authoring.show import show as show_rule

    rulebook = loaded(rules)
    for line in show_rule(known_rule(rulebook, rule), rulebook):
        typer.echo(line)


@rules_app.command()
def new(
    family: Annotated[str, typer.Argument(metavar="FAMILY", help="The family that the rule will belong to.")],
    like: Annotated[str | None, typer.Option(metavar="ID", help="Begin with a copy of this rule.")] = None,
    rules: Rules = None,
) -> None:
    """Print a rule to fill in. With a word about each of its lines."""
    from extract.authoring.starter import starter

    rulebook = loaded(rules)
    members = families(rulebook, family)[family]
    typer.echo(starter(rulebook.family(family), members, known_rule(rulebook, like) if like else None), nl=False)


@rules_app.command()
def schema(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="rules, lexicon, family, rulebook, links, layout; else one for all.")
    ] = "folder",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write them all there, one file each.")
    ] = None,
) -> None:
    """Print the JSON Schema of rule files. For editors that check and complete while you write."""
    from extract.authoring.json_schema import json_schemas, written

    schemas = json_schemas()
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
        for name, one in schemas.items():
            path = output / f"{name}.json"
            path.write_text(written(one), encoding="utf-8")
            typer.echo(str(path))
    elif kind in schemas:
        typer.echo(written(schemas[kind]), nl=False)
    else:
        raise WrongUse(f"no schema '{kind}'; there are {', '.join(schemas)}")


@rules_app.command("explain-code")
def tell_code(code: Annotated[str, typer.Argument(help="A code that `rules check` prints, as R011.")]) -> None:
    """Tell what a code of `rules check` means. And what to do about it."""
    from extract.authoring.codes import CODES, explain_code

    if code.upper() not in CODES:
        raise WrongUse(f"no code '{code}'; there are {', '.join(CODES)}")
    typer.echo(explain_code(code))
