"""What a run loads: each face pays only for what it uses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT, SMALL

HEAVY = frozenset({"textual", "rich", "markdown_it", "pygments", "asyncio", "sqlite3", "http"})
"""Packages that belong to the full-screen chat, or to nothing here."""

ENGINE = HEAVY | {"argparse", "difflib", "pydoc", "unittest", "multiprocessing", "socket", "ssl"}
"""What the library may not load on top of that."""

PROBE = """
import sys
before = set(sys.modules)
{code}
print("\\n".join(sorted({{name.partition(".")[0] for name in set(sys.modules) - before}})))
"""


def loaded_by(code: str) -> set[str]:
    """Give the packages that a new interpreter loads to run the code."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "FAQ_BOT_KNOWLEDGE": str(SMALL),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(code=code)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_probe_sees_what_is_loaded() -> None:
    assert "textual" in loaded_by("import faq_bot.tui.app")


def test_importing_the_library_loads_nothing_but_its_names() -> None:
    loaded = loaded_by("import faq_bot")
    assert "faq_bot" in loaded
    assert not loaded & {"numpy", "rapidfuzz", "yaml", "dataclasses", "pathlib", "json"}
    assert not loaded & ENGINE


def test_looking_at_the_public_names_loads_no_engine() -> None:
    assert not {"numpy", "rapidfuzz", "yaml"} & loaded_by("import faq_bot; faq_bot.FaqBotError")


@pytest.mark.parametrize("package", sorted(ENGINE))
def test_a_program_that_asks_loads_no(package: str) -> None:
    assert package not in ASKED()


@pytest.mark.parametrize("package", sorted(HEAVY))
def test_the_one_shot_command_loads_no(package: str) -> None:
    assert package not in COMMAND()


def test_one_plain_reply_loads_no_json_writer_of_its_own() -> None:
    code = "from faq_bot.render import reply_text\nfrom faq_bot.model import Reply\n"
    assert "json" not in loaded_by(code + "reply_text(Reply('unknown', 'No.'))")


@pytest.mark.parametrize("module", ["faq_bot.plain", "faq_bot.evaluation", "faq_bot.lint"])
def test_a_face_without_a_screen_loads_no_screen(module: str) -> None:
    assert not HEAVY & loaded_by(f"import {module}")


class _Once:
    """Runs a probe when it is first asked for, and keeps what it found."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.found: set[str] | None = None

    def __call__(self) -> set[str]:
        if self.found is None:
            self.found = loaded_by(self.code)
        return self.found


ASKED = _Once("from faq_bot import FaqBot; FaqBot().ask('opening hours')")
COMMAND = _Once(
    "import io, contextlib\n"
    "from faq_bot.cli import main\n"
    "with contextlib.redirect_stdout(io.StringIO()):\n"
    "    assert main(['ask', 'opening', 'hours']) in (0, 1)"
)


def test_imports_only_go_down() -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command, "import-linter belongs to the test extra"
    done = subprocess.run(
        [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout
