"""Where patterns match in an article."""

from collections.abc import Mapping, Sequence

from extract.matching.ahead import Kinds
from extract.matching.compile import Compiled
from extract.matching.openings import Letters, Openings

Groups = tuple[tuple[int, int], ...]
"""Where the groups of a regex match stand, the whole first; (-1, -1) for a group that is not filled."""


class Hits:
    """Searches articles, each as a string of one character per token."""

    def __init__(self, families: Mapping[str, Sequence[Compiled]], kinds: Kinds) -> None:
        letters = Letters()
        self._families = families
        self._openings = {name: Openings(patterns, kinds, letters) for name, patterns in families.items()}

    def of(self, codes: str, firsts: Sequence[int], family: str) -> dict[Compiled, list[Groups]]:
        """All matches of the family's patterns, also such as overlap; those of one pattern in order.

        Patterns without a match are left out. `firsts` are the places at which sentences begin.
        """
        patterns = self._families[family]
        found: dict[Compiled, list[Groups]] = {}
        for number, at in self._openings[family].within(codes, firsts):
            pattern = patterns[number]
            match = pattern.regex.match(codes, at)
            if match is not None and match.end() > at:
                found.setdefault(pattern, []).append(match.regs)
        return found
