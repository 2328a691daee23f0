"""A reply as plain text at a width: kind, text, source, choices, in this order and nothing else.

Every word passes ``strip_controls`` before colour is added, so neither a question nor a knowledge
file can steer the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator

from faq_bot.model import Reply, Suggestion
from faq_bot.render.cells import wrap
from faq_bot.render.markdown import inline, plain_text
from faq_bot.render.paint import Paint, plain
from faq_bot.render.words import heading, source_line
from faq_bot.text import strip_controls

_PERHAPS = "Perhaps one of these helps:"
_NEXT = "You may ask next:"


def choices(reply: Reply) -> tuple[Suggestion, ...]:
    """Give what a number picks, in the order shown: suggestions, then follow-ups, each once."""
    found: dict[str, Suggestion] = {}
    for item in reply.suggestions + reply.follow_ups:
        found.setdefault(item.entry_id, item)
    return tuple(found.values())


def reply_text(
    reply: Reply,
    width: int = 80,
    *,
    paint: Paint = plain,
    pick: bool = True,
    none_label: str = "",
    lead: str = "",
) -> str:
    """Render a reply; lines are at most ``width`` cells wide and no newline ends the text.

    With ``pick`` everything offered has a number to type; without, only the choices of a clarify
    reply are counted. ``none_label`` is the last choice of a clarify reply ("None of these").
    ``lead`` opens the first line ("Bot: ").
    """
    blocks = list(_body(reply, width, paint, lead))
    offered = [item.question for item in choices(reply)]
    if offered and none_label and reply.kind == "clarify":
        offered.append(none_label)
    if offered:
        marks = pick or reply.kind == "clarify"
        lines = wrap(_introduction(reply), width) if reply.kind != "clarify" else []
        for number, label in enumerate(offered, start=1):
            lines += numbered(number, label, width) if marks else bullet(label, width)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _body(reply: Reply, width: int, paint: Paint, lead: str = "") -> Iterator[str]:
    if reply.parts:
        for part in reply.parts:
            yield from _body(part, width, paint, lead if part is reply.parts[0] else "")
        if reply.notice:
            yield plain_text(reply.notice, width)
        return
    if reply.kind == "urgent":
        yield from _help(reply, width, paint, lead)
    else:
        yield paint(reply.kind, "\n".join(wrap(clean(heading(reply)), width, lead)))
        yield from filter(None, [plain_text(reply.text, width)])
    source = clean(source_line(reply))
    if source:
        yield paint("quiet", "\n".join(wrap(source, width)))


def _help(reply: Reply, width: int, paint: Paint, lead: str) -> Iterator[str]:
    """Put the label on the line of the helpline, so that nothing stands above the number."""
    first, *others = plain_text(f"{lead}{heading(reply)}: {reply.text}", width).split("\n\n")
    yield paint(reply.kind, first)
    yield from others


def _introduction(reply: Reply) -> str:
    return _PERHAPS if reply.kind == "unknown" else _NEXT


def numbered(number: int, text: str, width: int) -> list[str]:
    """Give ``1. text`` wrapped under itself."""
    mark = f"{number}. "
    return wrap(clean(text), width, mark, " " * len(mark))


def bullet(text: str, width: int) -> list[str]:
    """Give ``- text`` wrapped under itself."""
    return wrap(clean(text), width, "- ", "  ")


def clean(text: str) -> str:
    """Make one safe line of a text: no marks, no controls, no line breaks."""
    return " ".join(inline(strip_controls(text)).split())
