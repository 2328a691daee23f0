from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq_bot.matching import Matcher
from faq_bot.matching.features import KINDS, LETTERS, NAMED, PAIRS, TALK_KINDS, Kind, Said
from faq_bot.matching.neighbours import Neighbours
from faq_bot.matching.prints import stem
from faq_bot.matching.slips import TIMES, slips
from faq_bot.matching.spelling import Speller
from faq_bot.matching.words import Reader
from faq_bot.model import Candidate, Entry, Lexicon, LexiconGroup


def entry(entry_id: str, *phrasings: str) -> Entry:
    return Entry(entry_id, "answer", phrasings[0], phrasings, "An answer.")


ENTRIES = [
    entry("often", "how often do i need a booster", "how frequently are boosters given"),
    entry("long", "how long does one session take", "length of a session in minutes"),
    entry("cost", "how much does it cost", "what is the price of a session"),
    entry("safe", "is the treatment safe", "how dangerous is it"),
]
OUTSIDE = ("how long does a train ride take", "what is the capital of france", "is it raining")
MATCHER = Matcher.build(ENTRIES, Lexicon(), OUTSIDE)

FINDS = [
    ("how often is a booster needed", "often"),
    ("booster frequency how often", "often"),
    ("how many minutes does a session last, how long", "long"),
    ("price", "cost"),
    ("whats the cosst", "cost"),
    ("is this safe", "safe"),
    ("danger", "safe"),
]


def rank(question: str, matcher: Matcher = MATCHER) -> list[str]:
    return [candidate.entry_id for candidate in candidates(matcher.reader.read(question), matcher)]


def candidates(
    words: list[str], matcher: Matcher = MATCHER, limit: int = 4
) -> tuple[Candidate, ...]:
    """Give what the words may mean."""
    return matcher.candidates(matcher.rank(words), words, limit)


def evidence(question: str) -> dict[str, float]:
    return dict(MATCHER.rank(MATCHER.reader.read(question)).evidence.values)


@pytest.mark.parametrize(("question", "expected"), FINDS)
def test_a_question_finds_its_entry(question: str, expected: str) -> None:
    assert rank(question)[0] == expected


@pytest.mark.parametrize("item", ENTRIES, ids=lambda item: item.id)
def test_every_phrasing_finds_its_own_entry_and_is_the_nearest(item: Entry) -> None:
    for phrasing in item.phrasings:
        best = candidates(MATCHER.reader.read(phrasing))[0]
        assert (best.entry_id, best.phrasing) == (item.id, phrasing)


def test_what_is_out_of_scope_is_never_a_candidate() -> None:
    assert set(rank("what is the capital of france")) == {"often", "long", "cost", "safe"}


def test_an_out_of_scope_question_stands_out_in_the_evidence() -> None:
    inside, outside = evidence("how long does a session take"), evidence("what is the capital")
    assert inside["scope"] > outside["scope"]
    assert inside["covered"] > outside["covered"]


def test_a_foreign_content_word_costs_coverage() -> None:
    plain, foreign = evidence("how often a booster"), evidence("how often a rabies booster")
    assert plain["covered"] == 1.0
    assert foreign["covered"] < 0.8
    assert foreign["known"] < 1.0


def test_scores_are_shares_between_zero_and_one() -> None:
    scores = [candidate.score for candidate in candidates(["how", "often"])]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1, abs=1e-4)


def test_building_twice_gives_the_same_ranking() -> None:
    again = Matcher.build(ENTRIES, Lexicon(), OUTSIDE)
    words = MATCHER.reader.read("how much per session")
    assert again.rank(words).evidence == MATCHER.rank(words).evidence
    assert candidates(words, again) == candidates(words)


@given(st.lists(st.sampled_from(["how", "often", "cost", "zzz", "12", "a"]), max_size=40))
def test_any_words_can_be_ranked(words: list[str]) -> None:
    assert len(candidates(words, limit=2)) == 2


def test_an_entry_alone_is_always_the_best() -> None:
    alone = Matcher.build(ENTRIES[:1], Lexicon())
    assert rank("anything at all", alone) == ["often"]


LEXICON = Lexicon(
    (
        LexiconGroup("lay words", "booster", ("top up", "topup")),
        LexiconGroup("dictation", "treatment", ("treat mint",)),
    ),
    frozenset({"boosted"}),
)
READER = Reader.learn(
    ["how often is a booster treatment given", "session number 12345"],
    LEXICON,
    ["is my rooster ill", "a hot day", "a rooster barks", "hot coffee", "hot rooster", "oftun"],
)

READ = [
    ("a top up", "a booster", "synonym"),
    ("treat mint", "treatment", "synonym"),
    ("boostr", "booster", "typo"),
    ("bosoter", "booster", "typo"),
    ("vooster", "booster", "typo"),
    ("hwo", "how", "typo"),
    ("oftn", "often", "typo"),
    ("oftun", "often", "typo"),
    ("treatments", "treatments", "matched"),
]
LEFT = [
    ("boosted", "a protected word"),
    ("top", "half of a synonym"),
    ("rooster", "a word of an out-of-scope question"),
    ("hot", "a short word of an out-of-scope question"),
    ("baostar", "a word of seven letters of which two are others"),
    ("ho", "a word too short to repair"),
    ("12346", "a number"),
    ("keratin", "a word far from all known ones"),
]


@pytest.mark.parametrize(("typed", "read_as", "how"), READ)
def test_lay_words_and_typos_are_read_as_what_they_mean(typed: str, read_as: str, how: str) -> None:
    assert " ".join(READER.read(typed)) == read_as
    assert READER.trace(typed)[-1].how == how


@pytest.mark.parametrize(("typed", "why"), LEFT, ids=[why for _, why in LEFT])
def test_what_is_no_mistake_is_left_alone(typed: str, why: str) -> None:
    assert READER.read(typed) == [typed]


def test_a_typo_and_a_synonym_combine() -> None:
    reader = Reader.learn(["a booster"], Lexicon((LexiconGroup("x", "booster", ("refresher",)),)))
    (heard,) = reader.trace("refrehser")
    assert (heard.read_as, heard.how) == ("booster", "typo and synonym")


def test_repair_prefers_the_nearer_then_the_commoner_word() -> None:
    counts = {"session": 5, "sessions": 9, "mission": 1}
    speller = Speller.learn(counts, (), {}, Neighbours.learn([]))
    assert speller.repair(["sesion", "sessons"]) == ["session", "sessions"]


SLIPS = [
    ("waht", "what", "two letters swapped"),
    ("sesions", "sessions", "a double letter made single"),
    ("bettter", "better", "a letter doubled"),
    ("diffrence", "difference", "a letter dropped"),
]
NO_SLIPS = [
    ("form", {"from": 90}, "common enough to be a word"),
    ("teen", {"ten": 900}, "too short for a doubled letter"),
    ("house", {"horse": 900}, "another letter"),
    ("latter", {"later": 900}, "a word the lexicon protects"),
    ("latters", {"laters": 900}, "kin of one that the lexicon protects"),
    ("ifference", {"difference": 900}, "without its first letter"),
    ("hor", {"hour": 900}, "too short for a dropped letter"),
    ("finish", {"finnish": 9}, "common enough to be a long word"),
]


@pytest.mark.parametrize(("wrong", "meant", "how"), SLIPS, ids=[how for *_, how in SLIPS])
def test_a_slip_in_the_phrasings_themselves_is_no_word(wrong: str, meant: str, how: str) -> None:
    lines = [f"{meant} now"] * TIMES + [f"{wrong} now"]
    reader = Reader.learn(lines, Lexicon())
    assert reader.read(wrong) == reader.read(wrong, repair=False) == [meant]


@pytest.mark.parametrize(("word", "near", "why"), NO_SLIPS, ids=[why for *_, why in NO_SLIPS])
def test_what_only_looks_like_a_slip_stays_a_word(
    word: str, near: dict[str, int], why: str
) -> None:
    assert slips({word: 2, **near}, {"latter"}) == {}


def test_repair_of_a_word_with_several_near_ones_looks_at_its_neighbours() -> None:
    lines = [line.split() for line in ("how many sessions", "is my mum any better", "my my my")]
    counts = Counter(word for line in lines for word in line)
    speller = Speller.learn(counts, (), {}, Neighbours.learn(lines))
    assert speller.repair(["how", "mny", "sesions"]) == ["how", "many", "sessions"]
    assert speller.repair(["is", "mny", "mum"]) == ["is", "my", "mum"]


def test_another_first_letter_needs_the_right_neighbours_unless_the_word_is_long() -> None:
    lines = [line.split() for line in ("how many sessions", "the cost of a session")]
    counts = Counter(word for line in lines for word in line)
    speller = Speller.learn(counts, (), {}, Neighbours.learn(lines))
    assert speller.repair(["fow", "many", "sessions"])[0] == "how"
    assert speller.repair(["the", "fost", "of", "a", "session"])[1] == "cost"
    assert speller.repair(["a", "fost", "and", "then"])[1] == "fost"
    assert speller.repair(["vession"]) == ["session"]
    assert speller.repair(["how", "many", "vesions"])[2] == "sessions"
    assert speller.repair(["cars", "vesions", "ahead"])[1] == "vesions"


def test_word_families_share_a_stem_but_kept_words_do_not() -> None:
    assert stem("infusions") == stem("infused") == "infus"
    assert stem("depressed") != stem("depression")


def features(kind: Kind, text: str) -> set[int]:
    return set(kind.found(Said.of([text.split()])).each.tolist())


def test_pairs_know_the_order_of_words_and_the_edges_of_a_question() -> None:
    assert not features(PAIRS, "how long") & features(PAIRS, "long how")
    assert features(PAIRS, "how long it") & features(PAIRS, "how long")  # the same beginning
    assert not features(PAIRS, "so how if") & features(PAIRS, "how")  # its edges are others


def test_character_grams_stay_within_words() -> None:
    both = features(LETTERS, "drip") | features(LETTERS, "home")
    assert features(LETTERS, "drip home") == both


@pytest.mark.parametrize("kinds", [KINDS, TALK_KINDS], ids=["matcher", "talk"])
def test_the_same_text_is_another_feature_in_each_kind(kinds: tuple[Kind, ...]) -> None:
    """ "need" is a word of four letters, and four letters."""
    prints = [features(kind, "need what need") for kind in kinds]
    assert len(set().union(*prints)) == sum(map(len, prints))


@pytest.mark.parametrize("name", NAMED)
def test_many_texts_at_once_have_the_features_that_each_has_alone(name: str) -> None:
    texts = [["how", "long"], [], ["it"], ["how", "long", "does", "it", "take", "to", "work"]]
    found = NAMED[name].found(Said.of(texts))
    for number, text in enumerate(texts):
        alone = NAMED[name].found(Said.of([text])).each
        assert sorted(found.each[found.rows == number].tolist()) == sorted(alone.tolist())
