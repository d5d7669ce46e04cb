"""Administrative units, the days on which they were in force, and the two eras of their system."""

from dataclasses import dataclass
from datetime import date

REFORM = date(2025, 7, 1)
ERA_BEFORE, ERA_SINCE = "2004-2025", "2025-"
LEVELS = ("province", "district", "commune", "village")
Day = date | int | None
"""A day, a year of which only the number is known, or nothing known."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One version of a unit, in force on the days start <= day < end."""

    id: str
    code: str
    name: str
    type: str
    level: str
    parent: str
    start: date
    end: date
    successors: tuple[str, ...]

    @property
    def era(self) -> str:
        """The era in which it began."""
        return ERA_SINCE if self.start >= REFORM else ERA_BEFORE

    def in_era(self, name: str) -> bool:
        """Was it in force in that era? A unit of a user's own, without dates, is in both."""
        return self.end > REFORM if name == ERA_SINCE else self.start < REFORM

    def valid(self, on: Day) -> bool:
        """Was it in force on that day, or on some day of that year?"""
        if on is None:
            return True
        if isinstance(on, int):
            return self.start.year <= on and (self.end.year > on or (self.end.year == on and self.end > date(on, 1, 1)))
        return self.start <= on < self.end


def era(on: Day) -> str | None:
    """The era of a day; None where the day or the year does not settle it."""
    if on is None or on == REFORM.year:
        return None
    if isinstance(on, int):
        return ERA_SINCE if on > REFORM.year else ERA_BEFORE
    return ERA_SINCE if on >= REFORM else ERA_BEFORE
