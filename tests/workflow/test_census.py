"""A half year from opening the sheets to closing the figures and amending them, on the small township of the checks."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from careplan.workflow.census_schemas import CENSUS, CLOSE, DIFFERENCE, OPEN
from careplan.workflow.schema import output_schemas
from tests.golden import Golden
from tests.run import TOWNSHIP, Ran, careplan
from tests.workflow.test_answer_schemas import wrong

SHEET = "schools/S01/census/2026H1.csv"
MOVER = "schools/S01/children/S01-JS1XV.yaml"
STAYED = "    from: 2025-09-01\n    began: new\n"
MOVED = (
    f"{STAYED}    until: 2026-06-15\n    ended: moved_out\n    went_to: S02\n"
    "  - school: S02\n    from: 2026-06-16\n    began: moved_in\n    came_from: S01\n"
)
LEFT = f"{STAYED}    until: 2026-03-31\n    ended: left_with_parents\n    went_to: outside\n"
SCHEMAS = {schema["$id"]: dict(schema) for schema in (CENSUS, OPEN, CLOSE, DIFFERENCE)}
PRIVATE = re.compile(r"示例童|199000000|99012320|村[一二三]组|邻县|工厂")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the township."""
    shutil.copytree(TOWNSHIP, tmp_path, dirs_exist_ok=True)
    return tmp_path


def census(root: Path, *words: str, on: str = "2026-07-01", lang: str = "en") -> Ran:
    """Run `careplan census` on a day; no private value may come out of any run."""
    ran = careplan("census", *words, "--on", on, "--lang", lang, cwd=root)
    assert not PRIVATE.search(ran.all)
    return ran


def answer(root: Path, *words: str, on: str = "2026-07-01") -> dict[str, Any]:
    """Return the JSON of a run, which is as its schema says."""
    document: dict[str, Any] = json.loads(census(root, *words, "--format", "json", on=on).out)
    assert wrong(document, SCHEMAS[document["schema"]]) == []
    return document


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that is there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def files(root: Path) -> dict[str, bytes]:
    """Return every record file's bytes."""
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file() and "lock" not in p.name}


class TestOpen:
    """Writing the sheets."""

    def test_a_new_sheet_waits_for_its_visits(self, root: Path) -> None:
        """One line a child, nothing verified, no act, and nothing for `check` to find in it."""
        (root / SHEET).unlink()
        assert census(root, "open", "2026H1").code == 0
        assert (root / SHEET).read_text(encoding="utf-8").splitlines() == [
            "child,date,by,result,grade,boarder,father,mother,guardian,key,note",
            "S01-282TV,,,,,,,,,,",
            "S01-JS1XV,,,,,,,,,,",
        ]
        found = careplan("check", "--select", "CP1", "--select", "CP6", "--on", "2026-05-31", "-q", cwd=root)
        assert (found.code, "census" in found.out) == (0, False)
        waiting = [one for one in answer(root, "2026H1")["children"] if one["standing"] == "not_verified"]
        assert [one["child"] for one in waiting] == ["S01-282TV", "S01-JS1XV"]
        assert all(one["date"] is one["by"] is one["result"] is None for one in waiting)

    def test_filled_lines_stay_and_missing_children_are_added(self, root: Path) -> None:
        """Whoever is not on the sheet gets a line; what a person filled in is not touched, in whatever columns."""
        (root / SHEET).write_text("result,child,by,date\npresent,S01-JS1XV,T002,2026-05-25\n", encoding="utf-8")
        ran = answer(root, "open", "2026H1")
        assert [sheet["added"] for sheet in ran["sheets"]] == [["S01-282TV"], []]
        assert (root / SHEET).read_text(encoding="utf-8").splitlines() == [
            "child,date,by,result",
            "S01-282TV,,,",
            "S01-JS1XV,2026-05-25,T002,present",
        ]

    def test_opening_twice_changes_nothing(self, root: Path) -> None:
        """The second time there is nothing to add."""
        (root / SHEET).unlink()
        census(root, "open", "2026H1")
        before = files(root)
        ran = census(root, "open", "2026H1")
        assert files(root) == before
        assert ran.out.splitlines() == [
            f"schools/{id_}/census/2026H1.csv: nothing to add, lines: 2" for id_ in ("S01", "S02")
        ]

    def test_one_school(self, root: Path) -> None:
        """With `--school` no other school's sheet is written."""
        for school in ("S01", "S02"):
            (root / f"schools/{school}/census/2026H1.csv").unlink()
        census(root, "open", "2026H1", "--school", "S02")
        assert sorted(name for name in files(root) if "/census/" in name) == ["schools/S02/census/2026H1.csv"]

    def test_who_left_gets_no_line(self, root: Path) -> None:
        """The sheet holds who is on the register on the last day, or on the day of opening."""
        edit(root / MOVER, STAYED, MOVED)
        for school in ("S01", "S02"):
            (root / f"schools/{school}/census/2026H1.csv").unlink()
        assert [sheet["added"] for sheet in answer(root, "open", "2026H1", on="2026-06-15")["sheets"]] == [
            ["S01-282TV", "S01-JS1XV"],
            ["S02-F431P", "S02-T970Z"],
        ]
        assert [sheet["added"] for sheet in answer(root, "open", "2026H1")["sheets"]] == [[], ["S01-JS1XV"]]

    def test_nobody_to_verify(self, root: Path) -> None:
        """Before the first child came there is nothing to open."""
        ran = census(root, "open", "2025H2", on="2025-08-31")
        assert (ran.code, ran.out) == (0, "No children are on the register; there is nothing to open.\n")

    def test_a_sheet_in_doubt_is_left_alone_and_so_are_all_others(self, root: Path) -> None:
        """All or none: a sheet with an open quote stops the whole command before anything is written."""
        (root / SHEET).unlink()
        (root / "schools/S02/census/2026H1.csv").write_text('child,note\nS02-F431P,"open\n', encoding="utf-8")
        before = files(root)
        ran = census(root, "open", "2026H1")
        assert ran.code == 2
        assert "schools/S02/census/2026H1.csv" in ran.err
        assert files(root) == before


class TestClose:
    """Freezing the figures."""

    def test_what_is_in_the_way_is_said_whole_and_nothing_written(self, root: Path) -> None:
        """Too early, a file that cannot be read, a child nobody looked for, a child lost on the way: all at once."""
        edit(root / MOVER, STAYED, f"{STAYED}    until: 2026-03-31\n    ended: moved_out\n    went_to: S02\n")
        (root / SHEET).write_text("child\nS01-282TV\n", encoding="utf-8")
        edit(root / "schools/S02/children/S02-T970Z.yaml", "id: S02-T970Z", "id: nobody")
        ran = answer(root, "close", "2026H1", "--by", "Z01", on="2026-06-29")
        assert {obstacle["code"]: obstacle["about"] for obstacle in ran["obstacles"]} == {
            "not_over": [],
            "unreadable": ["schools/S02/children/S02-T970Z.yaml"],
            "not_verified": ["S01-282TV"],
            "moves": [],
            "moves_disagree": ["S01-JS1XV"],
        }
        assert not (root / "closed").exists()
        for lang, words in (("zh", "不能结"), ("en", "cannot be closed")):
            said = census(root, "close", "2026H1", "--by", "Z01", on="2026-06-29", lang=lang)
            assert said.code == 1
            assert words in said.out
            assert "    S01-282TV\n" in said.out

    def test_a_child_at_two_schools_is_named(self, root: Path) -> None:
        """The sum that does not hold names the child that breaks it."""
        edit(
            root / MOVER,
            STAYED,
            f"{STAYED}  - school: S02\n    from: 2026-03-16\n    began: moved_in\n    came_from: S01\n",
        )
        about = {o["code"]: o["about"] for o in answer(root, "close", "2026H1", "--by", "Z01")["obstacles"]}
        assert about["stock_and_flow"] == ["S01-JS1XV"]

    def test_closing_twice_writes_once(self, root: Path) -> None:
        """The same inputs again, or other inputs with the same figures: the file stays, byte for byte."""
        assert census(root, "close", "2026H1", "--by", "Z01").code == 0
        kept = (root / "closed/2026H1/census.json").read_bytes()
        document = json.loads(kept)
        assert (document["schema"], document["by"], document["on"]) == ("careplan/closed-census/1", "Z01", "2026-07-01")
        assert [school["figures"]["closing"] for school in document["schools"]] == [2, 2]
        again = answer(root, "close", "2026H1", "--by", "Z01", on="2026-07-05")
        assert (again["closed_before"], again["written"], again["same_inputs"]) == (True, False, True)
        edit(root / "schools/S01/staff/T002.yaml", "from: 2020-09-01", "from: 2020-09-02")
        other = answer(root, "close", "2026H1", "--by", "Z01")
        assert (other["written"], other["same_inputs"], other["amendments"]) == (False, False, [])
        assert census(root, "close", "2026H1").code == 0
        assert (root / "closed/2026H1/census.json").read_bytes() == kept

    def test_the_closed_file_is_a_good_record(self, root: Path) -> None:
        """What careplan writes, careplan reads, and `fmt` leaves alone."""
        census(root, "close", "2026H1", "--by", "Z01")
        found = careplan("check", "closed", "--select", "CP1", "--on", "2026-07-01", cwd=root)
        assert (found.code, "closed/" in found.out) == (0, False)
        kept = (root / "closed/2026H1/census.json").read_bytes()
        assert careplan("fmt", cwd=root).code == 0
        assert (root / "closed/2026H1/census.json").read_bytes() == kept

    def test_a_closed_file_that_cannot_be_read_is_never_written_over(self, root: Path) -> None:
        """It is asked for, not replaced."""
        census(root, "close", "2026H1", "--by", "Z01")
        (root / "closed/2026H1/census.json").write_text("{", encoding="utf-8")
        ran = answer(root, "close", "2026H1", "--by", "Z01")
        assert [obstacle["code"] for obstacle in ran["obstacles"]] == ["closed_file_unreadable"]
        assert (root / "closed/2026H1/census.json").read_text(encoding="utf-8") == "{"

    def test_what_is_known_later_is_an_amendment(self, root: Path) -> None:
        """Reported 2, corrected 1, because of a move; the closed file stays, and the exit code tells."""
        census(root, "close", "2026H1", "--by", "Z01")
        kept = (root / "closed/2026H1/census.json").read_bytes()
        edit(root / MOVER, STAYED, MOVED)
        closed = answer(root, "2026H1")["closed"]
        assert {(a["school"], a["figure"]): (a["reported"], a["corrected"]) for a in closed["amendments"]} == {
            ("S01", "departures.moved_out"): (0, 1),
            ("S01", "closing"): (2, 1),
            ("S01", "verified"): (2, 1),
            ("S02", "arrivals.moved_in"): (0, 1),
            ("S02", "closing"): (2, 3),
            ("S02", "verified"): (2, 3),
        }
        assert closed["added"] == [
            "2026-06-15 S01-JS1XV out S01 moved_out S02",
            "2026-06-16 S01-JS1XV in S02 moved_in S01",
        ]
        assert closed["removed"] == []
        ran = census(root, "close", "2026H1", "--by", "Z01")
        assert ran.code == 1
        assert "S01 closing was reported as 2, corrected to 1" in ran.out
        assert (root / "closed/2026H1/census.json").read_bytes() == kept

    def test_a_child_who_was_there_all_along(self, root: Path) -> None:
        """A change of the opening stock has its reason too: the child, not a change of the half year."""
        mover = root / MOVER
        edit(
            mover,
            "enrolment:\n  - school: S01\n    from: 2025-09-01",
            "enrolment:\n  - school: S01\n    from: 2026-02-01",
        )
        census(root, "close", "2026H1", "--by", "Z01")
        edit(
            mover,
            "enrolment:\n  - school: S01\n    from: 2026-02-01",
            "enrolment:\n  - school: S01\n    from: 2025-09-01",
        )
        closed = answer(root, "2026H1")["closed"]
        assert closed["added"] == ["2026-01-01 S01-JS1XV opening S01"]
        assert closed["removed"] == ["2026-02-01 S01-JS1XV in S01 new -"]

    @pytest.mark.parametrize("by", [[], ["--by", "T099"], ["--by", "张三"]])
    def test_somebody_in_post_signs(self, root: Path, by: list[str]) -> None:
        """Nobody, somebody unknown, or a name instead of an id: refused, and the name is not repeated."""
        ran = census(root, "close", "2026H1", *by)
        assert ran.code == 2
        assert "张三" not in ran.all
        assert not (root / "closed").exists()


class TestCompare:
    """Two commits, or a commit and the folder."""

    @pytest.fixture
    def repo(self, root: Path) -> Path:
        """Return a repository: first as the township is, then with a move, then with a file lost."""
        git(root, "init", "-q", "-b", "main")
        commit(root, "one")
        edit(root / MOVER, STAYED, MOVED)
        edit(root / MOVER, "name: 示例童二", "name: 示例童五")
        commit(root, "two")
        return root

    def test_there_and_back(self, repo: Path) -> None:
        """From one to two the child moved to S02, from two to one it moved back; to itself nothing did."""
        forth = answer(repo, "--at", "HEAD", "--against", "HEAD~1")
        back = answer(repo, "--at", "HEAD~1", "--against", "HEAD")
        assert forth["moved"] == [{"child": "S01-JS1XV", "old": "S01", "new": "S02"}]
        assert back["moved"] == [{"child": "S01-JS1XV", "old": "S02", "new": "S01"}]
        assert [{**fact, "old": fact["new"], "new": fact["old"]} for fact in forth["facts"]] == back["facts"]
        assert [fact["field"] for fact in forth["facts"] if fact["private"]] == ["name"]
        same = answer(repo, "--at", "HEAD", "--against", "HEAD")
        assert not any(same[key] for key in ("added", "gone", "unreadable", "moved", "facts"))

    def test_the_folder_against_a_commit(self, repo: Path) -> None:
        """A file that is gone is an error line and exit code 1, for a record is never deleted."""
        (repo / MOVER).unlink()
        for lang in ("zh", "en"):
            ran = census(repo, "--against", "HEAD", lang=lang)
            assert ran.code == 1
            assert ("错误：" if lang == "zh" else "error: ") + (
                "S01-JS1XV" if lang == "zh" else "the file of S01-JS1XV"
            ) in ran.out
        assert answer(repo, "--against", "HEAD")["gone"] == ["S01-JS1XV"]
        assert answer(repo, "--against", "HEAD", "--school", "S01")["gone"] == ["S01-JS1XV"]

    def test_one_school(self, repo: Path) -> None:
        """With `--school`, only the children who were or are there."""
        edit(repo / "schools/S02/children/S02-F431P.yaml", "lives_with: true", "lives_with: false")
        found = answer(repo, "--against", "HEAD~1", "--school", "S01")
        assert {fact["child"] for fact in found["facts"]} == {"S01-JS1XV"}
        found = answer(repo, "--against", "HEAD~1", "--school", "S02")
        assert {fact["child"] for fact in found["facts"]} == {"S01-JS1XV", "S02-F431P"}

    def test_a_file_that_cannot_be_read(self, repo: Path) -> None:
        """It is neither gone nor unchanged."""
        (repo / MOVER).write_text("id: [", encoding="utf-8")
        ran = census(repo, "--against", "HEAD")
        assert ran.code == 1
        assert "error: the file of S01-JS1XV cannot be read" in ran.out
        assert answer(repo, "--against", "HEAD")["unreadable"] == ["S01-JS1XV"]

    def test_the_words(self, repo: Path, golden: Golden) -> None:
        """What a person reads, in both languages."""
        for lang in ("zh", "en"):
            ran = census(repo, "--at", "HEAD", "--against", "HEAD~1", lang=lang)
            assert ran.code == 0
            golden.check(f"census/compare.{lang}.txt", ran.out)

    def test_no_such_commit(self, repo: Path) -> None:
        """A word that is no commit is wrong use."""
        assert census(repo, "--against", "nowhere").code == 2


def git(root: Path, *words: str) -> None:
    """Run git in the records."""
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words], cwd=root, check=True)


def commit(root: Path, title: str) -> None:
    """Commit everything."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", title)


@pytest.fixture
def lively(root: Path) -> Path:
    """Return the township with a move, a child gone in March, a sheet that says otherwise, a child not found."""
    edit(root / MOVER, STAYED, MOVED)
    edit(root / "schools/S02/children/S02-T970Z.yaml", STAYED, LEFT)
    edit(root / SHEET, "present,4,false,away,away", "present,5,false,away,home")
    sheet = root / "schools/S02/census/2026H1.csv"
    edit(sheet, "present,3,true,away,away,S02-BJJXC,true,", "not_found,,,,,,,")
    edit(sheet, "S02-T970Z,2026-05-26,T005,present,5,false,away,home,S02-E0B9N,false,\n", "")
    return root


class TestShow:
    """Looking at a half year."""

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_the_sheet_in_both_languages(self, lively: Path, lang: str, golden: Golden) -> None:
        """Who is not verified comes first, every sum is printed, every child is somewhere."""
        ran = census(lively, "2026H1", lang=lang)
        assert ran.code == 1
        golden.check(f"census/lively.{lang}.md", ran.out)
        assert census(lively, "2026H1", "--format", "md", lang=lang).out == ran.out

    def test_the_json(self, lively: Path, golden: Golden) -> None:
        """The same figures, the same in every language."""
        ran = census(lively, "2026H1", "--format", "json", lang="zh")
        golden.check("census/lively.json", ran.out)
        assert census(lively, "2026H1", "--format", "json", lang="en").out == ran.out

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_amended(self, root: Path, lang: str, golden: Golden) -> None:
        """A closed half year says from what to what, and why."""
        census(root, "close", "2026H1", "--by", "Z01")
        edit(root / MOVER, STAYED, MOVED)
        golden.check(f"census/amended.{lang}.md", census(root, "2026H1", lang=lang).out)

    def test_a_waived_visit(self, root: Path) -> None:
        """Who is excused by a ruling is neither verified nor in the way of closing."""
        (root / SHEET).write_text(
            "child,date,by,result\nS01-282TV,2026-05-25,T002,present\nS01-JS1XV,,,\n", encoding="utf-8"
        )
        assert answer(root, "close", "2026H1", "--by", "Z01")["obstacles"][0]["about"] == ["S01-JS1XV"]
        header = "row_id,date,kind,children,by,topic,reason,counts_for\n"
        row = "Q4Z8HE,2026-05-25,waiver,S01-JS1XV,T001,half-year-census,child-ill,2026H1\n"
        (root / "schools/S01/months/2026-05/T001.csv").write_text(header + row, encoding="utf-8")
        assert "| S01-JS1XV | S01 | — | — | excused |" in census(root, "2026H1").out
        assert census(root, "close", "2026H1", "--by", "Z01").code == 0

    def test_a_child_lost_between_two_schools(self, root: Path) -> None:
        """The sum that does not hold stands first; the child is listed, and so is a file that nobody can read."""
        edit(root / MOVER, STAYED, f"{STAYED}    until: 2026-03-31\n    ended: moved_out\n    went_to: S02\n")
        edit(root / "schools/S02/children/S02-T970Z.yaml", "id: S02-T970Z", "id: nobody")
        ran = census(root, "2026H1", on="2026-06-29")
        assert ran.code == 1
        sums = [line for line in ran.out.splitlines() if line.startswith(("- ✓", "- ✗"))]
        assert [line.startswith("- ✗") for line in sums] == [True] + [False] * (len(sums) - 1)
        assert "under way at the end 0 ≠ moved in" in sums[0]
        assert "| S01-JS1XV | S01 | 2026-04-01 | S02 | — | — | — | has not arrived |" in ran.out
        assert "- schools/S02/children/S02-T970Z.yaml" in ran.out

    def test_a_change_that_was_taken_back(self, root: Path) -> None:
        """What was reported and is no longer so is told as well."""
        edit(root / MOVER, STAYED, LEFT)
        census(root, "close", "2026H1", "--by", "Z01")
        edit(root / MOVER, LEFT, STAYED)
        assert "- − 2026-03-31 S01-JS1XV S01 随迁 → 镇外" in census(root, "2026H1", lang="zh").out
        edit(root / MOVER, "from: 2025-09-01\n    began: new", "from: 2026-01-01\n    began: new")
        out = census(root, "2026H1").out
        assert "- \\+ 2026-01-01 S01-JS1XV S01 new\n" in out
        assert "- − S01-JS1XV in the opening stock of S01\n" in out

    def test_one_school(self, lively: Path) -> None:
        """Every table is cut to the school."""
        whole = answer(lively, "2026H1")
        parts = [answer(lively, "2026H1", "--school", school) for school in ("S01", "S02")]
        assert [child for part in parts for child in part["children"]] == whole["children"]
        assert [school for part in parts for school in part["schools"]] == whole["schools"]
        assert sorted(c["date"] for part in parts for c in part["changes"]) == [c["date"] for c in whole["changes"]]
        assert "S02-F431P" not in census(lively, "2026H1", "--school", "S01").out

    def test_running_half_years_fail_nobody(self, lively: Path) -> None:
        """Before the half year is over, a child not yet verified is no fault; afterwards it is."""
        assert census(lively, on="2026-06-29").code == 0
        assert census(lively, "2026h1", on="2026-06-30").code == 1

    @pytest.mark.parametrize(
        "words",
        [
            ["2026H3"],
            ["2026-05"],
            ["2027H1"],
            ["2026H1", "2026H2"],
            ["--format", "xlsx"],
            ["open", "2027H1"],
            ["open", "2026H1", "--at", "HEAD"],
            ["close", "2026H1", "--school", "S01", "--by", "Z01"],
            ["2026H1", "--against", "HEAD"],
            ["2026H1", "--school", "S09"],
        ],
    )
    def test_wrong_use_is_said_in_both_languages(self, root: Path, words: list[str]) -> None:
        """Exit code 2, one sentence, in the language asked for, and nothing is written."""
        before = files(root)
        said = [census(root, *words, lang=lang) for lang in ("zh", "en")]
        assert [ran.code for ran in said] == [2, 2]
        assert [bool(re.search(r"[\u4e00-\u9fff]", ran.err)) for ran in said] == [True, False]
        assert all(ran.out == "" for ran in said)
        assert files(root) == before


def test_every_answer_has_a_printed_schema() -> None:
    """`careplan schema` knows what `careplan census` answers."""
    assert {schema["$id"] for schema in output_schemas().values()} >= SCHEMAS.keys()
