"""Help pages in our words: plain lines that know how wide a Chinese sign is."""

import inspect
from collections.abc import Iterable, Iterator
from typing import Any, Final

from careplan.cli.words import said
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.text.width import width_of

_USAGE: Final = Text("用法：", "Usage: ")
_ARGUMENTS: Final = Text("参数", "Arguments")
_OPTIONS: Final = Text("选项", "Options")
_COMMON: Final = Text("各命令通用", "The same for every command")
_COMMANDS: Final = Text("命令", "Commands")
_SUBCOMMAND: Final = Text("命令 [选项]…", "COMMAND [OPTIONS]…")
_OPTIONS_MARK: Final = Text("[选项]", "[OPTIONS]")
_GAP: Final = 2
_WIDEST: Final = 100
_WIDEST_LEFT: Final = 28

COMMON: Final = frozenset({"output", "quiet", "verbose", "lang", "color", "no_progress", "debug", "help"})


def usage(ctx: Any, lang: Lang) -> str:  # noqa: ANN401 typer's context
    """Return how a command is written, in one line, without the word "usage"."""
    pieces = [ctx.command_path, _OPTIONS_MARK.say(lang)]
    arguments = (p for p in ctx.command.params if p.param_type_name == "argument" and not p.hidden)
    pieces += [_argument(param, lang, usage=True) for param in arguments]
    if hasattr(ctx.command, "commands"):
        pieces[-1:] = [_SUBCOMMAND.say(lang)]
    return " ".join(pieces)


def page(ctx: Any, lang: Lang, width: int, commands: Iterable[tuple[str, Text]] = ()) -> Iterator[Line]:  # noqa: ANN401
    """Yield the help of a command: how it is written, what it does, its arguments and options."""
    width = min(width, _WIDEST)
    yield _USAGE.say(lang) + usage(ctx, lang)
    yield ""
    about = said(ctx.command.help, lang)
    for paragraph in inspect.cleandoc(about).split("\n\n"):
        yield from (f"  {line}" for line in wrapped(" ".join(paragraph.split("\n")), width - 2))
        yield ""
    names = [(name, text.say(lang)) for name, text in commands]
    shown = [param for param in ctx.command.params if not param.hidden]
    arguments = [p for p in shown if p.param_type_name == "argument"]
    options = [p for p in shown if p.param_type_name == "option"]
    common = [] if names else [p for p in options if p.name in COMMON]
    own = [p for p in options if p not in common]
    yield from _section(_COMMANDS, names, lang, width)
    yield from _section(_ARGUMENTS, [(_argument(p, lang), said(p.help, lang)) for p in arguments], lang, width)
    yield from _section(_OPTIONS, [(_option(p, lang), said(p.help, lang)) for p in own], lang, width)
    title = _COMMON if own else _OPTIONS
    yield from _section(title, [(_option(p, lang), said(p.help, lang)) for p in common], lang, width)


def _section(title: Text, rows: list[tuple[str, str]], lang: Lang, width: int) -> Iterator[Line]:
    if not rows:
        return
    yield (("title", title.say(lang)),)
    left = min(max(width_of(first) for first, _ in rows), _WIDEST_LEFT) + _GAP
    for first, second in rows:
        lines = wrapped(second, max(width - left - 2, 20))
        if width_of(first) + _GAP > left:
            yield f"  {first}"
        else:
            yield f"  {first}{' ' * (left - width_of(first))}{lines.pop(0)}".rstrip()
        yield from (f"  {' ' * left}{line}" for line in lines)
    yield ""


def _argument(param: Any, lang: Lang, *, usage: bool = False) -> str:  # noqa: ANN401
    name = said(param.metavar, lang) or str(param.name).upper()
    if name.startswith("["):
        return name if usage else name[1:-1]
    many = "…" if param.nargs == -1 else ""
    return f"[{name}]{many}" if usage and not param.required else f"{name}{many}"


def _option(param: Any, lang: Lang) -> str:  # noqa: ANN401
    names = ", ".join(sorted((*param.opts, *param.secondary_opts), key=len))
    if param.is_flag or param.count:
        return names
    return f"{names} {said(param.metavar, lang) or str(param.name).upper()}"


def wrapped(text: str, width: int) -> list[str]:
    """Return text in lines of at most `width` columns, broken at spaces and between Chinese signs."""
    lines, line, room = list[str](), "", width
    for piece in _pieces(text):
        size = width_of(piece)
        if size > room and line.strip():
            lines.append(line.rstrip())
            line, room = "", width
            piece = piece.lstrip()  # noqa: PLW2901 a new line begins without a space
            size = width_of(piece)
        line += piece
        room -= size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> Iterator[str]:
    """Yield what must not be broken: a word with the space before it, a wide sign with the stop behind it."""
    piece = ""
    for sign in text:
        wide = width_of(sign) == 2  # noqa: PLR2004
        stop = sign in "，。；：、！？）》”’…,.;:!?)"
        if piece and not stop and (sign == " " or wide or width_of(piece[-1]) == 2) and piece[-1] not in "（《“‘(":  # noqa: PLR2004
            yield piece
            piece = ""
        piece += sign
    yield piece
