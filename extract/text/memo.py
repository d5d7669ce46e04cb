"""What a function gave, remembered."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """Keys with what `make` gives for them, made when first asked for; at `most` keys all are forgotten.

    A lookup of a known key runs outside Python, which `functools.lru_cache` does not improve on for many keys at once:
    `map(memo.__getitem__, keys)`.
    """

    def __init__(self, make: Callable[[K], V], most: int) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: K) -> V:
        value = self._make(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
