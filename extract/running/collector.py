"""Python's search for circles of objects, while rules are loaded and articles read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 20_000
"""New objects between two searches. An article makes as many, and hardly any of them stands in a circle."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let Python look for circles less often than it does by itself."""
    usual = gc.get_threshold()
    gc.set_threshold(SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
