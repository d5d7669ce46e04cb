"""The changes between two runs as one HTML file that needs nothing beside it."""

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from extract.evaluation.diff import KINDS
from extract.evaluation.digest import PLACED, OfRule


def page(before: str, after: str, rules: Sequence[OfRule]) -> str:
    """The page; whatever comes from the articles is text in it, never markup."""
    pages = Environment(
        loader=PackageLoader("extract.evaluation"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return pages.get_template("changes.html").render(
        before=before, after=after, rules=rules, kinds=KINDS, placed=PLACED
    )
