"""The built-in kinds of the phrase language: what {kind} may be without any lexicon or family."""

from collections.abc import Mapping

# One token each, told apart by its shape.
SHAPE_KINDS = (
    "cap",
    "caps",
    "lower",
    "word",
    "digits",
    "integer",
    "year",
    "month",
    "day",
    "grouped",
    "decimal",
    "dotted",
    "dotted-date",
    "dotted-month",
    "mixed",
)
BUILT_IN = (*SHAPE_KINDS, "number", "any", "name", "names", "quote", "quoted", "quotes", "roman", "start", "end")
SCALED = "scaled"
TYPES: Mapping[str, tuple[str, ...]] = {"number": (SCALED,)}
"""The types of built-in kinds: a number with a scale word."""

# What `make:` may say without a builder: a cue sets fields of mentions near it; "nothing" keeps words from other rules.
CUE, NOTHING = "cue", "nothing"
