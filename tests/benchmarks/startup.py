"""How soon the chat takes keys, suggests and replies: ``python startup.py [KNOWLEDGE]``.

Whole processes in a real pseudo-terminal, in turns with an empty Textual app, so that a busy
machine slows both alike. Asked for: keys within 1.5 times the empty app; a reply within 50 ms of
enter; suggestions within 5 ms of a letter.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pty
import select
import subprocess
import sys
import time
from statistics import median
from typing import Any

from faq_bot.tui import quicken, settled

if "--empty" not in sys.argv:
    quicken()

# textual reads at once how often it may draw
from textual.app import App

REPEATS = 11
PAUSE = 0.3
"""Seconds for what a reply leaves for later, before the next question."""
SIZES = [(80, 24), (140, 45)]
QUESTIONS = [
    "how many infusions will i need",
    "how long does one infusion take",
    "what are the side effects",
    "can i drive home afterwards",
    "is it safe",
    "does it work for depression",
]


def main() -> int:
    empty, chat = in_turns("empty", "chat")
    print(f"empty Textual app ready      {empty * 1000:6.0f} ms (median of {REPEATS})")
    print(f"chat takes its first key     {chat * 1000:6.0f} ms, {chat / empty:.2f} times as long")
    bot, slow = settled(load()), []
    for size in SIZES:
        drawn = median(asyncio.run(reply_times(bot, size)))
        slow += [size] * (drawn > 0.05)
        print(f"reply drawn at {size[0]}x{size[1]:<14}{drawn * 1000:6.0f} ms after enter (median)")
    typed = sorted(suggestion_times(bot))
    usual, most = median(typed) * 1000, typed[-1] * 1000
    print(f"suggestions for a letter     {usual:6.1f} ms (median), {most:.1f} (most)")
    return int(chat > 1.5 * empty or bool(slow) or typed[-1] > 0.005)


def in_turns(*names: str) -> list[float]:
    """Give the median start of each program, run one after the other."""
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(REPEATS):
        for name in names:
            times[name].append(start(name))
    return [median(times[name]) for name in names]


def start(name: str) -> float:
    """Start a program in a pseudo-terminal; it says on fd 3 when it is ready."""
    master, slave = pty.openpty()
    said, say = os.pipe()
    began = time.perf_counter()
    command = [sys.executable, __file__, f"--{name}", str(say), *sys.argv[1:]]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, pass_fds=[say])
    os.close(say)
    os.set_blocking(master, False)
    while not select.select([said], [], [], 0.01)[0]:
        os.write(master, b"x")  # typed all the while: the first letter that arrives counts
        drain(master)
    took = time.perf_counter() - began
    assert os.read(said, 1), "the program ended before it was ready"
    process.wait()
    os.close(said)
    os.close(master)
    os.close(slave)
    return took


def drain(master: int) -> None:
    with contextlib.suppress(BlockingIOError):
        os.read(master, 65_536)


def say_ready() -> None:
    os.write(int(sys.argv[2]), b"!")
    os._exit(0)


def run_empty() -> None:
    class Empty(App[None]):
        def on_ready(self) -> None:
            say_ready()

    Empty().run()


def run_chat() -> None:
    from faq_bot.tui.app import ChatApp
    from faq_bot.tui.screens.chat_screen import ChatScreen
    from faq_bot.tui.widgets.prompt import Prompt

    class TimedScreen(ChatScreen):
        def on_prompt_edited(self, event: Prompt.Edited) -> None:
            say_ready()

    app = ChatApp(load, None)
    app.chat = TimedScreen()
    app.run()


def load() -> Any:
    from faq_bot import FaqBot, Knowledge

    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    path = given[-1] if given and not given[-1].isdigit() else None
    return FaqBot(Knowledge.load(path))


async def reply_times(bot: Any, size: tuple[int, int]) -> list[float]:
    """Time from enter to the paint that shows the whole reply at the top of the view."""
    from textual.events import Key
    from textual.screen import Screen

    from faq_bot.tui.app import ChatApp

    app = ChatApp(lambda: bot, None)
    painted: list[float] = []
    before: list[Any] = [None]
    paint = Screen._compositor_refresh

    def watched(screen: Screen[Any]) -> None:
        paint(screen)
        latest, log = app.chat.log_view.latest, app.chat.log_view
        at_top = latest and latest.region.height and latest.region.y == log.region.y
        if at_top and latest is not before[0]:
            painted.append(time.perf_counter())

    times = []
    Screen._compositor_refresh = watched  # type: ignore[method-assign]
    try:
        async with app.run_test(size=size):
            while app.chat.session is None:
                await asyncio.sleep(0.05)
            for question in QUESTIONS * 3:
                app.chat.prompt.value = question
                await asyncio.sleep(PAUSE)
                before[0] = app.chat.log_view.latest
                painted.clear()
                began = time.perf_counter()
                app.post_message(Key("enter", "\r"))
                while not painted:
                    await asyncio.sleep(0)
                times.append(painted[0] - began)
                await asyncio.sleep(PAUSE)
    finally:
        Screen._compositor_refresh = paint  # type: ignore[method-assign]
    return times


def suggestion_times(bot: Any) -> list[float]:
    """Time of each letter typed, to the questions that it suggests."""
    from faq_bot.session import Session

    session = Session(bot)
    times = []
    for question in QUESTIONS:
        for length in range(1, len(question) + 1):
            began = time.perf_counter()
            session.suggest(question[:length], 4)
            times.append(time.perf_counter() - began)
    return times


if __name__ == "__main__":
    kinds = {"--empty": run_empty, "--chat": run_chat}
    if len(sys.argv) > 1 and sys.argv[1] in kinds:
        kinds[sys.argv[1]]()
    else:
        sys.exit(main())
