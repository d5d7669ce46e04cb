"""A whole run into a folder of an annotation tool's files."""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol

from extract.exchange.brat import BratWriter
from extract.exchange.conll import ConllWriter
from extract.exchange.label_studio import LabelStudioWriter
from extract.exchange.marked import Marked
from extract.exchange.source import NoTextError, Run
from extract.exchange.spacy_docs import SpacyWriter


class Writer(Protocol):
    """Takes articles one by one."""

    def add(self, article: Marked) -> None:
        """Write one article."""

    def close(self, tables: Sequence[str]) -> None:
        """Finish the files; `tables` are those of the run."""


FORMATS: Mapping[str, Callable[[Path, Sequence[str]], Writer]] = {
    "brat": lambda folder, tables: BratWriter(folder),
    "labelstudio": lambda folder, tables: LabelStudioWriter(folder),
    "conll": ConllWriter,
    "spacy": lambda folder, tables: SpacyWriter(folder),
}


class FullFolderError(ValueError):
    """A folder that holds files already; the message names it."""


def export(run: Path, form: str, output: Path, complain: Callable[[str], None]) -> int:
    """Write the articles of a run to the new folder `output`. Returns how many were written.

    `complain` is told, in one line each, of articles whose text cannot be had any more. Raises NoRunError, and
    FullFolderError for a folder with files in it: corrections made there must not be lost.
    """
    source = Run(run)
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise FullFolderError(f"{output}: there is something already; name another folder with -o")
    output.parent.mkdir(parents=True, exist_ok=True)
    try:
        aside = Path(tempfile.mkdtemp(prefix=".bangtin-", dir=output.parent))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(output)) from None
    written = 0
    try:
        writer = FORMATS[form](aside, source.tables)
        for facts, rows in source.by_article():
            try:
                article = source.marked(facts, rows)
                if not _inside(article.article):
                    raise NoTextError(f"{article.article}: not a name for a file below {output}")
            except NoTextError as error:
                complain(str(error))
                continue
            writer.add(article)
            written += 1
        writer.close(source.tables)
        if output.exists():
            output.rmdir()
        aside.chmod(0o755)
        aside.rename(output)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return written


def _inside(name: str) -> bool:
    """Whether a name, taken as a path, stays in its folder."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts
