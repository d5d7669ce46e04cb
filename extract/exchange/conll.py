"""CoNLL: a token a line, an empty line after each sentence, one BIO column for each table."""

from collections.abc import Sequence
from pathlib import Path

from extract.exchange.marked import CHOICES, Mark, Marked
from extract.exchange.tokens import apart, covered, sentences_of_tokens, within

FILE = "articles.conll"


class ConllWriter:
    """Writes articles one behind the other. Columns: token, start, end, then B-…, I-… or O for each table.

    What stands behind B- is the first choice of a table's columns (level, kind), else the table's name. Of marks of
    one table that overlap the longest is written.
    """

    def __init__(self, folder: Path, tables: Sequence[str]) -> None:
        self._tables = tables
        self._file = (folder / FILE).open("w", encoding="utf-8", newline="\n")
        self._file.write("\t".join(("# columns = token", "start", "end", *tables)) + "\n\n")

    def add(self, article: Marked) -> None:
        """Write one article."""
        marks = {table: apart([mark for mark in article.marks if mark.table == table]) for table in self._tables}
        self._file.write(f"# article = {' '.join(article.article.split())}\n")
        for tokens in sentences_of_tokens(article.text):
            columns = {table: ["O"] * len(tokens) for table in self._tables}
            for table, column in columns.items():
                for mark in within(marks[table], tokens):
                    first, last = covered(tokens, mark)
                    begun = first < last and mark.start < tokens[first].end and mark.start >= tokens[first].start
                    for number in range(first, last):
                        column[number] = ("B-" if begun and number == first else "I-") + _label(mark)
            for number, token in enumerate(tokens):
                cells = [article.text[token.start : token.end], str(token.start), str(token.end)]
                self._file.write("\t".join((*cells, *(column[number] for column in columns.values()))) + "\n")
            self._file.write("\n")

    def close(self, tables: Sequence[str]) -> None:
        """Finish the file."""
        self._file.close()


def _label(mark: Mark) -> str:
    first = next(iter(CHOICES.get(mark.table, ())), "")
    return mark.cells.get(first, mark.table)
