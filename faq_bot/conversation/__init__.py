"""A conversation: what was said before, and what it makes of the next message.

The bot below answers one question and forgets it; everything that is remembered stands here.
"""

from faq_bot.conversation.conversation import Conversation

__all__ = ["Conversation"]
