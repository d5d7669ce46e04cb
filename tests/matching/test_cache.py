"""Compiled patterns on disk: the same finds, no trust in what a file holds."""

import pickle
from pathlib import Path

import pytest

from extract.matching import cache

SOURCES = ["a(?P<x>b|c)+", "[x-z]{2,3}", "(?:^|(?<=q))r"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(cache, "_memo", {})
    return tmp_path


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_memo", {})


def test_what_is_remembered_is_recalled_and_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.remember("key", SOURCES)
    forget(monkeypatch)
    assert cache.recall("key")
    assert set(cache._memo) == set(SOURCES)
    hit = cache.compiled(SOURCES[0]).search("zabcb")
    assert hit
    assert (hit.span(), hit.span("x")) == ((1, 5), (4, 5))


def test_another_key_recalls_nothing() -> None:
    cache.remember("key", SOURCES)
    assert not cache.recall("other")


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", pickle.dumps([1]), pickle.dumps({"a": "b"}), pickle.dumps({"a": Path("b")})]
)
def test_a_file_that_holds_something_else_is_left_alone(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.remember("key", SOURCES)
    (path,) = cache.folder().iterdir()
    path.write_bytes(content)
    forget(monkeypatch)
    assert not cache.recall("key")
    assert cache._memo == {}


def test_a_disk_that_cannot_be_written_is_no_error(home: Path) -> None:
    (home / "bangtin").write_text("a file where the folder should be")
    cache.remember("key", SOURCES)
    assert not cache.recall("key")
    assert cache.compiled(SOURCES[1]).search("xyz")


def test_old_files_go() -> None:
    for n in range(cache.KEPT + 3):
        cache.remember(f"key-{n}", SOURCES[:1])
    assert len(list(cache.folder().iterdir())) == cache.KEPT
    assert cache.recall(f"key-{cache.KEPT + 2}")
