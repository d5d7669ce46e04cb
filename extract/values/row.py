"""Builder `row`: a row of a family that a user added; each named piece fills the column of its name."""

from collections.abc import Iterable

from extract.matching.match import Builder, Context, Match, Mention, mention

SPAN_PIECE = "mention"


def build_row(match: Match, context: Context) -> Iterable[Mention]:
    """A mapping from column to text: constants of `set`, then the pieces. A piece @mention(…) narrows the span."""
    cells = dict(match.set)
    for name, (first, last) in match.pieces.items():
        if name != SPAN_PIECE:
            cells[name] = match.text(first, last)
    yield mention(match, cells, match.piece(SPAN_PIECE))


BUILDERS: dict[str, Builder] = {"row": build_row}
