"""Installed from a wheel, outside the checkout, the program finds the knowledge it ships with."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from faq_bot.knowledge import locate
from faq_bot.knowledge.locate import CHECKOUT, VARIABLE
from support import ROOT, SHIPPED, SMALL, shipped

BUILD = """
import os, sys
from hatchling.build import build_wheel
os.chdir(sys.argv[1])
print(build_wheel(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built by its own build backend without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-c", BUILD, str(ROOT), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, as an installer does with a pure one."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, code: str, folder: Path) -> str:
    """Run code in an interpreter that sees the unpacked wheel and not the checkout."""
    environment = {key: value for key, value in os.environ.items() if key != VARIABLE}
    libraries = sysconfig.get_path("purelib")
    # -S keeps an editable install's finder, which knows the checkout, out of the way
    environment["PYTHONPATH"] = os.pathsep.join([str(installed), libraries])
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_wheel_holds_knowledge_schemas_and_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {f"faq_bot/_knowledge/{file.name}" for file in SHIPPED.glob("*.yaml")}
    schemas = {f"faq_bot/schema/{file.name}" for file in (ROOT / "faq_bot/schema").iterdir()}
    assert shipped | schemas | {"faq_bot/py.typed"} <= names
    assert not [name for name in names if name.startswith(("tests", "knowledge"))]


def test_an_installed_bot_answers_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    """Its own knowledge is asked by the gate, after a real installation: it takes 20 seconds."""
    code = (
        "import faq_bot; print(faq_bot.__file__)\n"
        f"bot = faq_bot.FaqBot.load({str(SMALL)!r})\n"
        "print(bot.ask('when is it open').kind)"
    )
    module, kind = run(installed, code, tmp_path).splitlines()
    assert Path(module).is_relative_to(installed)
    assert kind == "answer"


def test_a_wheel_and_its_checkout_hold_the_same_knowledge(installed: Path, tmp_path: Path) -> None:
    code = (
        "from faq_bot import Knowledge\n"
        "knowledge = Knowledge.load(); print(knowledge.path); print(knowledge.version)"
    )
    path, version = run(installed, code, tmp_path).splitlines()
    assert Path(path) == installed / "faq_bot" / "_knowledge"
    assert version == shipped().version


def test_a_wheel_names_its_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        assert "faq-bot = faq_bot.cli:run" in archive.read(name).decode()


def test_a_checkout_finds_its_own_knowledge() -> None:
    assert locate() == CHECKOUT == SHIPPED


def test_the_environment_comes_before_what_is_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert locate() == tmp_path


def test_an_argument_comes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "elsewhere"))
    assert locate(tmp_path) == tmp_path
