"""``faq-bot serve``: the chat in a browser."""

from __future__ import annotations

from faq_bot.cli import streams
from faq_bot.cli.options import Options


def run(options: Options) -> int:
    """Serve until interrupted."""
    from faq_bot.tui.serve import serve

    return serve(
        knowledge=options.knowledge,
        host=options.host,
        port=options.port,
        visitors=options.visitors,
        note=streams.note,
    )
