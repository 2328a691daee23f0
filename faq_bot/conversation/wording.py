"""How a reply is worded for one who has heard what came before; it decides nothing.

Short forms, repeats that point back, sources on request, and the misses in a row.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from faq_bot.knowledge import Knowledge
from faq_bot.model import Reply, Source, Suggestion

MORE = "Type **more** for the whole answer."
_ALL = "That is all I can say about this."
_NO_SOURCE = "This one does not come from a document; it is said in the bot's own name."
OFFERED = 3
"""Entries that an unknown reply offers at most."""


def shortened(reply: Reply) -> Reply:
    """Give the first paragraph, and how to get the rest when there is one."""
    if not reply.short or reply.short == reply.text:
        return reply
    return replace(reply, text=f"{reply.short}\n\n{MORE}")


def repeated(reply: Reply, knowledge: Knowledge) -> Reply:
    """Give a shorter answer that points back to the full one."""
    if not reply.short:
        return reply
    lead = knowledge.profile.texts.repeat.strip()
    return replace(reply, text=f"{lead} {reply.short}")


def sourced(reply: Reply) -> Reply:
    """Say where an answer stands, and what to mind about it."""
    sections: dict[str, list[Source]] = {}
    for source in reply.sources:
        sections.setdefault(source.document.id, []).append(source)
    blocks = [_source(found) for found in sections.values()]
    return replace(reply, text="\n\n".join(blocks) or _NO_SOURCE, short="")


def exhausted(reply: Reply) -> Reply:
    """Say that the whole answer was given, where it stands, and leave the follow-ups to choose."""
    text = "\n\n".join([_ALL, sourced(reply).text] if reply.sources else [_ALL])
    return replace(reply, text=text, short="")


def unread_first(reply: Reply, read: Collection[str]) -> Reply:
    """Move the follow-ups that were read already to the end."""
    ordered = sorted(reply.follow_ups, key=lambda item: item.entry_id in read)
    return replace(reply, follow_ups=tuple(ordered))


def missed(reply: Reply, knowledge: Knowledge, misses: int, read: Collection[str]) -> Reply:
    """Word an unknown reply; ``misses`` counts those in a row, this one included.

    A reply about the language stays as it is.
    """
    texts = knowledge.profile.texts
    if misses < 2 or reply.text != texts.unknown.strip():
        return reply
    if misses > 2:
        return replace(reply, text=texts.unknown_third.strip(), suggestions=())
    return replace(reply, text=texts.unknown_again.strip(), suggestions=starters(knowledge, read))


def starters(knowledge: Knowledge, read: Collection[str]) -> tuple[Suggestion, ...]:
    """Give the questions to begin with, unread ones first."""
    known = [id_ for id_ in knowledge.profile.starters if id_ in knowledge.by_id]
    known.sort(key=lambda id_: id_ in read)
    return tuple(Suggestion(id_, knowledge.entry(id_).question) for id_ in known[:OFFERED])


def unknown(knowledge: Knowledge) -> Reply:
    """Decline, without having looked for an entry."""
    text = knowledge.profile.texts.unknown.strip()
    return Reply("unknown", text, knowledge_version=knowledge.version)


def _source(found: list[Source]) -> str:
    document = found[0].document
    sections = [f'"{source.section}"' for source in found if source.section]
    where = f", section {' and '.join(sections)}" if sections else ""
    return f"This stands in **{document.title}** ({document.kind}){where}. {document.mind}".strip()
