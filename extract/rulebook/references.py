"""Do the names that rules use exist? Kinds, lists and families; circles; patterns that can match nothing."""

from collections.abc import Iterable, Iterator, Mapping

from extract.rulebook.kinds import BUILT_IN, TYPES
from extract.rulebook.marks import Key, Marked, Problem
from extract.rulebook.model import Family, Lexicon, Rule, Source
from extract.rulebook.pattern import ListRef, Node, Slot, can_be_empty, walk
from extract.rulebook.suggest import did_you_mean

Marks = Mapping[str, tuple[Marked, Key]]


def check_references(families: Iterable[Family], lexicons: Mapping[str, Lexicon], marks: Marks) -> list[Problem]:
    """What is wrong with the names in families, patterns and lists, each with its place."""
    families = tuple(families)
    names = Names(families, lexicons)
    problems = [*_circles(lexicons), *_doubled_slots(families, lexicons)]
    for family in families:
        problems.extend(_family(family, families, marks))
        problems.extend(_patterns(family, names, marks))
    problems.extend(_entries(lexicons, names))
    return list(dict.fromkeys(problems))


def _patterns(family: Family, names: "Names", marks: Marks) -> Iterator[Problem]:
    """What is wrong in the patterns of a family's rules."""
    for rule in family.rules:
        marked, key = marks[rule.id]
        for where, node in _nodes(rule, marked, key):
            for part in walk(node):
                for code, message, hint in names.wrong(part, family):
                    yield marked.problem(where, code, message, hint)
            if can_be_empty(node):
                hint = "leave something outside the square brackets"
                yield marked.problem(where, "R015", "the pattern can match nothing at all", hint)


def _entries(lexicons: Mapping[str, Lexicon], names: "Names") -> Iterator[Problem]:
    """What is wrong in the entries of lexicons."""
    for lexicon in lexicons.values():
        for entry in lexicon.entries:
            for node in entry.nodes:
                for part in walk(node):
                    for code, message, hint in names.wrong(part, None):
                        yield _at(entry.source, code, message, hint)
                if can_be_empty(node):
                    hint = "leave a word outside the brackets"
                    yield _at(entry.source, "R015", "the entry can match nothing at all", hint)


def _at(source: Source, code: str, message: str, hint: str = "") -> Problem:
    return Problem(source.path, source.line, 1, code, message, hint)


def _nodes(rule: Rule, marked: Marked, key: Key) -> Iterator[tuple[Key, Node]]:
    several = (*key, "when", 0) in marked.marks
    for n, pattern in enumerate(rule.when):
        yield (*key, "when", n) if several else (*key, "when"), pattern.node
    if rule.cue and rule.cue.until:
        yield (*key, "until"), rule.cue.until


class Names:
    """The kinds and lists that patterns may name."""

    def __init__(self, families: Iterable[Family], lexicons: Mapping[str, Lexicon]) -> None:
        self._lexicons = lexicons
        self._mentions = {family.slot: family.name for family in families}
        self._types: dict[str, set[str]] = {}
        for lexicon in lexicons.values():
            if lexicon.slot:
                types = self._types.setdefault(lexicon.slot, set())
                types |= {entry.fields.get(lexicon.type, "") for entry in lexicon.entries} - {""}

    def wrong(self, part: Node, family: Family | None) -> Iterator[tuple[str, str, str]]:
        """Code, message and hint of what is wrong with one part of a pattern; `family` is None within a list."""
        if isinstance(part, ListRef) and part.name not in self._lexicons:
            yield "R008", f"no list '${part.name}'", did_you_mean(part.name, self._lexicons)
        if not isinstance(part, Slot):
            return
        if part.kind in self._types:
            types = self._types[part.kind]
            if part.type and part.type not in types:
                hint = did_you_mean(part.type, types) or (f"there are {', '.join(sorted(types))}" if types else "")
                yield "R007", f"no {part.kind} of type '{part.type}'", hint
        elif part.kind in self._mentions:
            name = self._mentions[part.kind]
            if family is not None and name not in family.leaves:
                hint = f"add '{name}' to 'leaves:' of {family.name}/{family.source.path.name}"
                yield "R007", f"{{{part.kind}}} is not known to the family '{family.name}'", hint
        elif part.kind not in BUILT_IN:
            known = [*BUILT_IN, *self._types, *self._mentions]
            yield "R007", f"no kind '{{{part.kind}}}'", did_you_mean(part.kind, known)
        elif part.type and part.type not in TYPES.get(part.kind, ()):
            own = TYPES.get(part.kind, ())
            hint = did_you_mean(part.type, own) or f"write {{{part.kind}}}"
            yield "R007", f"{{{part.kind}}} has no {f'type {part.type!r}' if own else 'types'}", hint


def _family(family: Family, families: tuple[Family, ...], marks: Marks) -> Iterator[Problem]:
    """Unknown names in `after:` and `leaves:`; families left alone that need not have run yet."""
    marked, _ = marks[f"{family.name}/"]
    known = {one.name: one for one in families}
    for key, names in (("after", family.after), ("leaves", family.leaves)):
        for n, name in enumerate(names):
            if name not in known:
                yield marked.problem((key, n), "R019", f"no family '{name}'", did_you_mean(name, known))
    before: set[str] = set()
    queue = list(family.after)
    while queue:
        name = queue.pop()
        if name in known and name not in before:
            before.add(name)
            queue.extend(known[name].after)
    for n, name in enumerate(family.leaves):
        if name in known and name not in before:
            message = f"'{family.name}' leaves '{name}' alone, but need not run after it"
            yield marked.problem(("leaves", n), "R032", message, f"add '{name}' to 'after:'")


def _doubled_slots(families: tuple[Family, ...], lexicons: Mapping[str, Lexicon]) -> Iterator[Problem]:
    """Kinds that two different things would fill."""
    owner = dict.fromkeys(BUILT_IN, "the phrase language")
    for family in families:
        if family.slot in owner:
            hint = "choose another 'slot:'"
            yield _at(family.source, "R033", f"{{{family.slot}}} belongs to {owner[family.slot]} already", hint)
        else:
            owner[family.slot] = f"the family '{family.name}'"
    for lexicon in lexicons.values():
        if lexicon.slot in owner:
            hint = "choose another 'slot:'"
            yield _at(lexicon.sources[-1], "R033", f"{{{lexicon.slot}}} belongs to {owner[lexicon.slot]} already", hint)


def _circles(lexicons: Mapping[str, Lexicon]) -> Iterator[Problem]:
    for name in circular(lexicons):
        yield _at(lexicons[name].sources[-1], "R023", f"the list '${name}' leads back to itself", "take '$' out of it")


def circular(lexicons: Mapping[str, Lexicon]) -> list[str]:
    """Lists that name themselves, by way of others or straight."""
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
    found = []
    for name in lexicons:
        reached: set[str] = set()
        queue = set(uses[name])
        while queue:
            other = queue.pop()
            if other not in reached:
                reached.add(other)
                queue |= uses.get(other, set())
        if name in reached:
            found.append(name)
    return found
