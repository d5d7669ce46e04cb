"""Rules and lexicons: files that users write, read into an immutable Rulebook."""

from extract.rulebook.load import load, read, shipped_rules
from extract.rulebook.marks import Problem, RulebookError
from extract.rulebook.model import Rulebook

__all__ = ["Problem", "Rulebook", "RulebookError", "load", "read", "shipped_rules"]
