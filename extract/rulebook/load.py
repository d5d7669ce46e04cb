"""Read rule folders into a Rulebook; every mistake is collected, none stops the reading."""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.rulebook.draft import Draft, unreadable
from extract.rulebook.layout import LAYOUT_FILE, read_layout
from extract.rulebook.lexicon_files import read_lexicon
from extract.rulebook.marks import Problem, RulebookError, read_yaml
from extract.rulebook.model import Family, Rule, Rulebook, Settings, Source
from extract.rulebook.references import check_references
from extract.rulebook.rule_files import FAMILY_FILE, read_rules
from extract.rulebook.schema import FamilyFile, SettingsFile
from extract.rulebook.suggest import did_you_mean
from extract.rulebook.tables import read_tsv

SUFFIXES = (".yaml", ".yml", ".tsv")
GAZETTEER_FOLDER = "lexicons/places"
"""Tables of administrative units, below a rule folder; read by `extract.values.places`."""
# Read by those who use them.
OTHER_FILES = (LAYOUT_FILE, "records/links.yaml")


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
    return rulebook, in_file_order(draft.problems)


def in_file_order(problems: Sequence[Problem]) -> list[Problem]:
    """The problems by file, line, column and code."""
    return sorted(problems, key=lambda problem: (str(problem.path), problem.line, problem.column, problem.code))


def read_draft(folders: Sequence[Path] = (), *, shipped: Path | None = None) -> tuple[Draft, list[Path]]:
    """Everything that the folders hold, unconnected; and the folders, the shipped one first."""
    layers = [shipped or shipped_rules(), *folders]
    draft = Draft()
    for layer, folder in enumerate(layers):
        for path in _files(folder):
            _read_file(draft, folder, path, layer)
    return draft, layers


def _files(folder: Path) -> Iterator[Path]:
    """Families first, so that a rule file finds the family of its folder."""
    found = [p for p in folder.rglob("*") if p.suffix in SUFFIXES and p.is_file() and not p.name.startswith(".")]
    wanted = [p for p in found if not _is_read_elsewhere(p.relative_to(folder))]
    yield from sorted(wanted, key=lambda p: (p.name != FAMILY_FILE, str(p.relative_to(folder))))


def _is_read_elsewhere(below: Path) -> bool:
    return below.as_posix() in OTHER_FILES or below.is_relative_to(GAZETTEER_FOLDER)


def _read_file(draft: Draft, folder: Path, path: Path, layer: int) -> None:
    marked = read_tsv(path) if path.suffix == ".tsv" else read_yaml(path)
    draft.problems.extend(marked.problems)
    data = marked.data
    if data is None:
        if not marked.problems and not path.read_bytes().strip():
            draft.say(marked, (), "R029", "the file is empty", "write rules or words into it, or delete it")
        return
    _check_nfc(draft, path)
    if not isinstance(data, dict):
        draft.say(marked, (), "R004", "a rule file must be a mapping", "begin with 'rules:' or 'lexicon:'")
    elif path.name == "rulebook.yaml":
        draft.settings = draft.validated(marked, SettingsFile, data, ()) or draft.settings
    elif path.name == FAMILY_FILE:
        family = draft.validated(marked, FamilyFile, data, ())
        if family and family.family:
            line, _ = marked.at(("family",))
            draft.families[family.family] = (family, Source(path, line, layer))
            draft.marks[f"{family.family}/"] = (marked, ())
    elif "lexicon" in data:
        read_lexicon(draft, marked, layer)
    elif "rules" in data or "disable" in data:
        read_rules(draft, marked, folder, layer)
    else:
        hint = next((hint for name in data if (hint := did_you_mean(name, ("rules", "lexicon", "disable")))), "")
        draft.say(marked, (), "R029", "neither 'rules:' nor 'lexicon:' nor 'disable:' stands at the top", hint)


def _check_nfc(draft: Draft, path: Path) -> None:
    lines = path.read_bytes().decode("utf-8-sig").splitlines()
    apart = [number for number, line in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", line)]
    if not apart:
        return
    line = lines[apart[0] - 1]
    column = next(n for n in range(1, len(line) + 1) if not unicodedata.is_normalized("NFC", line[:n]))
    more = f", here and in {len(apart) - 1} more lines" if len(apart) > 1 else ""
    message = f"letters and their marks are stored apart (not NFC){more}"
    hint = "save the file as composed Unicode, or type the words anew with a keyboard that is set to it"
    draft.problems.append(Problem(path, apart[0], column, "R016", message, hint))


def assemble(draft: Draft, layers: Sequence[Path]) -> Rulebook:
    """Families in running order with their rules; unknown ids in `disable` and missing settings become problems."""
    for name, (_, problem) in draft.disabled.items():
        if name not in draft.rules:
            hint = did_you_mean(name, draft.rules)
            draft.problems.append(Problem(problem.path, problem.line, problem.column, "R020", problem.message, hint))
    if draft.settings is None:
        draft.problems.append(unreadable(layers[0] / "rulebook.yaml", "rulebook.yaml is missing or unusable"))
        draft.settings = SettingsFile.model_validate(
            {"title": "", "overlap": [], "joiners": [], "clause-breaks": [], "quotes": [], "dashes": []}
        )
    settings = draft.settings
    ordered = _in_order(draft, _families(draft))
    draft.problems.extend(check_references(ordered, draft.lexicons, draft.marks))
    layout, problems = read_layout(layers, shipped_rules())
    draft.problems.extend(problems)
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
        layout=layout,
        folders=tuple(layers),
        hash=_hash(layers),
        shipped_hash=_hash(layers[:1]),
        disabled=tuple(sorted(draft.disabled)),
    )


def _families(draft: Draft) -> list[Family]:
    by_family: dict[str, list[Rule]] = {name: [] for name in draft.families}
    for rule in draft.rules.values():
        if rule.id not in draft.disabled and rule.family in by_family:
            by_family[rule.family].append(rule)
    return [
        Family(
            name=name,
            title=file.title,
            makes=file.makes,
            after=tuple(file.after),
            leaves=tuple(file.leaves),
            slot=file.slot or name,
            columns=tuple(file.columns),
            gazetteer=file.gazetteer,
            rules=tuple(sorted(by_family[name], key=lambda rule: rule.order)),
            source=source,
        )
        for name, (file, source) in draft.families.items()
    ]


def _in_order(draft: Draft, families: list[Family]) -> tuple[Family, ...]:
    """Families so that each stands after those named in its `after:`, by name where that leaves a choice."""
    waiting = sorted(families, key=lambda family: family.name)
    done: list[Family] = []
    while waiting:
        names = {family.name for family in waiting}
        ready = [family for family in waiting if names.isdisjoint(family.after)]
        if not ready:
            marked, _ = draft.marks[f"{waiting[0].name}/"]
            circle = ", ".join(family.name for family in waiting)
            draft.say(marked, ("after",), "R021", f"families wait for each other in 'after:': {circle}")
            return (*done, *waiting)
        done.extend(ready)
        waiting = [family for family in waiting if family not in ready]
    return tuple(done)


def _hash(layers: Sequence[Path]) -> str:
    """A hash of the names and bytes of all files of these folders that may be read, 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for layer in layers:
        for path in sorted(p for p in layer.rglob("*") if p.suffix in SUFFIXES and p.is_file()):
            digest.update(str(path.relative_to(layer)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
