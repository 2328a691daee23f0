"""textual-serve with a door: a limit on visitors, no foreign pages, nothing loaded from elsewhere.

Its own page would fetch a font from another company's server, so ours stands in ``web``. Nothing
that is typed is logged.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

WEB = Path(__file__).with_name("web")
FAREWELL = 5.0
"""Seconds that a visitor's process gets to end."""
FULL = "All places are taken. Please try again in a few minutes."
_FOREIGN = "The chat can only be opened from its own page."


class ChatServer(Server):
    """Serves a chat of its own to each visitor."""

    def __init__(
        self,
        command: str,
        host: str,
        port: int,
        title: str,
        limit: int,
        note: Callable[[str], None],
    ) -> None:
        super().__init__(command, host, port, title, templates_path=WEB)
        self.limit = limit
        self.note = note
        self._visits: set[asyncio.Task[Any]] = set()

    def initialize_logging(self) -> None:
        """Log failures only; the default also logs what is exchanged."""
        logging.basicConfig(level=logging.ERROR, format="%(message)s")

    async def _make_app(self) -> web.Application:
        """Add our one script to the routes of textual-serve."""
        app: web.Application = await super()._make_app()
        app.router.add_get("/focus.js", self.handle_script)
        return app

    async def handle_script(self, request: web.Request) -> web.FileResponse:
        """Send the script that puts the keyboard into the terminal."""
        return web.FileResponse(WEB / "focus.js")

    async def on_startup(self, app: web.Application) -> None:
        """Say where the chat is."""
        self.note(f"the chat is at {self.public_url} for up to {self.limit} visitors at a time")
        self.note("ctrl+c ends it")

    async def on_shutdown(self, app: web.Application) -> None:
        """End every chat and wait for its process, so that none outlives the server."""
        visits = list(self._visits)
        for visit in visits:
            visit.cancel()
        if visits:
            await asyncio.wait(visits, timeout=FAREWELL)

    @property
    def full(self) -> bool:
        """Whether another visitor would be one too many."""
        return len(self._visits) >= self.limit

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Show the page, on the address that the visitor used to come here."""
        if self.full:
            raise web.HTTPServiceUnavailable(text=FULL, headers={"Retry-After": "120"})
        scheme = request.headers.get("X-Forwarded-Proto", request.scheme)
        self.public_url = f"{scheme}://{request.host}"
        response: Any = await super().handle_index(request)
        response.headers["Content-Security-Policy"] = _policy(request.host)
        # a browser would keep a page that was left, and its place with it, for going back to
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response  # type: ignore[no-any-return]

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open a chat, unless the house is full or another site's page asks."""
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(text=_FOREIGN)
        if self.full:
            raise web.HTTPServiceUnavailable(text=FULL)
        visit = asyncio.current_task()
        assert visit is not None  # a request is always handled in a task
        self._visits.add(visit)
        try:
            return await super().handle_websocket(request)
        finally:
            self._visits.discard(visit)


def _policy(host: str) -> str:
    """Let the page talk to nobody but this server. xterm.js writes its styles inline."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"font-src 'self'; img-src 'self' data:; connect-src 'self' ws://{host} wss://{host}"
    )
