"""What a run reads: folders, files, archives and tables of articles, as a list of sources to be read one by one."""

from extract.inputs.find import NothingToReadError, find_source, find_sources
from extract.inputs.read import article_of, digest, read
from extract.inputs.source import USUAL_COLUMNS, Columns, Document, Source
from extract.inputs.texts import text_of

__all__ = [
    "USUAL_COLUMNS",
    "Columns",
    "Document",
    "NothingToReadError",
    "Source",
    "article_of",
    "digest",
    "find_source",
    "find_sources",
    "read",
    "text_of",
]
