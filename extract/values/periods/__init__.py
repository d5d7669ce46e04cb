"""Periods: points, ranges and lengths of time, anchored to the article's own date."""

from extract.values.periods.build import BUILDERS, FINISHERS, read_point
from extract.values.periods.written import Period

__all__ = ["BUILDERS", "FINISHERS", "Period", "read_point"]
