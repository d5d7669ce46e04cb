"""Who does what a figure tells of: the organisation or person named as the subject of its clause."""

from collections.abc import Mapping, Sequence

from extract.linking.phrases import Phrases, phrase_key
from extract.linking.policy import ActorLinks
from extract.linking.scene import Scene
from extract.matching.match import Mention
from extract.text.fold import fold
from extract.text.tokens import Sentence
from extract.values.exemplars.organisations import is_named, organisation_end
from extract.values.exemplars.words import Sight

Span = tuple[int, int]
_PARTING = (",", ";", ":", "(", ".")
HOUSEHOLD = 3  # tokens of a word like "gia đình" before a person
_SELF_NAMED = {"board": 1, "party": 1, "union": 2}  # bodies that a head of more words names: "Hội Chữ thập đỏ"
_SMALL = 3  # small words that the name of an organisation ends in: "Hội Phụ nữ xã"; more of them are a verb's


class ActorLinker:
    """Finds the actor of a figure; where the clause may have another subject there is none. Made once per policy."""

    def __init__(self, policy: ActorLinks) -> None:
        self._reach = policy.reach
        self._speech = Phrases(policy.speech)
        self._not_acting = Phrases(policy.not_acting)
        self._subjects = Phrases(policy.other_subjects)
        self._leads = Phrases(policy.leads)
        self._appositions = Phrases(policy.appositions)
        self._at_words = frozenset(map(fold, policy.at_words))
        self._levels = frozenset(level.split()[-1] for level in policy.levels)
        self._passive = Phrases(policy.passive)
        self._passive_reach = policy.passive_reach

    def link(self, figure: Mention, scene: Scene, sight: Sight, people: Mapping[int, Span]) -> str:
        """The actor as the text writes it, or ''; `people` are the actors that exemplars name, by their first token."""
        sentence = scene.sentence(figure.start)
        if sentence.index not in scene.openers:
            scene.openers[sentence.index] = _opener(sentence, scene, sight, people)
        behind = self._behind(figure, scene, sight, people, sentence.last)
        if behind:
            return behind
        first = max(sentence.first, figure.start - self._reach, scene.last(";", sentence.first, figure.start) + 1)
        for at in range(figure.start - 1, first - 1, -1):
            if not self._begins_clause(scene, at, sentence.first):
                continue
            end = people[at][1] if at in people else self._organisation(sight, at)
            if at < end <= figure.start:
                if self._appositions.begins(scene.keys[end : figure.start]):
                    continue
                return scene.written(at, end) if self._acts(scene, sight, at, end, figure) else ""
            apposed = sight.is_dash(at - 1) and any(end == at - 1 for _, end in people.values())
            if not apposed and self._is_other(scene, at, sentence.index):
                return ""
        return ""

    def _behind(self, figure: Mention, scene: Scene, sight: Sight, people: Mapping[int, Span], last: int) -> str:
        """Who did it, where that stands behind the figure: "23 tập thể được Ban Thường vụ Thị ủy tôn vinh"."""
        high = min(figure.end + self._passive_reach, last)
        end = next((at for at in range(figure.end, high) if scene.keys[at] in _PARTING), high)
        for _, at in self._passive.spans(scene.keys, figure.end, end):
            stop = people[at][1] if at in people else self._organisation(sight, at)
            if at < stop < last and sight.is_lower(stop) and scene.keys[stop] not in _PARTING:
                barred = self._not_acting.begins(scene.keys[stop:last])
                return "" if barred else scene.written(at, stop)
        return ""

    def _begins_clause(self, scene: Scene, at: int, first: int) -> bool:
        if at == first or scene.keys[at - 1] in (",", ";", ":", ".", "-", "–"):
            return True
        return self._leads.ends_at(scene.keys, at)

    def _is_other(self, scene: Scene, at: int, sentence: int) -> bool:
        """Whether another subject begins here: a place, or words such as "các hộ dân", "tổng diện tích"."""
        if any(group.start == at for group in scene.groups.get(sentence, ())):
            return True
        return self._subjects.begins(scene.keys[at : at + 4])

    def _acts(self, scene: Scene, sight: Sight, start: int, end: int, figure: Mention) -> bool:
        """Whether a verb follows the name, behind an apposition at most, and nothing is only said or done to it."""
        at = end
        if sight.surfaces[at] in (",", "(") or sight.is_dash(at):
            at = self._behind_apposition(scene, sight, at, figure.start)
        if sight.keys[at] in self._at_words:
            groups = scene.groups.get(scene.sentence(at).index, ())
            at = next((group.end for group in groups if group.start == at + 1), at)
        while at < figure.start and at in scene.timed:
            at += 1
        if at >= figure.start or not sight.is_lower(at):
            return False
        if self._not_acting.begins(scene.keys[at : figure.start]):
            return False
        quoted = any(scene.keys[n] == ":" and not scene.keys[n + 1][0].isalnum() for n in range(at, figure.start - 1))
        return not quoted and not self._speech.within(scene.keys, end, figure.start)

    @staticmethod
    def _behind_apposition(scene: Scene, sight: Sight, at: int, high: int) -> int:
        """Where the verb stands behind "(…)", ", …,", "- …," or ", Bí thư Chi bộ thôn A", which ends with the place."""
        closing = ")" if sight.surfaces[at] == "(" else ","
        named = scene.named_tokens(scene.sentence(at)) if sight.is_dash(at) else ()
        end = next((n for n in range(at + 1, high) if sight.surfaces[n] == closing and n not in named), high) + 1
        if end <= high or closing == ")" or sight.is_lower(at + 1):
            return end
        groups = scene.groups.get(scene.sentence(at).index, ())
        return next((group.end for group in groups if at < group.start and group.end < high), end)

    def _organisation(self, sight: Sight, start: int) -> int:
        """The end of the organisation that is named from token `start`, or `start`."""
        end = organisation_end(sight, start)
        if end == start:
            return start
        head = sight.words.heads.starting(sight.keys, start)
        tail = next((at for at in range(end, start, -1) if not sight.is_lower(at - 1)), start)
        last = sight.words.heads.starting(sight.keys, tail - 1)
        tail = max(tail, tail - 1 + last.length) if last else tail
        end = tail if end - tail > _SMALL else end
        scope = head.fields.get("scope") if head is not None else ""
        board = head is not None and head.length > _SELF_NAMED.get(str(scope), head.length)
        level = head is not None and end > start + head.length and sight.keys[end - 1] in self._levels
        return end if board or level or is_named(sight, start, end) else start


def _opener(sentence: Sentence, scene: Scene, sight: Sight, people: Mapping[int, Span]) -> str:
    """The person or organisation, named in full or not, that a sentence begins with."""
    first = sentence.first
    end = people[first][1] if first in people else organisation_end(sight, first)
    named = any(not sight.is_lower(at) for at in range(first + 1, end))
    return scene.written(first, end) if named else ""


def people_of(mentions: Sequence[Mention], scene: Scene, sight: Sight, households: Phrases) -> dict[int, Span]:
    """Persons and collectives with the title or form of address before them, by the first token of both."""
    found: dict[int, Span] = {}
    for mention in mentions:
        if mention.value.kind == "model":
            continue
        title = phrase_key(mention.value.title)
        start = mention.start - len(title)
        has_title = bool(title) and start >= 0 and tuple(scene.keys[start : mention.start]) == title
        address = sight.words.titles.ending(sight.keys, mention.start)
        first = start if has_title else mention.start - (address.length if address else 0)
        found[first] = (first, mention.end)
        before = households.spans(scene.keys, max(first - HOUSEHOLD, 0), first)
        for start, end in before:
            if end == first:
                found[start] = (start, mention.end)
    return found
