"""The bot: the only place that knows the order of the steps from question to reply."""

from faq_bot.bot.explain import Explanation
from faq_bot.bot.faq import FaqBot, Understanding

__all__ = ["Explanation", "FaqBot", "Understanding"]
