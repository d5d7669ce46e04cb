"""The sentence that a row of a run stands in, cut out of the article's text."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from extract.inputs.texts import text_of
from extract.tables.stored import rows_of

_END = re.compile(r"(?<!\s\d)(?<!\s\d\d)[.!?…]+[\"”’»)]*\s+(?=[^\W\d_]|[\"“‘«(\d])")
"""Where a reader would see a sentence end; a rough cut, only for showing."""
LONGEST = 240
"""Characters that are shown on either side of the words, at most."""


class Passage(NamedTuple):
    """Words in their sentence: what stands before them, the words, what stands behind."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return " ".join(f"{self.before}[{self.words}]{self.after}".split())


class Texts:
    """The texts of the articles of one or several runs, read again one at a time; the first run that has one counts.

    `gone` are articles whose text is not what it was when a row was made, or is not there any more.
    """

    def __init__(self, *runs: Path) -> None:
        self.gone: set[str] = set()
        self._known: dict[str, tuple[str, Path]] = {}
        for run in runs:
            for facts in rows_of(run / "articles.csv"):
                self._known.setdefault(facts["article"], (facts["path"], run))
        self._last = ("", "")

    def passage(self, row: Mapping[str, str]) -> Passage:
        """The words of a row in their sentence; the words alone where the text is gone or has changed."""
        words = row.get("text", row.get("as_written", ""))
        text = self._text(row["article"])
        if not row.get("start", "").isdigit() or not row.get("end", "").isdigit():
            return Passage("", words, "")
        start, end = int(row["start"]), int(row["end"])
        if text[start:end] != words:
            self.gone.add(row["article"])
            return Passage("", words, "")
        return passage(text, start, end)

    def _text(self, article: str) -> str:
        if self._last[0] != article:
            path, run = self._known.get(article, ("", Path()))
            self._last = (article, text_of({"article": article, "path": path}, run) or "")
        return self._last[1]


def passage(text: str, start: int, end: int) -> Passage:
    """The sentence around `text[start:end]`, shortened to a bearable length."""
    line_start = max(text.rfind("\n", 0, start) + 1, start - LONGEST)
    line_end = text.find("\n", end)
    line_end = min(line_end if line_end >= 0 else len(text), end + LONGEST)
    before, after = text[line_start:start], text[end:line_end]
    stops = list(_END.finditer(before))
    if stops:
        before = before[stops[-1].end() :]
    if stop := _END.search(after):
        after = after[: stop.end()]
    return Passage(before.lstrip(), text[start:end], after.rstrip())
