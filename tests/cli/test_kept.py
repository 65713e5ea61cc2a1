"""Kept answers: when one is given, when none is, and that a damaged one does no harm."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from careplan import store
from careplan.cli import kept
from careplan.store.answers import Answer, answers_folder, keep_answer, kept_answer
from careplan.store.fingerprint import fingerprint
from tests.run import TOWNSHIP, careplan

DAY = ("--on", "2026-05-31")
SHOW = ("show", "S01-282TV", *DAY)
HEAVY = ("jinja2", "pydantic", "rich", "ruamel", "typer")
RUN = """
import sys
from careplan.cli.main import main
try:
    main()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return records of one's own."""
    return shutil.copytree(TOWNSHIP, tmp_path / "records")


def test_a_kept_answer_is_given_without_anything_heavy(root: Path, answers_are_kept: Path) -> None:
    """The second time neither the models nor a parser nor a renderer is imported, and the words are the same."""
    runs = [
        subprocess.run([sys.executable, "-c", RUN, "check", *DAY], cwd=root, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout != ""
    loaded = [set(ran.stderr.split()) & set(HEAVY) for ran in runs]
    assert loaded[0] >= {"pydantic", "ruamel", "typer"}
    assert loaded[1] == set()
    assert len(list(answers_are_kept.iterdir())) == 1


def test_nobody_else_may_read_what_is_kept(root: Path, answers_are_kept: Path) -> None:
    """The folder and the answers are their owner's."""
    careplan(*SHOW, cwd=root)
    (answer,) = answers_are_kept.iterdir()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (answers_are_kept, answer)] == [0o700, 0o600]


@pytest.mark.parametrize(
    "words",
    [
        (*SHOW, "--no-cache"),
        (*SHOW, "-o", "page.txt"),
        (*SHOW, "--debug"),
        ("show", "S01-NONE", *DAY),
        ("check", *DAY, "careplan.yaml"),
        ("find", "S01", *DAY),
        ("check", "--help"),
    ],
)
def test_what_is_not_kept(words: tuple[str, ...], root: Path, answers_are_kept: Path) -> None:
    """Refusals, answers that go to a file, words that may name any file, and whatever asks not to be."""
    careplan(*words, cwd=root)
    assert not answers_are_kept.exists()


@pytest.mark.parametrize("words", [("due", "--format", "ics"), ("report", "--month", "2026-05", "--format", "docx")])
def test_documents_are_written_whole_each_time(words: tuple[str, ...], root: Path, answers_are_kept: Path) -> None:
    """What is no text is not kept, and comes out the second time as well."""
    runs = [
        subprocess.run(
            [sys.executable, "-m", "careplan", *words, *DAY], cwd=root, stdout=subprocess.PIPE, check=True
        ).stdout
        for _ in range(2)
    ]
    assert all(len(out) > 500 for out in runs)
    assert not answers_are_kept.exists()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _open_to_all(path: Path) -> None:
    path.chmod(0o666)


def _folder_open_to_all(path: Path) -> None:
    path.parent.chmod(0o777)


def _link(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to(path.parent.parent / "elsewhere")


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [_cut, _flip, _open_to_all, _folder_open_to_all, _link, _a_folder, _empty])
def test_a_damaged_answer_is_none(harm: Callable[[Path], None], root: Path, answers_are_kept: Path) -> None:
    """Cut, changed, replaced or in reach of others: the answer is worked out, and nothing is said of it."""
    first = careplan(*SHOW, cwd=root)
    (answer,) = answers_are_kept.iterdir()
    assert kept_answer(str(answers_are_kept), answer.name) is not None
    harm(answer)
    assert kept_answer(str(answers_are_kept), answer.name) is None
    assert careplan(*SHOW, cwd=root) == first


def test_no_place_to_keep_it(root: Path, tmp_path: Path) -> None:
    """A file where the folder should be, or no folder wished: the answer is the same."""
    blocked = tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")
    without = careplan(*SHOW, cwd=root, env={"CAREPLAN_CACHE_DIR": ""})
    assert careplan(*SHOW, cwd=root, env={"CAREPLAN_CACHE_DIR": str(blocked)}) == without


def test_where_answers_are_kept() -> None:
    """The user's cache folder, or where CAREPLAN_CACHE_DIR says; a name that leads from the working folder is none."""
    assert answers_folder({"XDG_CACHE_HOME": "/x"}) == "/x/careplan/answers"
    assert answers_folder({"XDG_CACHE_HOME": "/x", "CAREPLAN_CACHE_DIR": "/y"}) == "/y/answers"
    assert answers_folder({"CAREPLAN_CACHE_DIR": ""}) is None
    assert answers_folder({"CAREPLAN_CACHE_DIR": "records"}) is None
    assert (answers_folder({"XDG_CACHE_HOME": "x"}) or "").startswith(str(Path.home()))


@pytest.mark.usefixtures("answers_are_kept")
def test_surroundings_that_change_the_words(root: Path) -> None:
    """Language, colour and the folder one stands in are part of the question."""
    asked = ("check", "--format", "concise", *DAY)
    (root / "careplan.yaml").write_text("colour: red\n", encoding="utf-8")
    ways = [
        careplan(*asked, cwd=root),
        careplan(*asked, cwd=root, env={"CAREPLAN_LANG": "en"}),
        careplan(*asked, "--color", "always", cwd=root),
        careplan(*asked, cwd=root / "schools"),
    ]
    assert len({ran.out for ran in ways}) == len(ways)
    assert careplan(*asked, cwd=root) == ways[0]


@pytest.mark.usefixtures("answers_are_kept")
def test_another_day_is_another_question(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `--on`, an answer of yesterday, by the clock of China, is not given today."""
    monkeypatch.chdir(root)
    monkeypatch.delenv("CI", raising=False)
    asked = kept.question(["due"])
    assert asked is not None
    keys = []
    for moment in (1_780_243_199, 1_780_243_200, 1_780_329_599):  # 15:59:59 and 16:00:00 in Greenwich; a day later
        monkeypatch.setattr(kept, "time", lambda now=moment: now)
        keys.append(asked.key())
    assert keys[0] != keys[1] == keys[2]


def test_in_ci_the_day_is_the_commits(root: Path, answers_are_kept: Path) -> None:
    """There an answer is kept only when the words name the day."""
    careplan("due", cwd=root, env={"CI": "true"})
    assert not answers_are_kept.exists()
    careplan("due", *DAY, cwd=root, env={"CI": "true"})
    assert answers_are_kept.exists()


def test_records_that_change_meanwhile(root: Path, answers_are_kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer is not kept when the records are no longer those that the question was about."""
    seen = iter(["before", "after"])
    monkeypatch.setattr(kept, "fingerprint", lambda _: next(seen))
    careplan(*SHOW, cwd=root)
    assert not answers_are_kept.exists()


def test_fingerprint_of_odd_folders(tmp_path: Path) -> None:
    """A link, a file too large for a record or a folder that is not there: no word for it."""
    assert fingerprint(str(tmp_path / "missing")) is None
    (tmp_path / "a").mkdir()
    empty = fingerprint(str(tmp_path))
    (tmp_path / "a/large").write_bytes(b"x" * 1_000_000)
    assert fingerprint(str(tmp_path)) not in (None, empty)
    (tmp_path / "a/large").write_bytes(b"x" * 1_000_001)
    assert fingerprint(str(tmp_path)) is None
    (tmp_path / "a/large").unlink()
    (tmp_path / "a/link").symlink_to(tmp_path)
    assert fingerprint(str(tmp_path)) is None


def test_fingerprint_of_the_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is another where a file was written anew, or a template; not for what Python makes of the source."""
    source, template = tmp_path / "src/careplan/store/a.py", tmp_path / "templates/a.txt"
    for path in (source, template):
        path.parent.mkdir(parents=True)
        path.write_text("a", encoding="utf-8")
    monkeypatch.setattr(store.fingerprint, "__file__", str(source))
    words = [store.fingerprint.fingerprint_of_tool()]
    for path in (source, template):
        os.utime(path, ns=(1, 1))
        words.append(store.fingerprint.fingerprint_of_tool())
    assert len(set(words)) == len(words)
    (source.parent / "__pycache__").mkdir()
    (source.parent / "__pycache__/a.pyc").touch()
    assert store.fingerprint.fingerprint_of_tool() == words[-1]


def test_two_at_once_and_many_in_a_row(tmp_path: Path) -> None:
    """Writers at the same time leave a whole answer; of very many, the oldest go."""
    folder = str(tmp_path / "answers")
    answer = Answer(1, [("out", "一\n" * 5000), ("err", "\ud800")])

    def write(number: int) -> Answer | None:
        keep_answer(folder, f"{number % 3}", answer)
        return kept_answer(folder, f"{number % 3}")

    with ThreadPoolExecutor(8) as pool:
        assert set(map(str, pool.map(write, range(60)))) <= {str(answer), "None"}
    for number in range(400):
        keep_answer(folder, f"{number:040}", answer)
    left = list(Path(folder).iterdir())
    assert kept_answer(folder, f"{399:040}") == answer
    assert 128 <= len(left) <= 256
