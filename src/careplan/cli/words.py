"""Two languages in one string, for help that typer keeps, and typer's own complaints in our words."""

from typing import Any, Final

from careplan.text import Lang, Text
from careplan.text.refusal import near, shown

_BETWEEN: Final = "\x1f"


def both(zh: str, en: str) -> str:
    """Return help in both languages as one string."""
    return f"{zh}{_BETWEEN}{en}"


def said(words: str | None, lang: Lang) -> str:
    """Return the part of `both` in one language; other strings as they are."""
    zh, _, en = (words or "").partition(_BETWEEN)
    return en if en and lang == "en" else zh


SCHOOL: Final = both("学校", "SCHOOL")
ADULT: Final = both("教职工", "ADULT")
CHILD: Final = both("儿童", "CHILD")
WHO: Final = both("谁", "WHO")
"""What stands for somebody who may be named by an id, a name or its pinyin; a school by its name too."""
_UNKNOWN_OPTION: Final = Text(zh="没有选项 {name}。{near}", en="There is no option {name}. {near}")
_NEEDS_VALUE: Final = Text(zh="选项 {name} 后面要写一个值", en="Option {name} needs a value")
_TAKES_NONE: Final = Text(zh="选项 {name} 后面不写值", en="Option {name} takes no value")
_MISSING: Final = Text(zh="缺少 {name}", en="{name} is missing")
_TOO_MANY: Final = Text(zh="多写了 {name}", en="There is a word too many: {name}")
_NOT_GOOD: Final = Text(zh="{name} 的值不对", en="The value of {name} is not one it can have")
_ONE_OF: Final = Text(zh="{name} 只能是 {choices}", en="{name} is one of {choices}")
_NUMBER: Final = Text(zh="{name} 要写一个整数，例如 3", en="{name} is a whole number, for example 3")
_NO_COMMAND: Final = Text(zh="没有命令 {name}。{near}", en="There is no command {name}. {near}")
_ANYTHING: Final = Text(zh="命令写得不对", en="The command is not written right")
_TRY: Final = Text(zh="用法：{usage}\n帮助：{path} -h", en="Usage: {usage}\nHelp: {path} -h")


def no_such_command(name: str, known: list[str], lang: Lang) -> str:
    """Return that there is no such command, and which was probably meant."""
    return _NO_COMMAND.fill(lang, {"name": shown(name), "near": near(name, known).say(lang)}).strip()


def too_many(names: list[str], lang: Lang) -> str:
    """Return that words were given which mean nothing here."""
    return _TOO_MANY.fill(lang, {"name": " ".join(shown(name) for name in names)})


def hint(usage: str, path: str, lang: Lang) -> str:
    """Return how the command is written and where to read more."""
    return _TRY.fill(lang, {"usage": usage, "path": path})


def complaint(error: Any, lang: Lang) -> str:  # noqa: ANN401 typer's errors have no public types
    """Return what typer complains of, in our words; never typer's own."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        name = error.option_name
        known = sorted(error.possibilities or ())
        return _UNKNOWN_OPTION.fill(lang, {"name": shown(name), "near": near(name, known).say(lang)}).strip()
    if kind == "BadOptionUsage":
        words = _NEEDS_VALUE if "require" in error.message else _TAKES_NONE
        return words.fill(lang, {"name": error.option_name})
    if kind == "MissingParameter":
        return _MISSING.fill(lang, {"name": _name(error.param, lang)})
    if kind == "BadParameter":
        return _bad_value(error, lang)
    return _ANYTHING.say(lang)


def _bad_value(error: Any, lang: Lang) -> str:  # noqa: ANN401
    if _BETWEEN in error.message:
        return said(error.message, lang)
    name = _name(error.param, lang)
    choices = getattr(getattr(error.param, "type", None), "choices", None)
    if choices:
        return _ONE_OF.fill(lang, {"name": name, "choices": ", ".join(str(choice) for choice in choices)})
    if getattr(getattr(error.param, "type", None), "name", "").startswith("int"):
        return _NUMBER.fill(lang, {"name": name})
    return _NOT_GOOD.fill(lang, {"name": name})


def _name(param: Any, lang: Lang) -> str:  # noqa: ANN401
    if param is None:
        return "?"
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return said(param.metavar, lang) or str(param.name).upper()
