"""Which parts of a rule's patterns no example of it makes use of."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.authoring.examples import article_of
from extract.authoring.explain import page_of
from extract.matching.cascade import apply
from extract.matching.matcher import Matcher
from extract.rulebook.model import Rule, Rulebook
from extract.rulebook.pattern import Alt, Node, Opt, Piece, Seq, show
from extract.values.workshop import WORKSHOP

MARK = "branch-"
"""Names of the pieces that stand around branches begin so."""


@dataclass(slots=True)
class _Marked:
    """A pattern's branches as written, in the order of the marks that are put around them."""

    shown: list[str] = field(default_factory=list)

    def around(self, item: Node) -> Node:
        name = f"{MARK}{len(self.shown)}"
        self.shown.append(show(item))
        return Piece(name, self.within(item))

    def within(self, node: Node) -> Node:
        match node:
            case Alt(items):
                return Alt(tuple(self.around(item) for item in items))
            case Opt(item) if isinstance(item, Alt):
                return Opt(self.within(item))
            case Opt(item):
                return Opt(self.around(item))
            case Seq(items):
                return Seq(tuple(self.within(item) for item in items))
            case Piece(name, item):
                return Piece(name, self.within(item))
            case _:
                return node


def unused_branches(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    """Alternatives, optional parts and whole patterns of a rule that none of its texts makes use of, as written.

    Its texts are those under `examples` and `also`. Lists are not asked for: their own words prove them.
    """
    matcher = Matcher.of(rulebook)
    pages = [_codes(rule, rulebook, example.text, example.date) for example in (*rule.examples, *rule.also)]
    for pattern in rule.when:
        marked = _Marked()
        compiled = matcher.compiler.compile(marked.around(pattern.node))
        used: set[str] = set()
        for codes in pages:
            for start in range(len(codes)):
                if (hit := compiled.regex.match(codes, start)) and hit.end() > start:
                    used.update(name for group, name in compiled.pieces if hit.start(group) >= 0)
        if f"{MARK}0" not in used:
            yield pattern.source
            continue
        yield from (shown for n, shown in enumerate(marked.shown) if f"{MARK}{n}" not in used)


def _codes(rule: Rule, rulebook: Rulebook, text: str, published: str) -> str:
    article = article_of(text, rulebook, published)
    return page_of(article, rulebook, rule, apply(article, rulebook, WORKSHOP, only=[rule.family])).codes
