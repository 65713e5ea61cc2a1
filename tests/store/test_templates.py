"""A clerk's template can do no harm, and what is wrong in it is said with its line."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt

from careplan.domain.figure import Rate
from careplan.store.templates import cell, own_in, render
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal


class Thing(NamedTuple):
    """A view with one private-looking value."""

    total: int
    name: str


VALUES: Mapping[str, object] = {"report": Thing(41, "王小明"), "title": Text("标题", "Title")}


def rendered(text: str, lang: Lang = "zh", name: str = "t.md.j2", values: Mapping[str, object] = VALUES) -> str:
    """Return a template of the records' own folder, filled."""
    files = {f"templates/{lang}/{name}": text.encode()}
    return render(name, lang, values, files.get)


def refused(text: str, lang: Lang = "en") -> str:
    """Return what is said about a template that cannot be filled."""
    with pytest.raises(Refusal) as caught:
        rendered(text, lang)
    said = caught.value.say(lang)
    assert "王小明" not in said
    assert "Traceback" not in said
    return said


def test_values_are_said_in_the_language() -> None:
    """The same value is Chinese in one template and English in the other; nothing owed is a dash."""
    assert rendered("{{ title }} {{ report.total }}", "zh") == "标题 41"
    assert rendered("{{ title }} {{ rate }}", "en", values={**VALUES, "rate": Rate(0, 0)}) == "Title —"


def test_j02_a_walk_to_the_classes_is_refused() -> None:
    """Corpus J02: no way from a value to Python's insides."""
    said = refused("\n\n{{ ''.__class__.__mro__[1].__subclasses__()|length }}")
    assert said.startswith("templates/en/t.md.j2:3: ")
    assert "may not do that" in said


@pytest.mark.parametrize(
    "text",
    [
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{% for i in range(90000) %}{% for j in range(90000) %}{% endfor %}{% endfor %}",
        "{{ 'x' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{% include 't.md.j2' %}",
    ],
)
def test_j03_a_template_that_does_not_end_is_stopped(text: str) -> None:
    """Corpus J03: loops, products and recursion have a limit, and the line is named."""
    said = refused(f"first\n{text}")
    assert re.match(r"templates/en/t\.md\.j2:[12]: it loops too often or makes too much", said)


def test_j05_a_misspelt_name_is_said_with_its_line() -> None:
    """Corpus J05: nothing is printed blank."""
    assert refused("a\n本月 {{ report.totl }} 次") == "templates/en/t.md.j2:2: there is nothing called `totl`"
    assert refused("{{ reprot }}", "zh") == "templates/zh/t.md.j2:1：没有叫 `reprot` 的内容"


def test_a_misspelt_name_handed_to_a_macro_is_found_where_it_is_written() -> None:
    """The macro that meets it first is not to blame."""
    files = {
        "templates/en/m.md.j2": b"{% macro show(x) %}\n{{ x.total }}\n{% endmacro %}",
        "templates/en/t.md.j2": b"{% from 'm.md.j2' import show %}\n\n{{ show(report.totl) }}",
    }
    with pytest.raises(Refusal) as caught:
        render("t.md.j2", "en", VALUES, files.get)
    assert caught.value.say("en") == "templates/en/t.md.j2:3: there is nothing called `totl`"


def test_j06_html_is_escaped() -> None:
    """Corpus J06: a name in HTML is text."""
    values = {"name": "<script>alert('x')</script>"}
    made = rendered("<td>{{ name }}</td>", name="t.html.j2", values=values)
    assert made == "<td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</td>"


@pytest.mark.parametrize(
    "value", ["a|b", "a\nb", "`a` | `b`", "a\\|b", "<b>a</b>", "*a* _b_ ~~c~~", "[a](b)", "a\r\n| b", "&amp;", "\\"]
)
@pytest.mark.parametrize("row", ["| {{ name }} | {{ note }} |", "| {{ name|cell }} | {{ note|cell }} |"])
def test_j08_a_value_stays_in_its_cell(value: str, row: str) -> None:
    """Corpus J08: the table keeps two cells, and a reader sees the value as it was, with or without the filter."""
    made = rendered(f"| a | b |\n|---|---|\n{row}\n", values={"name": value, "note": value})
    tokens = MarkdownIt("commonmark").enable("table").parse(made)
    bodies = [tokens[i + 1] for i, token in enumerate(tokens) if token.type == "td_open"]
    assert len(bodies) == 2
    for body in bodies:
        children = body.children or []
        assert {child.type for child in children} <= {"text", "text_special"}
        assert "".join(child.content for child in children) == re.sub(r"\s*\n\s*", " ", value.replace("\r", ""))


def test_cell_does_not_escape_twice() -> None:
    """What a macro made is left alone."""
    assert cell(cell("a|b")) == "a\\|b"


@pytest.mark.parametrize("text", ["{{ report.total", "{% if %}", "{% for x in y %}", "{{ 1 +* 2 }}", "{% nonsense %}"])
def test_a_broken_line_is_named(text: str) -> None:
    """Also what jinja itself cannot read becomes one line of words with an example."""
    assert re.match(r"templates/en/t\.md\.j2:\d: this is no correct template", refused(f"a\n{text}\n"))


def test_a_value_used_wrongly_is_named_without_being_shown() -> None:
    """A name is no number; the message says where, never what."""
    assert refused("{{ report.name + 1 }}") == "templates/en/t.md.j2:1: this line cannot be worked out (TypeError)"


def test_the_view_cannot_be_changed() -> None:
    """A template reads; it does not write."""
    assert "may not do that" in refused("{{ report.__setattr__('total', 1) }}")
    values = {"list": [1]}
    with pytest.raises(Refusal):
        rendered("{{ list.append(2) }}", values=values)
    assert values["list"] == [1]


@pytest.mark.parametrize("name", ["../secret.md.j2", "/etc/passwd", "a/../../b.md.j2", "c:\\x"])
def test_no_template_leads_out_of_its_folder(name: str) -> None:
    """An include reads templates and nothing else."""
    asked: list[str] = []
    files = {"templates/en/t.md.j2": f"{{% include {name!r} %}}".encode()}

    def own(path: str) -> bytes | None:
        asked.append(path)
        return files.get(path)

    with pytest.raises(Refusal) as caught:
        render("t.md.j2", "en", VALUES, own)
    assert "there is no template" in caught.value.say("en")
    assert asked == ["templates/en/t.md.j2"]


def test_bytes_that_are_no_text_are_named() -> None:
    """A template saved as GBK is said to be unreadable, at its line."""
    with pytest.raises(Refusal) as caught:
        render("t.md.j2", "en", VALUES, lambda _: "ok\n标题".encode("gbk"))
    assert caught.value.say("en") == "templates/en/t.md.j2:2: the template cannot be read"


def test_the_records_own_template_comes_first(tmp_path: Path) -> None:
    """A township that edits a template gets its own, for every name that it has, and careplan's for the rest."""
    folder = tmp_path / "templates" / "zh"
    folder.mkdir(parents=True)
    (folder / "school-month.md.j2").write_text("本镇自己的 {{ report.total }}", encoding="utf-8")
    assert render("school-month.md.j2", "zh", VALUES, own_in(str(tmp_path))) == "本镇自己的 41"
    with pytest.raises(Refusal) as caught:
        render("township-month.md.j2", "zh", VALUES, own_in(str(tmp_path)))
    assert "没有叫 `head` 的内容" in caught.value.say("zh")
