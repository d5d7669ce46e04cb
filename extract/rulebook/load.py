"""Read rule folders into a Rulebook; every mistake is collected, none stops the reading."""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from extract.rulebook.layout import load_layout
from extract.rulebook.marks import Key, Marked, Problem, read_yaml
from extract.rulebook.model import (
    Cue,
    Entry,
    Example,
    Family,
    Lexicon,
    Pattern,
    Rule,
    Rulebook,
    Settings,
    Source,
)
from extract.rulebook.pattern import Node, PatternError, parse
from extract.rulebook.references import check_references
from extract.rulebook.schema import ExampleFile, FamilyFile, LexiconFile, RuleFile, RulesFile, SettingsFile
from extract.rulebook.suggest import did_you_mean
from extract.rulebook.tables import read_tsv
from extract.text.layout_rules import LayoutRules

GAZETTEER_FOLDER = "places"


class RulebookError(ValueError):
    """The rule folders cannot be used; `problems` says why, one entry per mistake."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass
class Draft:
    """What has been read so far, layer by layer; later layers override earlier ones."""

    families: dict[str, tuple[FamilyFile, Source]] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    lexicons: dict[str, Lexicon] = field(default_factory=dict)
    settings: SettingsFile | None = None
    disabled: dict[str, Problem] = field(default_factory=dict)
    marks: dict[str, tuple[Marked, Key]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def shipped_rules() -> Path:
    """The rules that come with bangtin: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load(folders: Sequence[Path] = (), *, shipped: Path | None = None) -> Rulebook:
    """The shipped rules with the user's folders on top; raises RulebookError when anything is wrong in them."""
    rulebook, problems = read(folders, shipped=shipped)
    if problems:
        raise RulebookError(problems)
    return rulebook


def read(folders: Sequence[Path] = (), *, shipped: Path | None = None) -> tuple[Rulebook, list[Problem]]:
    """Like `load`, but returns what could be read beside the problems."""
    draft, layers = read_draft(folders, shipped=shipped)
    rulebook = assemble(draft, layers)
    return rulebook, sorted(draft.problems, key=lambda problem: (str(problem.path), problem.line, problem.column))


def read_draft(folders: Sequence[Path] = (), *, shipped: Path | None = None) -> tuple[Draft, list[Path]]:
    layers = [shipped or shipped_rules(), *folders]
    draft = Draft()
    for layer, folder in enumerate(layers):
        for path in _files(folder):
            _read_file(draft, folder, path, layer)
    return draft, layers


def _files(folder: Path) -> Iterator[Path]:
    """Families first, so that a rule file finds the family of its folder."""
    found = [p for p in folder.rglob("*") if p.suffix in (".yaml", ".yml", ".tsv") and p.is_file()]
    wanted = [p for p in found if GAZETTEER_FOLDER not in p.relative_to(folder).parts and p.name != "layout.yaml"]
    yield from sorted(wanted, key=lambda p: (p.name != "family.yaml", str(p.relative_to(folder))))


def _read_file(draft: Draft, folder: Path, path: Path, layer: int) -> None:
    if path.suffix == ".tsv":
        marked = read_tsv(path)
    else:
        marked = read_yaml(path)
    draft.problems.extend(marked.problems)
    data = marked.data
    if data is None:
        return
    _check_nfc(draft, path)
    if not isinstance(data, dict):
        draft.problems.append(marked.problem((), "R002", "a rule file is a mapping", "begin with 'rules:'"))
    elif path.name == "rulebook.yaml":
        draft.settings = _validated(draft, marked, SettingsFile, data, ()) or draft.settings
    elif path.name == "family.yaml":
        family = _validated(draft, marked, FamilyFile, data, ())
        if family:
            draft.families[family.family] = (family, Source(path, 1, layer))
    elif "lexicon" in data:
        _read_lexicon(draft, marked, layer)
    elif "rules" in data or "disable" in data:
        _read_rules(draft, marked, folder, layer)
    else:
        draft.problems.append(marked.problem((), "R002", "neither 'rules:' nor 'lexicon:' stands at the top"))


def _check_nfc(draft: Draft, path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    if unicodedata.is_normalized("NFC", text):
        return
    for number, line in enumerate(text.splitlines(), 1):
        if not unicodedata.is_normalized("NFC", line):
            hint = "save the file as composed Unicode"
            draft.problems.append(
                Problem(path, number, 1, "R016", "letters and marks are stored apart (not NFC)", hint)
            )


def _validated(draft: Draft, marked: Marked, model: type[Any], data: Any, key: Key) -> Any:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for item in error.errors():
            where = tuple(part for part in item["loc"] if not (isinstance(part, str) and "[" in part))
            draft.problems.append(_schema_problem(marked, model, (*key, *where), item))
        return None


def _schema_problem(marked: Marked, model: type[Any], key: Key, item: Any) -> Problem:
    name = str(key[-1]) if key else ""
    match item["type"]:
        case "extra_forbidden":
            known = [field.alias or name for name, field in model.model_fields.items()]
            return marked.problem(key, "R002", f"unknown key '{name}'", did_you_mean(name, known))
        case "missing":
            return marked.problem(key[:-1], "R003", f"'{name}:' is missing", f"add a line '{name}: …'")
        case _:
            return marked.problem(key, "R004", f"'{name}': {item['msg'].lower()}")


def _read_rules(draft: Draft, marked: Marked, folder: Path, layer: int) -> None:
    data = marked.data
    raw = data.get("rules") or []
    outer = {name: value for name, value in data.items() if name != "rules"}
    file = _validated(draft, marked, RulesFile, outer, ())
    if file is None:
        file = RulesFile()
    family = file.family or marked.path.relative_to(folder).parts[0]
    if family not in draft.families:
        hint = did_you_mean(family, list(draft.families)) or "put the file into a family's folder or add 'family:'"
        draft.problems.append(marked.problem(("family",), "R019", f"no family '{family}'", hint))
    for n, name in enumerate(file.disable):
        draft.disabled[name] = marked.problem(("disable", n), "R020", f"no rule '{name}' to disable")
    if not isinstance(raw, list):
        draft.problems.append(marked.problem(("rules",), "R004", "'rules:' is a list; begin each rule with '- id:'"))
        return
    for n, item in enumerate(raw):
        key: Key = ("rules", n)
        if not isinstance(item, dict):
            draft.problems.append(marked.problem(key, "R004", "a rule is a mapping that begins with 'id:'"))
            continue
        rule_file = _validated(draft, marked, RuleFile, item, key)
        if rule_file:
            _add_rule(draft, marked, key, rule_file, family, layer)


def _add_rule(draft: Draft, marked: Marked, key: Key, file: RuleFile, family: str, layer: int) -> None:
    line, _ = marked.at((*key, "id"))
    known = draft.rules.get(file.id)
    if known and known.source.layer == layer:
        where = f"{known.source.path}:{known.source.line}"
        draft.problems.append(
            marked.problem((*key, "id"), "R005", f"a rule '{file.id}' stands at {where} already", "choose another id")
        )
        return
    patterns = [
        Pattern(source, node)
        for n, source in enumerate(file.when)
        if (node := parsed(draft, marked, _item(marked, (*key, "when"), n), source))
    ]
    if not file.when and not file.regex:
        draft.problems.append(marked.problem(key, "R003", "'when:' is missing", "say what the rule looks for"))
    if file.regex and not file.because:
        draft.problems.append(
            marked.problem((*key, "regex"), "R003", "'regex:' wants 'because:'", "say why a phrase will not do")
        )
    cue = None
    if file.make == "cue":
        until = parsed(draft, marked, (*key, "until"), file.until) if file.until else None
        cue = Cue(file.side, _reach(draft, marked, key, file.reach), until, file.only)
    draft.marks[file.id] = (marked, key)
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
        examples=tuple(map(_example, file.examples)),
        never=tuple(file.never),
        todo=tuple(map(_example, file.todo)),
        source=Source(marked.path, line, layer),
        cue=cue,
        regex=file.regex,
    )


def _item(marked: Marked, key: Key, n: int) -> Key:
    return (*key, n) if (*key, n) in marked.marks else key


def _reach(draft: Draft, marked: Marked, key: Key, reach: str) -> str:
    if not reach.isdigit() and reach not in ("clause", "sentence", "paragraph", "list"):
        hint = "a number of tokens, clause, sentence, paragraph or list"
        draft.problems.append(marked.problem((*key, "reach"), "R004", f"'reach: {reach}' is no reach", hint))
        return "0"
    return reach


def _example(file: ExampleFile) -> Example:
    return Example(unicodedata.normalize("NFC", file.text), tuple(file.gives), file.date)


def parsed(draft: Draft, marked: Marked, key: Key, source: str) -> Node | None:
    try:
        return parse(source)
    except PatternError as error:
        line, column = marked.at(key)
        message = f"pattern {source!r}, character {error.column + 1}: {error}"
        draft.problems.append(Problem(marked.path, line, column, "R006", message))
        return None


def _read_lexicon(draft: Draft, marked: Marked, layer: int) -> None:
    file = _validated(draft, marked, LexiconFile, marked.data, ())
    if file is None:
        return
    entries = []
    for n, item in enumerate(file.entries):
        key: Key = ("entries", n)
        fields = {"text": item} if isinstance(item, str) else dict(item)
        texts = fields.pop("text", None)
        if not texts:
            draft.problems.append(marked.problem(key, "R003", "'text:' is missing in this entry"))
            continue
        spellings = [texts] if isinstance(texts, str) else texts
        nodes = [node for text in spellings if (node := parsed(draft, marked, key, text))]
        plain = {name: value if isinstance(value, str) else " | ".join(value) for name, value in fields.items()}
        entries.append(Entry(tuple(spellings), tuple(nodes), plain, Source(marked.path, marked.at(key)[0], layer)))
    source = Source(marked.path, 1, layer)
    known = draft.lexicons.get(file.lexicon)
    if known and not file.replace:
        entries = [*entries, *known.entries]
    draft.lexicons[file.lexicon] = Lexicon(
        name=file.lexicon,
        title=file.title or (known.title if known else ""),
        slot=file.slot or (known.slot if known else ""),
        type=file.type or (known.type if known else ""),
        entries=tuple(entries),
        sources=(*(known.sources if known else ()), source),
    )


def assemble(draft: Draft, layers: Sequence[Path]) -> Rulebook:
    """Families in running order with their rules; unknown ids in `disable` and missing settings become problems."""
    for name, problem in draft.disabled.items():
        if name not in draft.rules:
            draft.problems.append(problem)
    if draft.settings is None:
        draft.problems.append(Problem(layers[0] / "rulebook.yaml", 1, 1, "R001", "rulebook.yaml is missing"))
        draft.settings = SettingsFile.model_validate(
            {"title": "", "overlap": [], "joiners": [], "clause-breaks": [], "quotes": [], "dashes": []}
        )
    settings = draft.settings
    by_family: dict[str, list[Rule]] = {name: [] for name in draft.families}
    for rule in draft.rules.values():
        if rule.id not in draft.disabled and rule.family in by_family:
            by_family[rule.family].append(rule)
    families = [
        Family(
            name=file.family,
            title=file.title,
            makes=file.makes,
            after=tuple(file.after),
            leaves=tuple(file.leaves),
            slot=file.slot or file.family,
            columns=tuple(file.columns),
            gazetteer=file.gazetteer,
            rules=tuple(sorted(by_family[name], key=lambda rule: rule.order)),
            source=source,
        )
        for name, (file, source) in draft.families.items()
    ]
    ordered = _in_order(draft, families)
    draft.problems.extend(check_references(ordered, draft.lexicons, draft.marks))
    return Rulebook(
        families=ordered,
        lexicons=draft.lexicons,
        settings=Settings(
            overlap=tuple(settings.overlap),
            joiners=tuple(settings.joiners),
            clause_breaks=tuple(settings.clause_breaks),
            quotes=tuple(settings.quotes),
            dashes=tuple(settings.dashes),
            list_gap=settings.list_gap,
        ),
        layout=_layout(draft, layers[0] / "layout.yaml"),
        folders=tuple(layers),
        hash=_hash(layers),
        disabled=tuple(sorted(draft.disabled)),
    )


def _layout(draft: Draft, path: Path) -> LayoutRules:
    try:
        return load_layout(path)
    except (OSError, yaml.YAMLError, ValueError) as error:
        draft.problems.append(Problem(path, 1, 1, "R001", f"layout words: {error}"))
        return LayoutRules.from_mapping({})


def _in_order(draft: Draft, families: list[Family]) -> tuple[Family, ...]:
    known = {family.name for family in families}
    waiting = sorted(families, key=lambda family: family.name)
    done: list[Family] = []
    while waiting:
        names = {family.name for family in done}
        ready = [family for family in waiting if {n for n in family.after if n in known} <= names]
        if not ready:
            first = waiting[0]
            draft.problems.append(Problem(first.source.path, 1, 1, "R021", "families wait for each other in 'after:'"))
            return (*done, *waiting)
        done.extend(ready)
        waiting = [family for family in waiting if family not in ready]
    return tuple(done)


def _hash(layers: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for layer in layers:
        for path in sorted(p for p in layer.rglob("*") if p.suffix in (".yaml", ".yml", ".tsv") and p.is_file()):
            digest.update(str(path.relative_to(layer)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
