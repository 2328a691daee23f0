"""The usual ways to find the right entry, each in a few lines, trained on the same phrasings.

Every rival gets the same normalised text as our matcher, and scikit-learn's own defaults where
nothing else is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import bm25s
import numpy as np
from benchdata import Guess, Task, best_entries, nearest_entries
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

from faq_bot.text import normalise

System = Callable[[Task, Sequence[str]], list[Guess]]


def _fuzzy(scorer: Callable[..., float]) -> System:
    def system(task: Task, questions: Sequence[str]) -> list[Guess]:
        asked, known = [normalise(q) for q in questions], [normalise(p) for p, _ in task.phrasings]
        return nearest_entries(task, process.cdist(asked, known, scorer=scorer).astype(float))

    return system


def bm25(task: Task, questions: Sequence[str]) -> list[Guess]:
    """Rank phrasings by BM25 with English stop words left in, as short questions need them."""
    index = bm25s.BM25()
    words = [normalise(phrasing).split() for phrasing, _ in task.phrasings]
    index.index(words, show_progress=False)
    known = {word for line in words for word in line}
    rows = []
    for question in questions:
        asked = [word for word in normalise(question).split() if word in known]
        rows.append(index.get_scores(asked) if asked else np.zeros(len(words)))
    return nearest_entries(task, np.array(rows, dtype=float))


def _tfidf(analyzer: str, ngrams: tuple[int, int]) -> System:
    def system(task: Task, questions: Sequence[str]) -> list[Guess]:
        vectors = TfidfVectorizer(analyzer=analyzer, ngram_range=ngrams, preprocessor=normalise)
        known = vectors.fit_transform([phrasing for phrasing, _ in task.phrasings])
        return nearest_entries(task, (vectors.transform(questions) @ known.T).toarray())

    return system


def svm(task: Task, questions: Sequence[str]) -> list[Guess]:
    """Separate the entries by a linear SVM on words, pairs of words and letters.

    Both kinds of features, because the rival worth beating is the best that a few lines give:
    letters add 5 to 9 points to words alone.
    """
    words = TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, preprocessor=normalise, token_pattern=r"\S+"
    )
    letters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, preprocessor=normalise
    )
    features = make_union(words, letters)
    known = features.fit_transform([phrasing for phrasing, _ in task.phrasings])
    machine = LinearSVC().fit(known, [entry for _, entry in task.phrasings])
    scores = machine.decision_function(features.transform(questions))
    return best_entries(list(machine.classes_), scores)


RIVALS: dict[str, System] = {
    "RapidFuzz WRatio": _fuzzy(fuzz.WRatio),
    "RapidFuzz token_set_ratio": _fuzzy(fuzz.token_set_ratio),
    "RapidFuzz token_sort_ratio": _fuzzy(fuzz.token_sort_ratio),
    "BM25": bm25,
    "TF-IDF of words": _tfidf("word", (1, 1)),
    "TF-IDF of letters": _tfidf("char_wb", (3, 5)),
    "TF-IDF + linear SVM": svm,
}
