"""What a message means after what was said before.

Two readings are weighed against each other: the message alone, and the message in context, where
each entry's chance alone is multiplied by how near the entry stands to the topic and by its chance
when the last question is read together with the message. How likely the message leans on the
context decides between them (a mixture), so a question that stands alone stays alone.

All weights were fitted together by maximum likelihood, on 319 later turns of conversations and 698
questions that stand alone behind a topic drawn at random. Of 161 turns that need context 143 find
their entry (67 alone), and of 1,084 questions that stand alone one loses its own behind a topic.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from faq_bot.conversation.leaning import content, leaning, opens
from faq_bot.conversation.state import State
from faq_bot.decision import decide
from faq_bot.model import Candidate, Entry

if TYPE_CHECKING:
    from faq_bot.bot import FaqBot, Understanding
    from faq_bot.bot.leads import Leads

_BY_ITSELF = 2.6
"""What the message alone counts for in the reading without context."""
_ALONE, _JOINED = 1.5, 0.6
"""The same in the reading with context, and what the last question read with it counts for."""
_TOPIC, _SIBLING, _FOLLOW_UP, _LEADS_HERE, _SOCIAL = 2.5, 1.2, 2.6, 0.2, 1.3
_OFFERED = 3.0
"""Log odds of an entry for being the topic, in its file, its follow-up, leading to it, small talk,
or among the choices of a clarify reply."""
_FARTHEST = -10.0
"""Being farther behind the best entry than this says nothing more."""
_CHOOSING = 1.5
"""Log odds that the message after a clarify reply is about its choices."""
_EVEN = 0.5
"""Threshold for small talk, and for a message that leans on an answer and brings no new word.

It is about as surely in scope as that answer, and a wrong reply is put right by the next message,
so it costs no more than a right one withheld; below even odds fewer than four in ten were right.
"""
_LEANS_MUCH = 0.6
"""Chance of leaning from which a message that is sure by itself is read in context all the same; at
even odds one question in 250 was dragged away from its own answer."""
_SHOWN = 3


@dataclass(frozen=True)
class _Mixture:
    """Both readings of a message, weighed."""

    leans: float
    """Chance that the message leans on what was said before."""
    in_place: dict[str, float]
    """Chance of each entry if it does."""
    mixed: dict[str, float]
    """Chance of each entry."""

    @property
    def best(self) -> list[str]:
        """Entries, best first."""
        return sorted(self.mixed, key=lambda id_: (-round(self.mixed[id_], 6), id_))


def in_context(bot: FaqBot, state: State, alone: Understanding) -> Understanding:
    """Understand a message that is neither a choice nor about the talk itself."""
    if state.turn and _is_small_talk(bot, alone) and alone.confidence >= _EVEN:
        return replace(alone, verdict="answer")
    read = _weigh(bot, state, alone.question) if state.topic or state.clarifying else None
    if read is None:
        return alone
    best = read.best[0]
    covered = _covered(bot, alone.question, best)
    sure = read.leans * read.in_place[best] * covered
    if best == alone.entry_id:
        sure = max(alone.confidence, sure + (1 - read.leans) * alone.confidence)
    elif read.leans < _LEANS_MUCH and decide(alone.confidence, bot.calibration) == "answer":
        return replace(alone, verdict="answer")
    threshold = _EVEN if read.leans >= 0.5 and covered == 1.0 else bot.calibration.answer
    return replace(
        alone,
        candidates=tuple(
            _candidate(bot, id_, read.mixed[id_], alone) for id_ in read.best[:_SHOWN]
        ),
        confidence=round(sure, 6),
        verdict="answer" if sure >= threshold else decide(sure, bot.calibration),
    )


def _weigh(bot: FaqBot, state: State, text: str) -> _Mixture | None:
    leads = bot.leads(text)
    if leads is None:
        return None
    leans = leaning(text, lambda word: weight(bot, word), _CHOOSING * state.clarifying)
    by_itself = _chances({id_: _BY_ITSELF * lead for id_, lead in leads.items()})
    in_place = _chances(_related(bot, state, text, leads))
    mixed = {id_: (1 - leans) * by_itself[id_] + leans * in_place[id_] for id_ in leads}
    return _Mixture(leans, in_place, mixed)


def _is_small_talk(bot: FaqBot, alone: Understanding) -> bool:
    if alone.verdict == "unknown" or alone.entry_id is None or opens(alone.question):
        return False
    return bot.entry(alone.entry_id).kind == "social"


def weight(bot: FaqBot, word: str) -> float:
    """Give how specific a word is: 0 when every entry has it, 1 when one or none has."""
    coverage = bot.matcher.coverage
    return coverage.weight(word) / coverage.heaviest


def _related(bot: FaqBot, state: State, text: str, leads: Leads) -> dict[str, float]:
    joined = bot.leads(f"{state.question} {text}") or {}
    topic = bot.knowledge.by_id.get(state.topic)
    return {
        id_: _ALONE * max(lead, _FARTHEST)
        + _JOINED * max(joined.get(id_, _FARTHEST), _FARTHEST)
        + _nearness(bot.entry(id_), topic, state)
        for id_, lead in leads.items()
    }


def _chances(logits: dict[str, float]) -> dict[str, float]:
    """Softmax."""
    highest = max(logits.values())
    raised = {id_: math.exp(logit - highest) for id_, logit in logits.items()}
    whole = sum(raised.values())
    return {id_: value / whole for id_, value in raised.items()}


def _nearness(entry: Entry, topic: Entry | None, state: State) -> float:
    near = _SOCIAL * (entry.kind == "social")
    if state.clarifying:
        return near + _OFFERED * (entry.id in state.offered)
    if topic is None:
        return near
    return (
        near
        + _TOPIC * (entry.id == topic.id)
        + _SIBLING * (entry.topic == topic.topic)
        + _FOLLOW_UP * (entry.id in topic.follow_ups)
        + _LEADS_HERE * (topic.id in entry.follow_ups)
    )


def _covered(bot: FaqBot, text: str, entry_id: str) -> float:
    """Give the share of the message's own words that the entry has.

    That any entry has them says nothing: with 40,000 phrasings some person's cat is among them.
    It lets in a third of the strangers, and loses one turn in 400.
    """
    entry = bot.matcher.ids.index(entry_id)
    own = content(" ".join(bot.matcher.reader.read(text)))
    whole = sum(weight(bot, word) for word in own)
    covered = sum(weight(bot, word) for word in own if bot.matcher.coverage.has(word, entry))
    return covered / whole if whole else 1.0


def _candidate(bot: FaqBot, entry_id: str, chance: float, alone: Understanding) -> Candidate:
    for item in alone.candidates:
        if item.entry_id == entry_id:
            return Candidate(entry_id, round(chance, 6), item.phrasing)
    return Candidate(entry_id, round(chance, 6), bot.entry(entry_id).question)
