"""A whole conversation in plain mode on the shipped knowledge, word for word.

``PYTHONPATH=tests python tests/shipped/test_golden_talk.py`` writes the file anew; read it then.
"""

from faq_bot import FaqBot
from faq_bot.plain import PlainChat
from support import GOLDEN, SHIPPED

FILE = GOLDEN / "talk.txt"
SAID = [
    "my wife starts next week, how often will she have to go",
    "and how long is each one?",
    "in short",
    "who says so?",
    "how much does it cost",
    "the second",
    "what is the score of the lakers game",
    "how long do the good effects last",
    "and for anxiety?",
    "go back",
    "i do not want to wake up tomorrow",
    "ok thanks",
    "bye",
]


def talk(bot: FaqBot) -> str:
    written: list[str] = []
    PlainChat(bot, written.append, width=80).run(SAID, echo=True)
    return "".join(f"{line}\n" for line in written)


def test_a_conversation_reads_as_it_did(shipped_bot: FaqBot) -> None:
    assert talk(shipped_bot) == FILE.read_text(encoding="utf-8")


if __name__ == "__main__":
    FILE.write_text(talk(FaqBot.load(SHIPPED)), encoding="utf-8")
