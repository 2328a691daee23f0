"""The light Markdown of answers, as plain text at a width.

Bold marks, code marks and heading marks go, list marks stay, a link keeps its address. Anything
richer has no place in an answer and is shown as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faq_bot.render.cells import wrap
from faq_bot.text import strip_controls

_LINK = re.compile(r"\[([^\]\n]+)\]\(<?([^)\s>]+)>?\)")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=[^\s\\])\1")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_\\])\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>])")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,3}[.)])\s+(.*)")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_QUOTE = re.compile(r">\s?")


def inline(text: str) -> str:
    """Take the marks out of one run of Markdown."""
    text = _LINK.sub(lambda m: m[1] if m[1] == m[2] else f"{m[1]} ({m[2]})", text)
    for pattern in (_STRONG, _EMPHASIS):
        text = pattern.sub(lambda m: m[2], text)
    return _ESCAPED.sub(r"\1", _CODE.sub(r"\1", text))


def plain_text(markdown: str, width: int) -> str:
    """Render Markdown as plain paragraphs and lists of at most ``width`` cells a line."""
    paragraphs = re.split(r"\n\s*\n", strip_controls(markdown).strip())
    return "\n\n".join("\n".join(_paragraph(text, width)) for text in paragraphs)


def _paragraph(text: str, width: int) -> Iterator[str]:
    for mark, content in _blocks(text):
        lead = f"{mark} " if mark else ""
        yield from wrap(inline(content), width, lead, " " * len(lead))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Give (list mark with its indent or "", text), with the lines of one item joined."""
    mark, content = "", ""
    for line in text.splitlines():
        heading = _HEADING.match(line)
        item = _ITEM.match(line)
        if heading or item:
            if content:
                yield mark, content
            mark, content = _opened(heading, item)
        else:
            content = f"{content} {_QUOTE.sub('', line.strip(), count=1)}".strip()
    if content:
        yield mark, content


def _opened(heading: re.Match[str] | None, item: re.Match[str] | None) -> tuple[str, str]:
    if item:
        return item[1] + (item[2] if item[2][0].isdigit() else "-"), item[3]
    return "", heading[1] if heading else ""
