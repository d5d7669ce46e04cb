"""spaCy: one JSON object a line, each a document that `Doc.from_json` of spaCy 3 reads."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extract.exchange.marked import Mark, Marked, table_order
from extract.exchange.tokens import Token, apart, covered, sentences_of_tokens

FILE = "docs.jsonl"


class SpacyWriter:
    """Writes articles as documents. The marks of a table are the span group of its name; `ents` do not overlap.

    Spans are widened to whole tokens, as spaCy demands; labels are the tables' names.
    """

    def __init__(self, folder: Path) -> None:
        self._file = (folder / FILE).open("w", encoding="utf-8", newline="\n")

    def add(self, article: Marked) -> None:
        """Write one article."""
        words = [token for sentence in sentences_of_tokens(article.text) for token in sentence]
        tokens = list(_with_spaces(article.text, words))
        groups: dict[str, list[dict[str, Any]]] = {}
        for table in table_order(mark.table for mark in article.marks):
            groups[table] = [_span(tokens, mark) for mark in article.marks if mark.table == table]
        document = {
            "text": article.text,
            "tokens": [{"id": n, "start": token.start, "end": token.end} for n, token in enumerate(tokens)],
            "ents": [_span(tokens, mark) for mark in apart(_whole(tokens, article.marks))],
            "spans": groups,
            "cats": {},
            "article": article.article,
        }
        self._file.write(json.dumps(document, ensure_ascii=False) + "\n")

    def close(self, tables: Sequence[str]) -> None:
        """Finish the file."""
        self._file.close()


def _with_spaces(text: str, words: Sequence[Token]) -> Iterator[Token]:
    """The tokens, and between them further ones for all that is not one single space."""
    behind = 0
    for word in (*words, Token(len(text), len(text))):
        gap = text[behind : word.start]
        if behind and gap.startswith(" "):
            behind += 1
        if behind < word.start:
            yield Token(behind, word.start)
        if word.start < word.end:
            yield word
        behind = word.end


def _whole(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Mark]:
    """The marks, widened to whole tokens."""
    wide = []
    for mark in marks:
        first, last = covered(tokens, mark)
        wide.append(Mark(mark.table, tokens[first].start, tokens[last - 1].end, mark.cells, mark.optional))
    return wide


def _span(tokens: Sequence[Token], mark: Mark) -> dict[str, Any]:
    first, last = covered(tokens, mark)
    return {"start": tokens[first].start, "end": tokens[last - 1].end, "label": mark.table, "kb_id": ""}
