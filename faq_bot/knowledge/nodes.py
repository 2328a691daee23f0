"""YAML files as trees of text with line numbers: the only importer of PyYAML.

Scalars stay the text that was written (no YAML 1.1 surprises: ``no``, ``12:30``, ``1.10``),
duplicate keys are problems, and aliases of lists and mappings are refused, so none can grow
in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from faq_bot.errors import Problem

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader reads the shipped knowledge about ten times as fast as the Python one."""

MAX_BYTES = 8_000_000
"""A larger file is surely not a curated topic."""


@dataclass(frozen=True)
class Node:
    """A YAML value and the line it starts on (1-based)."""

    value: str | list[Node] | dict[str, Node]
    line: int

    @property
    def shape(self) -> str:
        """What it is, in the words of a problem."""
        return {str: "a text", list: "a list", dict: "a mapping"}[type(self.value)]

    def items(self) -> Iterator[tuple[str, Node]]:
        """Walk a mapping; nothing when it is something else."""
        yield from self.value.items() if isinstance(self.value, dict) else ()

    def elements(self) -> Iterator[Node]:
        """Walk a list; nothing when it is something else."""
        yield from self.value if isinstance(self.value, list) else ()


def read(path: Path, problems: list[Problem]) -> Node | None:
    """Read one file; what is wrong with it goes to ``problems`` and gives None."""
    try:
        if path.stat().st_size > MAX_BYTES:
            problems.append(Problem(path.name, f"is larger than {MAX_BYTES:,} bytes"))
            return None
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(Problem(path.name, f"is not UTF-8 text (byte {error.start})"))
        return None
    except OSError as error:
        problems.append(Problem(path.name, f"cannot be read: {error.strerror}"))
        return None
    return _parse(text, path.name, problems)


def _parse(text: str, file: str, problems: list[Problem]) -> Node | None:
    try:
        root = yaml.compose(text, Loader=_Loader)
        if root is None:
            problems.append(Problem(file, "is empty"))
            return None
        return _Tree(file, problems).node(root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        problems.append(
            Problem(file, f"is not valid YAML: {error.problem}", mark.line + 1 if mark else 0)
        )
    except yaml.YAMLError as error:
        problems.append(Problem(file, f"is not valid YAML: {str(error).splitlines()[0]}"))
    except RecursionError:
        problems.append(Problem(file, "is nested too deeply"))
    return None


class _Tree:
    """Turns PyYAML's nodes into ours, refusing what stands twice."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file, self.problems = file, problems
        self.seen: set[int] = set()

    def node(self, raw: yaml.Node) -> Node:
        line = raw.start_mark.line + 1
        if isinstance(raw, yaml.ScalarNode):
            return Node(raw.value, line)
        if id(raw) in self.seen:  # an alias gives the same node again
            problem = Problem(self.file, "an alias repeats this value; write it out there", line)
            if problem not in self.problems:
                self.problems.append(problem)
            return Node("", line)
        self.seen.add(id(raw))
        if isinstance(raw, yaml.SequenceNode):
            return Node([self.node(item) for item in raw.value], line)
        return Node(self._mapping(raw), line)

    def _mapping(self, raw: yaml.Node) -> dict[str, Node]:
        mapping: dict[str, Node] = {}
        for key, value in raw.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name in mapping:
                line = key.start_mark.line + 1
                self.problems.append(Problem(self.file, f"the key {name!r} stands twice", line))
            mapping[name] = self.node(value)
        return mapping
