from dataclasses import replace

import pytest

from extract.cli.progress import LINE_SECONDS, Pace, lines_told
from extract.running.fingerprint import NO_FINGERPRINT
from extract.running.outcome import Outcome

FRESH = Outcome({"status": "ok"}, {}, {}, 0, (), "", NO_FINGERPRINT)
KNOWN = replace(FRESH, resumed=True)
REFUSED = replace(FRESH, facts={"status": "refused", "path": "a.txt", "reason": "empty file"})


class Clock:
    """Time that passes when told."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_rate_counts_only_what_was_read() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(50):
        pace.add(KNOWN)
    assert pace.told(100) == ""
    for _ in range(11):
        pace.add(FRESH)
        clock.now += 0.5
    assert pace.told(100) == "1.8 a second, 21 s left"


@pytest.mark.parametrize(("left", "told"), [(30, "30 s"), (90, "1 min 30 s"), (900, "15 min"), (7260, "2 h 1 min")])
def test_the_time_left_is_as_exact_as_is_of_use(left: int, told: str) -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.add(FRESH)
    clock.now += 1
    pace.add(FRESH)
    assert pace.told(left + 2) == f"1.0 a second, {told} left"


def test_without_a_terminal_a_line_now_and_then_tells_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    tell = lines_told(clock)
    for _ in range(70):
        clock.now += 1
        tell(FRESH, 1000)
    tell(REFUSED, 1000)
    assert LINE_SECONDS == 30
    assert capsys.readouterr().err.splitlines() == [
        "bangtin: 30 of 1000 articles, 1.0 a second, 16 min left",
        "bangtin: 60 of 1000 articles, 1.0 a second, 15 min left",
        "bangtin: a.txt: empty file",
    ]
