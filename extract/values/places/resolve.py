"""From names to units: every place of an article resolved in the era of its date."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.matching.match import Context, Mention
from extract.text.fold import fold
from extract.values.places.bare import repeated
from extract.values.places.gazetteer import ERA_SINCE, Unit
from extract.values.places.links import link, listed_with
from extract.values.places.nodes import FIRST_DAY, RANK, Node, Scene
from extract.values.places.support import Support
from extract.values.places.units import LEVELS
from extract.values.places.value import Place

_DASHES = re.compile(r"[-–—‑]")


def resolve_places(mentions: list[Mention], context: Context) -> list[Mention]:
    """Mentions with their units filled in; bare names that nothing supports are dropped."""
    if not mentions:
        return mentions
    found = sorted([*mentions, *repeated(mentions, context)], key=lambda mention: mention.start)
    scene = Scene(found, context)
    link(scene)
    support = Support(scene)
    resolver = _Resolver(scene, support)
    for level in LEVELS:
        for node in sorted(support.kept, key=lambda node: node.above is None):
            if node.level == level:
                resolver.settle(node)
    return [node.mention._replace(value=resolver.value(node)) for node in support.kept]


class _Resolver:
    def __init__(self, scene: Scene, support: Support) -> None:
        self.scene = scene
        self.gazetteer = scene.gazetteer
        self.province = support.province
        self.sure = support.sure
        self.nodes = support.kept
        self.settled: dict[tuple[str, str], list[Node]] = {}
        self.lists = _lists(scene, support.kept)
        self.lines: dict[tuple[str, str], tuple[Unit, ...]] = {}

    def settle(self, node: Node) -> None:
        """Choose the node's unit among its candidates and find the units that it lies in."""
        units = node.units
        above = self._above(node)
        home = above or self.province
        if not node.bare and home is not None and not self._inside(units, home):
            similar = self._inside(self._similar(node), home)
            units = similar or ([] if above is not None and node.above and not node.above.bare else units)
        elif above is not None:
            units = self._inside(units, above) or units
        if not units and node.level in ("district", "commune") and above is None:
            similar = self._similar(node)
            units = similar if len(similar) == 1 else []
        if len(units) > 1:
            units = self._narrowed(node, units)
        away = len(units) > 1 and self._is_away(node, units)
        units = [] if away else units
        if len(units) == 1:
            node.unit = units[0]
            node.resolution = "exact" if node.units == units else "context"
            node.level = node.unit.level
            node.line = self.gazetteer.parents(node.unit, self.scene.on)
            self.settled.setdefault((node.key, node.level), []).append(node)
        elif units:
            node.resolution = "ambiguous"
        else:
            node.resolution = "unlisted"
            node.line = (self.province,) if away and self.province else self._surroundings(node)
            if node.above is not None:
                self.lines.setdefault((node.key, node.level), node.line)
        node.units = units

    def _inside(self, units: Sequence[Unit], other: Unit) -> list[Unit]:
        return [unit for unit in units if self.scene.lies_in(unit, other)]

    def _is_away(self, node: Node, units: Sequence[Unit]) -> bool:
        """Do all units of a commune's name lie elsewhere than the article, which names no place that it lies in?"""
        if node.level != "commune" or node.bare or node.above or not self.sure or self.province is None:
            return False
        return not self._inside(units, self.province)

    def _similar(self, node: Node) -> list[Unit]:
        found = self.gazetteer.similar(node.key, node.level, self.scene.on)
        return [unit for unit in found if unit.era == node.era]

    def _above(self, node: Node) -> Unit | None:
        """The unit of the place that the text names behind this one, or of the one that lies in."""
        step = node.above
        while step is not None:
            if step.unit is not None:
                return step.unit if step.unit.end > FIRST_DAY else None
            step = step.above
        return None

    def _narrowed(self, node: Node, units: list[Unit]) -> list[Unit]:
        """Candidates left by what is near: the same name elsewhere, the sentence, the article, its main province."""
        known = [other.unit for other in self.settled.get((node.key, node.level), ()) if other.unit in units]
        if known:
            return known[:1]
        ways = (self._in_sentence, self._in_article, self._before, self._shared_home, self._beside, self._home)
        for near in (way(node) for way in ways):
            inside = [unit for unit in units if any(self.scene.lies_in(unit, other) for other in near)]
            units = inside or units
            if len(units) == 1:
                return units
        return [unit for unit in units if self.scene.valid(unit)] or units

    def _beside(self, node: Node) -> list[Unit]:
        """What the settled places of its level in the sentence lie in directly."""
        beside = (other for other in self.nodes if other.sentence == node.sentence and other.level == node.level)
        return [other.line[0] for other in beside if other.unit and other.line]

    def _shared_home(self, node: Node) -> list[Unit]:
        """The one unit in which units of every name of its list lie directly."""
        run = next((run for run in self.lists if node in run), [])
        above = [{home for unit in one.units if (home := self.gazetteer.parent(unit, self.scene.on))} for one in run]
        shared = set.intersection(*above) if len({one.key for one in run}) > 1 else set()
        return list(shared) if len(shared) == 1 else []

    def _home(self, node: Node) -> list[Unit]:
        return [self.province] if self.province is not None else []

    def _higher(self, node: Node) -> list[tuple[Node, Unit]]:
        """The settled places of the levels above a place's own."""
        return [(other, other.unit) for other in self.nodes if other.unit and RANK[other.level] > RANK[node.level]]

    def _in_sentence(self, node: Node) -> list[Unit]:
        return [unit for other, unit in self._higher(node) if other.sentence == node.sentence]

    def _in_article(self, node: Node) -> list[Unit]:
        """Districts that the article names; for a district, the main province."""
        if node.level == "commune":
            return [unit for other, unit in self._higher(node) if other.level == "district"]
        return self._home(node)

    def _before(self, node: Node) -> list[Unit]:
        """The nearest place of a higher level named before."""
        return [unit for other, unit in self._higher(node) if other.mention.start < node.mention.start][-1:]

    def _surroundings(self, node: Node) -> tuple[Unit, ...]:
        """The units that a place without a unit of its own lies in, the lowest first."""
        above = self._above(node)
        if above is None and (node.key, node.level) in self.lines:
            return self.lines[node.key, node.level]
        if above is None:
            above = self._nearest(node)
        if above is None and node.former and node.era == ERA_SINCE:
            heirs = {self.gazetteer.province_of(unit) for old in node.former for unit in self.gazetteer.current(old)}
            return tuple(heir for heir in heirs if heir) if len(heirs) == 1 else ()
        above = above or (self.province if self.sure and node.level != "province" else None)
        return (above, *self.gazetteer.parents(above, self.scene.on)) if above else ()

    def _nearest(self, node: Node) -> Unit | None:
        """The lowest place above it in its sentence, else the last district or commune named before."""
        if node.level == "province" or node.former:
            return None
        higher = self._higher(node)
        in_sentence = [pair for pair in higher if pair[0].sentence == node.sentence]
        if in_sentence:
            return min(in_sentence, key=lambda pair: abs(pair[0].mention.start - node.mention.start))[1]
        before = [(other, unit) for other, unit in higher if other.mention.start < node.mention.start]
        near = [pair for pair in before if self.scene.paragraph(pair[0]) == self.scene.paragraph(node)]
        if not near and self.sure:
            near = [pair for pair in before if self._at_home(pair[1])]
        return self._inmost(near) if near else None

    def _inmost(self, pairs: Sequence[tuple[Node, Unit]]) -> Unit:
        """The unit named last, or the one within it that stands before it: of "xã A, huyện B" the commune."""
        last, unit = pairs[-1]
        for node, inner in reversed(pairs[:-1]):
            if node.above is last:
                last, unit = node, inner
        inside = {
            inner
            for node, inner in pairs
            if node.sentence == last.sentence and inner != unit and self.scene.lies_in(inner, unit)
        }
        return inside.pop() if len(inside) == 1 else unit

    def _at_home(self, unit: Unit) -> bool:
        return self.province is None or self.scene.lies_in(unit, self.province)

    def value(self, node: Node) -> Place:
        unit = node.unit
        line = {above.level: above for above in ((unit, *node.line) if unit else node.line)}
        if node.resolution == "ambiguous":
            line = self._shared(node.units)
        province = line.get("province")
        today = self.gazetteer.current(unit) if unit else ()
        return Place(
            name=self._name(node),
            level=node.level,
            code=unit.code if unit else "",
            era=node.era,
            province=self._own_name(node, "province") or (province.name if province else ""),
            province_code=province.code if province else "",
            district=line["district"].name if "district" in line else self._own_name(node, "district"),
            commune=line["commune"].name if "commune" in line else self._own_name(node, "commune"),
            candidates=self._candidates(node),
            resolution=node.resolution,
            current_code="; ".join(later.code for later in today),
            current_name="; ".join(later.name for later in today),
            type=node.place.type,
        )

    def _own_name(self, node: Node, level: str) -> str:
        return self._name(node) if node.level == level and node.unit is None else ""

    def _shared(self, units: Sequence[Unit]) -> dict[str, Unit]:
        """The units that all candidates lie in."""
        lines = [self.gazetteer.parents(unit, self.scene.on) for unit in units]
        return {above.level: above for above in lines[0] if all(above in line for line in lines)}

    def _candidates(self, node: Node) -> tuple[str, ...]:
        if node.resolution == "ambiguous":
            return tuple(sorted(self._described(unit) for unit in node.units))
        if node.resolution == "unlisted":
            return tuple(sorted(f"{self._described(unit)} ({unit.era})" for unit in node.former))
        return ()

    def _described(self, unit: Unit) -> str:
        line = (unit, *self.gazetteer.parents(unit, self.scene.on))
        return f"{unit.code} {', '.join(above.name for above in line)}"

    def _name(self, node: Node) -> str:
        """The name as written; the gazetteer's for letters (HCM) and where only case, tone marks or hyphens differ."""
        written = node.place.name
        units = [node.unit] if node.unit else node.units
        if not units:
            return written
        own = units[0].name
        return own if written.isupper() or _letters(written) == _letters(own) else written


def _lists(scene: Scene, nodes: Sequence[Node]) -> list[list[Node]]:
    """The runs of neighbours of one level that the text lists."""
    runs: list[list[Node]] = []
    for left, right in pairwise(nodes):
        if left.level != right.level or not left.units or not right.units or not listed_with(scene, left, right):
            continue
        if runs and runs[-1][-1] is left:
            runs[-1].append(right)
        else:
            runs.append([left, right])
    return runs


def _letters(name: str) -> str:
    """A name folded word by word, without hyphens."""
    return " ".join(fold(word) for word in _DASHES.sub(" ", name).split())
