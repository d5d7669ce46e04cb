"""Reads what a report holds, as its own scripts do."""

import gzip
import json
import re
from base64 import b64decode
from pathlib import Path
from typing import Any

SCRIPT = re.compile(r'<script type="(?P<type>[^"]+)" id="(?P<id>[^"]+)">(?P<body>.*?)</script>', re.DOTALL)


class Report:
    """A report's payload and its blocks by number."""

    def __init__(self, path: Path) -> None:
        self.html = path.read_text(encoding="utf-8")
        found = {match["id"]: match["body"] for match in SCRIPT.finditer(self.html)}
        self.payload: dict[str, Any] = json.loads(found["payload"])
        self.blocks = {
            int(name[1:]): json.loads(gzip.decompress(b64decode(body)))
            for name, body in found.items()
            if re.fullmatch(r"b\d+", name)
        }
        self.overview: dict[str, Any] = self.blocks[self.payload["meta"]["overview"]]

    @property
    def articles(self) -> list[str]:
        columns = self.payload["articles"]["columns"]
        return [row[columns.index("article")] for row in self.payload["articles"]["rows"]]

    def told(self, article: str) -> dict[str, Any] | None:
        """What is told of an article's text."""
        number = self.articles.index(article)
        first, block = max(entry for entry in self.payload["meta"]["texts"] if entry[0] <= number)
        told: dict[str, Any] | None = self.blocks[block][number - first]
        return told

    def rows(self, name: str) -> list[dict[str, str]]:
        """All rows of a table, with their articles."""
        table = next(table for table in self.payload["tables"] if table["name"] == name)
        rows: list[dict[str, str]] = []
        for _, block in table["blocks"]:
            rows += [dict(zip(table["columns"], cells, strict=True)) for cells in zip(*self.blocks[block], strict=True)]
        for number, article in enumerate(self.articles):
            for row in rows[table["starts"][number] : table["starts"][number + 1]]:
                row["article"] = article
        return rows

    def rule(self, name: str) -> dict[str, Any]:
        """What the list of rules and the rule's page say."""
        listed = next(rule for rule in self.payload["rules"] if rule["id"] == name)
        page = self.blocks[self.payload["meta"]["rules"]][name]
        return listed | {"page": page}
