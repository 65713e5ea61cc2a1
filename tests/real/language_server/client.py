"""A client of the YAML language server, as far as an editor asks: diagnostics, hover and completion over stdio."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tests.real.programs import modules

HERE: Final = Path(__file__).parent


def installed() -> Path:
    """Return the server's program, installed with npm on first use."""
    return modules(HERE) / "yaml-language-server/bin/yaml-language-server"


class Server:
    """A running language server whose editor speaks Chinese."""

    def __init__(self, program: Path, schemas: Mapping[str, str], root: Path) -> None:
        """Start it with schemas by their URI, each for a glob of files, in a workspace."""
        node = shutil.which("node") or "node"
        self._process = subprocess.Popen(
            [node, str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._asked = 0
        self._opened = 0
        self._found: dict[str, list[dict[str, Any]]] = {}
        yaml = {
            "schemas": schemas,
            "schemaStore": {"enable": False},
            "validate": True,
            "hover": True,
            "completion": True,
        }
        self._settings = {"yaml": yaml}
        self._root = root.as_uri()
        item = {"snippetSupport": True, "documentationFormat": ["markdown"]}
        document = {"completion": {"completionItem": item}, "hover": {"contentFormat": ["markdown"]}}
        able = {"workspace": {"configuration": True}, "textDocument": document}
        self.ask("initialize", processId=None, rootUri=self._root, locale="zh-cn", capabilities=able)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=self._settings)
        while not self.faults("careplan.yaml", "- no settings\n"):
            """The settings are asked for and read in the background; until then it knows no schema."""

    def stop(self) -> None:
        """Stop it as an editor does."""
        self.ask("shutdown")
        self._tell("exit")
        self._process.wait(timeout=60)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()

    def _open(self, path: str, text: str) -> str:
        """Open a file that was never open before and return its address."""
        self._opened += 1
        uri = f"{self._root}/{self._opened}/{path}"
        self._tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text})
        return uri

    def faults(self, path: str, text: str) -> list[dict[str, Any]]:
        """Open a file and return what the server has against it, by line."""
        uri = self._open(path, text)
        while uri not in self._found:
            self._read()
        self._tell("textDocument/didClose", textDocument={"uri": uri})
        found = self._found.pop(uri)
        return sorted(found, key=lambda one: one["range"]["start"]["line"])

    def hover(self, path: str, text: str, words: str) -> str:
        """Return what is shown where some words begin in a file."""
        answer = self._at("textDocument/hover", path, text, words)
        return str(answer["contents"]["value"]) if answer else ""

    def complete(self, path: str, text: str) -> dict[str, str]:
        """Return what is offered where `|` stands in a file, each with its documentation."""
        answer = self._at("textDocument/completion", path, text.replace("|", ""), "|", text)
        return {item["label"]: _plain(item.get("documentation", "")) for item in answer["items"]}

    def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401 JSON
        """Send a request and return its answer."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _at(self, method: str, path: str, text: str, words: str, marked: str = "") -> Any:  # noqa: ANN401 JSON
        before = (marked or text).split(words, 1)[0]
        uri = self._open(path, text)
        line = before.count("\n")
        position = {"line": line, "character": len(before.rsplit("\n", 1)[-1])}
        answer = self.ask(method, textDocument={"uri": uri}, position=position)
        self._tell("textDocument/didClose", textDocument={"uri": uri})
        return answer

    def _tell(self, method: str, **params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        stream, size = self._process.stdout, 0
        assert stream is not None
        while header := stream.readline().strip():
            name, _, value = header.decode().partition(":")
            size = int(value) if name.lower() == "content-length" else size
        assert size, "the language server has stopped"
        message: dict[str, Any] = json.loads(stream.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: dict[str, Any]) -> list[Any] | None:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section", ""), {}) for item in message["params"]["items"]]


def _plain(documentation: Any) -> str:  # noqa: ANN401 text or a map
    return str(documentation["value"] if isinstance(documentation, dict) else documentation)
