"""Compiled patterns on disk: the same finds, no trust in what a file holds."""

import os
import pickle
from pathlib import Path

import pytest
import regex

from extract.matching import cache

OTHER = pickle.dumps({"a": regex.compile("b")})
"""A pattern under the source of another one."""
SOURCES = ["a(?P<x>b|c)+", "[x-z]{2,3}", "(?:^|(?<=q))r"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(cache, "_memo", {})
    return tmp_path


@pytest.fixture
def kept() -> Path:
    """The file in which SOURCES are kept under "key"."""
    cache.remember("key", SOURCES)
    at = cache.folder()
    assert at
    (path,) = at.iterdir()
    return path


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
    "content", [b"", b"nonsense", pickle.dumps([1]), pickle.dumps({"a": "b"}), pickle.dumps({"a": Path("b")}), OTHER]
)
def test_a_file_that_holds_something_else_is_left_alone(
    content: bytes, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write_bytes(content)
    forget(monkeypatch)
    assert not cache.recall("key")
    assert cache._memo == {}


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner here")
@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_a_file_that_others_may_write_is_left_alone(mode: int, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget(monkeypatch)
    kept.chmod(mode)
    assert not cache.recall("key")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner here")
def test_the_file_of_another_user_is_left_alone(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget(monkeypatch)
    monkeypatch.setattr(os, "geteuid", lambda: kept.stat().st_uid + 1)
    assert not cache.recall("key")


def test_a_user_without_a_home_does_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    cache.remember("key", SOURCES)
    assert not cache.recall("key")
    assert cache.compiled(SOURCES[1]).search("xyz")


def test_a_write_that_fails_leaves_nothing_behind(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(pickle, "dump", full)
    cache.remember("key", SOURCES)
    assert list((home / "bangtin").iterdir()) == []


def test_a_disk_that_cannot_be_written_is_no_error(home: Path) -> None:
    (home / "bangtin").write_text("a file where the folder should be")
    cache.remember("key", SOURCES)
    assert not cache.recall("key")
    assert cache.compiled(SOURCES[1]).search("xyz")


def test_old_files_go(home: Path) -> None:
    for n in range(cache.KEPT + 3):
        cache.remember(f"key-{n}", SOURCES[:1])
    assert len(list((home / "bangtin").iterdir())) == cache.KEPT
    assert cache.recall(f"key-{cache.KEPT + 2}")
