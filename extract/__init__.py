"""Tables from Vietnamese news articles: figures, places, periods, people and facts, each traced to its characters.

    load(folders)               the shipped rules with one's own on top
    extract_article(data, …)    one article to the rows of every table
    run(Options(…))             files and folders to tables in a folder
    read_tables(folder)         the tables of a run as data frames

They are imported when they are first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.rulebook import load
    from extract.running.article import extract_article
    from extract.running.job import Options, run
    from extract.tables.frames import read_tables

__version__ = "0.1.0"
__all__ = ["Options", "__version__", "extract_article", "load", "read_tables", "run"]

_HOMES = {
    "Options": "extract.running.job",
    "extract_article": "extract.running.article",
    "load": "extract.rulebook",
    "read_tables": "extract.tables.frames",
    "run": "extract.running.job",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'extract' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
