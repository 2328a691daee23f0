"""What a message means after what was said before: tables of turns, each with its near miss."""

from __future__ import annotations

import pytest

from faq_bot.bot import FaqBot
from faq_bot.conversation import Conversation
from faq_bot.conversation.choices import named_in, number_in
from faq_bot.conversation.leaning import leaning
from faq_bot.conversation.talk import is_ack, is_none, turn_of
from faq_bot.model import Reply

NUMBER = "how many infusions do most people start with"
VAGUE = "the dose, the cost, the length"
"""Three things at once: the bot can only ask back."""
NONSENSE = ("asdf qwer", "blorp zxcv", "fnord grault")


def say(bot: FaqBot, *messages: str) -> Reply:
    """Hold a conversation and give its last reply."""
    chat = bot.conversation()
    return [chat.ask(message) for message in messages][-1]


IN_CONTEXT = [
    ((NUMBER, "and for anxiety?"), "number-for-anxiety"),
    (("side effects", "how long do they last?"), "side-effects-duration"),
    (("does it help PTSD", "and OCD?"), "gap-other-conditions"),
    (("can I drive home after an infusion", "or take the bus?"), "gap-aftercare"),
    (("how do they give it", "no I meant the spray"), "nasal-spray"),
    (("what is Spravato?", "is that one approved?"), "fda-approval"),
    (("is ketamine fda approved", "the drip too?"), "fda-approval"),
    (("should I keep seeing my therapist while I do ketamine", "same day?"), "gap-therapy"),
    ((NUMBER, "what's the score of the lakers game", "and for anxiety?"), "number-for-anxiety"),
    ((NUMBER, "thanks", "and for anxiety?"), "number-for-anxiety"),
]


@pytest.mark.parametrize(("messages", "entry_id"), IN_CONTEXT)
def test_a_message_that_leans_on_the_topic_is_read_in_it(
    messages: tuple[str, ...], entry_id: str, shipped_bot: FaqBot
) -> None:
    assert say(shipped_bot, *messages).entry_id == entry_id


ALONE = [
    ("side effects", "how many infusions for anxiety", "number-for-anxiety"),
    ("how many infusions for anxiety", "what are the side effects of ketamine", "side-effects"),
    ("does it help PTSD", "how long does one infusion last", "session-length"),
    (NUMBER, "is ketamine addictive", "gap-addiction"),
    (NUMBER, "insurance?", "gap-insurance"),
    ("side effects", "price", "gap-cost"),
    ("what is Spravato?", "are you a doctor?", "about-bot"),
]


@pytest.mark.parametrize(("before", "question", "entry_id"), ALONE)
def test_a_question_that_stands_alone_is_not_dragged(
    before: str, question: str, entry_id: str, shipped_bot: FaqBot
) -> None:
    assert say(shipped_bot, before, question).entry_id == entry_id


@pytest.mark.parametrize("question", ["and the dodgers?", "and my sourdough?", "bitcoin?"])
def test_a_word_that_nobody_knows_is_not_answered_by_the_topic(
    question: str, shipped_bot: FaqBot
) -> None:
    assert say(shipped_bot, NUMBER, question).kind in ("clarify", "unknown")


ABOUT_THE_TALK = {
    "more": ["more", "tell me more", "more please", "go on", "can you give me an example?", "and?"],
    "why": ["why?", "why not?", "how come", "ok but why?"],
    "source": ["who says so?", "Says who?", "source?", "where'd you get that", "are you sure?"],
    "short": ["in short", "shorter please", "keep it short", "simpler please", "tldr"],
    "again": ["say that again?", "pardon?", "what?", "repeat that please"],
    "back": ["go back", "back please", "the previous one"],
}
QUESTIONS = [
    "tell me more about the spray",
    "do I need more",
    "why an IV",
    "who says ketamine is safe",
    "how short is an infusion",
    "will I feel bad again",
    "can I go back to work",
    "what is it",
]


@pytest.mark.parametrize(
    ("text", "turn"), [(text, turn) for turn, texts in ABOUT_THE_TALK.items() for text in texts]
)
def test_a_phrase_about_the_talk_is_heard_as_one(text: str, turn: str) -> None:
    assert turn_of(text) == turn


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_that_holds_such_a_phrase_stays_a_question(text: str) -> None:
    assert turn_of(text) is None


def test_more_gives_the_whole_answer_and_then_says_that_it_was_all(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    whole = shipped_bot.answer("side-effects").text
    assert chat.ask("side effects").text != whole
    assert chat.ask("more").text == whole
    again = chat.ask("tell me more")
    assert again.entry_id == "side-effects"
    assert again.text != whole
    assert again.follow_ups


def test_who_says_so_names_the_document_and_what_to_mind(shipped_bot: FaqBot) -> None:
    reply = say(shipped_bot, NUMBER, "who says so?")
    assert reply.entry_id == "how-many-infusions"
    for source in reply.sources:
        assert source.document.title in reply.text
        assert source.document.mind in reply.text


def test_in_short_gives_the_first_paragraph(shipped_bot: FaqBot) -> None:
    reply = say(shipped_bot, NUMBER, "in short")
    assert reply.text.startswith(reply.short)
    assert len(reply.text) < len(shipped_bot.answer("how-many-infusions").text)


def test_say_that_again_repeats_the_whole_answer(shipped_bot: FaqBot) -> None:
    assert say(shipped_bot, NUMBER, "say that again").text == shipped_bot.ask(NUMBER).text


def test_go_back_returns_step_by_step(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    for question in (NUMBER, "side effects", "what is Spravato?"):
        chat.ask(question)
    assert chat.ask("go back").entry_id == "side-effects"
    assert chat.ask("go back").entry_id == "how-many-infusions"


def test_before_the_first_answer_such_a_phrase_has_nothing_to_refer_to(
    shipped_bot: FaqBot,
) -> None:
    assert say(shipped_bot, "go back").entry_id == shipped_bot.ask("go back").entry_id


def test_asked_again_the_answer_is_shorter_and_points_back(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    first, second = chat.ask(NUMBER), chat.ask(NUMBER)
    assert second.text.startswith(shipped_bot.knowledge.profile.texts.repeat)
    assert second.short in second.text
    assert len(second.text) < len(first.text)


def test_a_terse_question_gets_the_short_form_and_a_full_one_the_whole(
    shipped_bot: FaqBot,
) -> None:
    whole = shipped_bot.answer("side-effects").text
    terse = say(shipped_bot, "side effects")
    assert terse.text.startswith(terse.short)
    assert "more" in terse.text
    assert say(shipped_bot, "what are the side effects of ketamine").text == whole


NUMBERS = [
    ("2", 1),
    ("2.", 1),
    ("#2", 1),
    ("number 2", 1),
    ("the second", 1),
    ("the second one please", 1),
    ("second", 1),
    ("two", 1),
    ("option 3", 2),
    ("the last one", 2),
    ("9", 8),
    ("2 weeks", None),
    ("second infusion", None),
    ("two or three", None),
    ("how long does one take", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "index"), NUMBERS)
def test_a_choice_is_named_by_its_number(text: str, index: int | None) -> None:
    assert number_in(text, 3) == index


LABELS = ("Does ketamine help anxiety?", "How many infusions for depression?", "Is ketamine safe?")
NAMED = [
    ("the one about anxiety", 0),
    ("the infusions one", 1),
    ("no, the one about depression", 1),
    ("the one about ketamine", None),
    ("the one about football", None),
    ("is anxiety normal", None),
]


@pytest.mark.parametrize(("text", "index"), NAMED)
def test_a_choice_is_named_by_what_only_it_is_about(text: str, index: int | None) -> None:
    assert named_in(text, LABELS) == index


def test_a_clarify_is_answered_by_number_words_or_description(shipped_bot: FaqBot) -> None:
    offered = [item.entry_id for item in say(shipped_bot, VAGUE).suggestions]
    assert "gap-dosage" in offered
    place = offered.index("gap-dosage") + 1
    for choice in (str(place), f"number {place}", "the one about the dose", "dose"):
        assert say(shipped_bot, VAGUE, choice).entry_id == "gap-dosage", choice


def test_the_question_of_a_choice_picks_it(shipped_bot: FaqBot) -> None:
    for offered in say(shipped_bot, VAGUE).suggestions:
        assert say(shipped_bot, VAGUE, offered.question).entry_id == offered.entry_id


@pytest.mark.parametrize("refusal", ["none", "None of these", "neither", "no", "4"])
def test_none_of_these_leads_to_what_the_bot_can_talk_about(
    refusal: str, shipped_bot: FaqBot
) -> None:
    assert len(say(shipped_bot, VAGUE).suggestions) == 3
    reply = say(shipped_bot, VAGUE, refusal)
    assert reply.kind == "unknown"
    assert reply.text == shipped_bot.knowledge.profile.texts.unknown_again.strip()
    assert reply.suggestions


def test_a_clarify_never_comes_in_a_circle(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    assert chat.ask(VAGUE).kind == "clarify"
    assert chat.ask(VAGUE).kind != "clarify"


def test_a_follow_up_is_picked_by_its_number(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    second = chat.ask(NUMBER).follow_ups[1]
    assert chat.ask("2").entry_id == second.entry_id


def test_a_miss_leaves_the_choices_and_the_topic(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    first = chat.ask(NUMBER).follow_ups[0]
    assert chat.ask(NONSENSE[0]).kind == "unknown"
    assert chat.ask("1").entry_id == first.entry_id


def test_follow_ups_already_read_are_offered_last(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    first = chat.ask(NUMBER).follow_ups[0]
    chat.choose(first.entry_id)
    offered = [item.entry_id for item in chat.choose("how-many-infusions").follow_ups]
    assert offered[-1] == first.entry_id


def test_misses_in_a_row_offer_topics_then_say_whom_to_ask(shipped_bot: FaqBot) -> None:
    texts = shipped_bot.knowledge.profile.texts
    chat = shipped_bot.conversation()
    replies = [chat.ask(message) for message in NONSENSE]
    assert [reply.text for reply in replies] == [
        texts.unknown.strip(),
        texts.unknown_again.strip(),
        texts.unknown_third.strip(),
    ]
    assert replies[1].suggestions
    assert not replies[2].suggestions


def test_an_answer_between_two_misses_starts_the_count_again(shipped_bot: FaqBot) -> None:
    reply = say(shipped_bot, NONSENSE[0], NUMBER, NONSENSE[1])
    assert reply.text == shipped_bot.knowledge.profile.texts.unknown.strip()


def test_an_empty_message_changes_nothing(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    chat.ask(VAGUE)
    before = chat.snapshot()
    assert chat.ask(" ").text == shipped_bot.knowledge.profile.texts.empty.strip()
    assert chat.snapshot() == before


ACKS = ["ok", "OK.", "k", "got it", "I see", "hm ok", "cool", "yes"]
NO_ACKS = ["ok so how long", "is it good", "that", "fine needles?", "what if I see things", ""]


@pytest.mark.parametrize("text", ACKS)
def test_a_bare_ok_is_heard_as_one(text: str, shipped_bot: FaqBot) -> None:
    assert is_ack(text)
    assert say(shipped_bot, NUMBER, text).kind == "social"


@pytest.mark.parametrize("text", NO_ACKS)
def test_a_message_with_more_in_it_is_no_bare_ok(text: str) -> None:
    assert not is_ack(text)


@pytest.mark.parametrize(
    ("text", "refuses"), [("none", True), ("Weiter", True), ("no pain", False)]
)
def test_a_refusal_may_use_the_label_s_own_words(text: str, refuses: bool) -> None:
    assert is_none(text, "Weiter") is refuses


CRISIS = "I want to kill myself"


@pytest.mark.parametrize("closing", ["ok", "thanks", "ok thank you", "bye", "k", "why?"])
def test_after_an_urgent_reply_a_closing_word_gets_help_once_more(
    closing: str, shipped_bot: FaqBot
) -> None:
    chat = shipped_bot.conversation()
    urgent, first, second = chat.ask(CRISIS), chat.ask(closing), chat.ask(closing)
    assert [r.kind for r in (urgent, first, second)] == ["urgent"] * 3
    assert first.entry_id == urgent.entry_id
    assert "988" in first.text
    assert len({urgent.text, first.text, second.text}) == 3


def test_after_an_urgent_reply_a_question_is_answered(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    chat.ask(CRISIS)
    assert chat.ask("how long does one infusion take").entry_id == "session-length"
    assert chat.ask("thanks").kind == "social"


def test_two_urgent_replies_in_a_row_differ(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    assert chat.ask(CRISIS).text != chat.ask(CRISIS).text


def test_despair_over_two_messages_is_urgent_and_neither_alone(shipped_bot: FaqBot) -> None:
    first, second = "there is no hope for me", "goodbye everyone"
    assert shipped_bot.alarm(second, first).tier == "hard"
    assert say(shipped_bot, first, second).kind == "urgent"
    assert say(shipped_bot, first).kind != "urgent"
    assert say(shipped_bot, second).kind != "urgent"


def test_a_pressed_choice_is_not_taken_for_the_person_s_own_words(shipped_bot: FaqBot) -> None:
    chat = shipped_bot.conversation()
    assert chat.choose("not-responding").entry_id == "not-responding"
    assert chat.snapshot()["said"] == ""
    with pytest.raises(KeyError):
        chat.choose("no-such-entry")


LEANING = ["and for anxiety?", "does it?", "how often?", "is that dangerous?", "the spray?"]
STANDING = [
    "how many infusions for anxiety does a person need",
    "is ketamine safe for old people with high blood pressure",
    "what do I have to pay a clinic for the nasal spray",
]


@pytest.mark.parametrize("text", LEANING)
def test_a_fragment_leans_on_what_was_said(text: str) -> None:
    assert leaning(text, _weight) > 0.8


@pytest.mark.parametrize("text", STANDING)
def test_a_question_with_its_own_words_stands_alone(text: str) -> None:
    assert leaning(text, _weight) < 0.2


def _weight(word: str) -> float:
    return 0.1 if word in ("ketamine", "infusions") else 0.6


def test_a_conversation_works_without_topics_urgent_rules_or_texts(small_bot: FaqBot) -> None:
    chat = Conversation(small_bot)
    assert chat.ask("when does the pool open").entry_id == "opening-hours"
    assert chat.ask("more").entry_id == "opening-hours"
    assert chat.ask("1").entry_id == "price"
    assert chat.ask("ok").kind == "social"
