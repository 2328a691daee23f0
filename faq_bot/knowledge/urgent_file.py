"""``urgent.yaml`` -> the rules of the urgent check and its two entries, every problem noted."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import fields as dataclass_fields

from faq_bot.errors import Problem
from faq_bot.knowledge.entries import read_entries
from faq_bot.knowledge.fields import Fields, nearest
from faq_bot.knowledge.nodes import Node
from faq_bot.knowledge.urgent_pattern import PatternError, is_name, read_pattern
from faq_bot.model import (
    URGENT_KINDS,
    Concept,
    Document,
    Entry,
    OtherLanguage,
    Pattern,
    Place,
    Tier,
    UrgentRule,
    UrgentRules,
    UrgentTexts,
)
from faq_bot.text import words

_TOP = (
    *("check", "checked", "notice", "replies", "entries"),
    *(
        "concepts",
        "spellings",
        "anchors",
        "real_words",
        "fillers",
        "idioms",
        "softeners",
        "rules",
        "two_messages",
        "other_languages",
    ),
)
_SWITCH = ("on", "off")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def read_urgent(
    node: Node, file: str, documents: Mapping[str, Document], problems: list[Problem]
) -> tuple[UrgentRules, list[Entry]]:
    """Read the file; what has problems is read as far as it goes."""
    fields = Fields(node, file, problems)
    fields.allow(*_TOP)
    entries: list[Entry] = []
    if "entries" in fields.mapping:
        entries = read_entries(fields.mapping["entries"], file, documents, problems)
    enabled = _choice(fields, "check", _SWITCH, "on") == "on"
    if not enabled:
        return UrgentRules(enabled=False), entries
    concepts = _concepts(fields.fields("concepts", "concepts"))
    names = {concept.name for concept in concepts}
    pair = fields.fields("two_messages", "two_messages")
    pair.allow("first", "then")
    rules = UrgentRules(
        checked=_date(fields, "checked"),
        texts=_texts(fields),
        concepts=concepts,
        spellings=_spellings(fields.fields("spellings", "spellings")),
        anchors=_word_list(fields, "anchors"),
        real_words=_word_list(fields, "real_words"),
        fillers=_word_list(fields, "fillers"),
        idioms=tuple(_rule(item, names, "none") for item in fields.each("idioms")),
        softeners=tuple(_rule(item, names, "soft") for item in fields.each("softeners")),
        rules=tuple(_rule(item, names, None) for item in fields.each("rules")),
        first=_patterns(pair, "first", names),
        then=_patterns(pair, "then", names),
        other_languages=tuple(_language(item) for item in fields.each("other_languages")),
    )
    if not rules.rules:
        fields.report("holds no rule; write 'check: off' to do without", field="rules")
    return rules, entries


def _choice(fields: Fields, field: str, known: Collection[str], default: str) -> str:
    text = fields.text(field, default)
    if text not in known:
        line = fields.mapping[field].line
        fields.report(f"unknown {field} {text!r}.{nearest(text, known)}", line, field)
    return text


def _date(fields: Fields, field: str) -> str:
    text = fields.text(field)
    if text and not _DATE.fullmatch(text):
        fields.report(f"must be a date like 2026-11-21, not {text!r}", field=field)
    return text


def _texts(fields: Fields) -> UrgentTexts:
    replies = fields.fields("replies", "replies")
    names = [item.name for item in dataclass_fields(UrgentTexts) if item.name != "notice"]
    replies.allow(*names)
    variants = {name: replies.texts(name, required=True) for name in names}
    for name, texts in variants.items():
        if len(set(texts)) == 1:
            replies.report("needs two different variants, so that none is repeated", field=name)
    return UrgentTexts(notice=fields.text("notice"), **variants)


def _concepts(fields: Fields) -> tuple[Concept, ...]:
    raw: dict[str, tuple[str, ...]] = {}
    for name in fields.mapping:
        if not is_name(name):
            fields.report("must be written in capitals, like WANT", field=name)
        raw[name] = fields.texts(name, required=True)
    return tuple(Concept(name, _ways(name, raw, fields, ())) for name in raw)


def _ways(
    name: str, raw: Mapping[str, tuple[str, ...]], fields: Fields, above: tuple[str, ...]
) -> tuple[str, ...]:
    """Spell out a concept; a name among its ways stands for that concept's ways."""
    found: dict[str, None] = {}
    for way in raw[name]:
        if not is_name(way):
            found[" ".join(words(way))] = None
        elif way in raw and way not in (*above, name):
            found.update(dict.fromkeys(_ways(way, raw, fields, (*above, name))))
        else:
            line = fields.mapping[name].line
            fields.report(f"names the unknown concept {way}.{nearest(way, raw)}", line, name)
    return tuple(way for way in found if way)


def _spellings(fields: Fields) -> tuple[tuple[str, str], ...]:
    pairs = []
    for meant in fields.mapping:
        for written in fields.texts(meant, required=True):
            pairs.append((" ".join(words(written)), " ".join(words(meant))))
    return tuple(pairs)


def _language(fields: Fields) -> OtherLanguage:
    fields.entry = fields.text("language")
    fields.allow("language", "help", "crisis", "emergency")
    return OtherLanguage(
        name=fields.entry,
        help=fields.text("help"),
        crisis=fields.texts("crisis", required=True),
        emergency=fields.texts("emergency"),
    )


def _word_list(fields: Fields, field: str) -> tuple[str, ...]:
    return tuple(word for text in fields.texts(field) for word in words(text))


def _rule(fields: Fields, names: Collection[str], tier: Tier | None) -> UrgentRule:
    fields.entry = fields.text("id")
    extra = ("tier", "kind") if tier is None else ("kind",) if tier == "soft" else ()
    fields.allow("id", "why", "patterns", "unless", "unless_anywhere", *extra)
    given = tier or _choice(fields, "tier", ("hard", "soft"), "hard")
    kind = _choice(fields, "kind", URGENT_KINDS, "crisis") if extra else "crisis"
    return UrgentRule(
        id=fields.entry,
        patterns=_patterns(fields, "patterns", names, required=True),
        tier=given,  # type: ignore[arg-type]  # checked just above
        kind=kind,  # type: ignore[arg-type]
        unless=_patterns(fields, "unless", names),
        unless_anywhere=_patterns(fields, "unless_anywhere", names),
        why=fields.text("why", ""),
        place=Place(fields.file, fields.node.line),
    )


def _patterns(
    fields: Fields, field: str, names: Collection[str], *, required: bool = False
) -> tuple[Pattern, ...]:
    found: list[Pattern] = []
    for text, line in fields.placed_texts(field, required=required):
        try:
            found += read_pattern(text, names)
        except PatternError as error:
            fields.report(f"{text!r} {error}", line, field)
    return tuple(found)
