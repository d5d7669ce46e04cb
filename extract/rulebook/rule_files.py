"""Rule files: each rule into the draft, and what is wrong with it noted at its line."""

import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import regex

from extract.rulebook.draft import Draft
from extract.rulebook.marks import Key, Marked
from extract.rulebook.model import Cue, Example, Pattern, Rule, Source
from extract.rulebook.schema import ExampleFile, RuleFile, RulesFile
from extract.rulebook.suggest import did_you_mean

REACHES = ("clause", "sentence", "paragraph", "list")
FAMILY_FILE = "family.yaml"
CUE_KEYS = ("side", "reach", "until", "only")


def read_rules(draft: Draft, marked: Marked, folder: Path, layer: int) -> None:
    """All rules of one file; its family is the one named, else the folder below `folder` that it lies in."""
    data = marked.data
    raw = data.get("rules") or []
    outer = {name: value for name, value in data.items() if name != "rules"}
    file = draft.validated(marked, RulesFile, outer, ()) or RulesFile()
    family = file.family or marked.path.relative_to(folder).parts[0]
    if family == marked.path.name and raw:
        hint = "put it into one, as figures/, or add a line 'family: figures'"
        draft.say(marked, ("family",), "R019", "the rules lie in no family's folder", hint)
    elif family not in draft.families and raw:
        meant = did_you_mean(family, list(draft.families))
        hint = (
            f"{meant} Else describe it in {family}/{FAMILY_FILE}" if meant else f"describe it in {family}/{FAMILY_FILE}"
        )
        draft.say(marked, ("family",), "R019", f"no family '{family}'", hint)
    for n, name in enumerate(file.disable):
        draft.disabled[name] = layer, marked.problem(("disable", n), "R020", f"no rule '{name}' to disable")
    if not isinstance(raw, list):
        draft.say(marked, ("rules",), "R004", "'rules' must be a list; begin each rule with '- id:'")
        return
    for n, item in enumerate(raw):
        key: Key = ("rules", n)
        if not isinstance(item, dict):
            draft.say(marked, key, "R004", "a rule must be a mapping that begins with 'id:'")
            continue
        before = len(draft.problems)
        rule_file = draft.validated(marked, RuleFile, item, key)
        if rule_file and rule_file.id:
            _add_rule(
                draft, marked, key, item, rule_file, Source(marked.path, marked.at((*key, "id"))[0], layer), family
            )
            if len(draft.problems) > before:
                draft.broken.add(rule_file.id)


def _add_rule(
    draft: Draft, marked: Marked, key: Key, raw: dict[str, Any], file: RuleFile, source: Source, family: str
) -> None:
    known = draft.rules.get(file.id)
    if known and known.source.layer == source.layer:
        where = f"{known.source.path}:{known.source.line}"
        draft.say(marked, (*key, "id"), "R005", f"a rule '{file.id}' stands at {where} already", "choose another id")
        return
    _check_regex(draft, marked, key, file)
    patterns = [
        Pattern(text, node)
        for n, text in enumerate(file.when)
        if (node := draft.parsed(marked, _item(marked, (*key, "when"), n), text))
    ]
    draft.marks[file.id] = (marked, key)
    draft.broken.discard(file.id)
    if draft.disabled.get(file.id, (source.layer,))[0] < source.layer:
        del draft.disabled[file.id]
    draft.rules[file.id] = Rule(
        id=file.id,
        family=family,
        title=file.title,
        why=file.why,
        when=tuple(patterns),
        make=file.make,
        set=file.set,
        priority=file.priority,
        order=known.order if known else len(draft.rules),
        examples=_examples(draft, marked, (*key, "examples"), file.examples, file.make),
        also=_bare(marked, (*key, "also"), file.also),
        never=_bare(marked, (*key, "not"), file.never),
        todo=_examples(draft, marked, (*key, "todo"), file.todo, file.make),
        source=source,
        cue=_cue(draft, marked, key, raw, file),
        regex=file.regex,
        because=file.because,
    )


def _item(marked: Marked, key: Key, n: int) -> Key:
    return (*key, n) if (*key, n) in marked.marks else key


def _check_regex(draft: Draft, marked: Marked, key: Key, file: RuleFile) -> None:
    if not file.when and not file.regex and (*key, "when") not in marked.marks:
        draft.say(marked, key, "R003", "'when:' is missing", "say what the rule looks for")
    if file.when and file.regex:
        draft.say(marked, (*key, "regex"), "R004", "'regex' beside 'when'", "a rule has one of the two; make two rules")
    if not file.regex:
        if file.because:
            draft.say(marked, (*key, "because"), "R004", "'because' without 'regex'", "the reason for a rule is 'why:'")
        return
    if not file.because:
        draft.say(
            marked, (*key, "regex"), "R003", "'because:' is missing beside 'regex:'", "say why a phrase will not do"
        )
    try:
        found = regex.compile(file.regex)
    except regex.error as error:
        draft.say(marked, (*key, "regex"), "R030", f"the regex cannot be read: {error}")
        return
    if found.fullmatch(""):
        draft.say(marked, (*key, "regex"), "R015", "the regex can match nothing at all", "demand at least one letter")


def _cue(draft: Draft, marked: Marked, key: Key, raw: dict[str, Any], file: RuleFile) -> Cue | None:
    if file.make != "cue":
        for name in CUE_KEYS:
            if name in raw:
                draft.say(
                    marked, (*key, name), "R027", f"'{name}:' is for cues only", "add 'make: cue' or leave it out"
                )
        return None
    until = draft.parsed(marked, (*key, "until"), file.until) if file.until else None
    reach = file.reach
    if not reach.isdigit() and reach not in REACHES:
        hint = did_you_mean(reach, REACHES) or f"a number of tokens, {', '.join(REACHES)}"
        draft.say(marked, (*key, "reach"), "R024", f"'{reach}' is no reach", hint)
        reach = "0"
    return Cue(file.side, reach, until, file.only, file.until)


def _examples(draft: Draft, marked: Marked, key: Key, files: list[ExampleFile], make: str) -> tuple[Example, ...]:
    examples = []
    for n, file in enumerate(files):
        if not file.text.strip():
            draft.say(marked, (*key, n), "R003", "the example has no text", "write a sentence with the phrase")
            continue
        day = file.date
        if day and not _is_date(day):
            draft.say(marked, (*key, n, "date"), "R025", f"'{day}' is no date", "write it as 2023-07-18")
            day = ""
        if not file.gives and make != "nothing":
            draft.say(marked, (*key, n), "R003", "'gives:' is missing", "say which columns the row has, as {value: 5}")
        text = unicodedata.normalize("NFC", file.text)
        examples.append(Example(text, tuple(file.gives), day, marked.at((*key, n))[0]))
    return tuple(examples)


def _bare(marked: Marked, key: Key, texts: list[str]) -> tuple[Example, ...]:
    return tuple(
        Example(unicodedata.normalize("NFC", text), line=marked.at((*key, n))[0])
        for n, text in enumerate(texts)
        if text.strip()
    )


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2023-07-18")
