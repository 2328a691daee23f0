"""``FaqBot``: question -> urgent check -> rank -> confidence -> decide -> reply.

One direction, no way back. It holds nothing that changes, so one bot serves any number of
threads; what a conversation remembers lives in ``faq_bot.conversation``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from faq_bot.bot import compose, store
from faq_bot.bot.compiled import Compiled, build
from faq_bot.bot.danger import LIKENESS, STRONG, DangerCheck
from faq_bot.bot.explain import Explanation, explain
from faq_bot.bot.leads import Leads, leads, unit
from faq_bot.bot.parts import asking_parts, focus, questions_in
from faq_bot.bot.suggest import Suggester
from faq_bot.decision import DEFAULT, Verdict, confidence, decide
from faq_bot.knowledge import Knowledge
from faq_bot.matching import Matcher
from faq_bot.model import Calibration, Candidate, Entry, Evidence, Reply, Suggestion
from faq_bot.text import clip
from faq_bot.urgent import NO_ALARM, Alarm, UrgentCheck, UrgentReplies

if TYPE_CHECKING:
    from faq_bot.conversation import Conversation

OFFERED = 3
"""Entries that a clarify or unknown reply offers at most."""

WORD_FOR_WORD = 0.95
"""Least confidence in the entry that has the very words as a phrasing: a person put them there."""

SURELY_ORDINARY = 0.85
"""Confidence in an answer from which a likeness to danger brings the helpline line alone. On the
rulers and tests/data/urgent it spares 21 of 36 ordinary questions that were so like danger, and no
danger; the answer's own threshold would spare one danger as well."""


@dataclass(frozen=True)
class Understanding:
    """What the bot makes of one question, before it words a reply."""

    question: str
    candidates: tuple[Candidate, ...]
    confidence: float
    verdict: Verdict
    evidence: Evidence | None = None
    """What the confidence was made of; None when nothing was read."""

    @property
    def entry_id(self) -> str | None:
        """The best entry, whether it is sure enough or not."""
        return self.candidates[0].entry_id if self.candidates else None


class FaqBot:
    """Answers questions from one knowledge base."""

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        """Take a knowledge base, or the shipped one.

        Raises KnowledgeError when the shipped or named knowledge cannot be used.
        """
        if knowledge is None:
            self._begin(store.load())
        else:
            self._begin(build(knowledge))

    def _begin(self, compiled: Compiled) -> None:
        self.knowledge: Knowledge = compiled.knowledge
        self.matcher: Matcher = compiled.matcher
        self.calibration: Calibration = self.knowledge.calibration or DEFAULT
        rules = self.knowledge.urgent
        self.urgent = DangerCheck(UrgentCheck(rules, compiled.rules), compiled.likeness)
        self.urgent_replies = UrgentReplies(rules.texts) if rules else None
        self._suggester = Suggester(self.knowledge.entries)

    @classmethod
    def load(
        cls,
        path: str | os.PathLike[str] | None = None,
        learning: Callable[[], None] = lambda: None,
    ) -> FaqBot:
        """Make a bot of the knowledge at a path, through the cache of compiled knowledge.

        ``learning`` is called before the one long wait, when the cache does not have it. Raises
        KnowledgeError with every problem at once.
        """
        bot = cls.__new__(cls)
        bot._begin(store.load(path, learning))
        return bot

    def ask(self, question: str) -> Reply:
        """Reply to one question, remembering nothing; never raises on any text."""
        alarm = self.alarm(question)
        if alarm.tier == "hard":
            return self.urgent_reply(alarm, question)
        return self.with_notice(self.reply_to_all(self.questions_in(question)), alarm)

    def alarm(self, question: str, previous: str = "") -> Alarm:
        """Run the urgent check on a message and the one before it."""
        if self.urgent_replies is None:
            return NO_ALARM
        alarm = self.urgent.check(question, previous)
        if alarm.rule not in (LIKENESS, STRONG):
            return alarm
        if self._owner(question) is not None:
            return NO_ALARM  # reviewed word for word: a mere likeness may not know better
        if alarm.rule == STRONG:
            return alarm
        hushed = alarm.tier == "hard" and self._surely_ordinary(question)
        return replace(alarm, tier="soft") if hushed else alarm

    def rings(self, question: str) -> bool:
        """Tell whether a question gets the urgent reply; cheaper for a phrasing's very words.

        Only the rules, no likeness, can ring at those.
        """
        if self._owner(question) is not None and self.urgent.rules.check(question).tier != "hard":
            return False
        return self.alarm(question).tier == "hard"

    def _surely_ordinary(self, question: str) -> bool:
        least = max(SURELY_ORDINARY, self.calibration.answer)
        return focus(self, question).confidence >= least

    def _owner(self, question: str) -> int | None:
        """Give the number of the entry that has the very words as a phrasing."""
        return self.matcher.phrasings.owner_of(self.matcher.reader.read(clip(question)))

    def urgent_reply(self, alarm: Alarm, question: str = "", turn: int = 0) -> Reply:
        """Help first; for a crisis, at most one line that leads to what was asked besides."""
        assert self.urgent_replies is not None  # there is no alarm without rules
        entry_id = "crisis" if alarm.kind == "crisis" else "emergency"
        text = self.urgent_replies.reply_text(alarm, turn)
        asked = None
        if alarm.kind == "crisis" and question:
            asked = compose.asked_besides(self, question)
        return compose.urgent(self.knowledge, entry_id, text, asked, alarm.confidence)

    def with_notice(self, reply: Reply, alarm: Alarm) -> Reply:
        """Add the helpline line of the soft tier."""
        if alarm.tier != "soft" or self.urgent_replies is None:
            return reply
        return compose.with_notice(reply, self.urgent_replies.notice)

    def understand(self, question: str, limit: int | None = None) -> Understanding:
        """Rank the entries for one question and decide, without wording a reply.

        Gives at most ``limit`` candidates; None: as many as the reply needs, so that the phrasings
        nearest to a question are looked for in one entry when that one is the answer.
        """
        heard = self.matcher.reader.read(clip(question))
        if not heard:
            return Understanding(question, (), 0.0, "unknown")
        ranking = self.matcher.rank(heard)
        sure = confidence(ranking.evidence, self.calibration)
        if ranking.verbatim:
            sure = max(sure, WORD_FOR_WORD)
        verdict = decide(sure, self.calibration)
        limit = limit or (1 if verdict == "answer" else OFFERED)
        candidates = self.matcher.candidates(ranking, heard, limit)
        return Understanding(question, candidates, sure, verdict, ranking.evidence)

    def leads(self, question: str) -> Leads | None:
        """Give how far the entries lie apart for a question; None when nothing is read.

        -10 is as far as a middling entry lies behind for the question of an entry itself.
        """
        return leads(self.matcher, question, self._unit)

    @cached_property
    def _unit(self) -> float:
        return unit(self.matcher, [self.entry(id_).question for id_ in self.matcher.ids])

    def rank(self, question: str, limit: int = 3) -> list[Candidate]:
        """Give the ``limit`` best entries for a question, best first; no urgent check."""
        return list(focus(self, question, max(1, limit)).candidates)

    def finds(self, question: str) -> str | None:
        """Give the id of the best entry; for a phrasing's very words at a third of the cost.

        They lead to its entry, unless a part of them is surer of another.
        """
        owner = None if asking_parts(question) else self._owner(question)
        if owner is not None:
            return self.matcher.ids[owner]
        best = self.rank(question, 1)
        return best[0].entry_id if best else None

    def reply_to(self, understanding: Understanding) -> Reply:
        """Word the reply to an understood question."""
        return compose.reply(self.knowledge, understanding)

    def questions_in(self, question: str) -> list[Understanding]:
        """Understand each question of a message, in order; always at least one."""
        return questions_in(self, question)

    def reply_to_all(self, understood: Sequence[Understanding]) -> Reply:
        """Word one reply to all questions of a message."""
        replies = [self.reply_to(understanding) for understanding in understood]
        return replies[0] if len(replies) == 1 else compose.compound(replies)

    def answer(self, entry_id: str) -> Reply:
        """Give an entry as a reply, as when a person picks it; KeyError for an unknown id."""
        entry = self.knowledge.entry(entry_id)
        if entry.kind == "urgent" and self.urgent_replies is not None:
            return self.urgent_reply(
                Alarm("hard", "emergency" if entry_id == "emergency" else "crisis")
            )
        return compose.answer(self.knowledge, entry, 1.0)

    def explain(self, question: str) -> Explanation:
        """Tell word by word what decided."""
        return explain(self, question)

    def suggest(self, typed: str, limit: int = 5) -> list[Suggestion]:
        """Give known questions that what is being typed may become."""
        return self._suggester.suggest(typed, limit)

    def conversation(self, snapshot: Mapping[str, object] | None = None) -> Conversation:
        """Begin a conversation, or go on with one.

        Raises SnapshotError when the snapshot is broken or of another version.
        """
        from faq_bot.conversation import Conversation  # it stands a floor above

        return Conversation(self, snapshot)

    def entry(self, entry_id: str) -> Entry:
        """Give an entry; KeyError for an unknown id."""
        return self.knowledge.entry(entry_id)
