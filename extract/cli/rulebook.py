"""Which rules a command works on: options that several commands share, and the rulebook that they stand for."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.errors import WrongUse, usable_rules

if TYPE_CHECKING:
    from extract.rulebook import Rulebook
    from extract.rulebook.model import Rule

Family = Annotated[str | None, typer.Option("--family", metavar="NAME", help="Only the rules of this family.")]


def loaded(rules: Sequence[Path] | None) -> "Rulebook":
    """The shipped rules with these folders on top; raises RulebookError for mistakes in them."""
    from extract.rulebook import load

    return load(usable_rules(rules))


def families(rulebook: "Rulebook", only: str | None) -> dict[str, tuple["Rule", ...]]:
    """The rules of every family, or of the one that is asked for; another name is wrong use."""
    names = [family.name for family in rulebook.families]
    if only is not None and only not in names:
        raise WrongUse(f"no family '{only}'; there are {', '.join(names)}")
    return {family.name: family.rules for family in rulebook.families if only in (None, family.name)}
