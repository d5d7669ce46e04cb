"""A pattern with its lists and lexicon kinds spelled out, shortened to what a reader can take in."""

from collections.abc import Iterator

from extract.rulebook.model import Lexicon, Rule, Rulebook
from extract.rulebook.pattern import Alt, ListRef, Node, Opt, Piece, Seq, Slot, show, walk

SPELLINGS = 6
"""So many spellings of a list are written out."""


def expanded(node: Node, rulebook: Rulebook) -> str:
    """The pattern written out, each list as its first spellings and how many more there are."""
    match node:
        case Slot(kind, kind_type) if kind in rulebook.slots:
            return _written(rulebook.slots[kind], kind_type)
        case ListRef(name) if name in rulebook.lexicons:
            return _written(rulebook.lexicons[name], "")
        case Seq(items):
            return " ".join(
                f"({expanded(i, rulebook)})" if isinstance(i, Alt) else expanded(i, rulebook) for i in items
            )
        case Alt(items):
            return "|".join(expanded(item, rulebook) for item in items)
        case Opt(item):
            return f"[{expanded(item, rulebook)}]"
        case Piece(name, item):
            return f"@{name}({expanded(item, rulebook)})"
        case _:
            return show(node)


def lexicons_of(rule: Rule, rulebook: Rulebook) -> Iterator[tuple[str, Lexicon]]:
    """What a rule's patterns name in words of lists, as written ($name, {kind}), each once."""
    nodes = [pattern.node for pattern in rule.when]
    if rule.cue and rule.cue.until:
        nodes.append(rule.cue.until)
    named: dict[str, Lexicon] = {}
    for node in nodes:
        for part in walk(node):
            if isinstance(part, ListRef) and part.name in rulebook.lexicons:
                named.setdefault(f"${part.name}", rulebook.lexicons[part.name])
            elif isinstance(part, Slot) and part.kind in rulebook.slots:
                named.setdefault(f"{{{part.kind}}}", rulebook.slots[part.kind])
    yield from named.items()


def _written(lexicon: Lexicon, kind_type: str) -> str:
    texts = [
        text
        for entry in lexicon.entries
        if not kind_type or entry.fields.get(lexicon.type) == kind_type
        for text in entry.texts
    ]
    more = f"|… {len(texts) - SPELLINGS} more" if len(texts) > SPELLINGS else ""
    return f"({'|'.join(texts[:SPELLINGS])}{more})"
