"""`careplan report`: to the screen, to a file, to a folder, and what is said when it cannot be drawn."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.reports.samples import trouble
from tests.run import TOWNSHIP, careplan

ON = ("--on", "2026-06-20")
MAY = ("report", "--month", "2026-05", *ON)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the township in which some things went wrong."""
    return trouble(tmp_path / "records")


def test_the_township_s_report_goes_to_the_screen(root: Path) -> None:
    """Without a school it is the township's, in the language asked for."""
    assert careplan(*MAY, cwd=root).out.startswith("# 青石镇（样例） 2026-05 关爱留守儿童工作月报（全镇）\n")
    ran = careplan(*MAY, "--lang", "en", "--school", "S02", cwd=root)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# Shiqiao school: monthly report on left-behind children, 2026-05\n")
    assert "- Duties done: 56.2 % (9/16) [" in ran.out


def test_json_is_the_same_in_every_language(root: Path) -> None:
    """Keys and values do not change with the words on the screen."""
    zh, en = (careplan(*MAY, "--format", "json", "--lang", lang, cwd=root).out for lang in ("zh", "en"))
    assert zh == en
    assert json.loads(zh)["figures"]["completion"]["value"] == {"done": 25, "base": 33, "value": 0.757576}


def test_a_folder_gets_the_township_s_and_each_school_s(root: Path, tmp_path: Path) -> None:
    """One file each, named by month, school and language."""
    out = tmp_path / "out"
    out.mkdir()
    assert careplan(*MAY, "-o", str(out), cwd=root).out == ""
    names = sorted(path.name for path in out.iterdir())
    assert names == ["2026-05-S01.zh.md", "2026-05-S02.zh.md", "2026-05-township.zh.md"]
    assert (out / "2026-05-S02.zh.md").read_text(encoding="utf-8").startswith("# 石桥小学 2026-05")


def test_a_folder_that_is_not_there_is_made(root: Path) -> None:
    """A slash at the end means a folder; a file in its way is said in one sentence."""
    assert careplan(*MAY, "-o", "out/may/", cwd=root).code == 0
    assert len(list((root / "out/may").iterdir())) == 3
    (root / "taken").write_text("x", encoding="utf-8")
    refused = careplan(*MAY, "-o", "taken/", cwd=root)
    assert (refused.code, refused.out) == (2, "")


def test_a_file_gets_one_report(root: Path, tmp_path: Path) -> None:
    """`-o FILE` holds what the screen would have shown."""
    file = tmp_path / "s01.md"
    assert careplan(*MAY, "--school", "S01", "-o", str(file), cwd=root).code == 0
    assert file.read_text(encoding="utf-8") == careplan(*MAY, "--school", "S01", cwd=root).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--month", "2026-13", *ON), "--month 要写成年和月，例如 `--month 2026-05`"),
        (("--month", "May", *ON), "--month 要写成年和月"),
        (("--month", "2026-07", *ON), "2026-07 到 2026-06-20 还没有开始"),
        (("--month", "2026-05", "--school", "S03", *ON), "S03"),
        (("--month", "2026-05", "--format", "pdff", *ON), "--format 没有 pdff。是不是 pdf？"),
        ((*ON,), "--month"),
    ],
)
def test_wrong_use_is_2_and_one_sentence(words: tuple[str, ...], said: str, root: Path) -> None:
    """What is wrong and what to write instead."""
    ran = careplan("report", *words, cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_the_township_s_own_template_is_used_and_its_errors_are_named(root: Path) -> None:
    """A clerk sees file and line, never a traceback; and careplan check has nothing against the folder."""
    folder = root / "templates/zh"
    folder.mkdir(parents=True)
    own = folder / "township-month.md.j2"
    own.write_text("本月完成 {{ report.figures.completion.value }}\n", encoding="utf-8")
    assert careplan(*MAY, cwd=root).out == "本月完成 75.7 % (25/33)\n"
    own.write_text("一\n本月 {{ report.totl }} 次\n", encoding="utf-8")
    ran = careplan(*MAY, cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "careplan: templates/zh/township-month.md.j2:2：没有叫 `totl` 的内容\n"
    assert careplan("check", *ON, "--select", "file-in-no-place", cwd=root).code == 0


def test_records_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    """A report drawn from part of the records says that it is."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    child = tmp_path / "records/schools/S01/children/S01-282TV.yaml"
    child.write_text("id: [\n", encoding="utf-8")
    out = careplan(*MAY, "--lang", "en", cwd=tmp_path / "records").out
    assert "could not be read and are in no figure; run careplan check first" in out


def test_a_commit_brings_its_own_templates(root: Path) -> None:
    """The same month drawn later from the same commit is the same to the byte."""

    def git(*words: str) -> None:
        person = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        subprocess.run(["git", *person, *words], cwd=root, check=True, capture_output=True)

    folder = root / "templates/zh"
    folder.mkdir(parents=True)
    (folder / "township-month.md.j2").write_text("那时 {{ report.head.month }}\n", encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "x")
    (folder / "township-month.md.j2").write_text("现在 {{ report.head.month }}\n", encoding="utf-8")
    assert careplan(*MAY, "--at", "HEAD", cwd=root).out == "那时 2026-05\n"
    assert careplan(*MAY, cwd=root).out == "现在 2026-05\n"
