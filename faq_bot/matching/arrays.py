"""The kinds of numbers that learning and matching pass around, by name."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Prints = NDArray[np.uint64]
"""Fingerprints of features."""
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Weights = NDArray[np.float32]
Halves = NDArray[np.float16]
