"""Typed access to the fields of a YAML mapping, noting every problem instead of stopping.

It alone words the problems of a knowledge file, so that they all read alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from faq_bot.errors import Problem
from faq_bot.knowledge.nodes import Node
from faq_bot.text import strip_controls


def nearest(word: str, known: Iterable[str]) -> str:
    """Give `` Did you mean 'x'?`` for the nearest known spelling, or nothing."""
    import difflib  # only a mistake pays for it

    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean {found[0]!r}?" if found else ""


def nearest_or_all(word: str, known: Sequence[str]) -> str:
    """Give the nearest of a few known spellings, or all of them."""
    return nearest(word, known) or f" Known: {', '.join(known)}."


class Fields:
    """The fields of one mapping; ``problems`` collects what is wrong with them."""

    def __init__(self, node: Node, file: str, problems: list[Problem], entry: str = "") -> None:
        """Take the mapping; anything else is a problem and reads as empty."""
        self.node, self.file, self.problems, self.entry = node, file, problems, entry
        self.mapping = node.value if isinstance(node.value, dict) else {}
        if not isinstance(node.value, dict):
            self.report(f"must be a mapping, not {node.shape}", node.line)

    def report(self, message: str, line: int = 0, field: str = "") -> None:
        """Note a problem of this mapping, at the line of the field when there is one."""
        where = line or self.mapping.get(field, self.node).line
        self.problems.append(Problem(self.file, message, where, self.entry, field))

    def allow(self, *known: str) -> None:
        """Report every key that is not known, with the nearest spelling."""
        for key, value in self.mapping.items():
            if key not in known:
                self.report(f"unknown field.{nearest(key, known)}", value.line, key)

    def text(self, field: str, default: str | None = None) -> str:
        """Read a text; without a default it is required and must not be blank."""
        node = self.mapping.get(field)
        if node is None:
            if default is None:
                self.report("is missing", field=field)
            return default or ""
        return self._text(node, field, required=default is None)

    def texts(self, field: str, *, required: bool = False) -> tuple[str, ...]:
        """Read a list of texts, none of them blank."""
        return tuple(text for text, _ in self.placed_texts(field, required=required))

    def placed_texts(self, field: str, *, required: bool = False) -> tuple[tuple[str, int], ...]:
        """Read a list of texts, each with its line."""
        node = self.mapping.get(field)
        if node is None:
            if required:
                self.report("is missing", field=field)
            return ()
        if not isinstance(node.value, list):
            self.report(f"must be a list, not {node.shape}", node.line, field)
        pairs = ((self._text(item, field, required=True), item.line) for item in node.elements())
        return tuple(pair for pair in pairs if pair[0])

    def number(self, field: str, default: float) -> float:
        """Read a decimal number."""
        node = self.mapping.get(field)
        if node is None:
            return default
        try:
            return float(self._text(node, field, required=True))
        except ValueError:
            self.report(f"must be a number, not {node.value!r}", node.line, field)
            return default

    def fields(self, field: str, entry: str = "") -> Fields:
        """Read a mapping inside this one; an absent one reads as empty."""
        node = self.mapping.get(field, Node({}, self.node.line))
        return Fields(node, self.file, self.problems, entry or self.entry)

    def each(self, field: str) -> list[Fields]:
        """Read a list of mappings."""
        node = self.mapping.get(field)
        if node is not None and not isinstance(node.value, list):
            self.report(f"must be a list, not {node.shape}", node.line, field)
        elements = node.elements() if node is not None else ()
        return [Fields(item, self.file, self.problems, self.entry) for item in elements]

    def _text(self, node: Node, field: str, *, required: bool) -> str:
        if not isinstance(node.value, str):
            self.report(f"must be a text, not {node.shape}", node.line, field)
            return ""
        text = strip_controls(node.value).strip()
        if required and not text:
            self.report("must not be blank", node.line, field)
        return text
