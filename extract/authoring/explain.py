"""Why a text gave what it gave: the rules that fired, who lost to whom, and how far a silent rule got."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from extract.authoring.examples import rows_of
from extract.matching.cascade import Found, apply, base_codes, page_for, search
from extract.matching.match import Context, Mention
from extract.matching.matcher import Matcher
from extract.matching.page import Page
from extract.rulebook.kinds import NOTHING
from extract.rulebook.model import Rule, Rulebook
from extract.rulebook.pattern import Alt, Node, Seq, show
from extract.text.article import Article
from extract.text.tokens import ARTICLE_END, PARAGRAPH_BREAK, SENTENCE_BREAK
from extract.values.workshop import WORKSHOP

BREAKS = (SENTENCE_BREAK, PARAGRAPH_BREAK, ARTICLE_END)
NEAR = 3
"""Sentences that a rule nearly matched, and that are told beside those that it fired in."""
PLACE = frozenset(("article", "sentence", "start", "end", "text", "rule"))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one pattern of a rule got: the text its longest matching beginning took, and what had to follow.

    `parts` of the pattern were matched; where none was, `after` is what all but the first part of it matches.
    """

    pattern: str
    matched: str
    wanted: str
    after: str
    parts: int = 0


def explain(article: Article, rulebook: Rulebook) -> Iterator[str]:
    """Lines that say, sentence by sentence, what was found by which rule, and who gave way to whom."""
    found = apply(article, rulebook, WORKSHOP)
    mentions = sorted((m for ms in found.mentions.values() for m in ms), key=lambda m: (m.start, m.end))
    for sentence in article.sentences:
        inside = [m for m in mentions if sentence.first <= m.start < sentence.last]
        lost = [item for item in found.losers if sentence.first <= item.mention.start < sentence.last]
        yield f"[{sentence.index}] {article.text[sentence.start : sentence.end]}"
        for m in inside:
            yield f"    {m.family:11} {text_of(article, m)!r} by {m.rule}{_cues(article, m)}"
        for item in lost:
            yield (
                f"    lost        {text_of(article, item.mention)!r} by {item.mention.rule}: "
                f"{item.winner.rule} took {text_of(article, item.winner)!r} ({item.why})"
            )
    for slow in found.slow:
        yield f"{slow.rule}: its regex met the time limit in sentence {slow.sentence}"


def explain_rule(article: Article, rulebook: Rulebook, rule: Rule) -> Iterator[str]:
    """Lines about one rule: where it fired, lost or was refused, and nearly fired; else how far each pattern got."""
    found = apply(article, rulebook, WORKSHOP, only=[rule.family])
    fired = dict.fromkeys(_fired(article, rulebook, found, rule))
    matcher = Matcher.of(rulebook)
    page = page_of(article, rulebook, rule, found)
    if fired:
        yield from fired
        yield from _near(matcher, article, rule, page, found)
        return
    refused = _refused(matcher, article, rulebook, rule, page, found)
    if refused:
        yield f"{rule.id}: matches {refused!r}, but {_made_nothing(rule)}"
        return
    for slow in found.slow:
        if slow.rule == rule.id:
            yield f"{rule.id}: its regex met the time limit in sentence {slow.sentence}"
            return
    if rule.regex:
        yield f"{rule.id}: its regex matches nowhere here"
    for progress in how_far(matcher, article, rule, page.codes):
        yield f"{rule.id}: {progress.pattern}"
        if progress.matched:
            yield f"    got as far as {progress.matched!r}"
            yield f"    {_wanted(progress)}"
        else:
            yield f"    nothing here begins it; wanted first: {progress.wanted}"
            if progress.after:
                yield f"    what follows that in the phrase matches {progress.after!r}"


def page_of(article: Article, rulebook: Rulebook, rule: Rule, found: Found) -> Page:
    """The article as the rule's family saw it."""
    matcher = Matcher.of(rulebook)
    context = Context(article, rulebook, found.mentions)
    base = base_codes(matcher, article)
    return page_for(matcher, rulebook.family(rule.family), base, context)


def _near(matcher: Matcher, article: Article, rule: Rule, page: Page, found: Found) -> Iterator[str]:
    """The sentences without a find of the rule in which it got farthest, beyond the first part of a phrase."""
    seen = [
        *found.mentions.get(rule.family, ()),
        *(side for item in found.losers for side in (item.mention, item.winner)),
    ]
    busy = {article.sentence_at(item.start).index for item in seen if item.rule == rule.id}
    missed = []
    for sentence in article.sentences:
        if sentence.index not in busy:
            tried = how_far(matcher, article, rule, page.codes, (sentence.first, sentence.last))
            best = max(tried, key=lambda progress: progress.parts, default=None)
            if best is not None and best.parts > 1:
                missed.append((sentence.index, best))
    for index, best in sorted(missed, key=lambda one: -one[1].parts)[:NEAR]:
        yield f"{rule.id}: in sentence {index} got as far as {best.matched!r}; {_wanted(best)}"


def _wanted(progress: Progress) -> str:
    stands = f"there stands: {progress.after!r}" if progress.after else "there the sentence ends"
    return f"wanted next: {progress.wanted}; {stands}"


def how_far(
    matcher: Matcher, article: Article, rule: Rule, codes: str, within: tuple[int, int] | None = None
) -> Iterator[Progress]:
    """For each pattern of a rule, the longest beginning of it that matches somewhere `within` tokens of the text."""
    for pattern in rule.when:
        for branch in pattern.node.items if isinstance(pattern.node, Alt) else (pattern.node,):
            yield _branch(matcher, article, branch, codes, within or (0, len(codes)))


def _branch(matcher: Matcher, article: Article, node: Node, codes: str, within: tuple[int, int]) -> Progress:
    items = node.items if isinstance(node, Seq) else (node,)
    for count in range(len(items) - 1, 0, -1):
        found = matcher.compiler.compile(Seq(items[:count])).regex.search(codes, *within)
        if found and found.end() > found.start():
            start, end = found.span()
            return Progress(show(node), article.text_of(start, end), show(items[count]), _after(article, end), count)
    rest = matcher.compiler.compile(Seq(items[1:])).regex.search(codes, *within) if len(items) > 1 else None
    found_rest = article.text_of(*rest.span()) if rest and rest.end() > rest.start() else ""
    return Progress(show(node), "", show(items[0]), found_rest)


def _after(article: Article, end: int) -> str:
    """The next words of the sentence that a stretch of tokens ends in."""
    surfaces = takewhile(lambda surface: surface not in BREAKS, article.tokens.surfaces[end : end + 4])
    return " ".join(surfaces)


def _fired(article: Article, rulebook: Rulebook, found: Found, rule: Rule) -> Iterator[str]:
    for m in found.mentions.get(rule.family, ()):
        if m.rule == rule.id:
            (row,) = rows_of(rulebook, rule.family, article, [m])
            cells = ", ".join(f"{name}: {cell}" for name, cell in row.items() if cell and name not in PLACE)
            yield (
                f"{rule.id}: made {text_of(article, m)!r}: {cells}"
                if cells
                else f"{rule.id}: made {text_of(article, m)!r}"
            )
        for trace in m.cues:
            if trace.rule == rule.id:
                yield f"{rule.id}: set {', '.join(trace.fields)} of {text_of(article, m)!r}"
    for item in found.losers:
        if item.mention.rule == rule.id:
            yield (
                f"{rule.id}: matched {text_of(article, item.mention)!r} and gave way to {item.winner.rule}, "
                f"which took {text_of(article, item.winner)!r} ({item.why})"
            )
        elif item.winner.rule == rule.id and item.winner.value is None:
            yield f"{rule.id}: took {text_of(article, item.winner)!r}, so that {item.mention.rule} made nothing of it"
    for cue in found.cues:
        if cue.rule.id == rule.id and not any(t.rule == rule.id for m in found.mentions[rule.family] for t in m.cues):
            words = article.text_of(cue.start, cue.end)
            yield f"{rule.id}: saw {words!r}, but nothing that it could set stood within its reach"


def _refused(matcher: Matcher, article: Article, rulebook: Rulebook, rule: Rule, page: Page, found: Found) -> str:
    ready = next(one for one in matcher.rules[rule.family] if one.rule.id == rule.id)
    bare = search(matcher, ready, page, Context(article, rulebook, found.mentions), {})
    first = next(iter(bare), None)
    return text_of(article, first) if first else ""


def _made_nothing(rule: Rule) -> str:
    if rule.make == NOTHING:
        return "no other rule wanted these words"
    return f"no {rule.make} can be made of it"


def _cues(article: Article, m: Mention) -> str:
    said = []
    for trace in m.cues:
        words = article.text_of(trace.start, trace.end)
        said.append(f"{', '.join(trace.fields)} from {words!r} ({trace.rule})")
    return f"; {'; '.join(said)}" if said else ""


def text_of(article: Article, m: Mention) -> str:
    """The words of a mention."""
    return article.text_of(m.start, m.end)
