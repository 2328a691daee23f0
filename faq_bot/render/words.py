"""What a reply is, in words: its kind, how sure it is, where it stands.

It alone holds these words, so that command, plain mode, chat and transcript say the same. Colour
may underline them and never replaces them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from faq_bot.model import Document, Reply, ReplyKind, Source

KIND_LABELS: Mapping[ReplyKind, str] = MappingProxyType(
    {
        "answer": "Answer",
        "gap": "Not in our documents",
        "clarify": "Did you mean",
        "unknown": "Not found",
        "urgent": "Help now",
        "social": "Chat",
    }
)
"""The name of each kind of reply, as a person reads it."""

_SURENESS = ((0.9, "very sure"), (0.75, "fairly sure"), (0.5, "not quite sure"), (0.0, "unsure"))
_MATCHED: frozenset[ReplyKind] = frozenset({"answer", "gap"})
"""The kinds whose confidence tells a person something."""


def confidence_words(confidence: float) -> str:
    """Say a probability (0..1) in words; numbers would claim a precision nobody can use."""
    return next(words for floor, words in _SURENESS if confidence >= floor or floor == 0.0)


def heading(reply: Reply) -> str:
    """Give the kind in words, the sureness where it helps, and the question understood."""
    label = KIND_LABELS[reply.kind]
    if reply.kind not in _MATCHED:
        return label
    label += f" ({confidence_words(reply.confidence)})"
    return f"{label}: {reply.question}" if reply.question else label


def source_line(reply: Reply) -> str:
    """Give document, section, whose claim it is and the review date in one line, or nothing."""
    parts = [
        f"{document.title} ({document.kind}){_sections(sections)}"
        for document, sections in _by_document(reply.sources)
    ]
    if not parts:
        return ""
    reviewed = f". Reviewed {reply.reviewed}" if reply.reviewed else ""
    return f"Source{'s' if len(parts) > 1 else ''}: {'; '.join(parts)}{reviewed}."


def source_details(reply: Reply) -> list[str]:
    """Give one line for each document: title, sections, whose word, what to mind."""
    lines = [
        f"{document.title}{_sections(sections)}: {document.kind}. {document.mind}"
        for document, sections in _by_document(reply.sources)
    ]
    if lines and reply.reviewed:
        lines.append(f"Last reviewed on {reply.reviewed}.")
    return lines


def _by_document(sources: Iterable[Source]) -> list[tuple[Document, list[str]]]:
    found: dict[str, tuple[Document, list[str]]] = {}
    for source in sources:
        _, sections = found.setdefault(source.document.id, (source.document, []))
        if source.section and source.section not in sections:
            sections.append(source.section)
    return list(found.values())


def _sections(sections: list[str]) -> str:
    quoted = [f'"{section}"' for section in sections]
    if not quoted:
        return ""
    if len(quoted) == 1:
        return f", section {quoted[0]}"
    return f", sections {', '.join(quoted[:-1])} and {quoted[-1]}"
