"""Take the pictures of docs/report.md again, over the articles of corpus/.

    python scripts/screenshots.py [FOLDER]

Needs a Chromium on the path, playwright (in the extra `dev`) and Pillow (pip install pillow).
"""

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
ARTICLE = "#/articles/giam-ngheo-ba-be-bac-kan-2014"
COLOURS = 256
"""Few enough for small files, enough for the letters' edges."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: where the page is opened, how, and what is done before it is taken."""

    name: str
    at: str
    size: tuple[int, int] = (1280, 800)
    language: str = "vi-VN"
    dark: bool = False
    paper: bool = False
    act: Callable[[Page], None] = lambda page: None


def find(page: Page) -> None:
    page.locator(".text .find", has_text="4.230 tấn").click()


def lost(page: Page) -> None:
    page.locator("[data-toggle=lost]").click()
    page.locator(".text .find.k-lost").nth(4).click()


def down(page: Page) -> None:
    page.locator(".province").first.scroll_into_view_if_needed()


def filtered(page: Page) -> None:
    page.locator("#view-tables [data-search]").fill('"ho ngheo"')
    page.locator('.tabulator-col[tabulator-field="value"] .tabulator-col-title').click()


SHOTS = (
    Shot("overview", "#/overview"),
    Shot("map", "#/overview", language="en-GB", dark=True, act=down),
    Shot("article", ARTICLE, act=find),
    Shot("article-dark", ARTICLE, language="en-GB", dark=True, act=lost),
    Shot("tables", "#/tables/records", act=filtered),
    Shot("rules", "#/rules/percent", language="en-GB"),
    Shot("narrow-overview", "#/overview", size=(360, 720)),
    Shot("narrow-article", ARTICLE, size=(360, 720), act=find),
    Shot("narrow-tables", "#/tables/figures", size=(360, 720), dark=True),
    Shot("paper", ARTICLE, size=(760, 1000), paper=True),
)


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        run = Path(folder) / "corpus"
        bangtin = [sys.executable, "-m", "extract"]
        subprocess.run([*bangtin, "run", "corpus/articles", "-o", str(run), "--report", "-q"], cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS.split())
        for shot in SHOTS:
            picture = take(browser, (run / "report.html").as_uri(), shot)
            path = target / f"{shot.name}.png"
            image = Image.open(io.BytesIO(picture)).convert("RGB")
            image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(path, optimize=True)
        browser.close()


def take(browser: Any, address: str, shot: Shot) -> bytes:
    """The picture as a PNG."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=shot.language,
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + shot.at)
    page.locator("#main > section:visible :is(h2, .tabulator-row):visible").first.wait_for()
    shot.act(page)
    if shot.paper:
        page.emulate_media(media="print")
    page.wait_for_timeout(600)
    picture: bytes = page.screenshot()
    context.close()
    return picture


if __name__ == "__main__":
    main()
