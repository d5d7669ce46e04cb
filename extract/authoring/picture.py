"""A failing example, drawn: what was wanted, what was found instead and by which rule, how far this rule got."""

from collections.abc import Iterator, Mapping

from extract.authoring.examples import Row, Trial, complaint, find, mine, rows_of, same
from extract.authoring.explain import explain_rule, text_of
from extract.matching.cascade import Found
from extract.rulebook.kinds import CUE
from extract.rulebook.model import Fields, Rulebook
from extract.text.article import Article

HIDDEN = ("article", "sentence", "start", "end", "published", "sentence_text")


def picture(trial: Trial, rulebook: Rulebook) -> Iterator[str]:
    """Lines about an example that fails, the first with its file and line; nothing for one that holds."""
    said = complaint(trial, rulebook)
    if not said:
        return
    rule = trial.rule
    yield f"{rule.source.path}:{trial.line}: {trial.name}: {_in_short(trial, said)}"
    yield f"    text     {trial.text}" + (f"  (published {trial.date})" if trial.date else "")
    article, found = find(rulebook, rule.family, trial.text, trial.date)
    rows = rows_of(rulebook, rule.family, article, found.mentions[rule.family])
    own = rows_of(rulebook, rule.family, article, mine(rule, found.mentions[rule.family]))
    for wanted in trial.gives:
        if not any(_differences(row, wanted) == {} for row in own):
            yield f"    wanted   {_cells(wanted)}"
            nearest = min(own, key=lambda row: len(_differences(row, wanted)), default=None)
            if nearest is not None:
                yield f"    but      {_but(_differences(nearest, wanted))}"
    for row in rows:
        yield f"    found    {_cells(row)}"
    if not rows:
        yield "    found    nothing of this family"
    yield from _others(trial, rulebook, article, found)
    if trial.kind in ("example", "also"):
        for line in explain_rule(article, rulebook, rule):
            yield f"    {line}"


def _in_short(trial: Trial, said: str) -> str:
    if trial.kind in ("todo", "also"):
        return said
    return "not as wanted" if trial.kind == "example" else "gives what it must not"


def _others(trial: Trial, rulebook: Rulebook, article: Article, found: Found) -> Iterator[str]:
    """What the families that this one leaves alone took of the sentence."""
    for name in rulebook.family(trial.rule.family).leaves:
        for item in found.mentions.get(name, ()):
            yield f"    taken    {text_of(article, item)!r} is one of the {name} ({item.rule})"
    if trial.rule.make == CUE or trial.kind != "example":
        for cue in found.cues:
            if cue.rule.family == trial.rule.family:
                words = article.text_of(cue.start, cue.end)
                yield f"    cue      {words!r} ({cue.rule.id})"


def _differences(row: Row, wanted: Fields) -> Mapping[str, tuple[str, str]]:
    """Column: what stands there, what was wanted."""
    return {name: (row.get(name, ""), value) for name, value in wanted.items() if not same(row.get(name, ""), value)}


def _but(differences: Mapping[str, tuple[str, str]]) -> str:
    return "; ".join(
        f"{name} is {found or 'empty'}, not {wanted or 'empty'}" for name, (found, wanted) in differences.items()
    )


def _cells(cells: Mapping[str, str]) -> str:
    return ", ".join(
        f"{name}: {value or '(empty)'}"
        for name, value in cells.items()
        if name not in HIDDEN and (value or len(cells) < 8)
    )
