"""The chat in a browser: who may come, how many at a time, and what the operator is told.

The only importer of textual-serve (extra ``web``), through ``server``. Each visitor gets a process.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from ipaddress import ip_address

from faq_bot.bot import store
from faq_bot.errors import FaqBotError

NO_EXTRA = "the chat in a browser needs one more package: python -m pip install 'faq-bot[web]'"


def serve(
    *,
    knowledge: str | None = None,
    host: str = "127.0.0.1",
    port: int = 8000,
    visitors: int = 8,
    note: Callable[[str], None] = lambda line: None,
) -> int:
    """Serve until interrupted; returns the exit code. ``note`` takes lines for the operator.

    Raises KnowledgeError before the first visitor could meet bad knowledge, FaqBotError when the
    extra ``web`` is missing or ``visitors`` is below one, OSError when the address is taken.
    """
    if visitors < 1:
        raise FaqBotError(f"--visitors must be at least 1, not {visitors}")
    try:
        from faq_bot.tui.server import ChatServer
    except ModuleNotFoundError:
        raise FaqBotError(NO_EXTRA) from None
    name = store.load(knowledge).knowledge.profile.name  # and no visitor waits for the learning
    for line in warnings_for(host):
        note(line)
    ChatServer(visitor_command(knowledge), host, port, name, visitors, note).serve()
    return 0


def visitor_command(knowledge: str | None) -> str:
    """Give the shell command that opens one visitor's chat."""
    words = [sys.executable, "-m", "faq_bot.tui.visitor", *([knowledge] if knowledge else [])]
    return f"exec {shlex.join(words)}"


def warnings_for(host: str) -> list[str]:
    """Warn when others than this machine can come."""
    if is_loopback(host):
        return []
    return [
        f"listening on {host}: everybody who can reach this machine can chat, without a password, "
        "and what they type crosses the network unencrypted. Put a proxy with TLS in front."
    ]


def is_loopback(host: str) -> bool:
    """Say whether an address is this machine's own."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
