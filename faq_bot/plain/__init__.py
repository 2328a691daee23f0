"""The chat line by line: for screen readers, dumb terminals and pipes.

It only ever appends. Roles, kinds and choices are words and numbers; there are no borders, no
redrawing and no colour that means anything. Where lines come from and go to is handed in.
"""

from faq_bot.plain.chat import PlainChat
from faq_bot.plain.typing import typed_lines

__all__ = ["PlainChat", "typed_lines"]
