"""No sign of data acts on a terminal or a CI service, and a JSON document stays the same document."""

import json

from hypothesis import given
from hypothesis import strategies as st

from careplan.text.line import plain, safe, starts_command
from careplan.text.refusal import near, shown

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT)
def test_what_is_safe_has_no_sign_that_acts(text: str) -> None:
    """No control sign, no sign that turns the line around, no `##[`; safe text stays as it is."""
    made = safe(text)
    assert not any(ord(sign) < 32 and sign != "\t" for sign in made)
    assert not set("\x1b\x7f\x9b\u2028\u2029\u202e\u2066\ufeff") & set(made)
    assert "##[" not in made
    assert safe(made) == made


@given(st.recursive(TEXT, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner)))
def test_json_means_the_same(value: object) -> None:
    """Whatever is written out, a program reads the same values."""
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    assert json.loads("\n".join(safe(line) for line in lines)) == value


def test_a_lone_surrogate_is_written_out() -> None:
    """A file name that is no text can be printed."""
    assert safe("a\udcffb") == "a\\udcffb"


def test_commands_of_ci_services() -> None:
    """A line that begins with two colons is one, also after spaces."""
    assert starts_command("::error file=x::")
    assert starts_command("  ::error")
    assert not starts_command("a::b")


def test_plain_joins_spans() -> None:
    """Roles are no part of the text."""
    assert plain((("code", "CP101"), ("", " x"))) == "CP101 x" == plain("CP101 x")


def test_a_word_is_repeated_only_if_it_cannot_be_a_person() -> None:
    """Options and codes are repeated; names and long numbers are not."""
    assert [shown(word) for word in ("--formt", "CP301", "HEAD~1")] == ["--formt", "CP301", "HEAD~1"]
    assert {shown(word) for word in ("王小明", "13800000000", "x" * 80, "a\x1b")} == {"…"}


def test_nearest_word() -> None:
    """The nearest known word in its own spelling, or nothing."""
    assert near("CHEKC", ["check", "due"]).en == "Did you mean check? "
    assert near("zzz", ["check", "due"]).en == ""
