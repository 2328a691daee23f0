"""``faq-bot calibrate``: confidence weights and thresholds, derived again from the knowledge."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from faq_bot.cli import streams
from faq_bot.cli.options import Options, UsageError
from faq_bot.cli.progress import progress
from faq_bot.cli.streams import ExitCode
from faq_bot.evaluation import calibrate
from faq_bot.evaluation.calibration import PRICE, as_yaml
from faq_bot.render import to_json

NAME = "calibration.yaml"


def run(options: Options) -> ExitCode:
    """Print the calibration as the file it belongs in; ``--write`` stores it there."""
    knowledge = options.load_knowledge()
    if options.write and (knowledge.path is None or not knowledge.path.is_dir()):
        raise UsageError(f"--write needs a folder of knowledge to put {NAME} into")
    price = PRICE if options.price is None else options.price
    if not price > 0:
        raise UsageError("--price must be more than 0")
    found = calibrate(knowledge, price, progress())
    if options.write and knowledge.path is not None:
        streams.note(f"written to {_replace(knowledge.path / NAME, as_yaml(found))}")
    if options.json:
        streams.say(to_json({"schema_version": 1, **asdict(found), "weights": dict(found.weights)}))
    else:
        streams.say(as_yaml(found).rstrip())
    return ExitCode.REPLIED


def _replace(place: Path, text: str) -> Path:
    """Write beside the file, then over it: nobody ever reads half a calibration."""
    written = place.with_suffix(".tmp")
    written.write_text(text, encoding="utf-8", newline="\n")
    return written.replace(place)
