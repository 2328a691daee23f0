"""Matching: which entries a question may mean, and what speaks for the best of them.

Nothing here knows of urgency, thresholds or files.
"""

from faq_bot.matching.classifier import Classifier
from faq_bot.matching.matcher import Matcher, Ranking

__all__ = ["Classifier", "Matcher", "Ranking"]
