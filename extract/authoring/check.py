"""`rules check`: all mistakes of a rulebook at once, with file and line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extract.authoring.columns import fixed_columns, unknown_columns, unknown_fields
from extract.authoring.examples import complaint, find, trials
from extract.authoring.unread import unread
from extract.linking.policy import policy_file, policy_of
from extract.matching.matcher import Matcher
from extract.rulebook.draft import Draft
from extract.rulebook.kinds import CUE, NOTHING
from extract.rulebook.load import assemble, in_file_order, read_draft
from extract.rulebook.marks import Key, Problem, RulebookError
from extract.rulebook.model import Family, Lexicon, Rule, Rulebook
from extract.rulebook.references import circular
from extract.rulebook.suggest import did_you_mean
from extract.text.fold import fold
from extract.text.tokens import TOKEN
from extract.values.places.check import check_places
from extract.values.workshop import WORKSHOP

_CODE = {"example": "R011", "also": "R011", "not": "R012", "todo": "R013"}
_KEY = {"example": "examples", "also": "also", "not": "not", "todo": "todo"}


def check(folders: Sequence[Path] = (), *, shipped: Path | None = None) -> list[Problem]:
    """Every problem of the shipped rules with the user's folders on top, in file order.

    The examples of a rule are run when nothing else is wrong with it; those of shipped rules only where no folder of
    the user's may have changed, replaced or switched off what they rest on (`rules test` runs them all).
    """
    draft, layers = read_draft(folders, shipped=shipped)
    rulebook = assemble(draft, layers)
    problems = list(draft.problems)
    unsound = {*draft.broken, *_named_in(draft, problems)}
    for family in rulebook.families:
        problems.extend(fixed_columns(draft, family))
        problems.extend(_elsewhere(draft, family))
        for rule in family.rules:
            wrong = [*_static(draft, rule), *unknown_columns(draft, family, rule)]
            if any(problem.code not in ("R009", "R010") for problem in wrong):
                unsound.add(rule.id)
            problems.extend(wrong)
    problems.extend(_doubled_words(rulebook))
    problems.extend(check_places(layers))
    for folder in layers:
        problems.extend(unread(folder))
    problems.extend(_links(rulebook))
    sound = _without(rulebook, unsound)
    if shipped is None:
        Matcher.of(sound).warm()
    for family in sound.families:
        for rule in family.rules:
            if rule.source.layer > 0 or not folders:
                problems.extend(_proved(draft, sound, rule))
    return in_file_order(list(dict.fromkeys(problems)))


def _elsewhere(draft: Draft, family: Family) -> Iterator[Problem]:
    """A family whose folder is called otherwise, so that the rules beside it are not its own."""
    folder = family.source.path.parent.name
    if folder != family.name:
        marked, _ = draft.marks[f"{family.name}/"]
        message = f"the family '{family.name}' lies in the folder '{folder}'"
        yield marked.problem(("family",), "R019", message, "give both the same name")


def _links(rulebook: Rulebook) -> Sequence[Problem]:
    """What is wrong with the way in which figures are linked, where a folder says it."""
    if not policy_file(rulebook.folders).is_file():
        return ()
    try:
        policy_of(rulebook)
    except RulebookError as error:
        return error.problems
    return ()


def _named_in(draft: Draft, problems: Sequence[Problem]) -> Iterator[str]:
    """Ids of the rules that problems of whole files and patterns lie in."""
    starts: dict[Path, list[tuple[int, str]]] = {}
    for rule in draft.rules.values():
        starts.setdefault(rule.source.path, []).append((rule.source.line, rule.id))
    for problem in problems:
        before = [at for at in starts.get(problem.path, ()) if at[0] <= problem.line]
        if before:
            yield max(before)[1]


def _without(rulebook: Rulebook, unsound: set[str]) -> Rulebook:
    """The rulebook without these rules, without families that there are not, and without lists that run in circles."""
    known = {family.name for family in rulebook.families}
    families = tuple(
        replace(
            family,
            rules=tuple(rule for rule in family.rules if rule.id not in unsound),
            after=tuple(name for name in family.after if name in known),
            leaves=tuple(name for name in family.leaves if name in known),
        )
        for family in rulebook.families
    )
    circles = set(circular(rulebook.lexicons))
    lexicons = {
        name: replace(lexicon, entries=()) if name in circles else lexicon
        for name, lexicon in rulebook.lexicons.items()
    }
    return replace(rulebook, families=families, lexicons=lexicons, _memo={})


def _static(draft: Draft, rule: Rule) -> Iterator[Problem]:
    marked, key = draft.marks[rule.id]
    makers = (*WORKSHOP.builders_of(rule.family), CUE, NOTHING)
    if rule.make and rule.make not in makers:
        hint = did_you_mean(rule.make, makers) or f"there are {', '.join(sorted(makers))}"
        if rule.make in WORKSHOP.builders:
            message = f"the family '{rule.family}' makes no '{rule.make}'"
        else:
            message = f"nothing is made by '{rule.make}'"
        yield marked.problem((*key, "make"), "R018", message, hint)
    if not rule.examples and (*key, "examples") not in marked.marks:
        hint = "add 'examples:' with a text and what it gives"
        yield marked.problem((*key, "id"), "R009", f"'{rule.id}' has no example", hint)
    if not rule.never and (*key, "not") not in marked.marks:
        hint = "add 'not:' with a sentence it must leave alone"
        yield marked.problem((*key, "id"), "R010", f"'{rule.id}' has no counter-example", hint)


def _proved(draft: Draft, rulebook: Rulebook, rule: Rule) -> Iterator[Problem]:
    marked, key = draft.marks[rule.id]
    if rule.cue and (unknown := list(_unknown_fields(draft, rulebook, rule))):
        yield from unknown
        return
    failed = [(trial, said) for trial in trials(rule) if (said := complaint(trial, rulebook))]
    if not failed:
        return
    slow = [sentence for trial, _ in failed for sentence in [trial.text] if _is_slow(rulebook, rule, trial.text)]
    if slow:
        hint = "avoid one '+' or '*' inside another"
        yield marked.problem((*key, "regex"), "R035", f"'{rule.id}' takes too long on {slow[0]!r}", hint)
        return
    lost = [trial for trial, _ in failed if trial.kind == "example"]
    if lost and len(lost) == len(rule.examples) and (winner := _shadow(rulebook, rule)):
        hint = "raise its 'priority:' or drop it"
        yield marked.problem((*key, "id"), "R014", f"'{rule.id}' loses all its examples to '{winner}'", hint)
        failed = [(trial, said) for trial, said in failed if trial.kind != "example"]
    for trial, said in failed:
        where: Key = (*key, _KEY[trial.kind], trial.number - 1)
        own = f" --rules {rulebook.folders[rule.source.layer]}" if rule.source.layer else ""
        hint = f"see 'bangtin rules test {rule.id}{own}'" if trial.kind == "example" else ""
        yield marked.problem(where, _CODE[trial.kind], f"{trial.name} {trial.text!r}: {said}", hint)


def _unknown_fields(draft: Draft, rulebook: Rulebook, rule: Rule) -> Iterator[Problem]:
    family = rulebook.family(rule.family)
    near = [m for e in rule.examples for m in find(rulebook, rule.family, e.text, e.date)[1].mentions[rule.family]]
    return unknown_fields(draft, family, rule, near)


def _is_slow(rulebook: Rulebook, rule: Rule, text: str) -> bool:
    if not rule.regex:
        return False
    _, found = find(rulebook, rule.family, text)
    return any(slow.rule == rule.id for slow in found.slow)


def _shadow(rulebook: Rulebook, rule: Rule) -> str:
    """The rule that this one gives way to in its examples, if it does so in each."""
    winners = []
    for example in rule.examples:
        _, found = find(rulebook, rule.family, example.text, example.date)
        lost = [loser.winner.rule for loser in found.losers if loser.mention.rule == rule.id]
        if not lost or lost[0] == rule.id:
            return ""
        winners.append(lost[0])
    return winners[0] if winners else ""


def _doubled_words(rulebook: Rulebook) -> Iterator[Problem]:
    """The same words, of the same type, in two entries of one folder that fill one slot."""
    by_slot: dict[str, list[Lexicon]] = {}
    for lexicon in rulebook.lexicons.values():
        if lexicon.slot:
            by_slot.setdefault(lexicon.slot, []).append(lexicon)
    for slot, lexicons in by_slot.items():
        seen: dict[tuple[int, str, tuple[str, ...]], str] = {}
        for lexicon in lexicons:
            for entry in sorted(lexicon.entries, key=lambda entry: entry.source.line):
                source = entry.source
                for text in entry.texts:
                    words = tuple(fold(word) if word.islower() else word for word in TOKEN.findall(text))
                    where = f"{source.path}:{source.line}"
                    first = seen.setdefault((source.layer, entry.fields.get(lexicon.type, ""), words), where)
                    if first != where:
                        message = f"'{text}' stands as {slot} at {first} already"
                        yield Problem(source.path, source.line, 1, "R017", message, "keep one of them")
