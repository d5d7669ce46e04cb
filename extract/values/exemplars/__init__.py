"""People, collectives and models: their names, titles and organisations, and who is held up as an example."""

from extract.values.exemplars.build import BUILDERS, FINISHERS

__all__ = ["BUILDERS", "FINISHERS"]
