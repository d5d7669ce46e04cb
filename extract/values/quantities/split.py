"""Amounts whose unit stands in place of the decimal comma: "1m73", "1tr5"."""

import re
from collections.abc import Iterable
from decimal import Decimal

from extract.matching.match import Context, Match, Mention, mention
from extract.text.fold import fold
from extract.values.number import parse_digits
from extract.values.quantities.read import with_constants
from extract.values.quantities.value import Quantity
from extract.values.quantities.words import QuantityWords

_UNIT_AND_DECIMALS = re.compile(r"([^\W\d_]+)(\d{1,3})")


def build_split(match: Match, context: Context) -> Iterable[Mention]:
    """The {digits} and the word glued to them, whose letters are a unit of $split-units and whose digits decimals.

    A word that is itself a unit ("5m2", "12km2") makes nothing.
    """
    words = QuantityWords.of(context.rulebook)
    number, glued = match.slot("digits"), match.slot("mixed")
    if number is None or glued is None:
        return
    tokens = match.article.tokens
    surface = tokens.surfaces[glued.start]
    parts = _UNIT_AND_DECIMALS.fullmatch(surface)
    touching = tokens.ends[number.start] == tokens.starts[glued.start]
    if parts is None or not touching or words.head_at([fold(surface)], 0):
        return
    head = words.split.get(fold(parts[1]))
    whole = parse_digits(tokens.surfaces[number.start])
    if head is None or whole is None or whole != int(whole):
        return
    value = Quantity(
        head.kind,
        (whole + Decimal(f"0.{parts[2]}")) * head.factor,
        unit=head.unit,
        value_written=match.text(number.start, glued.end),
        unit_written=parts[1],
    )
    yield mention(match, with_constants(match, value), (number.start, glued.end))
