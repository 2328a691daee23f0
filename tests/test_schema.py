"""The schemas that editors use: every shipped file keeps to them and names one that exists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from faq_bot.knowledge import urgent_file
from faq_bot.model import ENTRY_KINDS, Calibration, Document, Profile, Texts
from support import SHIPPED, SMALL

SCHEMAS = Path(__file__).parents[1] / "faq_bot" / "schema"
FILES = sorted([*SHIPPED.glob("*.yaml"), *SMALL.glob("*.yaml")])
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


class Core(yaml.SafeLoader):
    """Reads scalars as editors do, by the core schema of YAML 1.2."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)$"), list("tf"))
Core.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$"),
    list("-+.0123456789"),
)


def schema(name: str) -> dict[str, Any]:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def named_schema(file: Path) -> Path:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    match = FIRST_LINE.fullmatch(first)
    assert match, f"{file.name} opens with {first!r}"
    return (file.parent / match[1]).resolve()


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_keeps_to_the_schema_that_its_first_line_names(file: Path) -> None:
    path = named_schema(file)
    assert path.is_file()
    assert path.parent == SCHEMAS
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=Core)
    jsonschema.Draft7Validator(json.loads(path.read_text(encoding="utf-8"))).validate(data)


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_a_schema_is_valid_draft_7(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(content)


def mappings(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for value in node.values():
            yield from mappings(value)
    elif isinstance(node, list):
        for value in node:
            yield from mappings(value)


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_a_schema_describes_every_key_and_allows_no_other(path: Path) -> None:
    for mapping in mappings(json.loads(path.read_text(encoding="utf-8"))):
        assert "additionalProperties" in mapping
        assert mapping["additionalProperties"] is not True
        for name, field in mapping.get("properties", {}).items():
            assert field.get("description"), name


def names(kind: type) -> set[str]:
    return {field.name for field in fields(kind)}


def test_the_schemas_know_the_fields_that_the_loader_reads() -> None:
    bot = schema("bot")["properties"]
    assert set(bot) == names(Profile)
    assert set(bot["texts"]["properties"]) == names(Texts)
    assert set(bot["documents"]["items"]["properties"]) == names(Document)
    assert set(schema("calibration")["properties"]) == names(Calibration)
    assert set(schema("urgent")["properties"]) == set(urgent_file._TOP)
    assert schema("topic")["items"]["properties"]["kind"]["enum"] == list(ENTRY_KINDS)


BAD_ENTRIES = [
    {"id": "Price", "kind": "answer", "question": "q", "phrasings": [], "answer": "a"},
    {"id": "price", "kind": "maybe", "question": "q", "phrasings": [], "answer": "a"},
    {"id": "price", "kind": "answer", "question": "q", "phrasings": []},
    {"id": "price", "kind": "answer", "question": "q", "phrasings": [], "answer": "a", "x": "y"},
]


@pytest.mark.parametrize("entry", BAD_ENTRIES)
def test_the_topic_schema_refuses_what_the_loader_refuses(entry: dict[str, Any]) -> None:
    assert not jsonschema.Draft7Validator(schema("topic")).is_valid([entry])
