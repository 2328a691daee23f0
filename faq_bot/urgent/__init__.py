"""The urgent check: notices when a person may be in danger, before anything else is done.

It reads nothing but the message and the rules it was given, and it shares nothing with the
matcher, so that no change of ranking can ever hide a person who needs help.
"""

from faq_bot.urgent.alarm import NO_ALARM, TWO_MESSAGES, Alarm, Who
from faq_bot.urgent.check import UrgentCheck
from faq_bot.urgent.compiling import compile_rules
from faq_bot.urgent.replies import UrgentReplies
from faq_bot.urgent.tables import Tables

__all__ = [
    "NO_ALARM",
    "TWO_MESSAGES",
    "Alarm",
    "Tables",
    "UrgentCheck",
    "UrgentReplies",
    "Who",
    "compile_rules",
]
