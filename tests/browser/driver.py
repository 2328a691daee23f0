"""A headless Chromium by the WebDriver protocol, with nothing but the standard library."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

PATIENCE = 60.0
ENTER, CONTROL = "\ue007", "\ue009"
NEEDED = ("chromium", "chromedriver")
SWITCHES = [
    "--headless=new",
    "--no-sandbox",  # a container's root has none
    "--disable-dev-shm-usage",  # nor much shared memory
    "--disable-gpu",
    "--window-size=1000,700",
]

RECORD = """
(() => {
  const Plain = window.WebSocket;
  window.__bytes = [];
  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("open", () => { window.__open = true; });
      this.addEventListener("message", (event) => {
        if (event.data instanceof ArrayBuffer) window.__bytes.push(...new Uint8Array(event.data));
      });
    }
  };
})();
"""
"""Keeps a copy of what the page's terminal is sent: xterm.js paints it, and paint has no text."""


def missing() -> list[str]:
    """Name the programs that this machine lacks."""
    return [name for name in NEEDED if shutil.which(name) is None]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Browser:
    """One headless window."""

    def __init__(self) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            ["chromedriver", f"--port={self.port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait_until_ready()
        wanted = {
            "goog:chromeOptions": {"args": SWITCHES, "binary": shutil.which("chromium")},
            "goog:loggingPrefs": {"performance": "ALL"},
        }
        self.session = ""
        answer = self.call("POST", "session", {"capabilities": {"alwaysMatch": wanted}})
        self.session = f"session/{answer['sessionId']}"
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source=RECORD)

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/status", timeout=5):
                    return
            except OSError:
                assert time.monotonic() < end, "chromedriver did not start"
                time.sleep(0.1)

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        url = f"http://127.0.0.1:{self.port}/{path}"
        request = Request(url, data, {"Content-Type": "application/json"}, method=method)
        with urlopen(request, timeout=PATIENCE) as response:
            return json.load(response)["value"]

    def devtools(self, command: str, **params: Any) -> Any:
        path = f"{self.session}/goog/cdp/execute"
        return self.call("POST", path, {"cmd": command, "params": params})

    def open(self, url: str) -> None:
        self.call("POST", f"{self.session}/url", {"url": url})

    def run(self, script: str) -> Any:
        return self.call("POST", f"{self.session}/execute/sync", {"script": script, "args": []})

    def type(self, text: str) -> None:
        self._press([(kind, letter) for letter in text for kind in ("keyDown", "keyUp")])

    def press_with_control(self, letter: str) -> None:
        self._press([("keyDown", CONTROL), ("keyDown", letter), ("keyUp", letter)])
        self._press([("keyUp", CONTROL)])

    def _press(self, strokes: list[tuple[str, str]]) -> None:
        keys = [{"type": kind, "value": value} for kind, value in strokes]
        actions = [{"type": "key", "id": "keyboard", "actions": keys}]
        self.call("POST", f"{self.session}/actions", {"actions": actions})

    def state(self) -> str:
        """Tell what the page is about, for a test that failed."""
        asked = (
            "document.hasFocus()",
            "document.activeElement.className",
            "document.body.className",
        )
        return ", ".join(f"{name}: {self.run(f'return {name}')}" for name in asked)

    def asked_for(self) -> list[str]:
        """Give the addresses that the page fetched since the last call."""
        entries = self.call("POST", f"{self.session}/se/log", {"type": "performance"})
        events = [json.loads(entry["message"])["message"] for entry in entries]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def picture(self, file: Path) -> None:
        file.write_bytes(base64.b64decode(self.call("GET", f"{self.session}/screenshot")))

    def close(self) -> None:
        try:
            if self.session:
                self.call("DELETE", self.session)
        finally:
            self.process.terminate()
            self.process.wait(10)
