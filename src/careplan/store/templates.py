"""Templates that a clerk may edit: sandboxed, strict about unknown names, every value escaped for its place."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context
from markupsafe import Markup

from careplan.domain.figure import shown
from careplan.records.place import Fault
from careplan.store.tree import Folder, Tree
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal

Own = Callable[[str], "bytes | Fault | None"]
"""Reads a template of the records' own folder by its path from the records' root; None where there is none."""

_ENDING: Final = ".j2"
_MOST_TURNS: Final = 200_000
_MOST_SIGNS: Final = 20_000_000
_LONGEST: Final = 1_000_000
_SIGNS: Final[dict[int, str | None]] = dict.fromkeys(range(32)) | str.maketrans(
    {
        "\\": "\\\\",
        "|": "\\|",
        "`": "\\`",
        "*": "\\*",
        "_": "\\_",
        "[": "\\[",
        "]": "\\]",
        "~": "\\~",
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "\r": None,
        "\n": " ",
        "\t": " ",
        "\u2028": " ",
        "\u2029": " ",
    }
)
_AT: Final = Text("{file}:{line}：{why}", "{file}:{line}: {why}")
_UNKNOWN: Final = Text("没有叫 `{name}` 的内容", "there is nothing called `{name}`")
_SYNTAX: Final = Text(
    "这一行不是正确的模板写法；花括号和百分号要成对，例如 `{{ report.head.month }}`",
    "this is no correct template; braces and percent signs come in pairs, such as `{{ report.head.month }}`",
)
_FORBIDDEN: Final = Text(
    "模板不许这样做；模板只能读报表里的内容", "a template may not do that; it may only read what is in the report"
)
_TOO_MUCH: Final = Text("循环太多或结果太大", "it loops too often or makes too much")
_MISSING: Final = Text("没有模板 `{name}`", "there is no template `{name}`")
_FAILED: Final = Text("这一行算不出结果（{name}）", "this line cannot be worked out ({name})")
_UNREADABLE: Final = Text("模板读不了", "the template cannot be read")


def cell(value: object) -> Markup:
    """Return a value as text that stays inside one cell of a Markdown table and is never taken for Markdown."""
    return value if isinstance(value, Markup) else Markup(str(value).translate(_SIGNS))  # noqa: S704 just escaped


class _TooMuchError(Exception):
    """A template that does not come to an end."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, with a limit on what one report may loop and multiply."""

    intercepted_binops = frozenset(["*", "**"])

    def __init__(self, loader: BaseLoader, lang: Lang) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_finalizer(lang),
        )
        self.turns = 0
        self.filters["cell"] = cell
        self.filters["say"] = partial(shown, lang=lang)
        self.globals["range"] = self._range

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 jinja's form
        size = sum(len(side) if hasattr(side, "__len__") else 1 for side in (left, right))
        factor = max((side for side in (left, right) if isinstance(side, int)), default=1)
        if operator == "**" or size * factor > _LONGEST:
            raise _TooMuchError
        return super().call_binop(context, operator, left, right)

    def _range(self, *args: int) -> range:
        turns = range(*args)
        self.turns += len(turns) if turns.stop - turns.start < _MOST_SIGNS else _MOST_SIGNS
        if self.turns > _MOST_TURNS:
            raise _TooMuchError
        return turns


def _finalizer(lang: Lang) -> Callable[..., Any]:
    """Return what is done with each value that a template prints: said in the language, escaped for the file's kind."""

    @pass_context
    def finalize(context: Context, value: object) -> object:
        if isinstance(value, (Markup, StrictUndefined)):
            return value
        text = value if isinstance(value, str) else shown(value, lang)  # type: ignore[arg-type]  # a view's values are cells
        return cell(text) if (context.name or "").endswith(".md" + _ENDING) else text

    return finalize


class _Loader(BaseLoader):
    """Finds a template in the records' own `templates/`, else among those that come with careplan."""

    def __init__(self, own: Own, lang: Lang) -> None:
        self._own = own
        self._lang = lang
        self.lines: dict[str, list[str]] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        """Return the text of a template and the path under which errors name it."""
        path = f"templates/{self._lang}/{template}"
        data = None if _leads_out(template) else self._own(path)
        if isinstance(data, Fault):
            raise TemplateSyntaxError("unreadable", 1, template, path)
        if data is None:
            data = _packaged(self._lang, template)
        if data is None:
            raise TemplateNotFound(template)
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise TemplateSyntaxError("not utf-8", line, template, path) from None
        self.lines[path] = text.split("\n")
        return text, path, lambda: True


def _leads_out(template: str) -> bool:
    return any(part in {"", ".", ".."} for part in template.split("/")) or "\\" in template or ":" in template


def _packaged(lang: Lang, template: str) -> bytes | None:
    """Return a template that comes with careplan: in the wheel inside the package, in a checkout beside `src`."""
    inside = Path(__file__).resolve().parent.parent
    for folder in (inside / "templates", inside.parent.parent / "templates"):
        path = folder / lang / template
        if not _leads_out(template) and path.is_file():
            return path.read_bytes()
    return None


def own_in(root: str) -> Own:
    """Return the reader of the templates in a records folder."""
    folder = Folder(root)
    return lambda path: folder.read(path) if Path(root, path).is_file() else None


def own_of(tree: Tree) -> Own:
    """Return the reader of the templates in a tree of records, such as a commit."""
    known = frozenset(path for path in tree.paths()[0] if path.startswith("templates/"))
    return lambda path: tree.read(path) if path in known else None


def render(name: str, lang: Lang, values: Mapping[str, object], own: Own = lambda _: None) -> str:
    """Return a template filled with values. `name` is such as `school-month.md.j2`.

    Raises Refusal with file, line and words for anything that is wrong in a template, never with a value.
    """
    loader = _Loader(own, lang)
    try:
        return _filled(_Sandbox(loader, lang), name, values)
    except TemplateNotFound as error:
        asked = {"name": str(error.name)}
        why = Text(_MISSING.fill("zh", asked), _MISSING.fill("en", asked))
        spot = _spot(error, loader)
    except (TemplateError, _TooMuchError, RecursionError, ArithmeticError, MemoryError) as error:
        why, spot = _words(error), _spot(error, loader)
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        why, spot = _words(error), _spot(error, loader)
        if spot is None:
            raise
    file, line = spot or (f"templates/{lang}/{name}", 1)
    raise Refusal(_AT, file=file, line=str(line), why=why)


def _filled(environment: _Sandbox, name: str, values: Mapping[str, object]) -> str:
    parts: list[str] = []
    size = 0
    for part in environment.get_template(name).generate(**values):
        size += len(part)
        if size > _MOST_SIGNS:
            raise _TooMuchError
        parts.append(part)
    return "".join(parts)


def _words(error: BaseException) -> Text:
    if isinstance(error, TemplateSyntaxError):
        return _UNREADABLE if error.message in {"unreadable", "not utf-8"} else _SYNTAX
    if isinstance(error, SecurityError):
        return _FORBIDDEN
    if isinstance(error, UndefinedError):
        name = {"name": _name_in(error)}
        return Text(_UNKNOWN.fill("zh", name), _UNKNOWN.fill("en", name))
    if isinstance(error, (_TooMuchError, RecursionError, OverflowError, MemoryError)):
        return _TOO_MUCH
    kind = {"name": type(error).__name__}
    return Text(_FAILED.fill("zh", kind), _FAILED.fill("en", kind))


def _name_in(error: UndefinedError) -> str:
    """Return the name, written in the template, that jinja's sentence is about: the last one in quotes."""
    quoted = str(error.message).split("'")[1::2]
    return quoted[-1] if quoted else "?"


def _spot(error: BaseException, loader: _Loader) -> tuple[str, int] | None:
    """Return the line of a template where an error arose: the one that writes the unknown name, else the innermost."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or str(error.name), error.lineno
    name = _name_in(error) if isinstance(error, UndefinedError) else ""
    found = None
    trace = error.__traceback__
    while trace is not None:
        file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        if file in loader.lines and (found is None or name in loader.lines[file][line - 1]):
            found = file, line
        trace = trace.tb_next
    return found
