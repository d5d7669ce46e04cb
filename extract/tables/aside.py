"""Files that are written aside and take their names when they are complete."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """A place beside `path` to write to; at the end what stands there takes that name, after an error it is gone.

    An OSError of that place is raised with the name that the user knows.
    """
    place = path.with_name(f".{path.name}-{os.getpid()}{path.suffix}")
    try:
        yield place
        os.replace(place, path)
    except OSError as error:
        if error.filename in (place, str(place)):
            raise OSError(error.errno, error.strerror, str(path)) from None
        raise
    finally:
        with suppress(OSError):
            place.unlink()
