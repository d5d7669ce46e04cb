"""Annotations of any format that is read, told by what the files hold."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from extract.evaluation.gold import Annotated, GoldError, entry_of, read_gold, read_json
from extract.exchange.brat import read_brat
from extract.exchange.label_studio import is_export, read_tasks
from extract.exchange.marked import FormatError, Marked
from extract.text.decode import Refused, decode

TextOf = Callable[[str], str]
Complain = Callable[[str], None]


def annotations(gold: Path, articles: Collection[str], text_of: TextOf, complain: Complain) -> Iterator[Annotated]:
    """The annotations in a folder or a file, of the given articles of a run.

    A .ann file is brat's; a .json file is one article in the project's own format (its text is NAME.txt beside it, else
    what `text_of` gives for the article), or an export of Label Studio. `complain` is told in one line of what cannot
    be read. Raises GoldError when there are no files of these kinds.
    """
    folder, paths = (gold, sorted(gold.rglob("*"))) if gold.is_dir() else (gold.parent, [gold])
    paths = [path for path in paths if path.suffix in (".json", ".ann")]
    if not paths:
        kinds = "NAME.json, NAME.ann of brat, or the JSON of Label Studio"
        raise GoldError(
            f"{gold}: no annotations found ({kinds})" if gold.exists() else f"{gold}: no such file or folder"
        )
    taken: dict[str, Path] = {}
    for path in paths:
        name = path.relative_to(folder).with_suffix("").as_posix()
        for found in _read(path, name, articles, text_of):
            if isinstance(found, FormatError):
                complain(str(found))
            elif found.article in taken:
                complain(f"{path}: {found.article} is annotated in {taken[found.article]} already")
            else:
                taken[found.article] = path
                yield found


def _read(path: Path, name: str, articles: Collection[str], text_of: TextOf) -> Iterator[Annotated | FormatError]:
    try:
        if path.suffix == ".ann":
            if name in articles:
                yield _annotated(read_brat(path, name))
            return
        data = read_json(path)
        if is_export(data):
            for task in read_tasks(path, data):
                yield task if isinstance(task, FormatError) else _annotated(task)
        elif name in articles:
            text = _text(path.with_suffix(".txt"), lambda: text_of(name))
            yield Annotated(name, text, read_gold(path, text))
    except FormatError as error:
        yield error
    except OSError as error:
        yield FormatError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}")


def _annotated(article: Marked) -> Annotated:
    tables = dict.fromkeys(mark.table for mark in article.marks)
    marks = {table: [mark for mark in article.marks if mark.table == table] for table in tables}
    entries = {table: [entry_of(mark, article.text) for mark in marks[table]] for table in tables}
    return Annotated(article.article, article.text, entries)


def _text(beside: Path, else_: Callable[[], str]) -> str:
    if not beside.exists():
        try:
            return else_()
        except ValueError as error:
            raise FormatError(str(error)) from None
    try:
        return decode(beside.read_bytes()).text
    except Refused as refused:
        raise FormatError(f"{beside}: {refused.reason}") from None
