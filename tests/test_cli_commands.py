"""The commands beside ask: what each prints, and where its exit code comes from."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from faq_bot.cli import ExitCode, main
from faq_bot.cli.loading import FIRST_TIME, load_bot
from faq_bot.cli.options import Options
from faq_bot.knowledge import Knowledge
from faq_bot.model import Calibration
from support import BROKEN, SMALL, ScriptedBot


def test_why_prints_the_explanation(pool: ScriptedBot, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "how", "dear"]) == ExitCode.REPLIED
    assert capsys.readouterr().out == "question: how dear\n  price: matched\n"
    assert main(["--json", "why", "how", "dear"]) == ExitCode.REPLIED
    assert json.loads(capsys.readouterr().out) == {"question": "how dear"}


def test_list_and_show_print_the_knowledge(capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--knowledge", str(SMALL)]
    assert main(["list", "talk", *place]) == ExitCode.REPLIED
    assert capsys.readouterr().out == (
        "Talking with this bot [talk]\n  hello: Hello\n  thanks: Thank you\n"
    )
    assert main(["list", "--json", *place]) == ExitCode.REPLIED
    assert len(capsys.readouterr().out.splitlines()) == 6
    assert main(["show", "price", *place]) == ExitCode.REPLIED
    assert "- what does a ticket cost" in capsys.readouterr().out
    assert main(["show", "price", "--json", *place]) == ExitCode.REPLIED
    assert json.loads(capsys.readouterr().out)["id"] == "price"


def test_the_version_names_program_and_knowledge(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version", "--knowledge", str(SMALL)]) == ExitCode.REPLIED
    assert re.fullmatch(
        r"faq-bot \d+\.\d+\.\d+, Pool FAQ 1\.10\+[0-9a-f]{8}\n", capsys.readouterr().out
    )


def test_check_lists_findings_on_stdout_and_exits_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(BROKEN / "unknown-field.yaml")]) == ExitCode.OPEN
    out, err = capsys.readouterr()
    assert "unknown-field.yaml:4: price.phrasing: unknown field. Did you mean" in out
    assert err.startswith("note: ")


def test_check_prints_findings_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", str(BROKEN / "empty.yaml")]) == ExitCode.OPEN
    data = json.loads(capsys.readouterr().out)
    assert data["findings"][0]["message"] == "is empty"


def test_check_of_a_missing_place_exits_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere/at/all"]) == ExitCode.KNOWLEDGE
    assert "nowhere/at/all: there is no such file or folder" in capsys.readouterr().err


@pytest.fixture
def calibrated(monkeypatch: pytest.MonkeyPatch) -> Calibration:
    """A calibration that takes no time to derive."""
    found = Calibration(weights=(("bias", 0.5),), answer=0.7, clarify=0.2, price=2.0)
    monkeypatch.setattr("faq_bot.cli.commands.calibrate.calibrate", lambda *_: found)
    return found


def test_a_calibration_is_printed_and_not_stored_unasked(
    calibrated: Calibration, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    place = ["--knowledge", str(tmp_path)]
    assert main(["calibrate", *place]) == ExitCode.REPLIED
    assert "answer: 0.7" in capsys.readouterr().out
    assert main(["calibrate", "--json", *place]) == ExitCode.REPLIED
    assert json.loads(capsys.readouterr().out)["weights"] == {"bias": 0.5}
    assert not (tmp_path / "calibration.yaml").exists()


def test_a_calibration_that_is_written_is_the_one_that_loads(
    calibrated: Calibration, tmp_path: Path
) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    files = {place.name for place in tmp_path.iterdir()}
    assert main(["calibrate", "--write", "--knowledge", str(tmp_path)]) == ExitCode.REPLIED
    assert Knowledge.load(tmp_path).calibration == calibrated
    assert {place.name for place in tmp_path.iterdir()} == files | {"calibration.yaml"}


def test_a_calibration_needs_a_folder_and_a_price(calibrated: Calibration, tmp_path: Path) -> None:
    one_file = str(tmp_path / "one.yaml")
    text = "[{id: a, kind: answer, question: b, phrasings: [c], answer: d}]"
    Path(one_file).write_text(text)
    assert main(["calibrate", "--write", "--knowledge", one_file]) == ExitCode.USAGE
    for price in ("0", "-1", "nan", "much"):
        assert main(["calibrate", "--price", price, "--knowledge", one_file]) == ExitCode.USAGE


def test_serving_takes_the_options(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: dict[str, object] = {}
    monkeypatch.setattr("faq_bot.tui.serve.serve", lambda **given: taken.update(given) or 0)
    assert main(["serve", "--port", "81", "--knowledge", "x", "--host", "::1"]) == 0
    del taken["note"]
    assert taken == {"knowledge": "x", "host": "::1", "port": 81, "visitors": 8}


def test_evaluating_prints_the_report(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    labelled = tmp_path / "questions.yaml"
    labelled.write_text("- {q: opening hours, ids: [opening-hours], kind: answer, style: terse}\n")
    place = ["--knowledge", str(SMALL)]
    assert main(["evaluate", str(labelled), *place]) == ExitCode.REPLIED
    assert capsys.readouterr().out.strip()
    assert main(["evaluate", str(labelled), "--json", *place]) == ExitCode.REPLIED
    assert isinstance(json.loads(capsys.readouterr().out), dict)
    assert main(["evaluate", str(tmp_path / "nothing.yaml"), *place]) == ExitCode.USAGE
    assert "nothing.yaml" in capsys.readouterr().err


class Screen(io.StringIO):
    """What is told on stderr, at a terminal or into a pipe."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.isatty = lambda: terminal  # type: ignore[method-assign]


@pytest.mark.parametrize(("terminal", "told"), [(True, [True, False]), (False, [False, False])])
def test_who_waits_at_a_terminal_is_told_once_of_the_first_long_load(
    terminal: bool, told: list[bool], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FAQ_BOT_CACHE", str(tmp_path))
    seen = []
    for _ in range(2):
        screen = Screen(terminal=terminal)
        monkeypatch.setattr(sys, "stderr", screen)
        load_bot(Options(knowledge=str(SMALL)))
        seen.append(FIRST_TIME in screen.getvalue())
    assert seen == told


def test_every_problem_of_a_file_of_questions_has_its_own_line(
    pool: ScriptedBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("- q: x\n- ids: [a]\n", encoding="utf-8")
    assert main(["evaluate", str(path)]) != ExitCode.REPLIED
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("faq-bot: error: bad.yaml:1: ids: is missing")
    assert second.startswith("  bad.yaml:2: q: is missing")
