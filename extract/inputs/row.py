"""One row of a table of articles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Protocol

from extract.inputs.source import MAX_BYTES

TOO_LONG = f"longer than {MAX_BYTES // 2**20} MiB"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number, its values by column, all that it stands for as bytes, and why it is not read if it is not.

    Of a row of JSON Lines only `raw` is there, to be parsed when it is read.
    """

    number: int
    raw: bytes = b""
    values: Mapping[str, object] = field(default_factory=dict)
    encoding: str = "utf-8"
    problem: str = ""

    @property
    def size(self) -> int:
        """Its bytes."""
        return len(self.raw)


class Readable(Protocol):
    """What tables are read from."""

    def read(self, size: int = ..., /) -> bytes:
        """At most so many bytes."""

    def readline(self, size: int = ..., /) -> bytes:
        """A line with its end, or the beginning of a longer one."""


def lines(stream: Readable, head: bytes = b"") -> Iterator[bytes]:
    """The lines of `head` and what follows it, with their ends; of one longer than MAX_BYTES a byte more than that."""
    begun = BytesIO(head)
    while True:
        line = begun.readline(MAX_BYTES + 1)
        if not line.endswith(b"\n"):
            line += stream.readline(MAX_BYTES + 1 - len(line))
        if not line:
            return
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)
