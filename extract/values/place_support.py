"""Which bare names are places after all, and of which level."""

from collections import Counter
from collections.abc import Iterable

from extract.text.fold import fold
from extract.values.gazetteer import ERA_SINCE, Unit
from extract.values.place_nodes import RANK, Node, Scene

_TITLE, _OPENING, _OUTLET = 6, 2, 3


class Support:
    """Weighs the bare names of a scene. What is left over in `kept` has a level and candidates."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.typed: dict[str, Counter[str]] = {}
        for node in scene.nodes:
            if not node.bare and node.level != "village":
                self.typed.setdefault(node.key, Counter())[node.level] += 1
        for node in scene.nodes:
            if node.bare and node.above is None and not self._tied(node):
                self._by_name(node)
        self.province = self._main_province()
        self.districts = self._named_districts()
        self._by_company()
        self.kept = [node for node in scene.nodes if node.level]

    def _tied(self, node: Node) -> bool:
        """Has a place before it been tied to this one?"""
        return any(other.above is node for other in self.scene.nodes)

    def _by_name(self, node: Node) -> None:
        """Provinces, towns that need no type word, and names that stand with their type word elsewhere."""
        provinces = node.could_be("province")
        if provinces:
            self._take(node, provinces)
        elif node.key in self.typed and " " in node.key:
            self._take(node, node.could_be(self.typed[node.key].most_common(1)[0][0]))
        elif node.key in self.scene.words.known:
            self._take(node, node.could_be("district") or node.units)
        elif self.scene.era == ERA_SINCE and not node.units:
            self._take_former(node)

    def _take_former(self, node: Node) -> None:
        if any(unit.level == "province" for unit in node.former):
            node.former = [unit for unit in node.former if unit.level == "province"]
            node.level = "province"

    def _take(self, node: Node, units: list[Unit]) -> None:
        if units:
            node.units = units
            node.level = max((unit.level for unit in units), key=RANK.__getitem__)

    def _by_company(self) -> None:
        """Names in a list with places of one level, and names of the main province's districts and their communes."""
        nodes = self.scene.nodes
        for order in (range(len(nodes)), range(len(nodes) - 1, -1, -1)):
            for at in order:
                if nodes[at].bare and not nodes[at].level:
                    self._by_neighbour(nodes, at)
        for node in nodes:
            if node.bare and not node.level and " " in node.key:
                self._by_home(node)
        for at in (*range(len(nodes)), *range(len(nodes) - 1, -1, -1)):
            if nodes[at].bare and not nodes[at].level:
                self._by_neighbour(nodes, at)

    def _by_neighbour(self, nodes: list[Node], at: int) -> None:
        node = nodes[at]
        for other, left, right in ((at - 1, at - 1, at), (at + 1, at, at + 1)):
            if not 0 <= other < len(nodes):
                continue
            beside = nodes[other]
            if not beside.level or beside.level == "province" or not self.scene.listed_with(nodes[left], nodes[right]):
                continue
            homes = {self._home(unit) for unit in beside.units}
            self._take(node, [unit for unit in node.could_be(beside.level) if self._home(unit) in homes])
            if node.level:
                node.above = beside.above
                return

    def _home(self, unit: Unit) -> str:
        province = self.scene.gazetteer.province_of(unit, self.scene.on)
        return province.code if province else ""

    def _by_home(self, node: Node) -> None:
        if self.province is None:
            return
        home = [unit for unit in node.units if self.scene.lies_in(unit, self.province)]
        districts = [unit for unit in home if unit.level == "district"]
        communes = [unit for unit in home if unit.level == "commune"]
        self._take(node, districts or [u for u in communes if any(self.scene.lies_in(u, d) for d in self.districts)])

    def _main_province(self) -> Unit | None:
        votes: Counter[Unit] = Counter()
        for node in self.scene.nodes:
            weight = self._weight(node)
            if node.level in ("", "village") or not node.units:
                continue
            provinces = {self.scene.gazetteer.province_of(unit, self.scene.on) for unit in node.units}
            if len(provinces) == 1 and (province := provinces.pop()) is not None:
                votes[province] += weight
        for unit in self._outlet_provinces():
            votes[unit] += _OUTLET
        return max(votes, key=lambda unit: votes[unit]) if votes else None

    def _weight(self, node: Node) -> int:
        if node.sentence == 0 and self.scene.context.article.layout.title:
            return _TITLE
        return _OPENING if node.sentence <= 2 else 1

    def _outlet_provinces(self) -> Iterable[Unit]:
        """The province that the article's paper is named after."""
        keys = [fold(word) for word in self.scene.context.article.layout.outlet.split()]
        for at in range(len(keys)):
            end = self.scene.gazetteer.longest(keys, at)
            if end > at:
                yield from self.scene.gazetteer.units(self.scene.gazetteer.key(keys[at:end]), "province", self.scene.on)

    def _named_districts(self) -> list[Unit]:
        found = [unit for node in self.scene.nodes if node.level == "district" for unit in node.units]
        return [u for u in dict.fromkeys(found) if self.province is None or self.scene.lies_in(u, self.province)]
