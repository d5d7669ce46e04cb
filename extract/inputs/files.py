"""Opening files and streams inside archives, with clear reasons for what fails."""

import gzip
import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import IO

from extract.inputs.source import MAX_BYTES, Source
from extract.text.decode import Refused

RATIO = 250
"""Text packs to a third, tables that repeat themselves to a hundredth; what unpacks to more than this is a zip bomb."""
SLACK = 16 * 2**20
"""Bytes that even the smallest archive may unpack to."""
_CHUNK = 2**16


@contextmanager
def refusing() -> Iterator[None]:
    """Turns what reading may raise into Refused with a reason."""
    try:
        yield
    except zipfile.BadZipFile as error:
        raise Refused(f"broken zip archive: {_on_one_line(error)}") from None
    except EOFError:
        raise Refused("gzip archive cut off before its end") from None
    except (zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
        raise Refused(f"broken archive: {error}") from None
    except NotImplementedError as error:
        raise Refused(f"zip archive of a kind that is not read: {error}") from None
    except (ValueError, OverflowError, RuntimeError, struct.error) as error:
        raise Refused(f"broken archive: {_on_one_line(error)}") from None
    except OSError as error:
        raise Refused(f"cannot be read: {(error.strerror or str(error)).lower()}") from None


def _on_one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def whole(source: Source) -> bytes:
    """All bytes of a source that is not a row; raises Refused, also when there are more than MAX_BYTES."""
    with refusing(), opened(source) as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Refused(f"longer than {MAX_BYTES // 2**20} MiB, as no article is (if it holds several, divide it)")
    return data


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """The bytes of a file, of an archive's entry or of the standard input, unpacked. Raises as `refusing` expects."""
    if source.path is None:
        yield BytesIO(source.data)
    elif source.member >= 0:
        archive = archive_of(source.path)
        with archive.open(archive.infolist()[source.member]) as stream:
            yield _unpacked(stream, source.size) if source.packed else BufferedReader(stream)  # type: ignore[type-var]
    else:
        with open_regular(source.path) as file:
            yield _unpacked(file, os.fstat(file.fileno()).st_size) if source.packed else file


def open_regular(path: Path) -> IO[bytes]:
    """Open a regular file; anything else is an OSError that names it, and is not waited for."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    what = "a folder" if stat.S_ISDIR(mode) else "a named pipe" if stat.S_ISFIFO(mode) else "a device"
    raise OSError(0, f"{what}, not a file")


def archive_of(path: Path) -> zipfile.ZipFile:
    """The zip archive at `path`, kept open while it does not change, as its articles are read one after the other."""
    told = path.stat()
    if not told.st_size:
        raise Refused("empty file")
    return _archive(path, told.st_mtime_ns, told.st_size, os.getpid())


@lru_cache(maxsize=2)
def _archive(path: Path, _changed: int, _size: int, _process: int) -> zipfile.ZipFile:
    # A process that was forked shares the place in an open file with the others: it opens the file again.
    return zipfile.ZipFile(open_regular(path))


def _unpacked(stream: IO[bytes], size: int) -> IO[bytes]:
    return _Limited(gzip.GzipFile(fileobj=stream), SLACK + RATIO * size)  # type: ignore[return-value]


class _Limited:
    """A stream that refuses to give more than a number of bytes."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, limit: int) -> None:
        self._stream = stream
        self._left = limit

    def read(self, size: int = _CHUNK) -> bytes:
        return self._counted(self._stream.read(size))

    def readline(self, size: int = -1) -> bytes:
        return self._counted(self._stream.readline(size))

    def _counted(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise Refused(f"unpacks to more than {RATIO} times its size, as no text does")
        return data
