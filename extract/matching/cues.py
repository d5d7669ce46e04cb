"""Cues near a mention set its fields (after the ConText algorithm: direction, reach, and what stops it)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from extract.matching.match import Mention, Trace, field_of
from extract.matching.matcher import Matcher
from extract.rulebook.model import Rule
from extract.text.article import Article

_FIELDS: dict[type, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue rule's match: tokens [start, end)."""

    rule: Rule
    start: int
    end: int


def apply_cues(
    matcher: Matcher, mentions: Sequence[Mention], cues: Sequence[CueHit], article: Article, codes: str
) -> list[Mention]:
    """The mentions with the fields that cues give them; the nearest cue wins, and a field once set stays."""
    by_sentence: dict[int, list[CueHit]] = defaultdict(list)
    by_paragraph: dict[int, list[CueHit]] = defaultdict(list)
    for cue in cues:
        if cue.rule.cue is not None and cue.rule.cue.reach == "paragraph":
            by_paragraph[article.sentence_at(cue.start).paragraph].append(cue)
        else:
            by_sentence[article.sentence_at(cue.start).index].append(cue)
    result = []
    for n, item in enumerate(mentions):
        sentence = article.sentence_at(item.start)
        near = [*by_sentence.get(sentence.index, ()), *by_paragraph.get(sentence.paragraph, ())]
        reaching = [
            (distance, cue) for cue in near if (distance := _distance(matcher, cue, n, mentions, codes)) is not None
        ]
        reaching.sort(key=lambda pair: (pair[0], pair[1].start))
        result.append(_with(item, [cue for _, cue in reaching], article) if reaching else item)
    return result


def _distance(matcher: Matcher, cue: CueHit, n: int, mentions: Sequence[Mention], codes: str) -> int | None:
    """Tokens between a cue and mention `n` of its sentence or paragraph, or None where the cue does not reach it."""
    rule, item = cue.rule, mentions[n]
    spec = rule.cue
    if spec is None:
        return None
    if cue.end <= item.start and spec.side in ("before", "around"):
        low, high = cue.end, item.start
    elif item.end <= cue.start and spec.side in ("after", "around"):
        low, high = item.end, cue.start
    else:
        return None
    if spec.reach.isdigit() and high - low > int(spec.reach):
        return None
    if not _suits(item, spec.only):
        return None
    if spec.reach == "clause" and matcher.clause_break.regex.search(codes, low, high):
        return None
    if spec.reach == "list" and not _in_list(matcher, cue, n, mentions, codes):
        return None
    until = matcher.until(rule)
    if until is not None and until.regex.search(codes, low, high):
        return None
    return high - low


def _suits(item: Mention, only: Any) -> bool:
    for name, wanted in only.items():
        value = field_of(item.value, name)
        text = str(value).lower() if isinstance(value, bool) else str(value if value is not None else "")
        if text not in wanted.split("|"):
            return False
    return True


def _in_list(matcher: Matcher, cue: CueHit, n: int, mentions: Sequence[Mention], codes: str) -> bool:
    """Whether mention `n` hangs on the cue by a chain of mentions, each joined to the next by a comma or the like."""
    gap = matcher.rulebook.settings.list_gap
    step = -1 if cue.end <= mentions[n].start else 1
    while True:
        other = n + step
        here = mentions[n]
        edge = cue.end if step < 0 else cue.start
        between = here.start - edge if step < 0 else edge - here.end
        if 0 <= other < len(mentions):
            left, right = (mentions[other], here) if step < 0 else (here, mentions[other])
            inside = left.start >= cue.end if step < 0 else right.end <= cue.start
            if inside:
                low, high = left.end, right.start
                if high - low > gap or not matcher.joiner.regex.search(codes, low, high):
                    return False
                n = other
                continue
        return 0 <= between <= gap


def _with(item: Mention, cues: Iterable[CueHit], article: Article) -> Mention:
    value, traces = item.value, list(item.cues)
    known = _names(value)
    for cue in cues:
        new: dict[str, Any] = {}
        for name, text in cue.rule.set.items():
            if (known is None or name in known) and not field_of(value, name):
                new[name] = text == "true" if text in ("true", "false") and known is not None else text
        if not new:
            continue
        if known is not None and "evidence" in known and not value.evidence:
            new["evidence"] = article.text_of(cue.start, cue.end)
        value = {**value, **new} if known is None else replace(value, **new)
        traces.append(Trace(cue.rule.id, cue.start, cue.end, tuple(new)))
    return item if value is item.value else item._replace(value=value, cues=tuple(traces))


def _names(value: Any) -> frozenset[str] | None:
    """The fields of a value; None for the rows of users' tables, which take any."""
    if isinstance(value, Mapping):
        return None
    known = _FIELDS.get(type(value))
    if known is None:
        known = _FIELDS[type(value)] = frozenset(field.name for field in fields(value))
    return known
