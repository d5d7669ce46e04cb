"""The spellings of lexicon entries, and many of them as one regular expression."""

from collections.abc import Mapping, Sequence

from extract.rulebook.model import Entry, Lexicon
from extract.rulebook.pattern import Alt, Node, Opt, Seq, Word

MAX_SPELLINGS = 200


def entries_of(lexicon: Lexicon, kind_type: str) -> list[Entry]:
    """The entries that {slot:kind_type} takes; all of them for an empty type."""
    return [e for e in lexicon.entries if not kind_type or e.fields.get(lexicon.type) == kind_type]


def lexicon_nodes(lexicon: Lexicon, kind_type: str) -> list[Node]:
    """The parsed spellings of those entries."""
    return [node for entry in entries_of(lexicon, kind_type) for node in entry.nodes]


def plain_words(node: Node) -> list[str]:
    """The words of a pattern that is nothing but words; empty for any other."""
    ways = spellings(node)
    return ways[0] if len(ways) == 1 else []


def spellings(node: Node) -> list[list[str]]:
    """Every way of writing a pattern of words, brackets and bars; empty for any other, and for more than 200 ways."""
    if isinstance(node, Word):
        return [[node.text]]
    if isinstance(node, Seq) and all(isinstance(item, Word) for item in node.items):
        return [[item.text for item in node.items if isinstance(item, Word)]]
    ways = _ways(node)
    return ways if len(ways) <= MAX_SPELLINGS else []


def _ways(node: Node) -> list[list[str]]:
    match node:
        case Word(text):
            return [[text]]
        case Opt(item):
            ways = _ways(item)
            return [*ways, []] if ways else []
        case Alt(items):
            parts = [_ways(item) for item in items]
            return [way for part in parts for way in part] if all(parts) else []
        case Seq(items):
            whole: list[list[str]] = [[]]
            for item in items:
                whole = [[*way, *more] for way in whole for more in _ways(item)]
                if len(whole) > MAX_SPELLINGS:
                    return whole
            return whole
        case _:
            return []


def longest_first(items: Sequence[Node]) -> list[Node]:
    """Alternatives in the order in which they are tried: words that others begin with stand behind those."""
    ordered: list[Node] = []
    for item in items:
        ways = spellings(item)
        shorter = (n for n, other in enumerate(ordered) if _begin_with(ways, spellings(other)))
        ordered.insert(next(shorter, len(ordered)), item)
    return ordered


def _begin_with(ways: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> bool:
    return any(len(way) > len(other) and way[: len(other)] == other for way in ways for other in others)


def alternation(phrases: Sequence[Sequence[str]]) -> str:
    """Phrases (sequences of one-token classes) as one regex in which the longest always wins."""
    tree: dict[str, dict[str, object]] = {}
    for phrase in phrases:
        branch: dict[str, object] = tree  # type: ignore[assignment]
        for token in phrase:
            branch = branch.setdefault(token, {})  # type: ignore[assignment]
        branch[""] = {}
    return _branch(tree)


def _branch(tree: Mapping[str, object]) -> str:
    leaves = [token for token, below in tree.items() if token and set(below) == {""}]  # type: ignore[call-overload]
    parts = []
    for token, below in tree.items():
        if token and token not in leaves:
            parts.append(token + _branch(below))  # type: ignore[arg-type]
    if leaves:
        parts.append("[" + "".join(token.strip("[]") for token in leaves) + "]" if len(leaves) > 1 else leaves[0])
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{body})?" if "" in tree else body
