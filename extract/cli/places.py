"""`bangtin places`: what the gazetteer knows of a name."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.errors import usable_rules
from extract.cli.run import Rules

if TYPE_CHECKING:
    from extract.values.places.gazetteer import Gazetteer, Unit


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(places)


def places(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A unit's name, without its type word.")],
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Only units in force on this day.")
    ] = None,
    rules: Rules = None,
) -> int:
    """List the administrative units of a name. With their codes, days in force and what became of them."""
    from extract.rulebook import shipped_rules
    from extract.values.places.words import gazetteer_in

    gazetteer = gazetteer_in((shipped_rules(), *usable_rules(rules)))
    day = on.date() if on else None
    units = gazetteer.units(gazetteer.key_of(name), on=day)
    if not units:
        when = f" on {day}" if day else ""
        typer.echo(f"bangtin: no unit named {name}{when}", err=True)
        return 1
    for unit in units:
        typer.echo(_line(unit, gazetteer, day))
    return 0


def _line(unit: "Unit", gazetteer: "Gazetteer", day: date | None) -> str:
    path = ", ".join(f"{one.type} {one.name}" for one in (unit, *gazetteer.parents(unit, day)))
    since = "" if unit.start == date.min else f" from {unit.start}"
    until = "" if unit.end == date.max else f" until {unit.end - timedelta(days=1)}"
    now = [f"{one.type} {one.name} ({one.code})" for one in gazetteer.current(unit) if one != unit]
    today = f"; today {', '.join(now)}" if now else ""
    code = f" {unit.code}" if unit.code else ""
    return f"{path}  {unit.level}{code} ({unit.era}){since}{until}{today}"
