"""A real Chromium that opens reports; tests that need it are skipped where there is none."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.cli import answer
from tests.conftest import GOOD, ROOT

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
PATIENCE = 15_000
"""Milliseconds that a busy machine may take to show something."""
NAMES = ("chromium", "chromium-browser", "google-chrome")
CORPUS = (
    "hien-dat-lam-duong-kien-xuong-2013",
    "giam-ngheo-ba-be-bac-kan-2014",
    "que-bao-nhai-lao-cai-2026",
    "bao-cao-dang-bo-tho-xuan-2018",
)
HOSTILE = (
    "Ba Bể <img src=x onerror=alert(1)>\n\n"
    "😀😀 <script>alert(1)</script></script><!-- {{ 7*7 }} ${alert(1)} \u2028 &amp; "
    "bà con xã Yến Dương <b>góp</b> 300 ngày công.\n"
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser; one for all tests."""
    sync = pytest.importorskip("playwright.sync_api", reason="the tests of the report in a browser need playwright")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium here; with one (Debian: apt-get install chromium) the report is tested in it")
    sync.expect.set_options(timeout=PATIENCE)
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a run over some articles of the corpus, one full of HTML, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("articles")
    for name in CORPUS:
        shutil.copy(ROOT / "corpus" / "articles" / f"{name}.txt", folder)
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8", newline="")
    (folder / "refused.txt").write_bytes(b"\x00\x01\xff")
    out = tmp_path_factory.mktemp("run")
    assert answer(["run", str(folder), "-o", str(out), "--quiet"]) == 1
    assert answer(["view", str(out)]) == 0
    return out / "report.html"


@pytest.fixture
def opened(chromium: Any, report: Path) -> Iterator[Callable[..., Any]]:
    """Opens the report at a hash; at the end there must have been no error, no warning and no request."""
    said: list[str] = []
    contexts: list[Any] = []

    def requested(request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            said.append(f"request: {request.url}")

    def open_at(at: str = "", *, width: int = 1280, height: int = 800, **options: Any) -> Any:
        given = {"locale": "en-GB", "viewport": {"width": width, "height": height}, **options}
        contexts.append(chromium.new_context(**given))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("request", requested)
        page.goto(f"{report.as_uri()}{at}")
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert said == []
