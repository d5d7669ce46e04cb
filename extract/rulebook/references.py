"""Do the names that patterns use exist? Unknown kinds and lists, lists that run in circles, empty patterns."""

from collections.abc import Iterable, Mapping

from extract.rulebook.kinds import BUILT_IN
from extract.rulebook.marks import Key, Marked, Problem
from extract.rulebook.model import Family, Lexicon, Rule
from extract.rulebook.pattern import ListRef, Node, Slot, can_be_empty, walk
from extract.rulebook.suggest import did_you_mean


def check_references(
    families: Iterable[Family],
    lexicons: Mapping[str, Lexicon],
    marks: Mapping[str, tuple[Marked, Key]],
) -> list[Problem]:
    """What is wrong with the names in all patterns, each with the place of its rule or entry."""
    families = tuple(families)
    by_slot = {lexicon.slot: lexicon for lexicon in lexicons.values() if lexicon.slot}
    mentions = {family.slot: family.name for family in families}
    problems = _circles(lexicons)
    for family in families:
        for rule in family.rules:
            marked, key = marks[rule.id]
            for node in _nodes(rule):
                for message, code, hint in _wrong(node, family, by_slot, mentions, lexicons):
                    problems.append(marked.problem((*key, "when"), code, message, hint))
            if any(can_be_empty(pattern.node) for pattern in rule.when):
                hint = "leave something outside the square brackets"
                problems.append(marked.problem((*key, "when"), "R015", "the pattern can match nothing at all", hint))
    for lexicon in lexicons.values():
        for entry in lexicon.entries:
            for node in entry.nodes:
                for message, code, hint in _wrong(node, None, by_slot, mentions, lexicons):
                    problems.append(Problem(entry.source.path, entry.source.line, 1, code, message, hint))
    return problems


def _nodes(rule: Rule) -> list[Node]:
    nodes = [pattern.node for pattern in rule.when]
    return [*nodes, rule.cue.until] if rule.cue and rule.cue.until else nodes


def _wrong(
    node: Node,
    family: Family | None,
    by_slot: Mapping[str, Lexicon],
    mentions: Mapping[str, str],
    lexicons: Mapping[str, Lexicon],
) -> Iterable[tuple[str, str, str]]:
    for part in walk(node):
        if isinstance(part, ListRef) and part.name not in lexicons:
            yield f"no list '${part.name}'", "R008", did_you_mean(part.name, lexicons)
        if not isinstance(part, Slot):
            continue
        if part.kind in by_slot:
            lexicon = by_slot[part.kind]
            types = {entry.fields.get(lexicon.type, "") for entry in lexicon.entries} - {""}
            if part.type and part.type not in types:
                yield f"no {part.kind} of type '{part.type}'", "R007", did_you_mean(part.type, types)
        elif part.kind in mentions:
            if family is not None and mentions[part.kind] not in family.leaves:
                hint = f"add '{mentions[part.kind]}' to 'leaves:' of {family.source.path.name}"
                yield f"{{{part.kind}}} is not known to the family '{family.name}'", "R007", hint
        elif part.kind not in BUILT_IN:
            known = [*BUILT_IN, *by_slot, *mentions]
            yield f"no kind '{{{part.kind}}}'", "R007", did_you_mean(part.kind, known)


def _circles(lexicons: Mapping[str, Lexicon]) -> list[Problem]:
    uses = {
        name: {
            part.name
            for entry in lexicon.entries
            for node in entry.nodes
            for part in walk(node)
            if isinstance(part, ListRef)
        }
        for name, lexicon in lexicons.items()
    }
    problems = []
    for name, lexicon in lexicons.items():
        reached: set[str] = set()
        queue = set(uses[name])
        while queue:
            other = queue.pop()
            if other not in reached:
                reached.add(other)
                queue |= uses.get(other, set())
        if name in reached:
            source = lexicon.sources[0]
            problems.append(Problem(source.path, source.line, 1, "R023", f"the list '${name}' leads back to itself"))
    return problems
