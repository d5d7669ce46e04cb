"""`rules show`: one rule as its author would want to read it, with the words behind its lists."""

from collections.abc import Iterator, Mapping

from extract.rulebook.model import Example, Fields, Lexicon, Rule, Rulebook
from extract.rulebook.pattern import Alt, ListRef, Node, Opt, Piece, Seq, Slot

SPELLINGS = 12
"""So many spellings of a list are shown."""


def show(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    """Lines that say what a rule is for, what it looks for and makes, and its examples."""
    yield f"{rule.id}  ({rule.family}, {rule.source.path}:{rule.source.line})"
    yield rule.title
    yield rule.why
    yield ""
    for pattern in rule.when:
        yield f"when    {pattern.source}"
    if rule.regex:
        yield f"regex   {rule.regex}"
    yield from _words(rule, rulebook)
    yield f"make    {rule.make}"
    if rule.set:
        yield f"set     {_fields(rule.set)}"
    if rule.cue:
        only = f", only {_fields(rule.cue.only)}" if rule.cue.only else ""
        yield f"reach   {rule.cue.reach}, {rule.cue.side}{only}"
    if rule.priority:
        yield f"priority {rule.priority}"
    yield ""
    for example in rule.examples:
        yield from _example("makes", example)
    for text in rule.never:
        yield f"not     {text}"
    for example in rule.todo:
        yield from _example("todo", example)


def _words(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    """The lists and lexicon kinds that the patterns name, each once, with their spellings."""
    named: dict[str, list[Lexicon]] = {}
    for pattern in rule.when:
        for node in _nodes(pattern.node):
            if isinstance(node, ListRef) and node.name in rulebook.lexicons:
                named[f"${node.name}"] = [rulebook.lexicons[node.name]]
            elif isinstance(node, Slot):
                found = [lexicon for lexicon in rulebook.lexicons.values() if lexicon.slot == node.kind]
                if found:
                    named["{" + (f"{node.kind}:{node.type}" if node.type else node.kind) + "}"] = _of(found, node.type)
    for name, lexicons in named.items():
        yield f"        {name} = {_spellings(lexicons)}"


def _of(lexicons: list[Lexicon], kind: str) -> list[Lexicon]:
    """The lexicons, with only the entries of one type."""
    return [
        Lexicon(one.name, one.title, one.slot, one.type, tuple(e for e in one.entries if _is(one, e.fields, kind)), ())
        for one in lexicons
    ]


def _is(lexicon: Lexicon, fields: Mapping[str, str], kind: str) -> bool:
    return not kind or fields.get(lexicon.type) == kind


def _spellings(lexicons: list[Lexicon]) -> str:
    texts = [text for lexicon in lexicons for entry in lexicon.entries for text in entry.texts]
    more = f" … ({len(texts)} in all)" if len(texts) > SPELLINGS else ""
    return " | ".join(texts[:SPELLINGS]) + more


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    match node:
        case Seq(items) | Alt(items):
            for item in items:
                yield from _nodes(item)
        case Opt(item) | Piece(_, item):
            yield from _nodes(item)


def _example(word: str, example: Example) -> Iterator[str]:
    yield f"{word:7} {example.text}" + (f"  (published {example.date})" if example.date else "")
    for fields in example.gives:
        yield f"        -> {_fields(fields)}"


def _fields(fields: Fields) -> str:
    return ", ".join(f"{name}: {value}" for name, value in fields.items())
