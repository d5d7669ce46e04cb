"""What the command says of itself."""

from collections.abc import Callable

import pytest

from tests.conftest import Answer

Bangtin = Callable[..., Answer]


@pytest.mark.parametrize("command", [(), ("rules",)])
def test_a_command_without_arguments_gives_its_help(bangtin: Bangtin, command: tuple[str, ...]) -> None:
    said = bangtin(*command)
    assert (said.code, said.out) == (2, [])
    assert said.err == bangtin(*command, "--help").out
    assert said.err[0].startswith("Usage: bangtin")


@pytest.mark.parametrize("command", [(), ("rules",)])
def test_no_command_is_told_with_half_a_sentence(bangtin: Bangtin, command: tuple[str, ...]) -> None:
    said = bangtin(*command, "--help").out
    listed = said[said.index("Commands:") + 1 :]
    assert len(listed) > 6
    assert not [line for line in listed if line.endswith("...")]


def test_the_help_says_how_to_begin(bangtin: Bangtin) -> None:
    assert "bangtin run FOLDER" in "\n".join(bangtin("--help").out)


@pytest.mark.parametrize("command", ["run", "view", "rules test", "rules check", "rules schema", "diff"])
def test_the_first_line_of_help_has_no_bracket_in_a_bracket(bangtin: Bangtin, command: str) -> None:
    usage = bangtin(*command.split(), "--help").out[0]
    assert "[[" not in usage
    assert "...}..." not in usage
