"""Write the schemas of record files where an editor finds them, with the setting that tells which file is which."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from careplan.formats.json import document
from careplan.records.base import Kind
from careplan.records.kinds import kinds
from careplan.store.errors import WriteError
from careplan.store.tree import Folder
from careplan.store.write import Change, write_all
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal
from careplan.workflow.schema import schema

FOLDER: Final = ".vscode/careplan"
SETTINGS: Final = ".vscode/settings.json"
_NO_FOLDER: Final = Text(
    "没有文件夹 {folder}；例如写 `careplan schema --write .`",
    "There is no folder {folder}; write for example `careplan schema --write .`",
)
_NOT_OURS: Final = Text(
    "{file} 不是单纯的 JSON（也许有注释），没有改动；请自己加上：{add}",
    "{file} is no plain JSON (it may have comments) and was not changed; add this yourself: {add}",
)


def editor_files(lang: Lang) -> dict[str, bytes]:
    """Return a schema for every kind of YAML record by its path, words in both languages, the reader's first."""
    return {f"{FOLDER}/{kind.name}.json": _bytes(schema(kind.name, lang)) for kind in _edited()}


def associations() -> dict[str, str]:
    """Return which files each schema is for, as the setting `yaml.schemas` says it."""
    return {f"{FOLDER}/{kind.name}.json": f"**/{re.sub(r'{[a-z]+}', '*', kind.files)}" for kind in _edited()}


def write_schemas(folder: str, lang: Lang) -> list[str]:
    """Write schemas and setting into the folder that one opens in the editor; return the paths written.

    Other settings that stand there stay. Raises Refusal for a folder that is not there, or settings that are no JSON.
    """
    root = Path(folder)
    if not root.is_dir():
        raise Refusal(_NO_FOLDER, folder=folder if folder.isascii() else "…")
    files = editor_files(lang)
    before = {path: _read(root, path) for path in (*files, SETTINGS)}
    files[SETTINGS] = _merged(before[SETTINGS])
    changes: dict[str, Change] = {path: (data, before[path]) for path, data in files.items()}
    try:
        write_all(folder, changes)
    except WriteError as error:
        raise Refusal(Text(error.say("zh"), error.say("en"))) from None
    return sorted(files)


def _edited() -> list[Kind]:
    return [kind for kind in kinds() if kind.files.endswith(".yaml")]


def _read(root: Path, path: str) -> bytes | None:
    data = Folder(str(root)).read(path) if (root / path).exists() else None
    return data if isinstance(data, bytes) else None


def _merged(old: bytes | None) -> bytes:
    """Return the editor's settings with ours in them."""
    try:
        settings = json.loads(old) if old else {}
        known = {**settings.get("yaml.schemas", {})}
    except (ValueError, TypeError, AttributeError):
        raise Refusal(_NOT_OURS, file=SETTINGS, add=json.dumps({"yaml.schemas": associations()})) from None
    return _bytes({**settings, "yaml.schemas": {**known, **associations()}})


def _bytes(value: Mapping[str, Any]) -> bytes:
    return "".join(f"{line}\n" for line in document(value)).encode()
