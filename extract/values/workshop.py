"""Which builder, finisher and source of candidates the rulebook's names stand for."""

from extract.matching.cascade import Workshop
from extract.values import document, exemplar, period, place, quantity, row

_PARTS = (document, period, quantity, place, exemplar)

WORKSHOP = Workshop(
    builders=row.BUILDERS | {name: build for part in _PARTS for name, build in part.BUILDERS.items()},
    finishers=period.FINISHERS | quantity.FINISHERS | place.FINISHERS | exemplar.FINISHERS,
    candidates=place.CANDIDATES,
)
