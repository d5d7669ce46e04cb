"""Which bare names are places after all, and of which level."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from extract.text.fold import fold
from extract.values.places.gazetteer import ERA_BEFORE, ERA_SINCE, Unit
from extract.values.places.links import listed_with
from extract.values.places.nodes import RANK, Node, Scene

_TITLE, _OPENING, _OUTLET = 6, 2, 3
_SURE = 0.6  # part of the votes that makes the main province the one in which a place without any sign lies
_FIRST = 3  # sentences in which an article says of what it tells, the title among them
_PRESENTED = 9  # tokens behind a name in which "là" leads to a type word


class Support:
    """Weighs the bare names of a scene: `kept` are the nodes that have a level, `province` is the main one.

    `sure` says that most places lie in it.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        tied = {id(node.above) for node in scene.nodes}
        for node in scene.nodes:
            if node.bare and node.above is None and id(node) not in tied and node.key not in scene.words.never:
                self._by_name(node)
        self.sure = False
        self.province = self._main_province()
        self.districts = self._named_districts()
        self._by_company()
        self.kept = [node for node in scene.nodes if node.level]

    def _by_name(self, node: Node) -> None:
        """Provinces, towns that need no type word, and names that stand with their type word elsewhere."""
        if not self._is_smaller(node):
            self._take(node, node.could_be("province"))
        if not node.level and node.key in self.scene.typed and " " in node.key:
            typed = self.scene.typed[node.key]
            self._as_typed(node, max(typed, key=lambda level: (typed[level], RANK[level])))
        if not node.level and node.key in self.scene.words.known:
            self._take(node, node.could_be("district") or node.units)
        if not node.level and " " in node.key:
            self._as_introduced(node)
        if not node.level and self.scene.era == ERA_SINCE:
            self._as_former_province(node)

    def _is_smaller(self, node: Node) -> bool:
        """Is a province's name that of a smaller unit elsewhere, of which title or opening tell with its type word?"""
        typed, provinces = self.scene.typed.get(node.key, Counter()), node.could_be("province")
        if not provinces or not typed or "province" in typed or "village" in typed:
            return False
        same = [other for other in self.scene.nodes if other.key == node.key and not other.bare]
        inside = any(self.scene.lies_in(unit, home) for other in same for unit in other.units for home in provinces)
        return not inside and len(same) > 1 and same[0].sentence < _FIRST

    def _as_typed(self, node: Node, level: str) -> None:
        if level == "village":
            node.level, node.units, node.named = level, [], []
        else:
            self._take(node, node.could_be(level))

    def _as_introduced(self, node: Node) -> None:
        """Names that the sentence presents: "Ia Grai: …", "Đông Thọ là xã …", "tại Hàm Thuận Bắc"."""
        words, start, end = self.scene.words, node.mention.start, node.mention.end
        behind = self.scene.keys(end, end + _PRESENTED)
        starts = start == self.scene.sentences[node.sentence].first
        if words.begins(words.copulas, behind, 0):
            phrases = (behind[at : at + size] for at in range(len(behind)) for size in (2, 1))
            levels = [words.types[phrase]["level"] for phrase in phrases if phrase in words.types]
            found = [units for level in levels if (units := node.could_be(level))]
            self._take(node, found[0] if found else node.could_be("district") if starts else [])
            return
        districts = node.could_be("district")
        presented = starts and behind[:1] == (":",)
        if presented or (len(districts) == 1 and self._is_led(node)):
            self._take(node, districts)

    def _is_led(self, node: Node) -> bool:
        """Does a word for where something is stand right before (ở, tại, bà con)?"""
        start = node.mention.start
        return self.scene.words.ends(self.scene.words.before, self.scene.keys(max(0, start - 3), start))

    def _as_former_province(self, node: Node) -> None:
        past = [unit for unit in node.named if unit.era == ERA_BEFORE and unit.level == "province"]
        if past:
            node.era, node.units, node.level = ERA_BEFORE, past[-1:], "province"

    def _take(self, node: Node, units: list[Unit]) -> None:
        if units:
            node.units = units
            node.level = max((unit.level for unit in units), key=RANK.__getitem__)

    def _by_company(self) -> None:
        """Names in a list with places of one level, and names of the main province's districts and their communes."""
        self._by_neighbours()
        self.provinces = [node for node in self.scene.nodes if node.level == "province"]
        for node in self.scene.nodes:
            if not node.level and " " in node.key and node.key not in self.scene.words.never:
                self._by_home(node)
        self._by_neighbours()

    def _by_neighbours(self) -> None:
        nodes = self.scene.nodes
        for at, node in enumerate(nodes):
            if not node.level and at:
                self._beside(node, nodes[at - 1], nodes[at - 1], node)
            if not node.level and at:
                self._behind_bracket(node, nodes, at)
        for at, node in reversed(list(enumerate(nodes))):
            if not node.level and at + 1 < len(nodes):
                self._beside(node, nodes[at + 1], node, nodes[at + 1])

    def _beside(self, node: Node, beside: Node, left: Node, right: Node) -> None:
        """Give a name in a list the level of its neighbour, where there is such a unit in the same province."""
        if listed_with(self.scene, left, right):
            self._like(node, beside)

    def _behind_bracket(self, node: Node, nodes: list[Node], at: int) -> None:
        """In "xã A (huyện X), B" the neighbour of B is A, not X."""
        words = self.scene.between(nodes[at - 1], node)
        if words and words[0] == ")" and len(words) > 1 and words[1] in self.scene.words.joiners:
            head = next((other for other in reversed(nodes[:at]) if other.above is nodes[at - 1]), None)
            if head is not None:
                self._like(node, head)

    def _like(self, node: Node, beside: Node) -> None:
        if beside.level in ("", "village"):
            return
        if beside.level == "province":
            self._take(node, node.could_be("province"))
            return
        homes = {self._home(unit) for unit in beside.units}
        self._take(node, [unit for unit in node.could_be(beside.level) if self._home(unit) in homes])
        if node.level:
            node.above = beside.above

    def _home(self, unit: Unit) -> str:
        province = self.scene.gazetteer.province_of(unit, self.scene.on)
        return province.id if province else ""

    def _by_home(self, node: Node) -> None:
        self._take(node, self._of_last_province(node))
        if node.level or self.province is None:
            return
        home = [unit for unit in node.units if self.scene.lies_in(unit, self.province)]
        districts = [unit for unit in home if unit.level == "district"]
        communes = [unit for unit in home if unit.level == "commune"]
        near = communes if self.scene.era == ERA_SINCE else [u for u in communes if self._in_named_district(u)]
        if not near and self.sure and len(communes) == 1 and self._is_led(node):
            near = communes
        self._take(node, districts or near or [unit for unit in home if unit.level == "village"])
        past = [unit for unit in node.former if unit.level == "district" and self.scene.lies_in(unit, self.province)]
        if not node.level and self.scene.era == ERA_SINCE and len(past) == 1:
            node.era, node.units, node.level = ERA_BEFORE, past, "district"

    def _of_last_province(self, node: Node) -> list[Unit]:
        """Districts of the province that the paragraph named last."""
        at = bisect_left(self.provinces, node.mention.start, key=lambda province: province.mention.start)
        last = self.provinces[at - 1] if at else None
        if last is None or len(last.units) != 1 or self.scene.paragraph(last) != self.scene.paragraph(node):
            return []
        return [unit for unit in node.could_be("district") if self.scene.lies_in(unit, last.units[0])]

    def _in_named_district(self, unit: Unit) -> bool:
        return any(self.scene.lies_in(unit, district) for district in self.districts)

    def _main_province(self) -> Unit | None:
        votes: Counter[Unit] = Counter()
        for node in self.scene.nodes:
            if node.level in ("", "village") or not node.units or node.era != self.scene.era:
                continue
            provinces = {self.scene.gazetteer.province_of(unit, self.scene.on) for unit in node.units}
            if len(provinces) == 1 and (province := provinces.pop()) is not None:
                votes[province] += self._weight(node)
        for unit in self._outlet_provinces():
            votes[unit] += _OUTLET
        if not votes:
            votes.update(self._shared_provinces())
        main = max(votes, key=lambda unit: votes[unit]) if votes else None
        self.sure = main is not None and votes[main] >= _SURE * votes.total()
        return main

    def _shared_provinces(self) -> list[Unit]:
        """The one province that has units of every name, where none of several names is one unit's alone."""
        homes: dict[str, set[Unit]] = {}
        for node in self.scene.nodes:
            if node.level in ("commune", "district") and not node.bare and node.units and node.era == self.scene.era:
                found = {self.scene.gazetteer.province_of(unit, self.scene.on) for unit in node.units}
                homes.setdefault(node.key, set()).update(unit for unit in found if unit)
        shared = set.intersection(*homes.values()) if len(homes) > 1 else set()
        return list(shared) if len(shared) == 1 else []

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
                key = self.scene.gazetteer.key(keys[at:end])
                units = self.scene.gazetteer.units(key, "province", self.scene.on)
                yield from [unit for unit in units if unit.era == self.scene.era][:1]

    def _named_districts(self) -> list[Unit]:
        found = [unit for node in self.scene.nodes if node.level == "district" for unit in node.units]
        return [u for u in dict.fromkeys(found) if self.province is None or self.scene.lies_in(u, self.province)]
