"""The command ``faq-bot``: argv in, exit code out.

It alone knows which command runs, and turns every error into one plain line and a code. Commands
load what they need when they run, so that one reply never pays for the chat.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from faq_bot import __version__
from faq_bot.cli import streams
from faq_bot.cli.options import Options, UsageError
from faq_bot.cli.streams import ExitCode
from faq_bot.errors import FaqBotError, KnowledgeError

__all__ = ["ExitCode", "main", "run"]

DEBUG = "FAQ_BOT_DEBUG"
"""Environment variable that lets the traceback of a bug through."""


def run() -> NoReturn:
    """Run the command of this process and leave with its exit code."""
    streams.prepare()
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command; returns its exit code and raises nothing but SystemExit after ``--help``."""
    try:
        return _run(argv)
    except UsageError as error:
        streams.error(str(error))
        return ExitCode.USAGE
    except KnowledgeError as error:
        streams.knowledge_error(error)
        return ExitCode.KNOWLEDGE
    except BrokenPipeError:  # the reader has seen enough, like `| head`
        streams.silence()
        return ExitCode.REPLIED
    except (FaqBotError, OSError) as error:
        streams.errors(str(error))
        return ExitCode.USAGE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:  # a bug; its traceback would exit with 1, which means "not found"
        if os.environ.get(DEBUG):
            raise
        streams.error(f"unexpected {type(error).__name__}: {error}; {DEBUG}=1 shows where")
        return ExitCode.USAGE


def _run(argv: Sequence[str]) -> int:
    from faq_bot.cli.arguments import parse

    options = parse(argv)
    return _version(options) if options.version else _command(options)


def _command(options: Options) -> int:
    from importlib import import_module

    module = import_module(f"faq_bot.cli.commands.{options.command}")
    return int(module.run(options))


def _version(options: Options) -> int:
    knowledge = options.load_knowledge()
    streams.say(f"{streams.PROGRAM} {__version__}, {knowledge.profile.name} {knowledge.version}")
    return ExitCode.REPLIED
