"""The program as people meet it: started in a real terminal, typed into, resized, pasted into."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

SMALL = Path(__file__).parents[1] / "data" / "small"
BROKEN = "- id: a\n  kind: wrong\n  question: ''\n"
PATIENCE = 30.0
"""Seconds; a busy machine is slow to start, and waiting ends as soon as the text is there."""


class Terminal:
    """A terminal with a program in it; what stands on it can be read."""

    def __init__(self, *arguments: str, columns: int = 80, rows: int = 24, **env: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        surroundings = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", **env}
        self.process = pexpect.spawn(
            *program(arguments), dimensions=(rows, columns), env=surroundings, timeout=PATIENCE
        )

    def read(self, seconds: float = 0.05) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                data = self.process.read_nonblocking(65_536, timeout=0.05)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return
            self.raw += data
            # pyte knows no private CSI with a ">" or "=" mark and would print it
            self.stream.feed(data)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait_for(self, text: str) -> str:
        end = time.monotonic() + PATIENCE
        while text not in self.text:
            assert time.monotonic() < end, f"{text!r} never came:\n{self.text}"
            self.read()
        return self.text

    def type(self, text: str) -> None:
        self.process.send(text)

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def ended(self) -> int | None:
        self.read(0.5)
        self.process.expect(pexpect.EOF)
        self.stream.feed(self.process.before or b"")
        self.raw += self.process.before or b""
        self.process.close()
        return self.process.exitstatus


def program(arguments: tuple[str, ...]) -> tuple[str, list[str]]:
    """Give the installed command, or the package itself where it was not installed."""
    command = Path(sys.executable).with_name("faq-bot")
    if command.exists():
        return str(command), list(arguments)
    return sys.executable, ["-m", "faq_bot", *arguments]


@pytest.fixture
def chat() -> Iterator[Terminal]:
    terminal = Terminal("--knowledge", str(SMALL))
    yield terminal
    terminal.process.close(force=True)


def test_a_session_in_a_real_terminal(chat):
    chat.wait_for("Ask in your own words")
    chat.type("when does the pool open\r")
    chat.wait_for("every day from 7 to 21")
    chat.type("1\r")
    chat.wait_for("A ticket costs 4.50")

    chat.resize(40, 12)
    chat.wait_for("f1 Help f2 Helplines ^q Quit")
    chat.wait_for("Not medical advice, not a crisis service")
    chat.resize(120, 30)
    chat.wait_for("Sources of this answer")

    chat.type("\x1b[200~is the\nwater\x1b[31m\x07 warm\r\n\x1b[201~")
    chat.wait_for("is the water warm")
    chat.type("\r")
    chat.wait_for("27 degrees")

    chat.type("\x11")
    assert chat.ended() == 0
    assert chat.raw.rstrip().endswith((b"\x1b[?1049l", b"\x1b[?25h", b"l", b"h", b"u"))


def test_ctrl_c_twice_leaves_a_real_terminal(chat):
    chat.wait_for("Ask me about the pool")
    chat.type("\x03")
    chat.wait_for("ctrl+c once more")
    chat.type("\x03")
    assert chat.ended() == 0


def test_bad_knowledge_shows_the_list_of_check_and_exits_3(tmp_path):
    (tmp_path / "bad.yaml").write_text(BROKEN)
    terminal = Terminal("--knowledge", str(tmp_path))
    assert terminal.ended() == 3
    said = terminal.raw.decode(errors="replace")
    listed = said[said.index("faq-bot: error") :]
    checked = Terminal("check", str(tmp_path))
    checked.ended()
    problems = [line.strip() for line in listed.splitlines()[1:] if "bad.yaml" in line]
    assert len(problems) >= 2
    assert "Traceback" not in said
    for problem in problems:
        assert problem in checked.raw.decode(errors="replace")


def test_a_dumb_terminal_gets_the_plain_chat_without_one_escape():
    terminal = Terminal("--knowledge", str(SMALL), TERM="dumb")
    terminal.wait_for("Ask me about the pool")
    terminal.type("/quit\r")
    terminal.ended()
    assert b"\x1b" not in terminal.raw


def test_no_color_sends_no_colour_to_the_terminal():
    terminal = Terminal("--knowledge", str(SMALL), NO_COLOR="1")
    terminal.wait_for("Ask me about the pool")
    terminal.read(0.3)
    terminal.type("\x11")
    terminal.ended()
    greys = {
        tuple(code.split(b";")[2:5])
        for part in terminal.raw.split(b"\x1b[")
        for code in [part.split(b"m")[0]]
        if code.startswith((b"38;2;", b"48;2;"))
    }
    assert all(len(set(grey)) == 1 for grey in greys)


def test_the_plain_chat_recalls_earlier_lines_and_writes_none_to_disk(tmp_path):
    terminal = Terminal("--plain", "--knowledge", str(SMALL), HOME=str(tmp_path))
    terminal.wait_for("You:")
    terminal.type("when does the pool open\r")
    terminal.wait_for("every day from 7 to 21")
    terminal.type("\x1b[A")
    terminal.type("?\r")
    terminal.wait_for("when does the pool open?")
    terminal.type("/quit\r")
    terminal.wait_for("Goodbye.")
    assert terminal.ended() == 0
    assert not list(tmp_path.rglob("*history*"))
