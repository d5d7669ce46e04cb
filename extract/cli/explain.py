"""`bangtin explain`: which rules fired where, and why others did not."""

from typing import Annotated

import typer

from extract.cli.errors import WrongUse, known_rule
from extract.cli.rulebook import loaded
from extract.cli.run import Rules


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(explain)


def explain(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-",
            help="An article, such as a.txt, data.jsonl:7 or news.zip!a.txt; or - for the standard input.",
        ),
    ],
    rule: Annotated[
        str | None, typer.Option(metavar="ID", help="Tell of this rule also where it did not fire, and why.")
    ] = None,
    rules: Rules = None,
) -> None:
    """Tell which rules fired in an article. On what, and which finds gave way to others."""
    from extract.authoring.explain import explain as explain_article
    from extract.authoring.explain import explain_rule
    from extract.inputs import NothingToReadError, article_of, find_source, read
    from extract.text.decode import Refused

    try:
        source = find_source(file)
    except NothingToReadError as error:
        raise WrongUse(str(error)) from None
    rulebook = loaded(rules)
    asked = known_rule(rulebook, rule) if rule is not None else None
    try:
        article = article_of(read(source), rulebook.layout)
    except Refused as refused:
        raise WrongUse(f"{file}: {refused.reason}") from None
    for line in explain_rule(article, rulebook, asked) if asked else explain_article(article, rulebook):
        typer.echo(line)
