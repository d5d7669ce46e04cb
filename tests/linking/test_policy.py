"""links.yaml: a user's own policy, and what is said about mistakes in it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from extract.linking.policy import LINKS_FILE
from extract.rulebook import RulebookError, load, shipped_rules
from extract.running.article import prepare
from tests.conftest import Answer

Tables = Callable[..., Mapping[str, list[dict[str, str]]]]
SHIPPED = (shipped_rules() / LINKS_FILE).read_text(encoding="utf-8")


@pytest.fixture
def policy(tmp_path: Path) -> Callable[..., Path]:
    """A folder of rules with the shipped policy, changed: old text by new text."""

    def change(old: str, new: str) -> Path:
        assert old in SHIPPED
        path = tmp_path / "mine" / LINKS_FILE
        path.parent.mkdir(parents=True)
        path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
        return tmp_path / "mine"

    return change


def test_a_users_policy_replaces_the_shipped_one(tables: Tables, policy: Callable[..., Path]) -> None:
    folder = policy("carried, heading, main]", "carried, heading]")
    lines = ("Bà con trồng được 45 ha quế.", "Xã Khánh Thiện có 320 hộ nghèo.")
    title = "Huyện Lục Yên, tỉnh Yên Bái đổi mới"
    shipped = tables(*lines, title=title)["figures"]
    own = tables(*lines, title=title, book=load([folder]))["figures"]
    assert [row["locality"] for row in shipped] == ["Lục Yên", "Khánh Thiện"]
    assert [row["locality"] for row in own] == ["", "Khánh Thiện"]


def test_words_of_the_policy_are_the_users(tables: Tables, policy: Callable[..., Path]) -> None:
    line = "Hội Phụ nữ huyện Lục Yên tặng 30 con lợn giống cho xã Khánh Thiện."
    folder = policy("behind-words: [tại, ở, thuộc, của, trên địa bàn, cho, cánh đồng]", "behind-words: [tại]")
    assert [row["locality"] for row in tables(line)["figures"]] == ["Khánh Thiện"]
    assert [row["locality"] for row in tables(line, book=load([folder]))["figures"]] == ["Lục Yên"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("behind-reach: 12", "behind-reach: far", "behind-reach"),
        ("behind-reach: 12", "behind-reach: 900", "behind-reach"),
        ("bracket-reach", "braket-reach", "braket-reach"),
        ("carried, heading, main]", "carried, headings, main]", "order"),
    ],
)
def test_a_mistake_is_named_with_its_line(policy: Callable[..., Path], old: str, new: str, said: str) -> None:
    folder = policy(old, new)
    with pytest.raises(RulebookError) as error:
        prepare(load([folder]))
    line = SHIPPED[: SHIPPED.index(old)].count("\n") + 1
    places = [str(problem) for problem in error.value.problems]
    assert any(place.startswith(f"{folder / LINKS_FILE}:{line}:") and said in place for place in places), places


def test_a_run_with_a_broken_policy_is_wrong_use(
    bangtin: Callable[..., Answer], good: Path, policy: Callable[..., Path], tmp_path: Path
) -> None:
    folder = policy("bracket-reach: 40", "bracket-reach: -1")
    said = bangtin("run", good, "-o", tmp_path / "out", "--rules", folder)
    assert said.code == 2
    assert any(line.startswith(f"{folder / LINKS_FILE}:") and "bracket-reach" in line for line in said.err)
