"""The literate pages' own form: what is read from one, and what a page that breaks it is told."""

from datetime import date
from pathlib import Path

import pytest

from tests.pages import PageError, lay, read_page

PAGE = """\
# a-slug

两句话。Two sentences.

~~~yaml
a block in the prose is only prose
~~~

## Bad: one
on: 2026-06-01
base: town

Some words, and `records/in-a-sentence.yaml` is no path.

`records/a/b.yaml`
~~~yaml
x: 1
~~~

`records/c.csv`

```base64
77u/YQ==
```

`records/gone.yaml`
~~~delete
~~~

~~~findings
a/b.yaml:1:1 CP101
c.csv:1:1 CP101
~~~

## Good: two

~~~findings
~~~
"""


def page(folder: Path, text: str) -> Path:
    """Write a page."""
    path = folder / "a-slug.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_on_a_page_is_read(tmp_path: Path) -> None:
    """Title, prose, day, base, files in each form, expected lines; the next section starts afresh."""
    read = read_page(page(tmp_path, PAGE))
    assert (read.title, read.prose) == ("a-slug", "两句话。Two sentences.")
    bad, good = read.scenarios
    assert (bad.title, bad.on, bad.base, bad.is_bad) == ("Bad: one", date(2026, 6, 1), "town", True)
    assert bad.files == {"a/b.yaml": b"x: 1\n", "c.csv": b"\xef\xbb\xbfa", "gone.yaml": None}
    assert bad.expected == ["a/b.yaml:1:1 CP101", "c.csv:1:1 CP101"]
    assert (good.on, good.base, good.files, good.expected) == (date(2026, 5, 31), "", {}, [])
    assert not good.is_bad


def test_a_scenario_is_laid_over_its_base(tmp_path: Path) -> None:
    """Files are added, replaced and removed, and the base itself stays as it was."""
    base = tmp_path / "_town"
    (base / "a").mkdir(parents=True)
    for name in ("a/b.yaml", "gone.yaml", "kept.yaml"):
        (base / name).write_bytes(b"old\n")
    root = tmp_path / "root"
    lay(read_page(page(tmp_path, PAGE)).scenarios[0], tmp_path, root)
    laid = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert laid == {"a/b.yaml": b"x: 1\n", "c.csv": b"\xef\xbb\xbfa", "kept.yaml": b"old\n"}
    assert (base / "gone.yaml").is_file()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("~~~findings\n~~~", "", "35: no block of expected findings"),
        ("`records/c.csv`", "", "22: no `records/…` line before this block"),
        ("```base64", "```toml", "22: a block is labelled findings, base64"),
        ("## Good: two\n", "", "36: a second block of findings"),
        ("on: 2026-06-01", "on: 2026-6-1", "10: cannot read 'on: 2026-6-1'"),
        ("base: town", "base: Town", "10: cannot read 'base: Town'"),
    ],
)
def test_a_page_that_breaks_the_form_is_told_where(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A slip in a page must not read as a scenario that passes."""
    assert PAGE.count(old) == 1
    with pytest.raises(PageError) as caught:
        read_page(page(tmp_path, PAGE.replace(old, new)))
    assert str(caught.value).startswith(f"a-slug.md:{said}")
