"""The entries of a zip archive that are articles."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from extract.inputs.files import RATIO, SLACK, archive_of, refusing
from extract.inputs.json_files import holds_articles
from extract.inputs.kinds import HIDDEN, is_told_of, kind_of, not_read
from extract.inputs.names import article_name, printable
from extract.inputs.source import MOST_ARTICLES, Columns, Source
from extract.text.decode import Refused

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def entries(path: Path, prefix: str, columns: Columns) -> Iterator[Source]:
    """The articles and tables in an archive, in its order; raises Refused if it cannot be listed or is a bomb."""
    with refusing():
        archive = archive_of(path)
    listed = [(number, entry, _name(entry)) for number, entry in enumerate(archive.infolist())]
    told = [(number, entry, name) for number, entry, name in listed if _is_article(name) and not entry.is_dir()]
    if len(told) > MOST_ARTICLES:
        raise Refused(f"more than {MOST_ARTICLES:,} articles in one archive (divide it)")
    _refuse_bomb(archive, path)
    given = 0
    for number, entry, name in told:
        kind, packed = kind_of(name)
        problem = not_read(name)
        if kind == "zip":
            problem = "an archive inside an archive is not read"
        elif entry.flag_bits & _ENCRYPTED:
            problem = "encrypted"
        source = Source(
            name=f"{prefix}/{article_name(PurePosixPath(name), packed)}",
            shown=f"{printable(path)}!{printable(name)}",
            path=path,
            kind=kind or "text",
            packed=packed,
            member=number,
            size=entry.compress_size if packed else entry.file_size,
            columns=columns,
            problem=problem,
        )
        if source.kind != "json" or problem or holds_articles(source):
            given += 1
            yield source
    if not given:
        raise Refused("no articles in this archive")


def _refuse_bomb(archive: ZipFile, path: Path) -> None:
    """An entry never gives more bytes than the archive's list says, so the list is enough to tell."""
    if sum(entry.file_size for entry in archive.infolist()) > SLACK + RATIO * path.stat().st_size:
        raise Refused(f"unpacks to more than {RATIO} times its size, as no text does")


def _is_article(name: str) -> bool:
    parts = PurePosixPath(name).parts
    if not parts or any(part.startswith(HIDDEN) and part != ".." for part in parts) or parts[0] == "__MACOSX":
        return False
    return is_told_of(name)


def _name(entry: ZipInfo) -> str:
    """The entry's name; many programs write UTF-8 without saying so."""
    name = entry.filename.replace("\\", "/")
    if not entry.flag_bits & _UTF8_NAME:
        try:
            return name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            pass
    return name
