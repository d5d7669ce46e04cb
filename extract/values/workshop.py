"""Which builder, finisher and source of candidates the rulebook's names stand for."""

from extract.matching.cascade import Workshop
from extract.values import document, exemplars, periods, places, quantities, row

_FINISHED = (periods, quantities, places, exemplars)
_PARTS = (document, *_FINISHED)

WORKSHOP = Workshop(
    builders=row.BUILDERS | {name: build for part in _PARTS for name, build in part.BUILDERS.items()},
    finishers=periods.FINISHERS | quantities.FINISHERS | places.FINISHERS | exemplars.FINISHERS,
    candidates=places.CANDIDATES,
    own={family: part.BUILDERS for part in _FINISHED for family in part.FINISHERS},
)
