"""Decision: how sure to be of the best entry, and what to do with it.

Pure arithmetic on evidence and thresholds; it never sees a question.
"""

from faq_bot.decision.confidence import DEFAULT, confidence, fit, probability, tempered
from faq_bot.decision.verdict import Verdict, decide

__all__ = ["DEFAULT", "Verdict", "confidence", "decide", "fit", "probability", "tempered"]
