import pytest

from faq_bot.decision import DEFAULT, confidence, decide, fit
from faq_bot.evaluation.calibration import clarify_threshold, price_threshold
from faq_bot.model import Calibration, Evidence

CALIBRATION = Calibration(weights=(("bias", -1.0), ("chance", 2.0)), answer=0.6, clarify=0.3)

VERDICTS = [
    (1.0, "answer"),
    (0.6, "answer"),
    (0.599, "clarify"),
    (0.3, "clarify"),
    (0.299, "unknown"),
    (0.0, "unknown"),
]


@pytest.mark.parametrize(("sure", "verdict"), VERDICTS)
def test_thresholds_belong_to_the_bolder_side(sure: float, verdict: str) -> None:
    assert decide(sure, CALIBRATION) == verdict


def test_more_evidence_is_more_confidence() -> None:
    little, much = (
        confidence(Evidence(0, (("chance", value),)), CALIBRATION) for value in (0.1, 0.9)
    )
    assert 0 < little < much < 1


def test_evidence_that_the_calibration_does_not_name_counts_nothing() -> None:
    known = Evidence(0, (("chance", 0.5),))
    more = Evidence(0, (("chance", 0.5), ("new", 9.0)))
    assert confidence(known, CALIBRATION) == confidence(more, CALIBRATION)


@pytest.mark.parametrize("extreme", [1e9, -1e9])
def test_extreme_evidence_stays_a_probability(extreme: float) -> None:
    assert 0 <= confidence(Evidence(0, (("chance", extreme),)), CALIBRATION) <= 1


def test_the_fit_finds_the_evidence_that_tells_right_from_wrong() -> None:
    trials = [Evidence(0, (("useful", i / 10), ("noise", (i * 7 % 5) / 5))) for i in range(100)]
    right = [i >= 50 for i in range(100)]
    weights = dict(fit(trials, right, [1.0] * 100, ("useful", "noise")))
    fitted = Calibration(weights=tuple(weights.items()))
    sure = [confidence(trial, fitted) for trial in trials]
    assert sum((p >= 0.5) == truth for p, truth in zip(sure, right, strict=True)) >= 98
    assert abs(weights["useful"]) > abs(weights["noise"])


def test_a_dearer_wrong_answer_raises_the_threshold() -> None:
    cheap, dear = price_threshold(0.5), price_threshold(4.0)
    assert 0 < clarify_threshold(4.0) < cheap < dear < 1


def test_knowledge_without_a_calibration_has_a_sane_one() -> None:
    assert 0 < DEFAULT.clarify < DEFAULT.answer < 1
