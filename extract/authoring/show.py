"""`rules show` and `rules list`: rules as their authors would want to read them."""

from collections.abc import Iterable, Iterator

from extract.authoring.branches import unused_branches
from extract.authoring.expand import expanded, lexicons_of
from extract.rulebook.model import Example, Fields, Rule, Rulebook, Source


def show(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    """Lines that say what a rule is for, what it looks for and makes, its examples, and the lists that it uses.

    Parts of its phrases that no example of it makes use of are named as unproved.
    """
    yield f"{rule.id}  ({rule.family}, {_place(rule.source)})"
    yield rule.title
    yield rule.why
    yield ""
    for pattern in rule.when:
        yield f"when      {pattern.source}"
        if (written := expanded(pattern.node, rulebook)) != pattern.source:
            yield f"      is  {written}"
    if rule.regex:
        yield f"regex     {rule.regex}"
        yield f"because   {rule.because}"
    yield f"make      {rule.make}"
    if rule.set:
        yield f"set       {_fields(rule.set)}"
    yield from _cue(rule)
    yield f"priority  {rule.priority}"
    yield f"table     {rulebook.family(rule.family).makes}"
    yield f"layer     {_layer(rule.source.layer)}"
    yield ""
    for example in rule.examples:
        yield from _example("example", example)
    for example in rule.also:
        yield from _example("also", example)
    for example in rule.never:
        yield from _example("not", example)
    for example in rule.todo:
        yield from _example("todo", example)
    for branch in unused_branches(rule, rulebook):
        yield f"unproved  {branch}"
    lists = list(lexicons_of(rule, rulebook))
    if lists:
        yield ""
    for name, lexicon in lists:
        places = ", ".join(_place(source) for source in lexicon.sources)
        yield f"{name:9} {lexicon.title or lexicon.name}, {len(lexicon.entries)} entries ({places})"


def listing(families: Iterable[str], rulebook: Rulebook) -> Iterator[str]:
    """The rules of these families in running order, one a line; those from users' folders are marked."""
    for name in families:
        members = rulebook.family(name).rules
        yield f"{name}: {len(members)} rules"
        for rule in members:
            mine = f"  [{rule.source.path}]" if rule.source.layer else ""
            yield f"  {rule.id:32} {rule.title}{mine}"


def _layer(layer: int) -> str:
    return f"{layer}, folder {layer} of yours, above the shipped rules" if layer else "0, the shipped rules"


def _place(source: Source) -> str:
    return f"{source.path}:{source.line}" + ("" if source.layer == 0 else f", folder {source.layer} of yours")


def _cue(rule: Rule) -> Iterator[str]:
    if rule.cue:
        yield f"side      {rule.cue.side}"
        yield f"reach     {rule.cue.reach}"
        if rule.cue.until_source:
            yield f"until     {rule.cue.until_source}"
        if rule.cue.only:
            yield f"only      {_fields(rule.cue.only)}"


def _example(word: str, example: Example) -> Iterator[str]:
    yield f"{word:9} {example.text}" + (f"  (published {example.date})" if example.date else "")
    for fields in example.gives:
        yield f"      ->  {_fields(fields)}"


def _fields(fields: Fields) -> str:
    return ", ".join(f"{name}: {value}" for name, value in fields.items())
