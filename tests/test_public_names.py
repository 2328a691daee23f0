"""The public names: exactly those announced, each where it says, and one version everywhere."""

from __future__ import annotations

import re

import pytest

import faq_bot
from support import ROOT

ANNOUNCED = {
    "Candidate",
    "Conversation",
    "Entry",
    "Explanation",
    "FaqBot",
    "FaqBotError",
    "Knowledge",
    "KnowledgeError",
    "Problem",
    "QuestionsError",
    "Reply",
    "SnapshotError",
    "Source",
    "Suggestion",
    "__version__",
}
"""What semantic versioning covers; a name leaves this set with a major version only."""


def test_the_announced_names_are_the_public_ones() -> None:
    assert set(faq_bot.__all__) == ANNOUNCED
    assert set(dir(faq_bot)) == ANNOUNCED


@pytest.mark.parametrize("name", sorted(ANNOUNCED - {"__version__"}))
def test_a_public_name_is_what_it_is_called(name: str) -> None:
    assert getattr(faq_bot, name).__name__ == name


@pytest.mark.parametrize("name", ["faqbot", "Faqbot", "knowledge_error", "FaqBott"])
def test_a_name_that_is_not_public_is_refused(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(faq_bot, name)


@pytest.mark.parametrize("name", ["KnowledgeError", "QuestionsError", "SnapshotError"])
def test_every_error_can_be_caught_by_its_root(name: str) -> None:
    assert issubclass(getattr(faq_bot, name), faq_bot.FaqBotError)


def test_the_package_is_typed() -> None:
    assert (ROOT / "faq_bot" / "py.typed").is_file()


def test_package_and_project_have_one_version() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    stated = re.search(r'^version = "(.+)"$', project, re.MULTILINE)
    assert stated is None or stated[1] == faq_bot.__version__
