"""What is said of a limit that was exceeded: nothing can be made up."""

from pathlib import Path

from tests.duties.stands import HERE
from tests.pages import lay, read_page
from tests.run import careplan


def test_who_went_over_it_is_named(tmp_path: Path) -> None:
    """The acts beyond the limit with day, adult and line; nobody is asked to log more."""
    scenarios = read_page(HERE / "features/counts.md").scenarios
    lay(next(one for one in scenarios if one.title.startswith("正好一次")), HERE, tmp_path)
    for lang, over in (("en", "over the limit went"), ("zh", "超出的是")):
        ran = careplan("check", "--on", "2026-06-30", "--lang", lang, cwd=tmp_path)
        finding = next(part for part in ran.out.split("\n\n") if over in part)
        assert "schools/S02/months/2026-05/school.csv:4" in finding.split(over)[1]
        assert "careplan log " not in finding
