"""Figures: amounts, counts, ratios, ranks and multiples in base units."""

from extract.values.quantities.build import BUILDERS, FINISHERS
from extract.values.quantities.value import Quantity

__all__ = ["BUILDERS", "FINISHERS", "Quantity"]
