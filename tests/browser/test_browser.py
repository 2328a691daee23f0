"""The chat in a real browser: opened, typed into, read, and alone with its own server."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pyte
import pytest

from .driver import ENTER, PATIENCE, Browser, free_port, missing

pytestmark = pytest.mark.browser

REQUIRED = "FAQ_BOT_BROWSER"
"""Set where a browser belongs to the machine: then going without one is a failure, not a skip."""
SMALL = Path(__file__).parents[1] / "data" / "small"
SHIPPED = Path(__file__).parents[2] / "knowledge"


class Served:
    """The server of one test."""

    def __init__(self, log: Path, *options: str, knowledge: Path = SMALL) -> None:
        port = free_port()
        self.url, self.log = f"http://127.0.0.1:{port}/", log
        command = [sys.executable, "-m", "faq_bot", "serve", "--knowledge", str(knowledge)]
        with log.open("w") as out:
            self.process = subprocess.Popen(
                [*command, "--port", str(port), *options], stdout=out, stderr=subprocess.STDOUT
            )
        wait_until(lambda: fetch(self.url)[0] == 200, "the server did not start")

    def visitors(self) -> list[Path]:
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [Path(f"/proc/{child}") for child in children]

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(20)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    running: list[Served] = []

    def start(*options: str, knowledge: Path = SMALL) -> Served:
        log = tmp_path / f"serve-{len(running)}.log"
        running.append(Served(log, *options, knowledge=knowledge))
        return running[-1]

    yield start
    for served in running:
        assert served.stop() == 0


@pytest.fixture
def open_browser() -> Iterator[Callable[[], Browser]]:
    if lacking := missing():
        refuse = pytest.fail if os.environ.get(REQUIRED) else pytest.skip
        refuse(f"no {' and no '.join(lacking)}; on Debian: apt-get install chromium-driver")
    browsers: list[Browser] = []

    def make() -> Browser:
        browsers.append(Browser())
        return browsers[-1]

    yield make
    for browser in browsers:
        browser.close()


def fetch(url: str, **headers: str) -> tuple[int, str, str]:
    """Give status, text and content policy; 0 when nobody answers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(url, headers=named), timeout=5) as response:
            policy = response.headers.get("Content-Security-Policy", "")
            return response.status, response.read().decode(), policy
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode(), ""
    except OSError:
        return 0, "", ""


def wait_until(holds: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, otherwise
        time.sleep(0.1)


def screen_of(browser: Browser) -> str:
    """Read what the page's terminal was sent."""
    screen = pyte.Screen(160, 50)
    pyte.ByteStream(screen).feed(bytes(browser.run("return window.__bytes || []")))
    return "\n".join(line.rstrip() for line in screen.display)


def wait_for(browser: Browser, text: str) -> None:
    try:
        wait_until(lambda: text in screen_of(browser), text)
    except AssertionError:
        pytest.fail(f"{text!r} never came:\n{screen_of(browser)}\n{browser.state()}")


def test_a_visitor_asks_reads_and_leaves(serve, open_browser, tmp_path):
    url = serve().url
    browser = open_browser()
    browser.open(url)
    wait_for(browser, "Ask me about the pool")
    wait_for(browser, "Nothing you type is kept")
    browser.type("when does the pool open" + ENTER)
    wait_for(browser, "every day from 7 to 21")
    picture = tmp_path / "browser.png"
    browser.picture(picture)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000
    foreign = [address for address in browser.asked_for() if not address.startswith((url, "data:"))]
    assert not foreign
    browser.press_with_control("q")
    ended = "return document.body.classList.contains('-closed')"
    wait_until(lambda: bool(browser.run(ended)), "the chat did not end")
    browser.type(ENTER)  # the link to a new chat has the focus
    wait_for(browser, "Ask me about the pool")


def test_help_comes_first_in_a_browser_too(serve, open_browser):
    browser = open_browser()
    browser.open(serve(knowledge=SHIPPED).url)
    browser_types_at_once(browser, "i want to kill myself")
    wait_for(browser, "988")
    rows = [row for row in screen_of(browser).splitlines() if row.strip(" │┃")]
    assert "┏" in rows[1]
    assert "Help now" in rows[2]
    assert "988" in rows[3] + rows[4]


def browser_types_at_once(browser: Browser, text: str) -> None:
    """Type as soon as the page has a chat behind it, long before the chat has its answers."""
    wait_until(lambda: bool(browser.run("return window.__open")), "the page never connected")
    browser.type(text + ENTER)


def test_keys_reach_the_prompt_wherever_the_focus_was(serve, open_browser):
    browser = open_browser()
    browser.open(serve().url)
    browser_types_at_once(browser, "when does the pool open")
    wait_for(browser, "every day from 7 to 21")
    browser.run("document.activeElement.blur()")
    browser.type("water temperature" + ENTER)
    wait_for(browser, "27 degrees")


def test_visitors_share_nothing_and_one_too_many_is_told_so(serve, open_browser):
    url = serve("--visitors", "2").url
    first, second = open_browser(), open_browser()
    for browser in (first, second):
        browser.open(url)
        wait_for(browser, "Ask me about the pool")
    first.type("when does the pool open" + ENTER)
    wait_for(first, "every day from 7 to 21")
    second.type("water temperature" + ENTER)
    wait_for(second, "27 degrees")
    assert "27 degrees" not in screen_of(first)
    assert "every day" not in screen_of(second)
    status, text, _ = fetch(url)
    assert status == 503
    assert "All places are taken" in text
    first.open("about:blank")
    wait_until(lambda: fetch(url)[0] == 200, "the place was not free again")


def test_the_server_ends_quietly_and_takes_its_visitors_along(serve, open_browser):
    served = serve()
    browser = open_browser()
    browser.open(served.url)
    wait_for(browser, "Ask me about the pool")
    visitors = served.visitors()
    assert visitors
    assert served.stop() == 0
    assert not [visitor for visitor in visitors if visitor.exists()]
    assert "Traceback" not in served.log.read_text()


def test_another_sites_page_cannot_open_a_chat(serve):
    url = serve().url
    status, text, _ = fetch(
        f"{url}ws",
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="AAAAAAAAAAAAAAAAAAAAAA==",
        Origin="http://elsewhere.example",
    )
    assert status == 403
    assert "its own page" in text


def test_the_page_may_talk_to_its_own_server_alone(serve):
    url = serve().url
    _, page, policy = fetch(url)
    assert "default-src 'none'" in policy
    addresses = re.findall(r"https?://[^\"'\s]+", page)
    assert all(address.startswith(url) for address in addresses)
