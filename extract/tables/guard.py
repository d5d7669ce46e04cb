"""Cells that a spreadsheet would take for formulas: an apostrophe before them keeps them text."""

import codecs
import re
from pathlib import Path

# Spaces before a formula are passed over; the wide signs begin one where Excel speaks a language of East Asia.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_GUARDED = re.compile(rf"'{_FORMULA.pattern}")


def guarded(cell: str) -> str:
    """The cell as it stands in a table for Excel; one more apostrophe for those that begin like a guarded one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell that `guarded` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def for_excel(table: Path) -> bool:
    """Whether a CSV table was written for Excel: only these begin with a byte order mark."""
    with table.open("rb") as handle:
        return handle.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
