"""What stands around every command: two whole languages, exit codes, and nothing private in a fault."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from careplan import __version__
from careplan.cli.main import COMMANDS
from careplan.text import Lang
from tests.run import TOWNSHIP, careplan

HAN = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
TYPER = re.compile(r"Usage|Options|Arguments|Commands|Show this|default|required|Error|No such|Missing|Try |Got ")

each_command = pytest.mark.parametrize("name", COMMANDS)


@each_command
def test_help_is_whole_in_both_languages(name: str) -> None:
    """Chinese help has no sentence of typer's, English help no Chinese sign; both name every option alike."""
    zh, en = (careplan(name, "-h", "--lang", lang) for lang in ("zh", "en"))
    assert (zh.code, en.code) == (0, 0)
    assert not TYPER.search(zh.out)
    assert not HAN.search(en.out)
    assert COMMANDS[name][1].zh in zh.out.replace("\n", "").replace("  ", "") or HAN.search(zh.out)
    options = re.compile(r"(?<![\w-])--[a-z-]+")
    assert sorted(set(options.findall(zh.out))) == sorted(set(options.findall(en.out)))


def test_help_names_every_command_in_both_languages() -> None:
    """The first page lists all commands with what they do."""
    zh, en = careplan("--help"), careplan("--lang", "en", "-h")
    for name, (_, words) in COMMANDS.items():
        assert re.search(rf"^  {name} ", zh.out, re.MULTILINE)
        assert words.en[:30] in en.out
    assert not TYPER.search(zh.out)
    assert not HAN.search(en.out)


def test_no_words_at_all_is_wrong_use_and_shows_help() -> None:
    """`careplan` alone shows the first page and leaves with 2."""
    ran = careplan()
    assert ran.code == 2
    assert ran.out == careplan("-h").out


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (("chekc",), "没有命令 chekc。是不是 check？", "There is no command chekc. Did you mean check?"),
        (("check", "--formt", "json"), "没有选项 --formt。是不是 --format？", "There is no option --formt."),
        (("check", "--select"), "选项 --select 后面要写一个值", "Option --select needs a value"),
        (("check", "--strict=x"), "选项 --strict 后面不写值", "Option --strict takes no value"),
        (("check", "--format", "jsn"), "没有格式 jsn。是不是 json？", "There is no format jsn. Did you mean json?"),
        (("check", "--on", "2026-02-30"), "--on 要写成真实的日期", "--on is a day that exists"),
        (("check", "--color", "red"), "--color 只能是", "--color is auto, always or never"),
        (("check", "--fail-on", "eror"), "是不是 error？", "Did you mean error?"),
        (("check", "--school", "S9"), "没有学校 S9", "There is no school S9"),
        (("check", "--select", "CP9999"), "没有叫 CP9999 的检查", "No check is called CP9999"),
        (("check", "no-such-file"), "没有文件或文件夹", "There is no file or folder"),
        (("check", "--records", "nowhere"), "没有台帐文件夹 nowhere", "There is no folder of records nowhere"),
        (("explain", "CP101", "CP102"), "多写了 CP102", "There is a word too many: CP102"),
        (("explain", "bad-dat"), "是不是 bad-date？", "Did you mean bad-date?"),
        (("schema", "chidl"), "是不是 child？", "Did you mean child?"),
        (("-x",), "没有选项 -x", "There is no option -x"),
    ],
)
def test_wrong_use_is_2_and_says_what_to_write(words: tuple[str, ...], zh: str, en: str) -> None:
    """Every wrong use leaves with 2, writes no result, and speaks one language."""
    for lang, expected in (("zh", zh), ("en", en)):
        ran = careplan(*words, env={"CAREPLAN_LANG": lang})
        assert ran.code == 2
        assert ran.out == ""
        assert expected in ran.err
        assert not (TYPER if lang == "zh" else HAN).search(
            ran.err.replace("Usage: careplan", "") if lang == "en" else ran.err
        )


def test_no_records_is_2(tmp_path: Path) -> None:
    """Where no records are, careplan says how to name them."""
    ran = careplan("check", "--lang", "en", cwd=tmp_path)
    assert ran.code == 2
    assert "--records DIR" in ran.err


@pytest.mark.parametrize(
    ("words", "env", "written", "expected"),
    [
        (("--lang", "en"), {"CAREPLAN_LANG": "zh"}, "zh", "en"),
        (("--lang=zh",), {"CAREPLAN_LANG": "en"}, "en", "zh"),
        ((), {"CAREPLAN_LANG": "en", "LANG": "zh_CN.UTF-8"}, "zh", "en"),
        ((), {"LANG": "zh_CN.UTF-8"}, "en", "en"),
        ((), {"LANG": "en_GB.UTF-8"}, "zh", "zh"),
        ((), {"LANG": "en_GB.UTF-8"}, None, "en"),
        ((), {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, None, "zh"),
        ((), {"LANG": "C"}, None, "zh"),
        ((), {"CAREPLAN_LANG": "fr"}, None, "zh"),
    ],
)
def test_the_nearest_wish_for_a_language_wins(
    words: tuple[str, ...], env: dict[str, str], written: str | None, expected: Lang, tmp_path: Path
) -> None:
    """--lang, then CAREPLAN_LANG, then careplan.yaml, then the machine, then Chinese."""
    if written:
        (tmp_path / "careplan.yaml").write_text(f"language: {written}  # so\n", encoding="utf-8")
    for order in (("-h", *words), (*words, "-h")):
        assert bool(HAN.search(careplan(*order, cwd=tmp_path, env=env).out)) == (expected == "zh")


def test_an_unknown_language_is_2() -> None:
    """`--lang fr` is wrong use."""
    assert careplan("check", "--lang", "fr").code == 2


def test_a_fault_of_the_tool_is_3_and_names_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the line nor --debug repeats the exception's message, which may hold a private value."""
    private = "王小明 13800000000"

    def broken(*_: object, **__: object) -> None:
        raise ValueError(private)

    monkeypatch.setattr("careplan.workflow.explain.chosen", broken)
    plain, debug = careplan("explain", "CP101"), careplan("explain", "CP101", "--debug")
    assert (plain.code, debug.code) == (3, 3)
    assert re.search(r"ValueError，在 careplan/workflow/explain\.py:\d+", plain.err)
    assert len(plain.err.splitlines()) == 1
    assert "in explain" in debug.err
    assert "王小明" not in plain.all + debug.all
    assert "13800000000" not in plain.all + debug.all


def test_a_package_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no fault of the tool: 2, and the command that brings it; a lost module of careplan's own is one."""
    names = ["tyme4py.solar", "careplan.nowhere"]

    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError(name=names[0])

    monkeypatch.setattr("careplan.workflow.explain.chosen", missing)
    for lang, said in (("zh", "缺少 tyme4py。"), ("en", "tyme4py is missing.")):
        ran = careplan("explain", "CP101", "--lang", lang)
        assert (ran.code, said in ran.err, "`pip install 'careplan[office]'`" in ran.err) == (2, True, True)
    names.pop(0)
    assert careplan("explain", "CP101").code == 3


def test_ctrl_c_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt ends quietly."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("careplan.workflow.explain.chosen", interrupted)
    ran = careplan("explain", "CP101", "--lang", "en")
    assert (ran.code, ran.out, ran.err) == (130, "", "careplan: interrupted\n")


def test_version_from_every_door() -> None:
    """The program, the module and the option after another one give the same line."""
    started = subprocess.run(
        [sys.executable, "-m", "careplan", "--version"], capture_output=True, text=True, check=True
    )
    assert started.stdout == f"careplan {__version__}\n" == careplan("--lang", "en", "--version").out


PIPED = "import sys; from careplan.cli.main import main; sys.argv[1:] = {words}; main()"


def test_a_closed_pipe_is_quiet() -> None:
    """A reader who has seen enough makes no noise."""
    program = f"{PIPED.format(words=['schema', 'child'])}"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=TOWNSHIP
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        noise = ran.stderr.read()
    assert noise == b""
    assert ran.returncode in (0, 141)


@pytest.mark.parametrize("words", [("check", "--on", "2026-05-31"), ("-h",), ("chekc",)])
def test_no_screen_is_too_poor(words: tuple[str, ...]) -> None:
    """An ASCII screen gets English, or escapes where Chinese was asked for; never an encoding error."""
    env = {"LANG": "C", "PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin", "PYTHONWARNINGS": "error"}
    for extra, pattern in (((), rb"[a-z]{3}"), (("--lang", "zh"), rb"\\u[0-9a-f]{4}")):
        command = [sys.executable, "-m", "careplan", *words, *extra]
        ran = subprocess.run(command, env=env, cwd=TOWNSHIP.parent, capture_output=True, check=False)
        assert b"Traceback" not in ran.stderr
        assert re.search(pattern, ran.stdout + ran.stderr)
        assert (ran.stdout + ran.stderr).isascii()


def test_completion_offers_commands_options_and_ids() -> None:
    """Bash and zsh complete commands, options, schools, people, duties, kinds of act and codes; names give ids."""

    def offered(*words: str) -> list[str]:
        env = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1), "PATH": "/usr/bin:/bin"}
        env |= {"_CAREPLAN_COMPLETE": "complete_bash", "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
        command = [sys.executable, "-c", PIPED.format(words=[])]
        ran = subprocess.run(command, env=env, cwd=TOWNSHIP, capture_output=True, text=True, check=True)
        return ran.stdout.split()

    assert offered("careplan", "exp") == ["explain"]
    assert offered("careplan", "check", "--fail") == ["--fail-on"]
    assert offered("careplan", "check", "--school", "S") == ["S01", "S02"]
    assert "CP101" in offered("careplan", "explain", "CP10")
    assert offered("careplan", "show", "S01-2") == ["S01-282TV"]
    assert offered("careplan", "why", "S01-282TV", "home-") == ["home-visit"]
    assert offered("careplan", "log", "home") == ["home_visit", "homework_check"]
    assert offered("careplan", "log", "talk", "S01-282TV", "tongyi") == ["S01-282TV"]
    assert offered("careplan", "log", "talk", "--by", "T00") == ["T001", "T002", "T003", "T004", "T005"]
