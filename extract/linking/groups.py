"""Which unit a run of places speaks of."""

from collections.abc import Sequence
from typing import Any

from extract.linking.scene import Group, Scene
from extract.values.places import Place
from extract.values.places.units import LEVELS

NOWHERE = Place(name="")  # the words speak of no unit
MEMBERS = 2  # tokens between two members of a list


def lies_in(inner: Any, outer: Any) -> bool:
    """Whether one place is a part of another, as far as their rows tell."""
    if inner.level not in LEVELS or outer.level not in LEVELS or LEVELS.index(inner.level) <= LEVELS.index(outer.level):
        return False
    if outer.level == "province":
        return bool(inner.province) and inner.province == outer.name
    return bool(getattr(inner, outer.level, "")) and getattr(inner, outer.level) == outer.name


def all_of(group: Group, scene: Scene, main: Any) -> Any:
    """The place; where it begins a list ("các xã A, B và C"), the unit of all members, if that is told of."""
    members = [group]
    for other in scene.groups.get(scene.sentence(group.start).index, ()):
        follows = other.start > members[-1].end and other.start - members[-1].end <= MEMBERS
        if follows and other.head.level == group.head.level:
            members.append(other)
    return around([member.head for member in members], scene, main) if len(members) > 1 else group.head


def around(places: Sequence[Any], scene: Scene, main: Any) -> Any:
    """The smallest unit told of that holds all the places, else the main locality if it does, else NOWHERE."""
    levels = [LEVELS.index(place.level) for place in places if place.level in LEVELS]
    for wider in reversed(LEVELS[: min(levels, default=0)]):
        names = {getattr(place, wider, "") for place in places} - {""}
        name = next(iter(names)) if len(names) == 1 else ""
        if name and (wider, name) in scene.places:
            return scene.places[wider, name]
    return main if main is not None and any(lies_in(place, main) for place in places) else NOWHERE


def subject_of(groups: Sequence[Group], scene: Scene, main: Any) -> Any:
    """The nearest place, or an earlier one that lies within it: "xã A ... của huyện B" speaks of the commune."""
    if not groups:
        return None
    nearest = groups[-1]
    if nearest.own:
        return nearest.head
    if nearest.listed and nearest.start not in scene.partners:
        at = next(n for n, group in enumerate(groups) if group.listed and group.head.level == nearest.head.level)
        place = all_of(groups[at], scene, main)
        return subject_of(groups[:at], scene, main) if at and place in (NOWHERE, main) else place
    inner = [group.head for group in groups[:-1] if not group.own and lies_in(group.head, nearest.head)]
    return inner[0] if inner else nearest.head
