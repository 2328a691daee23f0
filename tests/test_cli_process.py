"""What only a process of its own can show: bytes, pipes, signals, the real engine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from support import BROKEN, ROOT, SMALL


def run(*words: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own on the small knowledge."""
    surroundings = {
        **{key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ},
        "PYTHONPATH": str(ROOT),
        "FAQ_BOT_KNOWLEDGE": str(SMALL),
        **environment,
    }
    command = [sys.executable, "-m", "faq_bot", *words]
    return subprocess.run(command, input=stdin, capture_output=True, env=surroundings, timeout=60)


def test_a_real_question_is_answered_from_end_to_end() -> None:
    done = run("ask", "when", "does", "the", "pool", "open", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["entry_id"] == "opening-hours"
    assert done.stderr == b""


def test_a_broken_knowledge_exits_3_in_every_command() -> None:
    broken = str(BROKEN / "duplicate-key.yaml")
    for words in (["ask", "x"], ["--plain"], ["--version"], ["why", "x"]):
        done = run(*words, FAQ_BOT_KNOWLEDGE=broken)
        assert (done.returncode, done.stdout) == (3, b""), words
        assert b"duplicate-key.yaml:6: the key 'answer' stands twice" in done.stderr
        assert b"Traceback" not in done.stderr


def test_bytes_that_are_no_text_are_survived() -> None:
    done = run("ask", stdin=b"opening \xff\xfe hours\n\x80\x81\n", PYTHONIOENCODING="utf-8")
    assert done.returncode in (0, 1), done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_of_another_encoding_is_survived(encoding: str) -> None:
    done = run("ask", "-", stdin="価格 opening hours …\n".encode(), PYTHONIOENCODING=encoding)
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr == b""


def test_a_reader_that_leaves_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "faq_bot", "list"],
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "FAQ_BOT_KNOWLEDGE": str(SMALL)},
        timeout=60,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_ctrl_c_in_a_waiting_chat_exits_130() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FAQ_BOT_KNOWLEDGE": str(SMALL)}
    with subprocess.Popen(
        [sys.executable, "-m", "faq_bot", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as chat:
        assert chat.stdout is not None
        assert chat.stdout.readline().startswith(b"Pool FAQ")
        chat.send_signal(signal.SIGINT)
        _, err = chat.communicate(timeout=60)
    assert (chat.returncode, err) == (130, b"")
