"""Matching: which entries a question may mean, and what speaks for the best of them.

Nothing here knows of urgency, thresholds or files.
"""

from faq_bot.matching.classifier import Classifier
from faq_bot.matching.matcher import Matcher, Ranking
from faq_bot.matching.prints import marks_of

__all__ = ["Classifier", "Matcher", "Ranking", "marks_of"]
