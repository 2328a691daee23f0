"""The coverage contract: every required entry is there, with its facts, sources and phrasings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase

import pytest

from faq_bot.knowledge.fields import Fields
from faq_bot.knowledge.nodes import read
from faq_bot.model import Entry
from faq_bot.text import normalise, words
from support import DATA, shipped

LENGTHS = {"answer": (40, 120), "gap": (40, 120), "urgent": (40, 120), "social": (10, 60)}
"""Words of an answer, by kind."""
FEWEST_PHRASINGS = {"answer": 25, "gap": 25, "social": 12, "urgent": 0}

KNOWLEDGE = shipped()


@dataclass(frozen=True)
class Required:
    """One line of the coverage contract."""

    id: str
    kind: str
    facts: tuple[str, ...]


def _required() -> tuple[Required, ...]:
    node = read(DATA / "required-entries.yaml", [])
    assert node is not None
    fields = [Fields(item, "required-entries.yaml", []) for item in node.elements()]
    return tuple(Required(f.text("id"), f.text("kind"), f.texts("facts")) for f in fields)


def _sections() -> dict[str, tuple[str, ...]]:
    node = read(DATA / "sections.yaml", [])
    assert node is not None
    fields = Fields(node, "sections.yaml", [])
    return {document: fields.texts(document) for document in fields.mapping}


REQUIRED = _required()
SECTIONS = _sections()
BY_ID = pytest.mark.parametrize("required", REQUIRED, ids=lambda required: required.id)
EVERY_ENTRY = pytest.mark.parametrize("entry", KNOWLEDGE.entries, ids=lambda entry: entry.id)


def plain(markdown: str) -> str:
    """Small letters, no Markdown marks, single spaces."""
    return " ".join(re.sub(r"[*_`#>]|^\s*-\s", "", markdown.lower(), flags=re.MULTILINE).split())


def test_the_contract_holds_seventy_six_entries() -> None:
    assert len(REQUIRED) == len({required.id for required in REQUIRED}) == 76


@BY_ID
def test_a_required_entry_is_there_in_its_kind(required: Required) -> None:
    assert KNOWLEDGE.entry(required.id).kind == required.kind


@BY_ID
def test_every_fact_stands_in_the_answer(required: Required) -> None:
    answer = plain(KNOWLEDGE.entry(required.id).answer)
    missing = [fact for fact in required.facts if not re.search(fact, answer)]
    assert not missing


@EVERY_ENTRY
def test_an_answer_is_neither_curt_nor_long(entry: Entry) -> None:
    least, most = LENGTHS[entry.kind]
    assert least <= len(words(entry.answer)) <= most


@EVERY_ENTRY
def test_an_entry_can_be_asked_in_many_ways(entry: Entry) -> None:
    different = {frozenset(words(phrasing)) for phrasing in entry.phrasings}
    assert len(different) >= FEWEST_PHRASINGS[entry.kind]


@EVERY_ENTRY
def test_a_cited_section_exists(entry: Entry) -> None:
    """A citation may leave words out of a long name, marked by three dots."""
    for source in entry.sources:
        pattern = source.section.replace("...", "*") or "*"
        known = SECTIONS[source.document.id]
        assert [name for name in known if fnmatchcase(name, pattern)], source.section


@EVERY_ENTRY
def test_an_entry_says_when_it_was_reviewed_and_what_to_ask_next(entry: Entry) -> None:
    assert entry.reviewed
    assert len(entry.follow_ups) >= 2 or entry.kind == "urgent"


GAPS = [entry for entry in KNOWLEDGE.entries if entry.kind == "gap"]
ANSWERS = [entry for entry in KNOWLEDGE.entries if entry.kind == "answer"]


@pytest.mark.parametrize("entry", GAPS, ids=lambda entry: entry.id)
def test_a_gap_says_first_that_the_documents_do_not_cover_it(entry: Entry) -> None:
    first = re.split(r"(?<=[.!?])\s", plain(entry.answer))[0]
    assert re.search(r"documents\b.*\b(do not|don't) (cover|say|tell|mention)", first)


@pytest.mark.parametrize("entry", GAPS, ids=lambda entry: entry.id)
def test_a_gap_says_whom_to_ask_and_offers_what_there_is(entry: Entry) -> None:
    answer = plain(entry.answer)
    assert re.search(r"\b(clinic|doctor|pharmacist|insurer|therapist|prescriber)\b", answer)
    assert "i can tell you" in answer
    kinds = {KNOWLEDGE.entry(follow_up).kind for follow_up in entry.follow_ups}
    assert "answer" in kinds


@pytest.mark.parametrize("entry", ANSWERS, ids=lambda entry: entry.id)
def test_an_answer_says_whose_claim_it_is_and_whom_to_ask(entry: Entry) -> None:
    answer = plain(entry.answer)
    assert entry.sources
    assert re.search(r"\b(patient|writer|clinic|documents?|article)\b", answer)
    assert re.search(r"\b(ask|tell|talk to|bring|call|use)\b", answer)


@pytest.mark.parametrize("entry", ANSWERS, ids=lambda entry: entry.id)
def test_a_source_is_named_in_the_answer(entry: Entry) -> None:
    """Who reads the text without its source line still learns whose word it is."""
    named = {"infusions": r"\bpatient|\bwriter|documents", "treatments": r"\bclinic|documents"}
    answer = plain(entry.answer)
    assert all(re.search(named[source.document.id], answer) for source in entry.sources)


@pytest.mark.parametrize("name", ["dev", "ruler"])
def test_no_line_of_a_ruler_was_made_a_phrasing(name: str) -> None:
    """A ruler that is part of what it measures measures nothing.

    Up to four words are left out: two people do write "how long does it last" alike.
    """
    from faq_bot.evaluation import read_questions

    asked = {normalise(line.question) for line in read_questions(DATA / f"{name}.yaml")}
    phrasings = {normalise(text) for entry in KNOWLEDGE.entries for text in entry.phrasings}
    assert not [line for line in asked & phrasings if len(line.split()) > 4]


@pytest.mark.parametrize("name", ["dev", "ruler"])
def test_no_line_of_a_ruler_was_calibrated_on(name: str) -> None:
    from faq_bot.evaluation import read_questions

    asked = {normalise(line.question) for line in read_questions(DATA / f"{name}.yaml")}
    shared = asked & {normalise(line) for line in KNOWLEDGE.out_of_scope}
    assert shared <= {""}  # signs without a word
