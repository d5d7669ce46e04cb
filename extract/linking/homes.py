"""Where the people live of whom an article tells: "Ông A, dân tộc Dao, thôn B, xã C ..."."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from extract.linking.phrases import Phrases
from extract.linking.policy import PlaceLinks
from extract.linking.scene import Scene
from extract.linking.timing import begins_clause
from extract.matching.match import Mention
from extract.text.tokens import Sentence
from extract.values.places.units import LEVELS

FAR = 12  # tokens from a person's name to the home, with an age or a people between


class Homes:
    """Gives a figure the home of the person that its sentence tells of; made once per policy."""

    def __init__(self, policy: PlaceLinks) -> None:
        self._words = Phrases(policy.home_words)
        self._persons = Phrases(policy.home_persons)
        self._owning = Phrases(policy.home_owning)
        self._reach = policy.home_sentences

    def link(self, figure: Mention, scene: Scene, main: Any) -> Any:
        """The home of the last person named before a figure, if "ông" or the like says that this one is told of."""
        at = bisect_left(scene.people, figure.start, key=lambda person: person.start) - 1
        sentence = scene.sentence(figure.start)
        if at < 0 or sentence.index - scene.sentence(scene.people[at].start).index > self._reach:
            return None
        spans = self._persons.spans(scene.keys, sentence.first, figure.start)
        if any(self._is_told_of(start, scene, sentence) for start, _ in spans):
            return self._homes(scene).get(scene.people[at].value.person_id)
        return None

    def _is_told_of(self, at: int, scene: Scene, sentence: Sentence) -> bool:
        return begins_clause(scene, at, sentence.first) or self._owning.ends_at(scene.keys, at)

    def _homes(self, scene: Scene) -> Mapping[int, Any]:
        """The homes of an article's people by their number, each from the first mention that tells it."""
        if scene.homes is None:
            scene.homes = {}
            for person in scene.people:
                home = self._home(person, scene)
                if home is not None:
                    scene.homes.setdefault(person.value.person_id, home)
        return scene.homes

    def _home(self, person: Mention, scene: Scene) -> Any:
        for group in scene.groups.get(scene.sentence(person.start).index, ()):
            if group.start >= person.end:
                between = scene.keys[person.end : group.start]
                small = group.head.level in LEVELS[2:] and group.head.type and len(between) <= FAR
                told = between[-1:] in ([","], ["("]) or self._words.ends_at(scene.keys, group.start)
                return group.head if small and told and not {";", ":", ".", ")"} & set(between) else None
        return None
