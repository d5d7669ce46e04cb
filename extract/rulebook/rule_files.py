"""Rule files: each rule into the draft, and what is wrong with it noted at its line."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import regex

from extract.rulebook.draft import Draft
from extract.rulebook.kinds import CUE, NOTHING
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
    reader = _RuleReader(draft, marked, family, layer)
    for n, item in enumerate(raw):
        reader.read(("rules", n), item)


@dataclass(frozen=True, slots=True)
class _RuleReader:
    """Reads the rules of one file, `marked`, all of one family, into the draft."""

    draft: Draft
    marked: Marked
    family: str
    layer: int

    def read(self, key: Key, item: Any) -> None:
        """The rule that stands at `key`; one with problems is noted as broken."""
        if not isinstance(item, dict):
            self._say(key, "R004", "a rule must be a mapping that begins with 'id:'")
            return
        before = len(self.draft.problems)
        file = self.draft.validated(self.marked, RuleFile, item, key)
        if file and file.id:
            self._add(key, item, file)
            if len(self.draft.problems) > before:
                self.draft.broken.add(file.id)

    def _add(self, key: Key, raw: dict[str, Any], file: RuleFile) -> None:
        draft, layer = self.draft, self.layer
        known = draft.rules.get(file.id)
        if known and known.source.layer == layer:
            where = f"{known.source.path}:{known.source.line}"
            self._say((*key, "id"), "R005", f"a rule '{file.id}' stands at {where} already", "choose another id")
            return
        self._check_regex(key, file)
        patterns = [
            Pattern(text, node)
            for n, text in enumerate(file.when)
            if (node := draft.parsed(self.marked, self._item((*key, "when"), n), text))
        ]
        draft.marks[file.id] = (self.marked, key)
        draft.broken.discard(file.id)
        if draft.disabled.get(file.id, (layer,))[0] < layer:
            del draft.disabled[file.id]
        draft.rules[file.id] = Rule(
            id=file.id,
            family=self.family,
            title=file.title,
            why=file.why,
            when=tuple(patterns),
            make=file.make,
            set=file.set,
            priority=file.priority,
            order=known.order if known else len(draft.rules),
            examples=self._examples((*key, "examples"), file.examples, file.make),
            also=self._bare((*key, "also"), file.also),
            never=self._bare((*key, "not"), file.never),
            todo=self._examples((*key, "todo"), file.todo, file.make),
            source=Source(self.marked.path, self.marked.at((*key, "id"))[0], layer),
            cue=self._cue(key, raw, file),
            regex=file.regex,
            because=file.because,
        )

    def _say(self, key: Key, code: str, message: str, hint: str = "") -> None:
        self.draft.say(self.marked, key, code, message, hint)

    def _item(self, key: Key, n: int) -> Key:
        """Where item `n` of a list stands, or the value that is written in place of a list of one."""
        return (*key, n) if (*key, n) in self.marked.marks else key

    def _check_regex(self, key: Key, file: RuleFile) -> None:
        if not file.when and not file.regex and (*key, "when") not in self.marked.marks:
            self._say(key, "R003", "'when:' is missing", "say what the rule looks for")
        if file.when and file.regex:
            self._say((*key, "regex"), "R004", "'regex' beside 'when'", "a rule has one of the two; make two rules")
        if not file.regex:
            if file.because:
                self._say((*key, "because"), "R004", "'because' without 'regex'", "the reason for a rule is 'why:'")
            return
        at = (*key, "regex")
        if not file.because:
            self._say(at, "R003", "'because:' is missing beside 'regex:'", "say why a phrase will not do")
        try:
            found = regex.compile(file.regex)
        except regex.error as error:
            self._say(at, "R030", f"the regex cannot be read: {error}")
            return
        if found.fullmatch(""):
            self._say(at, "R015", "the regex can match nothing at all", "demand at least one letter")

    def _cue(self, key: Key, raw: dict[str, Any], file: RuleFile) -> Cue | None:
        if file.make != CUE:
            for name in CUE_KEYS:
                if name in raw:
                    self._say((*key, name), "R027", f"'{name}:' is for cues only", "add 'make: cue' or leave it out")
            return None
        until = self.draft.parsed(self.marked, (*key, "until"), file.until) if file.until else None
        reach = file.reach
        if not reach.isdigit() and reach not in REACHES:
            hint = did_you_mean(reach, REACHES) or f"a number of tokens, {', '.join(REACHES)}"
            self._say((*key, "reach"), "R024", f"'{reach}' is no reach", hint)
            reach = "0"
        return Cue(file.side, reach, until, file.only, file.until)

    def _examples(self, key: Key, files: list[ExampleFile], make: str) -> tuple[Example, ...]:
        examples = []
        for n, file in enumerate(files):
            at = (*key, n)
            if not file.text.strip():
                self._say(at, "R003", "the example has no text", "write a sentence with the phrase")
                continue
            day = file.date
            if day and not _is_date(day):
                self._say((*at, "date"), "R025", f"'{day}' is no date", "write it as 2023-07-18")
                day = ""
            if not file.gives and make != NOTHING:
                self._say(at, "R003", "'gives:' is missing", "say which columns the row has, as {value: 5}")
            text = unicodedata.normalize("NFC", file.text)
            examples.append(Example(text, tuple(file.gives), day, self.marked.at(at)[0]))
        return tuple(examples)

    def _bare(self, key: Key, texts: list[str]) -> tuple[Example, ...]:
        return tuple(
            Example(unicodedata.normalize("NFC", text), line=self.marked.at((*key, n))[0])
            for n, text in enumerate(texts)
            if text.strip()
        )


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2023-07-18")
