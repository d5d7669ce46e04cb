"""Family after family: find candidates, let the overlap policy choose, apply cues, finish."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.matching.cues import CueHit, apply_cues
from extract.matching.match import (
    Builder,
    Candidates,
    Context,
    Finisher,
    Loser,
    Match,
    Mention,
    Slow,
    field_of,
    mention,
)
from extract.matching.matcher import Matcher, Ready
from extract.matching.overlap import resolve
from extract.matching.page import Page
from extract.rulebook.kinds import CUE
from extract.rulebook.model import Family, Rulebook
from extract.text.article import Article


@dataclass(frozen=True)
class Workshop:
    """What turns matches into mentions: builders by name, finishers and extra candidates by family.

    `own` names the families whose finds are finished together: only their own builders serve them.
    """

    builders: Mapping[str, Builder]
    finishers: Mapping[str, Finisher]
    candidates: Mapping[str, Candidates]
    own: Mapping[str, Mapping[str, Builder]] = field(default_factory=dict)

    def builders_of(self, family: str) -> Mapping[str, Builder]:
        """The builders that rules of a family may name."""
        return self.own.get(family, self.builders)


@dataclass
class Found:
    """All that a cascade found: mentions by family, those who lost, cues that were seen, regexes that took too long."""

    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    losers: list[Loser] = field(default_factory=list)
    cues: list[CueHit] = field(default_factory=list)
    slow: list[Slow] = field(default_factory=list)


def apply(article: Article, rulebook: Rulebook, workshop: Workshop, only: Iterable[str] | None = None) -> Found:
    """Run the families over an article, in rulebook order; `only` names families to stop at (with what they need)."""
    matcher = Matcher.of(rulebook)
    base = base_codes(matcher, article)
    context = Context(article, rulebook)
    found = Found(context.mentions, slow=context.slow)
    wanted = needed(rulebook, only)
    for family in rulebook.families:
        if family.name in wanted:
            page = page_for(matcher, family, base, context)
            _run_family(matcher, family, page, context, workshop, found)
    return found


def base_codes(matcher: Matcher, article: Article) -> list[str]:
    """One character per token of the article, before any family masks its finds."""
    codes = matcher.alphabet.write(article.tokens.surfaces)
    matcher.alphabet.mark_tight(codes, article.tokens)
    return codes


def needed(rulebook: Rulebook, only: Iterable[str] | None) -> set[str]:
    """The named families with everything that they run after; all families where none is named."""
    if only is None:
        return {family.name for family in rulebook.families}
    wanted: set[str] = set()
    queue = list(only)
    while queue:
        name = queue.pop()
        if name not in wanted:
            wanted.add(name)
            queue.extend(family_name for family_name in rulebook.family(name).after)
    return wanted


def page_for(matcher: Matcher, family: Family, base: list[str], context: Context) -> Page:
    """The article as this family sees it: mentions of the families that it leaves alone are one slot each."""
    masks: list[tuple[int, int, str]] = []
    for name in family.leaves:
        slot = context.rulebook.family(name).slot
        for item in context.mentions.get(name, ()):
            masks.append((item.start, item.end, matcher.alphabet.mask(slot, kind_of(item))))
    return Page.of(context.article, base, masks, matcher.hits, family.name)


def kind_of(item: Mention) -> str:
    """What {slot:type} selects on: a value's level, else its kind."""
    return str(field_of(item.value, "level") or field_of(item.value, "kind"))


def _run_family(
    matcher: Matcher, family: Family, page: Page, context: Context, workshop: Workshop, found: Found
) -> None:
    candidates: list[Mention] = []
    hits: list[Mention] = []
    builders = workshop.builders_of(family.name)
    rules = matcher.matching(family.name, page.hits)
    for ready in rules:
        made = search(matcher, ready, page, context, builders)
        (hits if ready.rule.make == CUE else candidates).extend(made)
    if family.gazetteer and family.name in workshop.candidates:
        candidates.extend(workshop.candidates[family.name](context))
    policy = context.rulebook.settings.overlap
    winners, losers = resolve(candidates, policy)
    found.losers.extend(losers)
    chosen = [item for item in winners if item.value is not None]
    if hits:
        hits, beaten = resolve(hits, policy)
        found.losers.extend(beaten)
        by_id = {ready.rule.id: ready.rule for ready in rules}
        cues = [CueHit(by_id[hit.rule], hit.start, hit.end) for hit in hits]
        found.cues.extend(cues)
        chosen = apply_cues(matcher, chosen, cues, context.article, page.codes)
    context.mentions[family.name] = chosen
    finisher = workshop.finishers.get(family.name)
    if finisher:
        context.mentions[family.name] = finisher(chosen, context)


def search(
    matcher: Matcher, ready: Ready, page: Page, context: Context, builders: Mapping[str, Builder]
) -> list[Mention]:
    """What a rule makes of an article. A match of which its builder makes nothing does not hide a later one."""
    mentions: list[Mention] = []
    build = builders.get(ready.rule.make)

    def make(match: Match) -> Sequence[Mention]:
        return [_bare(match)] if build is None else list(build(match, context))

    if ready.escape is not None:
        mentions.extend(ready.escape.search(matcher.alphabet, page.codes, context, make))
    for pattern in ready.patterns:
        done = 0
        for groups in page.hits.get(pattern, ()):
            start, end = groups[0]
            if start < done:
                continue
            made = make(matcher.match(ready.rule, context.article, pattern, groups))
            if made:
                mentions.extend(made)
                done = end
    return mentions


def _bare(match: Match) -> Mention:
    """A hit of a cue or of a rule that makes nothing: a span without a value."""
    return mention(match, None, match.piece("mention"))
