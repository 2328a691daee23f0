"""``faq-bot check``: every problem of a knowledge base at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from faq_bot.cli import streams
from faq_bot.cli.options import Options
from faq_bot.cli.streams import ExitCode
from faq_bot.knowledge import locate
from faq_bot.lint import Finding, check
from faq_bot.render import clean, to_json


def run(options: Options) -> ExitCode:
    """Print each finding on a line; a place that does not exist is no finding but exit 3."""
    place = locate(options.target or options.knowledge)
    findings = check(place, stale=options.stale)
    if options.json:
        streams.say(to_json(_as_dict(place, findings)))
    elif findings:
        for finding in findings:
            streams.say(clean(str(finding)))
        streams.note(f"{len(findings)} finding{'s' if len(findings) != 1 else ''} in {place}")
    else:
        streams.say(f"No findings in {clean(str(place))}.")
    return ExitCode.OPEN if findings else ExitCode.REPLIED


def _as_dict(place: Path, findings: Sequence[Finding]) -> dict[str, object]:
    return {
        "schema_version": 1,
        "path": str(place),
        "findings": [finding.as_dict() for finding in findings],
    }
