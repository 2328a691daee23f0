"""Replies and entries as text or JSON: the words and shapes that every face shares.

It reads values of ``model`` and gives strings. It prints nothing, and knows no engine.
"""

from faq_bot.render.cells import cells, wrap
from faq_bot.render.data import to_json
from faq_bot.render.entry import entry_as_dict, entry_text, topic_lines
from faq_bot.render.markdown import plain_text
from faq_bot.render.paint import Paint, coloured, plain
from faq_bot.render.reply import choices, clean, numbered, reply_text
from faq_bot.render.words import (
    KIND_LABELS,
    confidence_words,
    heading,
    source_details,
    source_line,
)

__all__ = [
    "KIND_LABELS",
    "Paint",
    "cells",
    "choices",
    "clean",
    "coloured",
    "confidence_words",
    "entry_as_dict",
    "entry_text",
    "heading",
    "numbered",
    "plain",
    "plain_text",
    "reply_text",
    "source_details",
    "source_line",
    "to_json",
    "topic_lines",
    "wrap",
]
