"""Which places of an article stand together: a place and the one it lies in, and members of a list."""

from collections.abc import Iterable

from extract.values.places.gazetteer import ERA_BEFORE, Unit
from extract.values.places.nodes import RANK, Node, Scene

_MAX_COUNTED = 3  # words of a counted noun between a number and the comma of a list


def link(scene: Scene) -> None:
    """Tie each place to the one that the text names behind it as the one it lies in, from right to left."""
    for left, right in zip(scene.nodes[-2::-1], scene.nodes[:0:-1], strict=True):
        words = scene.between(left, right)
        if words is None:
            continue
        listed = words != ("(",) and _both_provinces(left, right)
        if words in scene.words.links and not listed and _lies_below(scene, left, right):
            left.above = right
            _carry_era(scene, left, right)
        elif listed_with(scene, left, right):
            _carry_list(scene, left, right)
    for left, right in zip(scene.nodes, scene.nodes[1:], strict=False):
        known = any(unit.era == ERA_BEFORE for unit in right.named)
        if left.merged and known and right.era != ERA_BEFORE and listed_with(scene, left, right):
            scene.read_in(right, ERA_BEFORE)
            right.merged = True


def listed_with(scene: Scene, left: Node, right: Node) -> bool:
    """Are two neighbours members of one list (A, B và C; A và các xã B; A 12 ca, B 9 ca)?"""
    words = scene.between(left, right)
    if not words:
        return False
    if left.bare and right.bare and words in scene.words.dashes:
        return True
    at = 0
    words = words[words[0] == ":" :]
    if words and words[0][:1].isdigit():
        at = next((n for n, word in enumerate(words) if word in scene.words.joiners), len(words))
        if at > 1 + _MAX_COUNTED:
            return False
    rest = words[at:]
    return bool(rest) and rest[0] in scene.words.joiners and all(word in scene.words.list_words for word in rest)


def _carry_era(scene: Scene, left: Node, right: Node) -> None:
    """What lies in a district of before is a unit of before; in a former province it can be a new one."""
    if right.era == ERA_BEFORE != left.era and right.level == "district":
        scene.read_in(left, ERA_BEFORE)


def _carry_list(scene: Scene, left: Node, right: Node) -> None:
    """Members of a list share the place that they lie in, and the "cũ" behind the last."""
    if left.level != right.level:
        return
    if right.era == ERA_BEFORE != left.era and any(unit.era == ERA_BEFORE for unit in left.named):
        scene.read_in(left, ERA_BEFORE)
    if right.above is not None and _fits(scene, left, right.above):
        left.above = right.above


def _both_provinces(left: Node, right: Node) -> bool:
    """Two bare names that can be provinces are a list, whatever smaller units bear the first one's name."""
    return left.bare and right.bare and bool(left.could_be("province") and right.could_be("province"))


def _lies_below(scene: Scene, left: Node, right: Node) -> bool:
    pairs = [(a, b) for a in left.units for b in right.units if a.level != b.level and scene.lies_in(a, b)]
    if pairs:
        if left.bare and list(scene.typed.get(left.key, ())) == ["village"]:
            left.level, left.units = "village", []
        elif left.bare or right.bare:
            left.units = _highest(a for a, _ in pairs)
            right.units = _highest(b for a, b in pairs if a in left.units)
            left.level, right.level = left.units[0].level, right.units[0].level
        return True
    if left.bare or right.bare:
        return False
    return RANK[right.level] > RANK[left.level]


def _fits(scene: Scene, node: Node, above: Node) -> bool:
    return not node.units or any(scene.lies_in(a, b) for a in node.units for b in above.units)


def _highest(units: Iterable[Unit]) -> list[Unit]:
    """The units of the highest level among them: a bare name is a district's rather than its town's."""
    found = list(dict.fromkeys(units))
    level = max((unit.level for unit in found), key=RANK.__getitem__)
    return [unit for unit in found if unit.level == level]
