"""A client of headless Chromium: pages opened at a size, asked, photographed and printed over its debugging pipe."""

import base64
import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Self

from tests.real.programs import program

_QUIET: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
)
_COLOURS: Final = """async picture => {
  const image = await createImageBitmap(await (await fetch(picture)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const signs = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer), count = new Map();
  for (const sign of signs) count.set(sign, (count.get(sign) || 0) + 1);
  return 1 - Math.max(...count.values()) / signs.length;
}"""


class Browser:
    """A running browser with one page."""

    def __init__(self, profile: Path) -> None:
        """Start it with a profile of its own."""
        chromium = program("chromium", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        command = [chromium, *_QUIET, f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank"]
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec "$0" "$@" 3<&{orders} 4>&{answers}', *command],
            pass_fds=(orders, answers),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(orders)
        os.close(answers)
        self._asked, self._read, self._session = 0, b"", ""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Accessibility"):
            self.ask(f"{domain}.enable")

    def __enter__(self) -> Self:
        """Return the browser; it is closed at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it and wait until it is gone."""
        self._session = ""
        self.ask("Browser.close")
        self._process.wait(timeout=60)
        os.close(self._orders)
        os.close(self._answers)

    def open(self, file: Path, width: int, height: int, scheme: str, media: str = "") -> None:
        """Show a file in a window of so many CSS pixels, in a colour scheme, `light` or `dark`; `print` as on paper."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.ask("Emulation.setDeviceMetricsOverride", **size)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", media=media, features=features)
        self.ask("Page.navigate", url=file.as_uri())
        while self._message().get("method") != "Page.loadEventFired":
            """Until the page is there."""

    def value(self, script: str) -> Any:  # noqa: ANN401 JSON
        """Return what a script comes to in the page."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def named(self, role: str) -> list[tuple[str, str]]:
        """Return the name and description of everything of a role, as a screen reader is told."""
        nodes = self.ask("Accessibility.getFullAXTree")["nodes"]
        return [(_said(node, "name"), _said(node, "description")) for node in nodes if _said(node, "role") == role]

    def picture(self) -> bytes:
        """Return the whole page as PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"])

    def drawn(self, picture: bytes) -> float:
        """Return the share of a picture that is not its commonest colour."""
        data = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
        return float(self.value(f"({_COLOURS})({json.dumps(data)})"))

    def printed(self) -> bytes:
        """Return the page as it is printed, as PDF on the paper that it asks for."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401 JSON
        """Send an order and return its answer."""
        self._asked += 1
        order: dict[str, object] = {"id": self._asked, "method": method, "params": params}
        order |= {"sessionId": self._session} if self._session else {}
        os.write(self._orders, json.dumps(order).encode() + b"\0")
        while True:
            message = self._message()
            if message.get("id") == self._asked:
                assert "error" not in message, message
                return message["result"]

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            more = os.read(self._answers, 1 << 20)
            assert more, "the browser has stopped"
            self._read += more
        one, _, self._read = self._read.partition(b"\0")
        message: dict[str, Any] = json.loads(one)
        return message


def _said(node: Mapping[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", ""))
