"""The journal of a run: what every article gave, kept beside the tables so that a run that is cut off can go on.

One SQLite file in the output folder. A result is kept by a hash of all that it depends on, so nothing has to be told
apart as changed: another text, name, rule or version of the program has another key, and is not found.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from extract import __version__
from extract.rulebook.model import Rulebook
from extract.running.outcome import Outcome, Packed, unpack
from extract.tables.writers import CannotWriteError

NAME = ".bangtin-journal"
LIBRARIES = ("underthesea", "regex", "ftfy", "trafilatura")
COMMIT_SECONDS = 1.0
"""What a cut-off run may lose."""
_OPEN = """
pragma locking_mode = exclusive;
pragma journal_mode = wal;
pragma synchronous = normal;
create table if not exists articles (key blob primary key, digest text, body blob, fingerprint blob);
create temp table used (key blob primary key) without rowid;
begin immediate;
"""


class InUseError(RuntimeError):
    """Another run is writing into the folder; the message says so."""


def maker(rulebook: Rulebook) -> str:
    """What results depend on beside the input: the rules, this program's own files, and libraries that read text."""
    package = Path(__file__).resolve().parents[1]
    own = blake2b(digest_size=16)
    for path in sorted(path for path in package.rglob("*") if path.suffix in (".py", ".tsv")):
        own.update(path.read_bytes())
    return "/".join((__version__, own.hexdigest(), *map(_version, LIBRARIES), rulebook.hash))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


class Journal:
    """Results by what they depend on; a context manager, which locks the output folder against other runs.

    Without `resume` it begins empty, and `finish` throws it away: it was there for the case that the run is cut off.
    With `resume` it begins with what it held, and `finish` leaves what this run used. Raises CannotWriteError when the
    disk is full or the file is damaged, InUseError when another run has it open.
    """

    def __init__(self, folder: Path, made_by: str, *, resume: bool) -> None:
        self._path = folder / NAME
        self._made_by = made_by.encode()
        self._resume = resume

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._told():
            self._database = sqlite3.connect(self._path, timeout=0, isolation_level=None)
            self._database.executescript(_OPEN)
            if not self._resume:
                self._database.execute("delete from articles")
        self._committed = monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):
            self._database.commit()
        self._database.close()

    def __len__(self) -> int:
        count: int = self._database.execute("select count(*) from articles").fetchone()[0]
        return count

    def key(self, name: str, path: str, digest: str) -> bytes:
        """The key of the result of an input of that name and path, whose content has that digest."""
        told = b"\0".join((self._made_by, name.encode(), path.encode(), digest.encode()))
        return blake2b(told, digest_size=16).digest()

    def holds(self, key: bytes) -> bool:
        """Whether there is a result of that key."""
        return self._database.execute("select 1 from articles where key = ?", (key,)).fetchone() is not None

    def find(self, key: bytes) -> Outcome | None:
        """The result of that key; None when there is none, or a damaged one."""
        with self._told():
            row = self._database.execute(
                "select digest, body, fingerprint from articles where key = ?", (key,)
            ).fetchone()
            self._database.execute("insert or ignore into used values (?)", (key,))
        try:
            return unpack(Packed(*row), resumed=True) if row else None
        except (ValueError, KeyError, TypeError):
            return None

    def add(self, key: bytes, packed: Packed) -> None:
        """Keep a result; it is safe a second later."""
        with self._told():
            self._database.execute(
                "insert or replace into articles values (?, ?, ?, ?)",
                (key, packed.digest, packed.body, packed.fingerprint),
            )
            self._database.execute("insert or ignore into used values (?)", (key,))
            if monotonic() - self._committed >= COMMIT_SECONDS:
                self._database.execute("commit")
                self._database.execute("begin immediate")
                self._committed = monotonic()

    def finish(self) -> None:
        """The tables are in place: forget what they do not hold; without `resume`, everything."""
        with self._told():
            if self._resume:
                self._database.execute("delete from articles where key not in (select key from used)")
                self._database.execute("commit")
                self._database.execute("pragma wal_checkpoint(truncate)")
            else:
                self._database.close()
                for path in (self._path, *self._path.parent.glob(f"{NAME}-*")):
                    path.unlink(missing_ok=True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                raise InUseError(f"{self._path.parent}: another run is writing its tables there") from None
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise CannotWriteError(f"{self._path.parent}: nothing can be written there") from None
            raise CannotWriteError(f"{self._path}: {error}") from None
