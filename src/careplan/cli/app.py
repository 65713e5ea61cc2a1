"""typer, with commands that are imported when they are called and every sentence in our words."""

import importlib
import inspect
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Final, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_from_info
from typer.models import CommandInfo

from careplan import __version__
from careplan.cli import words as wording
from careplan.cli.help import page, usage
from careplan.cli.language import LANGS
from careplan.cli.options import Manner
from careplan.cli.render import Screen
from careplan.cli.words import both, said
from careplan.text import Text
from careplan.text.refusal import Refusal

_HELP: Final = both("显示帮助", "Show this help")
_INTERRUPTED: Final = 130  # what typer makes of Ctrl-C
_COLORS: Final = ("auto", "always", "never")
_COLOR: Final = Text(zh="--color 只能是 auto、always 或 never", en="--color is auto, always or never")
_ABOUT: Final = both(
    "留守儿童关爱台帐：谁、在何时之前、应为这个孩子做什么，做了没有？",
    "A township's care plan for left-behind children: who owed this child what, by when, and was it done?",
)
_GROUP_HELP: Final = {
    "version": both("显示版本", "Show the version"),
    "help": _HELP,
    "install_completion": both("为当前 shell 安装补全", "Install completion for this shell"),
    "show_completion": both("打印当前 shell 的补全脚本", "Print the completion script for this shell"),
}


class _UsageError(Exception):
    """Wrong use, already in words."""

    def __init__(self, ctx: typer.Context, sentence: str) -> None:
        super().__init__(sentence)
        self.ctx = ctx
        self.sentence = sentence


class _Command(TyperCommand):
    """A command of ours: help and complaints by our own pages."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 typer's context
        return _page_of(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise _UsageError(ctx, wording.too_many(rest, ctx.obj.lang))
        return rest


class _Group(TyperGroup):
    """All commands; a command's module is imported when the command is called."""

    table: Mapping[str, tuple[str, Text]]

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        return _page_of(ctx, [(name, text) for name, (_, text) in self.table.items()])

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        if cmd_name not in self.table:
            return None
        return built(cmd_name, self.table[cmd_name], ctx.find_root().obj or Screen())

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        if args[0] not in self.table and not ctx.resilient_parsing:
            raise _UsageError(ctx, wording.no_such_command(args[0], list(self.table), ctx.obj.lang))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:  # noqa: ANN401
        from typer._click.shell_completion import CompletionItem

        lang = (ctx.find_root().obj or Screen()).lang
        return [
            CompletionItem(name, help=text.say(lang))
            for name, (_, text) in self.table.items()
            if name.startswith(incomplete)
        ] or [CompletionItem(name) for param in self.params for name in param.opts if name.startswith(incomplete)]


def start(words: Sequence[str], screen: Screen, commands: Mapping[str, tuple[str, Text]]) -> int:
    """Carry out the words of a command line; return the exit code.

    Raises Refusal for wrong use; what a command raises goes through.
    """
    _keep_completion_light()
    group = whole()
    group.table = commands
    try:
        code = group.main(list(words), prog_name="careplan", standalone_mode=False, obj=screen)
    except _UsageError as error:
        raise _refusal(error.ctx, error.sentence, screen) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        raise _refusal(getattr(error, "ctx", None), wording.complaint(error, screen.lang), screen) from None
    if code == _INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _keep_completion_light() -> None:
    """Let typer offer our help as it stands: to clean it of markup that it never has would import rich."""
    if "_CAREPLAN_COMPLETE" in os.environ:
        shells = importlib.import_module("typer._completion_classes")
        if hasattr(shells, "_sanitize_help_text"):
            setattr(shells, "_sanitize_help_text", str)  # noqa: B010 a private name of typer's


def whole() -> Any:  # noqa: ANN401 typer's command
    """Return careplan itself, without its commands."""
    app = typer.Typer(
        cls=_Group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_ABOUT,
    )
    app.callback(invoke_without_command=True)(_anything)
    group = get_command(app)
    for param in group.params:
        if param.name in _GROUP_HELP:
            param.help = _GROUP_HELP[param.name]  # type: ignore[attr-defined]
        if "_CAREPLAN_COMPLETE" in os.environ:
            _offer(param)
    group.params.append(_help_option(group))
    return group


def _anything(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version"),  # noqa: FBT001, FBT003 typer's form
    lang: str = typer.Option(None, "--lang", metavar="zh|en", help=both("语言", "Language")),  # noqa: ARG001
) -> None:
    if version:
        ctx.obj.write([f"careplan {__version__}"])
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        ctx.obj.write(ctx.get_help().split("\n"))
        raise typer.Exit(2)


def built(name: str, entry: tuple[str, Text], screen: Screen) -> Any:  # noqa: ANN401 typer's command
    """Return the typer command of a module's function `command`, its help in the language asked for."""
    module = importlib.import_module(f"careplan.cli.{entry[0]}")
    info = CommandInfo(
        name=name,
        cls=_Command,
        callback=_unpacked(module.command, screen),
        help=getattr(module, "HELP", both(entry[1].zh, entry[1].en)),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    command.params.append(_help_option(command))
    for param in command.params:
        param.help = said(getattr(param, "help", ""), screen.lang)  # type: ignore[attr-defined]
        if "_CAREPLAN_COMPLETE" in os.environ:
            _offer(param)
    return command


def _offer(param: Any) -> None:  # noqa: ANN401 typer's parameter
    """Let the shell offer what a parameter's own description says that it may be, where nothing better is known."""
    from typer._click.shell_completion import CompletionItem

    from careplan.cli.complete import offered

    known = offered(said(param.metavar, "en") or "")
    if known is not None and getattr(param, "_custom_shell_complete", None) is None:
        param.shell_complete = lambda _, incomplete: [CompletionItem(word) for word in known(incomplete)]


def _help_option(command: Any) -> Any:  # noqa: ANN401
    """Return `-h, --help` in our words, written by our renderer."""
    from typer.core import TyperOption

    def show(ctx: Any, _: object, value: object) -> None:  # noqa: ANN401
        if value and not ctx.resilient_parsing:
            ctx.obj.write(command.get_help(ctx).split("\n"))
            raise typer.Exit

    return TyperOption(
        param_decls=["-h", "--help"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        help=_HELP,
        callback=show,
    )


def _unpacked(function: Callable[..., int], screen: Screen) -> Callable[..., int]:
    """Return a function as typer wants it: bundles taken apart into options, `Screen` left out."""
    hints = get_type_hints(function, include_extras=True)
    bundles: dict[str, Any] = {name: hint for name, hint in hints.items() if is_dataclass(hint)}
    parameters = []
    for name, parameter in inspect.signature(function).parameters.items():
        if name in bundles:
            parameters += _parameters(bundles[name])
        elif hints[name] is not Screen:
            parameters.append(parameter.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY))
    parameters += _parameters(Manner)

    def call(**given: Any) -> int:  # noqa: ANN401
        _settle_manner(screen, _packed(Manner, given))
        for name, bundle in bundles.items():
            given[name] = _packed(bundle, given)
        given |= {name: screen for name, hint in hints.items() if hint is Screen}
        return function(**given)

    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {}
    return call


def _parameters(bundle: Any) -> list[inspect.Parameter]:  # noqa: ANN401
    hints = get_type_hints(bundle, include_extras=True)
    kind = inspect.Parameter.KEYWORD_ONLY
    return [
        inspect.Parameter(field.name, kind, default=_default(field), annotation=hints[field.name])
        for field in fields(bundle)
    ]


def _default(field: Any) -> Any:  # noqa: ANN401
    """Return what a field of a bundle is without its option; a list is empty."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return inspect.Parameter.empty if field.default is MISSING else field.default


def _packed(bundle: Any, given: dict[str, Any]) -> Any:  # noqa: ANN401
    return bundle(**{field.name: given.pop(field.name) for field in fields(bundle)})


def _settle_manner(screen: Screen, manner: Manner) -> None:
    if manner.color not in _COLORS:
        raise Refusal(_COLOR)
    if manner.lang in LANGS:
        screen.lang = manner.lang  # type: ignore[assignment]  # one of the two
    screen.color = manner.color
    screen.quiet, screen.verbose = manner.quiet, manner.verbose
    screen.progress = not manner.no_progress
    screen.file = manner.output if manner.output != "-" else None


def _page_of(ctx: Any, commands: Sequence[tuple[str, Text]] = ()) -> str:  # noqa: ANN401
    screen: Screen = ctx.find_root().obj
    from careplan.text.line import plain

    return "\n".join(plain(line) for line in page(ctx, screen.lang, screen.width(), commands))


def _refusal(ctx: Any, sentence: str, screen: Screen) -> Refusal:  # noqa: ANN401
    end = "\n" + wording.hint(usage(ctx, screen.lang), ctx.command_path, screen.lang) if ctx else ""
    return Refusal(Text(zh=sentence + end, en=sentence + end))
