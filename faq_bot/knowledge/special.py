"""The files of a knowledge folder that hold no entries: bot, lexicon, calibration, out-of-scope."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields

from faq_bot.knowledge.fields import Fields
from faq_bot.model import (
    Calibration,
    Document,
    Lexicon,
    LexiconGroup,
    Profile,
    Texts,
    UrgentExamples,
)
from faq_bot.text import normalise, words


def read_profile(fields: Fields) -> Profile:
    """Read ``bot.yaml``."""
    fields.allow(*(item.name for item in dataclass_fields(Profile)))
    topics = fields.fields("topics")
    plain = Profile()
    return Profile(
        name=fields.text("name", plain.name),
        version=fields.text("version", plain.version),
        welcome=fields.text("welcome", plain.welcome),
        disclaimer=fields.text("disclaimer", plain.disclaimer),
        starters=fields.texts("starters"),
        documents=tuple(_document(item) for item in fields.each("documents")),
        topics=tuple((stem, topics.text(stem)) for stem in topics.mapping),
        texts=_texts(fields.fields("texts", "texts")),
    )


def _document(fields: Fields) -> Document:
    names = [item.name for item in dataclass_fields(Document)]
    fields.allow(*names)
    return Document(**{name: fields.text(name) for name in names})


def _texts(fields: Fields) -> Texts:
    names = [item.name for item in dataclass_fields(Texts)]
    fields.allow(*names)
    plain = Texts()
    return Texts(**{name: fields.text(name, getattr(plain, name)) for name in names})


def read_lexicon(fields: Fields) -> Lexicon:
    """Read ``lexicon.yaml``: groups (name -> concept -> its variants) and protected words."""
    fields.allow("groups", "protected")
    named = fields.fields("groups")
    groups = []
    for name in named.mapping:
        group = named.fields(name, name)
        for concept in group.mapping:
            variants = tuple(normalise(text) for text in group.texts(concept, required=True))
            groups.append(LexiconGroup(name, normalise(concept), variants))
    protected = (word for text in fields.texts("protected") for word in words(text))
    return Lexicon(tuple(groups), frozenset(protected))


def read_calibration(fields: Fields) -> Calibration:
    """Read ``calibration.yaml``."""
    fields.allow(*(item.name for item in dataclass_fields(Calibration)))
    plain = Calibration()
    weights = fields.fields("weights")
    return Calibration(
        weights=tuple((name, weights.number(name, 0.0)) for name in weights.mapping),
        answer=fields.number("answer", plain.answer),
        clarify=fields.number("clarify", plain.clarify),
        price=fields.number("price", plain.price),
    )


def read_examples(fields: Fields) -> UrgentExamples:
    """Read ``urgent-examples.yaml``."""
    names = [item.name for item in dataclass_fields(UrgentExamples)]
    fields.allow(*names)
    return UrgentExamples(**{name: fields.texts(name) for name in names})


def read_questions(fields: Fields) -> tuple[str, ...]:
    """Read ``out-of-scope.yaml``: questions that the knowledge must decline."""
    fields.allow("questions")
    return fields.texts("questions", required=True)
