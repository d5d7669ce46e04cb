"""How large the report is, how long it takes to write, and how long a browser takes to open it.

    python -m benchmarks.report [ARTICLES ...]

Generated articles, 50 and 1,000 unless others are asked for. Needs a Chromium on the path and playwright (extra `dev`).
"""

import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from playwright.sync_api import expect, sync_playwright

from benchmarks.generate import generate

FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
STEPS = (
    ("overview", "#/overview", "#view-overview svg"),
    ("an article", "#/articles", ".text .find"),
    ("table of figures", "#/tables/figures", ".tabulator-row"),
    ("table of facts", "#/tables/records", '.tabulator-col[tabulator-field="measure"]'),
    ("rules", "#/rules", ".rule-page h2"),
)


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS.split())
        for count in map(int, sys.argv[1:] or ("50", "1000")):
            with tempfile.TemporaryDirectory() as folder:
                page = _write(Path(folder), count)
                _open(browser, page)
        browser.close()


def _write(folder: Path, count: int) -> Path:
    generate(folder / "in", count)
    _bangtin("run", str(folder / "in"), "-o", str(folder / "out"), "--quiet")
    began = perf_counter()
    _bangtin("view", str(folder / "out"))
    seconds = perf_counter() - began
    began = perf_counter()
    _bangtin("view", str(folder / "out"), "--matches", "-o", str(folder / "matches.html"))
    slow = perf_counter() - began
    page = folder / "out" / "report.html"
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{count} articles: {page.stat().st_size / 1e6:.1f} MB, written in {seconds:.1f} s (--matches {slow:.1f} s); ",
        end="",
    )
    print(f"run and view took at most {memory:.0f} MB a process")
    return page


def _bangtin(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "extract", *arguments], check=True, stdout=subprocess.DEVNULL)


def _open(browser: Any, file: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="en-GB")
    for number, (name, at, shown) in enumerate(STEPS):
        began = perf_counter()
        if number == 0:
            page.goto(file.as_uri() + at)
        else:
            page.evaluate("hash => bangtin.go(hash)", at)
        page.locator(shown).first.wait_for()
        print(f"  {name:20} {1000 * (perf_counter() - began):6.0f} ms")
    page.evaluate("bangtin.go('#/tables/figures')")
    count = page.locator(".toolbar .count")
    expect(count).to_have_text(re.compile("^[0-9,]+ rows"))
    began = perf_counter()
    page.locator("#view-tables [data-search]").fill("ho ngheo")
    expect(count).to_contain_text(" of ")
    print(f"  {'search in it':20} {1000 * (perf_counter() - began):6.0f} ms  ({count.inner_text()})")
    page.close()


if __name__ == "__main__":
    main()
