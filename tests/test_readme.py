"""What the README shows is what the program does: commands, code, names and files."""

from __future__ import annotations

import argparse
import ast
import io
import re
import shlex
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import faq_bot
from faq_bot.bot import FaqBot
from faq_bot.bot.store import VARIABLE as CACHE
from faq_bot.cli import DEBUG, ExitCode, main
from faq_bot.cli.arguments import COMMANDS, build_parser, parse
from faq_bot.cli.options import UsageError
from faq_bot.evaluation import read_questions
from faq_bot.knowledge import Knowledge
from faq_bot.knowledge.locate import VARIABLE as KNOWLEDGE
from faq_bot.lint import examine
from faq_bot.model import Reply
from faq_bot.text import normalise
from support import DATA, ROOT, SHIPPED, shipped

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

SETUP = ("python -m venv .venv", ". .venv/bin/activate")
RUN = "python -m pip install . && faq-bot"
TEST = "python -m pip install -e '.[test]' && python -m pytest"

CHEAP = ("ask", "why", "list", "show", "--version")
"""What is run and not only read: the rest opens a screen or takes seconds."""


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


PROSE = re.sub(r"^```.*?^```$", "", README, flags=re.MULTILINE | re.DOTALL)
SPANS = re.findall(r"`([^`\n]+)`", PROSE)
CODE = [*blocks("sh"), *SPANS]


def section(title: str) -> str:
    """The text under a heading of the second level."""
    return re.split(r"^## ", README.split(f"\n## {title}\n", 1)[1], flags=re.MULTILINE)[0]


def command_lines(code: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The arguments of every ``faq-bot`` that is shown, without what a shell does with the rest."""
    for line in (line for piece in code for line in piece.splitlines()):
        for part in re.split(r"&&|[|]", line):
            words = shlex.split(re.split(r" [<>]", part)[0], comments=True)
            if words[:1] == ["faq-bot"]:
                yield tuple(words[1:])


SHOWN = sorted(set(command_lines(CODE)))
RUNNABLE = [line for line in command_lines(blocks("sh")) if line and line[0] in CHEAP]

# --- set-up


def test_two_commands_set_up_one_runs_and_one_tests() -> None:
    lines = [line for block in blocks("sh")[:3] for line in block.splitlines()]
    assert lines == [*SETUP, RUN, TEST]


# --- commands


@pytest.mark.parametrize("line", SHOWN, ids=" ".join)
def test_a_shown_command_line_is_understood(line: tuple[str, ...]) -> None:
    assert parse(line).command in COMMANDS


def test_a_command_line_that_nobody_shows_is_refused() -> None:
    with pytest.raises(UsageError):
        parse(["asks", "how"])


@pytest.mark.parametrize("line", RUNNABLE, ids=" ".join)
def test_a_shown_command_runs(
    line: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("how long does one infusion take\n"))
    assert main(line) == 0
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert name in {parse(line).command for line in SHOWN if line}


def options() -> set[str]:
    """Every long option of every command."""
    parsers = [build_parser()]
    found: set[str] = set()
    for parser in parsers:
        for action in parser._actions:
            found.update(name for name in action.option_strings if name.startswith("--"))
            if isinstance(action, argparse._SubParsersAction):
                parsers.extend(action.choices.values())
    return found - {"--help"}


@pytest.mark.parametrize("name", sorted(options()))
def test_every_option_is_documented(name: str) -> None:
    assert re.search(rf"{name}\b", "\n".join(CODE))


@pytest.mark.parametrize("name", [KNOWLEDGE, CACHE, DEBUG, "NO_COLOR", "COLUMNS"])
def test_every_environment_variable_is_documented(name: str) -> None:
    assert f"`{name}" in README


def test_every_key_of_the_json_object_and_every_exit_code_is_documented() -> None:
    table, codes = section("Asking").split("Exit codes:")
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert set(re.findall(r"`(\w+)`", "".join(rows))) == set(Reply("unknown", "No.").as_dict())
    assert re.findall(r"\*\*(\d+)\*\*", codes) == [str(int(code)) for code in ExitCode]


# --- code


def claims(block: str) -> dict[int, object]:
    """What comments behind expressions say they give, by line: ``reply.kind  # "answer"``."""
    found: dict[int, object] = {}
    for node in ast.parse(block).body:
        comment = block.splitlines()[(node.end_lineno or 1) - 1][node.end_col_offset or 0 :]
        if isinstance(node, ast.Expr) and re.fullmatch(r"""  # (["']).*\1|  # [\d.]+""", comment):
            found[node.lineno] = ast.literal_eval(comment.strip(" #"))
    return found


def run_block(block: str, names: dict[str, object]) -> dict[int, object]:
    """Run a block, a statement at a time; give the values of the expressions by line."""
    values: dict[int, object] = {}
    for node in ast.parse(block).body:
        if isinstance(node, ast.Expr):
            code = compile(ast.Expression(node.value), "README.md", "eval")
            values[node.lineno] = eval(code, names)
        else:
            code = compile(ast.Module([node], []), "README.md", "exec")
            exec(code, names)
    return values


def test_every_python_block_runs_and_gives_what_its_comments_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv(KNOWLEDGE, str(SHIPPED))
    names: dict[str, object] = {}
    told = 0
    for block in blocks("python"):
        values, said = run_block(block, names), claims(block)
        assert {line: values[line] for line in said} == said
        told += len(said)
    assert told >= 5


@pytest.mark.parametrize("name", [n for n in faq_bot.__all__ if n != "__version__"])
def test_every_public_name_is_documented(name: str) -> None:
    assert re.search(rf"\b{name}\b", section("Embedding"))


def test_the_shown_knowledge_is_clean_but_for_what_it_leaves_out(tmp_path: Path) -> None:
    for block in blocks("yaml"):
        name = block.splitlines()[0].removeprefix("# ")
        (tmp_path / name).write_text(block, encoding="utf-8")
    bot = FaqBot(Knowledge.load(tmp_path))
    assert bot.ask("what time do you close on sundays").entry_id == "opening-hours"
    found = [str(finding) for finding in examine(bot, None, date(2026, 11, 21))]
    assert len(found) == 1
    assert "THERE IS NO URGENT CHECK" in found[0]


def test_the_shown_question_can_be_measured(tmp_path: Path) -> None:
    (shown,) = re.findall(r"`(\{q:.*?\})`", README, re.DOTALL)
    (tmp_path / "questions.yaml").write_text(f"- {shown}\n", encoding="utf-8")
    (line,) = read_questions(tmp_path / "questions.yaml")
    assert line.ids == ("opening-hours",)


# --- files and names

NAMED = sorted(
    {
        word.rstrip("/.,")
        for code in [*CODE, *blocks("python"), *re.findall(r"\]\(([^)#]+)\)", PROSE)]
        for word in re.findall(r"[\w./-]+", code)
        if re.match(r"(tests|knowledge|faq_bot|\.ci)/\w", word)
    }
)


@pytest.mark.parametrize("name", NAMED)
def test_every_named_file_exists(name: str) -> None:
    assert (ROOT / name).exists()


MACHINE = re.compile(r"(?<![\w.~-])/(?:home|root|work|tmp|usr|opt|mnt|Users)/|\b[A-Z]:\\")
HOSTS = re.compile(r"https?://([\w.-]+)")
KNOWN_HOSTS = {"keepachangelog.com", "semver.org"}


@pytest.mark.parametrize("text", [README, CHANGELOG], ids=["README", "CHANGELOG"])
def test_no_path_of_a_machine_and_no_registry_is_named(text: str) -> None:
    assert not MACHINE.search(text)
    assert set(HOSTS.findall(text)) <= KNOWN_HOSTS
    assert not re.search(r"index-url|pypi", text, re.IGNORECASE)


@pytest.mark.parametrize("path", ["see /home/ann/faq", "in C:\\faq", "/tmp/x"])
def test_a_path_of_a_machine_would_be_seen(path: str) -> None:
    assert MACHINE.search(path)


# --- what the page claims


def test_the_changelog_has_this_version_first_and_answers_in_every_release() -> None:
    releases = re.split(r"^## \[(?=\d)", CHANGELOG, flags=re.MULTILINE)[1:]
    assert releases[0].startswith(f"{faq_bot.__version__}] - 20")
    assert all("\n### Answers\n" in release for release in releases)


@pytest.mark.parametrize(
    "name",
    [*sorted(path.stem for path in DATA.glob("*ruler*.yaml")), "dev"],
)
def test_no_measured_question_of_five_words_stands_among_the_phrasings(name: str) -> None:
    taught = _taught()
    asked = (normalise(line.question) for line in read_questions(DATA / f"{name}.yaml"))
    assert [query for query in asked if len(query.split()) >= 5 and query in taught] == []


@cache
def _taught() -> frozenset[str]:
    knowledge = shipped()
    asked = (text for entry in knowledge.entries for text in entry.phrasings)
    return frozenset(map(normalise, (*asked, *knowledge.out_of_scope)))


def test_figures_stand_in_their_section_alone() -> None:
    """One place to refresh them; "100 %" and "95 % sure" elsewhere would be overlooked."""
    assert re.search(r"\d %", section("Figures"))
    assert not re.search(r"\d ?%", README.replace(section("Figures"), ""))
