"""Values as JSON: one object a line, or indented for a file."""

from __future__ import annotations

from collections.abc import Mapping


def to_json(data: Mapping[str, object], *, indent: int | None = None) -> str:
    """Give JSON of ASCII characters only: no terminal, pipe or code page can garble it."""
    import json  # 7 ms that a reply in plain text does not need

    return json.dumps(data, ensure_ascii=True, indent=indent)
