"""A real Chromium, opened on files: what it asks for and complains about is gathered."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Watched:
    """A page with everything it asked for and every complaint of the browser."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def _chromium() -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path:
        return path
    sentence = "no Chromium was found: install it or set CHROMIUM to its path"
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = _chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def _watch(browser: Browser, width: int, height: int) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    watched = Watched(page=context.new_page())
    watched.page.set_default_timeout(10_000)
    watched.page.on("request", lambda request: watched.asked.append(request.url))
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on("console", lambda message: watched.complaints.append(message.text))
    watched.page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
    yield watched
    context.close()


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Watched]:
    yield from _watch(browser, 1200, 800)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Watched]:
    yield from _watch(browser, 360, 740)
