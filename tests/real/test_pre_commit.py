"""The published hooks, run by the real pre-commit on a real repo of records."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from careplan.store.reading.yaml_reader import read_yaml
from careplan.workflow.demo.build import Size, clean_town, files_of

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


def local_config() -> str:
    """Return the manifest's hooks as local ones of this environment: the same entries, no network."""
    tree, faults = read_yaml("hooks.yaml", MANIFEST.read_bytes(), root="any")
    assert tree is not None
    assert not faults
    assert isinstance(tree.value, list)
    lines = ["repos:", "- repo: local", "  hooks:"]
    for hook in tree.value:
        assert isinstance(hook, dict)
        given = {key: value for key, value in hook.items() if key != "minimum_pre_commit_version"}
        given |= {"language": "system"}
        if given["id"] == "careplan-check":
            given["entry"] = f"{given['entry']} --on 2026-06-30"  # so that this test says the same in ten years
        pairs = [f"{key}: {_flow(value)}" for key, value in given.items()]
        lines += [f"  {'- ' if n == 0 else '  '}{pair}" for n, pair in enumerate(pairs)]
    return "\n".join(lines) + "\n"


def _flow(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    return str(value) if value in {"true", "false"} else f"'{value}'"


class Repo:
    """A repo of records with the hooks installed."""

    def __init__(self, root: Path) -> None:
        """Keep git and pre-commit off this machine's settings and caches."""
        self.root = root
        tools = str(Path(sys.executable).parent)
        self.env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        self.env |= {
            "PATH": tools + os.pathsep + self.env["PATH"],
            "PRE_COMMIT_HOME": str(root.parent / "cache"),
            "CAREPLAN_LANG": "en",
            "GIT_CONFIG_GLOBAL": os.devnull,
        }

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a program in the repo."""
        return subprocess.run(words, cwd=self.root, env=self.env, capture_output=True, text=True, check=False)

    def commit(self) -> subprocess.CompletedProcess[str]:
        """Commit everything, the hooks judging it."""
        self.run("git", "add", "--all")
        return self.run("git", "commit", "-m", "records")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Return a clean township's repo with one commit and the hooks in place."""
    root = tmp_path / "records"
    for path, data in files_of(clean_town(Size(schools=1, children=3, proxies=1))).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    (root / ".pre-commit-config.yaml").write_text(local_config(), encoding="utf-8")
    made = Repo(root)
    made.run("git", "init", "--quiet")
    made.run("git", "config", "user.name", "Clerk")
    made.run("git", "config", "user.email", "clerk@example.invalid")
    installed = made.run(sys.executable, "-m", "pre_commit", "install")
    assert installed.returncode == 0, installed.stdout
    return made


def test_clean_records_pass_and_a_fault_stops_the_commit(repo: Repo) -> None:
    """What breaks the records is not committed; mended, it is."""
    first = repo.commit()
    assert first.returncode == 0, first.stdout + first.stderr
    child = next((repo.root / "schools").rglob("children/*.yaml"))
    good = child.read_bytes()
    child.write_bytes(good + b"id: twice\n")
    stopped = repo.commit()
    assert stopped.returncode != 0
    assert "CP1" in stopped.stdout + stopped.stderr
    child.write_bytes(good.replace(b"\nname:", b"\n# checked\nname:"))
    mended = repo.commit()
    assert mended.returncode == 0, mended.stdout + mended.stderr


def test_rows_out_of_order_are_put_in_order(repo: Repo) -> None:
    """`fmt` sorts the rows and stops the commit once, so that the clerk sees it."""
    assert repo.commit().returncode == 0
    table = max((repo.root / "schools").rglob("months/*/school.csv"), key=lambda path: path.stat().st_size)
    header, *rows = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    stopped = repo.commit()
    assert stopped.returncode != 0
    assert table.read_text(encoding="utf-8").splitlines() == [header, *rows]
