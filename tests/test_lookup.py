"""A lookup finds what a search through everything would find."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from faq_bot.matching.lookup import Lookup

PRINTS = st.integers(0, 2**64 - 1) | st.integers(0, 40) | st.integers(2**64 - 40, 2**64 - 1)


@given(st.sets(PRINTS, max_size=60), st.lists(PRINTS, max_size=60))
def test_whatever_is_there_is_found_in_its_place_and_nothing_else(
    kept: set[int], asked: list[int]
) -> None:
    ascending = sorted(kept)
    both = [*asked, *ascending]
    at, known = Lookup.of(np.array(ascending, dtype=np.uint64)).find(
        np.array(both, dtype=np.uint64)
    )
    assert known.tolist() == [one in kept for one in both]
    assert [ascending[i] for i in at[known].tolist()] == [one for one in both if one in kept]
