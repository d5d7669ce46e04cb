"""Which builder, finisher and source of candidates the rulebook's names stand for."""

import importlib

from extract.matching.cascade import Workshop
from extract.values import row

BUILDERS = dict(row.BUILDERS)
FINISHERS = {}
CANDIDATES = {}
for _name in ("document", "period", "quantity", "place", "exemplar"):
    try:
        _module = importlib.import_module(f"extract.values.{_name}")
    except ModuleNotFoundError:
        continue
    BUILDERS |= getattr(_module, "BUILDERS", {})
    FINISHERS |= getattr(_module, "FINISHERS", {})
    CANDIDATES |= getattr(_module, "CANDIDATES", {})

WORKSHOP = Workshop(BUILDERS, FINISHERS, CANDIDATES)
