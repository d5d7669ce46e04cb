"""`rules new`: a rule to fill in, with a word about each of its lines."""

from collections.abc import Iterator, Sequence

import yaml

from extract.authoring.columns import table_of
from extract.rulebook.kinds import CUE, NOTHING
from extract.rulebook.model import Family, Rule
from extract.tables.columns import POSITION

_HEAD = """\
# yaml-language-server: $schema=../schema/rules.json
# A rule of the family '{family}'. Fill in what stands in capitals, save it as a .yaml file in
#   your-rules/{family}/
# and try it:  bangtin rules check your-rules
# The first line is for editors, which find mistakes while you write, after:  bangtin rules schema -o your-rules/schema
# The whole language of rules is on one page: rules/README.md
"""
_BODY = """\
rules:
  - id: {id}  # small letters, digits and '-'; no other rule may have it
    title: {title}  # what it finds, in a few words
    why: {why}  # why the rule is there
    # What to look for: words, (one|another), [may be left out], {{number}}, {{unit:area}}, $list,
    # ..3 (up to three words between), @name(a part that is used by name)
    when: {when}
    make: {make}  # what is made of it: {makes}
    # set: {{kind: …}}  # constants for what is made
    # priority: 1  # of two finds of the same length the higher one wins
    examples:  # at least two; what this rule must make of them
      - text: {text_1}
        gives: {gives_1}
      - text: {text_2}
        gives: {gives_2}
    # also: [ANOTHER WORDING]  # short texts, of each of which this rule must make something
    not:  # at least one: looks alike, but must give nothing
      - {never}
    # todo:  # known gaps, tried as well: you are told when one works
    #   - {{text: …, gives: {{…}}}}
"""
_COLUMNS = "# Columns that 'gives:' may name: {columns}\n"


def starter(family: Family, rules: Sequence[Rule], like: Rule | None = None) -> str:
    """A commented rule file for a family: empty places to fill in, or a copy of the rule `like` under a new id."""
    columns = [name for name in table_of(family).columns if name not in POSITION or name == "text"]
    return "".join(
        (
            _HEAD.format(family=family.name),
            _COLUMNS.format(columns=", ".join(columns)),
            "\n".join(_copy(like)) + "\n" if like else _empty(family, rules),
        )
    )


def _empty(family: Family, rules: Sequence[Rule]) -> str:
    makes = sorted({rule.make for rule in rules}) or ["row"]
    plain = [name for name in makes if name not in (CUE, NOTHING)] or makes
    usual = max(plain, key=lambda name: sum(rule.make == name for rule in rules))
    return _BODY.format(
        id="MY-RULE",
        title="TITLE",
        why="WHY",
        when='"PHRASE"',
        make=usual,
        makes=", ".join(sorted({*makes, CUE, NOTHING})),
        text_1="A SENTENCE WITH THE PHRASE.",
        gives_1="{text: WORDS FOUND}",
        text_2="ANOTHER SENTENCE WITH IT.",
        gives_2="{text: WORDS FOUND}",
        never="A SENTENCE THAT ONLY LOOKS ALIKE.",
    )


def _copy(rule: Rule) -> Iterator[str]:
    """The rule written out again, each value in quotes where YAML wants them."""
    yield f"# Begun as a copy of {rule.id} ({rule.source.path.name}:{rule.source.line})."
    yield "rules:"
    yield f"  - id: {rule.id}-2  # a new id; the same id, in a folder of yours, replaces the shipped rule"
    yield f"    title: {_text(rule.title)}"
    yield f"    why: {_text(rule.why)}"
    if rule.regex:
        yield f"    regex: {_text(rule.regex)}"
        yield f"    because: {_text(rule.because)}"
    elif len(rule.when) == 1:
        yield f"    when: {_text(rule.when[0].source)}"
    else:
        yield "    when:"
        yield from (f"      - {_text(pattern.source)}" for pattern in rule.when)
    yield f"    make: {rule.make}"
    if rule.cue:
        yield f"    side: {rule.cue.side}"
        yield f"    reach: {rule.cue.reach}"
        if rule.cue.until_source:
            yield f"    until: {_text(rule.cue.until_source)}"
        if rule.cue.only:
            yield f"    only: {_text(dict(rule.cue.only))}"
    if rule.set or rule.cue:
        yield f"    set: {_text(dict(rule.set))}"
    yield f"    priority: {rule.priority + 1}  # above the rule that it was copied from"
    for name, examples in (("examples", rule.examples), ("todo", rule.todo)):
        if examples:
            yield f"    {name}:"
        for example in examples:
            yield f"      - text: {_text(example.text)}"
            if example.date:
                yield f"        date: {example.date}"
            gives = [dict(fields) for fields in example.gives]
            yield f"        gives: {_text(gives[0] if len(gives) == 1 else gives)}"
    if rule.also:
        yield "    also:"
        yield from (f"      - {_text(example.text)}" for example in rule.also)
    yield "    not:"
    yield from (f"      - {_text(example.text)}" for example in rule.never)


def _text(value: object) -> str:
    return (
        str(yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10_000))
        .removesuffix("...\n")
        .strip()
    )
