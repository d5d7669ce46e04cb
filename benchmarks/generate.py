"""Writes as many articles as wanted, each another one, made of the articles and the prose of corpus/.

    python -m benchmarks.generate 2000 FOLDER [--seed 2021]

Sentences of reports and of prose are mixed until figures are about as dense as in newspapers; places are replaced by
others of their level from the gazetteer, people by other names, numbers by other numbers, and some words of the prose
by others. So the texts mean nothing, but every one is new to caches. One in fifty is a copy of an earlier one under
another title. The same number and seed give the same articles.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.text.decode import decode

ROOT = Path(__file__).resolve().parents[1]
PLACES = ROOT / "rules" / "lexicons" / "places"
PEOPLE = ROOT / "rules" / "lexicons"
LENGTHS = (2_500, 9_000)
"""Characters of an article, any length between these."""
REPORTED = 0.12
"""How often a paragraph comes from a report: then 8,000 characters have about 29 figures, as newspapers do."""
EVERY_COPY, BACK = 50, 7
REPLACED = 0.25
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
_NUMBER = re.compile(r"(?<![^\W\d_])[0-9]+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """An article of corpus/: its title and date line, its sentences, and the names in it by kind."""

    head: tuple[str, str]
    sentences: tuple[str, ...]
    names: Mapping[str, str]


@cache
def reports() -> tuple[Source, ...]:
    """The annotated articles."""
    found = []
    for path in sorted((ROOT / "corpus" / "articles").glob("*.txt")):
        lines = [line.strip() for line in decode(path.read_bytes()).text.splitlines() if line.strip()]
        gold = json.loads((ROOT / "corpus" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        names = {row["name"]: row["level"] for row in gold["localities"] if row.get("name", "")[:1].isalpha()}
        names |= {row["text"]: "person" for row in gold["exemplars"] if row["kind"] == "person"}
        sentences = [one for line in lines[2:] if len(line) > 80 for one in _SENTENCE.split(line)]
        found.append(Source((lines[0], lines[1]), tuple(sentences), names))
    return tuple(found)


@cache
def prose() -> tuple[str, ...]:
    """Sentences of ordinary prose."""
    lines = [line for path in sorted((ROOT / "corpus" / "prose").glob("*.txt")) for line in _lines(path)]
    return tuple(one for line in lines for one in _SENTENCE.split(line))


@cache
def words() -> tuple[str, ...]:
    """The words of the prose."""
    return tuple(sorted({word for one in prose() for word in _WORD.findall(one) if word.islower()}))


@cache
def units(table: str) -> tuple[tuple[str, str, str], ...]:
    """Code, name and parent of every unit of a table of the gazetteer."""
    rows = [line.split("\t") for line in _lines(PLACES / f"{table}.tsv") if not line.startswith("#")][1:]
    return tuple((row[1], row[2], row[5]) for row in rows)


@cache
def children(table: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Code and name of the units of a table, by the code of their parent."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code, name, parent in units(table):
        found.setdefault(parent, []).append((code, name))
    return found


@cache
def people() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Family names, and other syllables of names."""
    families = [line.split("\t")[0] for line in _lines(PEOPLE / "people-family-names.tsv") if not line.startswith("#")]
    others = (PEOPLE / "people-middle-names.yaml").read_text(encoding="utf-8").split("entries:")[1]
    return tuple(name for name in families[1:] if " " not in name), tuple(_WORD.findall(others))


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


class Writer:
    """Writes one article: the same name is always replaced by the same other one."""

    def __init__(self, chance: random.Random, lengths: tuple[int, int]) -> None:
        self._chance = chance
        self._lengths = lengths
        self._names: dict[str, str] = {}
        self._province, name = chance.choice(children("provinces")[""])
        self._district, district = chance.choice(children("districts")[self._province])
        self._first = {"province": name, "district": district}

    def text(self) -> str:
        """A title, a date line and paragraphs."""
        main = self._chance.choice(reports())
        wanted = self._chance.randint(*self._lengths)
        paragraphs = [self._varied(line, main) for line in main.head]
        length = 0
        while length < wanted:
            paragraph = " ".join(self._sentences(main))
            paragraphs.append(paragraph)
            length += len(paragraph)
        return "\n\n".join(paragraphs) + "\n"

    def _sentences(self, main: Source) -> Iterator[str]:
        number = self._chance.randint(2, 6)
        if self._chance.random() < REPORTED:
            source = main if self._chance.random() < 0.5 else self._chance.choice(reports())
            for one in self._chance.sample(source.sentences, min(number, len(source.sentences))):
                yield self._varied(one, source)
        else:
            for one in self._chance.choices(prose(), k=number):
                yield _WORD.sub(self._word, one)

    def _varied(self, text: str, source: Source) -> str:
        names = "|".join(map(re.escape, sorted(source.names, key=len, reverse=True)))
        text = re.sub(rf"\b(?:{names})\b", lambda found: self._name(found[0], source.names[found[0]]), text)
        return _NUMBER.sub(self._number, text)

    def _name(self, name: str, level: str) -> str:
        if name not in self._names:
            self._names[name] = self._first.pop(level, "") or self._other(level)
        return self._names[name]

    def _other(self, level: str) -> str:
        if level == "person":
            families, others = people()
            return " ".join((self._chance.choice(families), *self._chance.sample(others, self._chance.randint(1, 2))))
        if level == "province":
            return self._chance.choice(units("provinces"))[1]
        if level == "district":
            return self._chance.choice(children("districts")[self._province])[1]
        return self._chance.choice(children("communes").get(self._district) or units("communes"))[-1]

    def _number(self, found: re.Match[str]) -> str:
        """Another number as long: a year near it, a day or month that exists, other digits."""
        old = found[0]
        if re.fullmatch("(?:19|20)[0-9][0-9]", old):
            return str(min(2024, int(old) + self._chance.randint(-4, 4)))
        if len(old) < 3:
            return str(self._chance.randint(1, max(1, int(old)))).zfill(len(old))
        return old[0] + "".join(self._chance.choice("0123456789") for _ in old[1:])

    def _word(self, found: re.Match[str]) -> str:
        return self._chance.choice(words()) if found[0].islower() and self._chance.random() < REPLACED else found[0]


def article(number: int, seed: int = 2021, lengths: tuple[int, int] = LENGTHS) -> str:
    """The text of the article of that number."""
    if number % EVERY_COPY == EVERY_COPY - 1:
        _, text = article(number - BACK, seed, lengths).split("\n", 1)
        return reports()[number % len(reports())].head[0] + "\n" + text
    return Writer(random.Random(f"{seed}/{number}"), lengths).text()


def generate(folder: Path, count: int, seed: int = 2021, lengths: tuple[int, int] = LENGTHS) -> int:
    """Write the articles into a folder, a thousand to a subfolder. Returns how many characters they have."""
    characters = 0
    for number in range(count):
        text = article(number, seed, lengths)
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        characters += len(text)
    return characters


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=2021)
    arguments = parser.parse_args()
    characters = generate(arguments.folder, arguments.count, arguments.seed)
    print(f"{arguments.count} articles, {characters / 1e6:.1f} M characters in {arguments.folder}")


if __name__ == "__main__":
    main()
