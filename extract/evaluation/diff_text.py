"""The changes between two runs as lines to read, and as a table."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from extract.evaluation.context import Texts
from extract.evaluation.diff import KINDS, Change, Kind
from extract.evaluation.digest import OfRule, Shown

SIGNS: dict[Kind, str] = {"gained": "+", "lost": "-", "changed": "~"}
COLUMNS = (
    *("change", "table", "rule", "rule_before", "article", "start", "end", "text"),
    *("cells_before", "cells_after", "sentence"),
)


def listing(rules: Sequence[OfRule]) -> Iterator[str]:
    """Rule by rule, the changes that were kept, each with its sentence."""
    for of_rule in rules:
        if not of_rule.shown:
            continue
        yield f"{of_rule.table}  {of_rule.rule}".rstrip()
        for shown in of_rule.shown:
            yield from _lines(shown)
        if of_rule.hidden:
            yield f"  … {of_rule.hidden} more"
        yield ""


def _lines(shown: Shown) -> Iterator[str]:
    yield f"  {SIGNS[shown.change.kind]} {shown.where}  {shown.passage}".rstrip()
    if told := shown.told:
        yield f"      {told}"


def counted(rules: Sequence[OfRule]) -> Iterator[str]:
    """A table of how many rows each rule gained, lost and changed, and the sum."""
    if not rules:
        yield "no row has changed"
        return
    width = max(4, *(len(of_rule.rule) for of_rule in rules))
    head = max(5, *(len(of_rule.table) for of_rule in rules))
    yield f"{'table':{head}}  {'rule':{width}}" + "".join(f"  {kind:>7}" for kind in KINDS)
    for of_rule in rules:
        numbers = "".join(f"  {of_rule.counts[kind]:7}" for kind in KINDS)
        yield f"{of_rule.table:{head}}  {of_rule.rule:{width}}{numbers}"


def write_csv(changes: Iterable[Change], texts: Texts, out: TextIO) -> None:
    """One line for each change, in the order of the articles."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for change in changes:
        row = change.row or change.was
        passage = texts.passage(row)
        cells = change.cells.items()
        sentence = " ".join("".join((passage.before, passage.words, passage.after)).split())
        writer.writerow(
            (
                *(change.kind, change.table, change.rule, change.was.get("rule", "")),
                *(row["article"], row.get("start", ""), row.get("end", ""), row.get("text", row.get("as_written", ""))),
                *("; ".join(f"{name}={pair[n]}" for name, pair in cells if pair[n]) for n in (0, 1)),
                sentence,
            )
        )
