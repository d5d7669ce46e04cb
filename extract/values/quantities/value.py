"""The value of a figure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: `value` (to `max`, out of `total`) in base units; `value` is None for a vague magnitude.

    Place and period are filled in by linking.
    """

    kind: str
    value: Decimal | None = None
    max: Decimal | None = None
    total: Decimal | None = None
    unit: str = ""
    per: str = ""
    qualifier: str = ""
    change: str = ""
    status: str = ""
    of: str = ""
    value_written: str = ""
    unit_written: str = ""
    flags: tuple[str, ...] = ()
    locality: str = ""
    locality_code: str = ""
    period_start: date | None = None
    period_end: date | None = None
