"""``serve`` before the first visitor: what it refuses, what it warns of, what it would start."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from faq_bot.errors import FaqBotError, KnowledgeError
from faq_bot.tui.serve import is_loopback, serve, visitor_command, warnings_for

OWN_MACHINE = ["127.0.0.1", "127.8.8.8", "localhost", "::1", "[::1]"]
OTHERS_TOO = ["0.0.0.0", "::", "", "192.168.1.4", "example.org", "127.0.0.1.example.org"]


def test_this_machine_is_told_from_all_others():
    assert [host for host in OWN_MACHINE if not is_loopback(host)] == []
    assert [host for host in OTHERS_TOO if is_loopback(host)] == []


def test_listening_for_others_is_warned_of():
    assert warnings_for("127.0.0.1") == []
    [warning] = warnings_for("0.0.0.0")
    for word in ("password", "unencrypted", "TLS"):
        assert word in warning


def test_a_path_with_blanks_and_quotes_stays_one_word():
    path = "my 'own' knowledge; rm -rf x"
    words = shlex.split(visitor_command(path))
    assert words == ["exec", sys.executable, "-m", "faq_bot.tui.visitor", path]


def test_bad_knowledge_is_refused_before_anybody_comes(tmp_path: Path):
    with pytest.raises(KnowledgeError):
        serve(knowledge=str(tmp_path))


def test_a_limit_below_one_is_refused():
    with pytest.raises(FaqBotError, match="at least 1"):
        serve(visitors=0)


def test_the_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "faq_bot.tui.server", raising=False)
    with pytest.raises(FaqBotError, match=r"faq-bot\[web\]"):
        serve()
