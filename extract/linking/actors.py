"""Who does what a figure tells of: the organisation or person named as the subject of its clause."""

from collections.abc import Mapping, Sequence

from extract.linking.phrases import Phrases, phrase_key
from extract.linking.policy import ActorLinks
from extract.linking.scene import Scene
from extract.matching.match import Mention
from extract.values.exemplars.organisations import is_named, organisation_end
from extract.values.exemplars.words import Sight

Span = tuple[int, int]
_SMALL = 3  # small words that the name of an organisation ends in: "Hội Phụ nữ xã"; more of them are a verb's


class ActorLinker:
    """Finds the actor of a figure; where the clause may have another subject there is none. Made once per policy."""

    def __init__(self, policy: ActorLinks) -> None:
        self._reach = policy.reach
        self._speech = Phrases(policy.speech)
        self._not_acting = Phrases(policy.not_acting)
        self._subjects = Phrases(policy.other_subjects)
        self._leads = Phrases(policy.leads)

    def link(self, figure: Mention, scene: Scene, sight: Sight, people: Mapping[int, Span]) -> str:
        """The actor as the text writes it, or ''; `people` are the actors that exemplars name, by their first token."""
        sentence = scene.sentence(figure.start)
        first = max(sentence.first, figure.start - self._reach, scene.last(";", sentence.first, figure.start) + 1)
        for at in range(figure.start - 1, first - 1, -1):
            if not self._begins_clause(scene, at, sentence.first):
                continue
            end = people[at][1] if at in people else _organisation(sight, at)
            if at < end <= figure.start:
                return scene.written(at, end) if self._acts(scene, sight, at, end, figure) else ""
            if self._is_other(scene, at, sentence.index):
                return ""
        return ""

    def _begins_clause(self, scene: Scene, at: int, first: int) -> bool:
        if at == first or scene.keys[at - 1] in (",", ";", ":", ".", "-", "–"):
            return True
        return self._leads.ends_at(scene.keys, at)

    def _is_other(self, scene: Scene, at: int, sentence: int) -> bool:
        """Whether another subject begins here: a place, or words such as "các hộ dân", "tổng diện tích"."""
        if any(group.start == at for group in scene.groups.get(sentence, ())):
            return True
        return any(start == at for start, _ in self._subjects.spans(scene.keys, at, min(at + 4, len(scene.keys))))

    def _acts(self, scene: Scene, sight: Sight, start: int, end: int, figure: Mention) -> bool:
        """Whether a verb follows the name, behind an apposition at most, and nothing is only said or done to it."""
        at = end
        if sight.surfaces[at] in (",", "("):
            closing = {",": ",", "(": ")"}[sight.surfaces[at]]
            at = next((n for n in range(at + 1, figure.start) if sight.surfaces[n] == closing), figure.start) + 1
        if at >= figure.start or not sight.is_lower(at):
            return False
        if any(begin == at for begin, _ in self._not_acting.spans(scene.keys, at, figure.start)):
            return False
        return not self._speech.within(scene.keys, end, figure.start)


def people_of(mentions: Sequence[Mention], scene: Scene) -> dict[int, Span]:
    """Persons and collectives with the title before them, by the first token of both."""
    found: dict[int, Span] = {}
    for mention in mentions:
        if mention.value.kind == "model":
            continue
        title = phrase_key(mention.value.title)
        start = mention.start - len(title)
        has_title = bool(title) and start >= 0 and tuple(scene.keys[start : mention.start]) == title
        first = start if has_title else mention.start
        found[first] = (first, mention.end)
        if first >= 2 and scene.keys[first - 2 : first] == ["gia", "đình"]:
            found[first - 2] = (first - 2, mention.end)
    return found


def _organisation(sight: Sight, start: int) -> int:
    """The end of the organisation that is named from token `start`, or `start`."""
    end = organisation_end(sight, start)
    if end == start:
        return start
    head = sight.words.heads.starting(sight.keys, start)
    tail = next((at for at in range(end, start, -1) if not sight.is_lower(at - 1)), start)
    last = sight.words.heads.starting(sight.keys, tail - 1)
    tail = max(tail, tail - 1 + last.length) if last else tail
    end = tail if end - tail > _SMALL else end
    board = head is not None and head.fields.get("scope") in ("board", "party") and head.length > 1
    return end if board or is_named(sight, start, end) else start
