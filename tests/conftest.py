"""Knowledge and bots that tests share, and the freedom from the caller's own settings."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import hypothesis
import pytest

from faq_bot.cli.options import Options
from faq_bot.knowledge import Knowledge
from faq_bot.model import Reply
from support import SHIPPED, SMALL, ScriptedBot, offering, reply_of

if TYPE_CHECKING:
    from faq_bot.bot import FaqBot


# A busy machine is no reason to fail, and the same examples run every time.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def _own_cache() -> Iterator[None]:
    """Compile the knowledge once for all tests, beside the user's own cache.

    ``FAQ_BOT_TEST_CACHE`` names a folder that outlives the tests: 20 seconds less the next time.
    """
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FAQ_BOT_CACHE"] = os.environ.get("FAQ_BOT_TEST_CACHE", folder)
        yield


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep width, colour and knowledge of the person who runs the tests out of them."""
    for name in ("FAQ_BOT_KNOWLEDGE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def small_knowledge() -> Knowledge:
    """Six entries about a public pool."""
    return Knowledge.load(SMALL)


@pytest.fixture(scope="session")
def small_bot(small_knowledge: Knowledge) -> FaqBot:
    """A bot on the six entries."""
    from faq_bot.bot import FaqBot

    return FaqBot(small_knowledge)


@pytest.fixture(scope="session")
def shipped_bot() -> FaqBot:
    """The bot on the knowledge of this checkout."""
    from faq_bot.bot import FaqBot

    return FaqBot.load(SHIPPED)


@pytest.fixture
def pool(small_knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> ScriptedBot:
    """A bot with prepared replies behind every command."""
    prepared = {
        "when is it open": reply_of(small_knowledge, "opening-hours"),
        "where do I park": reply_of(small_knowledge, "parking"),
        "thanks": reply_of(small_knowledge, "thanks"),
        "help": Reply("urgent", "**Call** now."),
        "warm or dear": offering(small_knowledge, "clarify", "price", "parking"),
    }
    scripted = ScriptedBot(small_knowledge, prepared)
    monkeypatch.setattr(Options, "load_bot", lambda self, learning=None: scripted)
    return scripted
