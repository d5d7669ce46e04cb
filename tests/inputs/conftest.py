from collections.abc import Callable
from pathlib import Path

import pytest

from extract.inputs import Columns, Document, find_sources, read
from extract.text import Refused

Contents = Callable[..., tuple[dict[str, Document], dict[str, str]]]


@pytest.fixture
def contents() -> Contents:
    """Reads all there is in a path: the documents, and the reasons of what is refused, by what they are shown as."""

    def contents(path: Path, columns: Columns | None = None) -> tuple[dict[str, Document], dict[str, str]]:
        documents, refused = {}, {}
        for source in find_sources([path], columns or Columns()):
            try:
                documents[source.name] = read(source)
            except Refused as refusal:
                refused[source.shown.removeprefix(f"{path.parent}/")] = refusal.reason
        return documents, refused

    return contents
