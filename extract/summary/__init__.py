"""The facts of a whole run side by side: every measure by place and time, with the articles that state it."""

from extract.summary.facts import Facts, distinct_facts
from extract.summary.pivot import BY, pivot, wide
from extract.summary.records import NoRecordsError, read_records

__all__ = ["BY", "Facts", "NoRecordsError", "distinct_facts", "pivot", "read_records", "wide"]
