"""Hash every run of eight words of the documents, so that the overlap rule is tested without them.

Usage: python tests/benchmarks/hash_runs.py FOLDER > tests/data/document-runs.txt

FOLDER holds the documents as .txt files. A line is the beginning of a run's SHA-256 in hex.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUN = 8
DIGITS = 12
"""48 bits: among two thousand runs a chance hit is one in a hundred thousand million."""


def run_words(text: str) -> list[str]:
    """Split a text into small letters and digits; apostrophes join."""
    return re.findall(r"[a-z0-9]+", text.lower().replace("\u2019", "'").replace("'", ""))


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Walk every run of ``RUN`` words with its hash."""
    found = run_words(text)
    for start in range(len(found) - RUN + 1):
        run = " ".join(found[start : start + RUN])
        yield hashlib.sha256(run.encode()).hexdigest()[:DIGITS], run


def main(arguments: list[str]) -> int:
    """Print the sorted hashes."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    files = sorted(Path(arguments[0]).glob("*.txt"))
    hashes = {code for file in files for code, _ in runs(file.read_text(encoding="utf-8"))}
    print("\n".join(sorted(hashes)))
    return 0 if hashes else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
