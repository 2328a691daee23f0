"""The same question gets the same reply on every machine and Python version.

``PYTHONPATH=tests python tests/shipped/test_golden.py`` writes the file anew; a version that
changes it says so in the changelog.
"""

from faq_bot import FaqBot
from faq_bot.evaluation.questions import read_questions
from support import DATA, GOLDEN, SHIPPED

FILE = GOLDEN / "replies.tsv"
QUESTIONS = ("dev.yaml", "ruler.yaml")


def replies(bot: FaqBot) -> str:
    lines = []
    for name in QUESTIONS:
        for labelled in read_questions(DATA / name):
            reply = bot.ask(labelled.question)
            ids = [part.entry_id for part in reply.parts] or [reply.entry_id]
            asked = " ".join(labelled.question.split())
            lines.append(f"{reply.kind}\t{'+'.join(str(i or '-') for i in ids)}\t{asked}\n")
    return "".join(lines)


def test_every_reply_is_the_one_on_file(shipped_bot: FaqBot) -> None:
    assert replies(shipped_bot) == FILE.read_text(encoding="utf-8")


if __name__ == "__main__":
    FILE.write_text(replies(FaqBot.load(SHIPPED)), encoding="utf-8")
