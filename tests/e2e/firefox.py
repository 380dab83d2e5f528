"""Firefox, driven by what it brings along itself: Marionette, a socket that takes and gives JSON.

Drivers made for tests relax Firefox's rules for pages on a disk, and search from a disk would pass falsely. Here the
settings are those of a reader: only what opens windows and calls home is switched off.
"""

import json
import os
import socket
import subprocess
import tempfile
import time
from pathlib import Path

SETTINGS = {
    "remote.prefs.recommended": False,  # would switch off the rule for files
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """One headless Firefox with a fresh profile; use it in a `with` block."""

    def __init__(self, program):
        self._folder = tempfile.TemporaryDirectory(prefix="firefox-")
        profile = Path(self._folder.name, "profile")
        profile.mkdir()
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in SETTINGS.items())
        (profile / "user.js").write_text("\n".join(lines))
        self._process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--marionette", "--profile", profile],
            env={**os.environ, "HOME": self._folder.name, "MOZ_HEADLESS": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._socket = socket.create_connection(("127.0.0.1", self._port()), timeout=60)
        self._number = 0
        self._receive()  # the greeting
        self._send("WebDriver:NewSession", {"strictFileInteractability": False})
        self._send("WebDriver:SetTimeouts", {"script": 30_000, "pageLoad": 30_000})

    def open(self, address):
        """Open a page and wait until it is loaded."""
        self._send("WebDriver:Navigate", {"url": address})

    def run(self, script, *values):
        """Return what the body of an async function returns; `given` holds the values."""
        code = (
            "const [...all] = arguments; const finish = all.pop(); const given = all;"
            f"(async () => {{ {script} }})()"
            ".then((value) => finish({ value }), (fault) => finish({ fault: String(fault) }))"
        )
        answer = self._send("WebDriver:ExecuteAsyncScript", {"script": code, "args": list(values), "newSandbox": False})
        if "fault" in answer["value"]:
            raise RuntimeError(answer["value"]["fault"])
        return answer["value"].get("value")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._send("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._socket.close()
        self._process.wait(timeout=30)
        self._folder.cleanup()

    def _port(self):
        """Return the port that Firefox writes down when it listens."""
        note = Path(self._folder.name, "profile", "MarionetteActivePort")
        end = time.monotonic() + 60
        while time.monotonic() < end and self._process.poll() is None:
            if note.exists() and note.read_text():
                return int(note.read_text())
            time.sleep(0.05)
        raise RuntimeError("Firefox did not start")

    def _send(self, command, values):
        self._number += 1
        message = json.dumps([0, self._number, command, values]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, fault, result = self._receive()
        if fault:
            raise RuntimeError(f"{command}: {fault['message']}")
        return result

    def _receive(self):
        size = b""
        while not size.endswith(b":"):
            size += self._socket.recv(1)
        data = b""
        while len(data) < int(size[:-1]):
            data += self._socket.recv(int(size[:-1]) - len(data))
        return json.loads(data)
