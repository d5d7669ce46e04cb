"""Places: the public names of this family."""

from extract.matching.match import Builder, Candidates, Finisher
from extract.values.places.bare import gazetteer_mentions
from extract.values.places.build import build_place, build_places
from extract.values.places.main import main_locality, unit_of
from extract.values.places.resolve import resolve_places
from extract.values.places.value import Place
from extract.values.places.words import gazetteer_of

__all__ = [
    "BUILDERS",
    "CANDIDATES",
    "FINISHERS",
    "Place",
    "gazetteer_mentions",
    "gazetteer_of",
    "main_locality",
    "unit_of",
]

BUILDERS: dict[str, Builder] = {"place": build_place, "places": build_places}
FINISHERS: dict[str, Finisher] = {"localities": resolve_places}
CANDIDATES: dict[str, Candidates] = {"localities": gazetteer_mentions}
