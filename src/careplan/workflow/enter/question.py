"""What has to be known before something can be entered, and whether an answer will do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from types import NoneType
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from careplan.checks import load_checks
from careplan.domain.finding import Finding
from careplan.domain.value_words import VALUES
from careplan.records.about import ABOUT
from careplan.records.base import Part
from careplan.records.place import Place
from careplan.store.rows import cell_fault
from careplan.text import Text
from careplan.text.refusal import Refusal

_ELSE: Final = ("true", "false", "outside", "end")
"""Words that fields have which are no closed list of words alone."""
_EMPTY: Final = Text("`{field}` 不能空着", "`{field}` must not be empty")
_NOT_YET: Final = Text("{day} 还没有到（今天是 {on}）", "{day} has not come yet (today is {on})")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked: how the command line names it, in words, and how an answer is read.

    `read` returns the answer as it is written down and raises Refusal for one that will not do. A question with a
    default may be left unanswered; with an empty one nothing is written. A likely answer is offered to a person and
    never taken without one.
    """

    name: str
    option: str
    words: Text
    example: str
    read: Callable[[str], str]
    default: str | None = None
    choices: tuple[str, ...] = ()
    likely: str | None = None
    said: Mapping[str, Text] = field(default_factory=dict)
    """What the choices mean, where that is not what these words mean everywhere."""


def option_of(name: str) -> str:
    """Return the option that gives a column or a field."""
    return f"--{name.replace('_', '-')}"


def asked_of(model: type[Part], name: str, words: Text, example: str, default: str | None = None) -> Question:
    """Return the question for a field of a model: an answer is good where the field may have it."""
    return Question(name, option_of(name), words, example, partial(good, model, name), default, choices_of(model, name))


def good(model: type[Part], name: str, text: str, called: str = "") -> str:
    """Return what a field may have: the text, or the word of a closed list that it says in Chinese (`男` is `boy`).

    Raises Refusal, in the words of the check that would find it; `called` is how whoever is asked knows the field,
    where that is not its name.
    """
    fault = cell_fault(model, name, text)
    if fault is None:
        return text
    meant = meant_by(model, name, text)
    if meant is not None and cell_fault(model, name, meant) is None:
        return meant
    if fault.rule == "missing-field":
        raise Refusal(_EMPTY, field=called or name)
    loaded = next((one for one in load_checks() if one.slug == fault.rule), None)
    if loaded is None or fault.rule == "wrong-shape":
        raise Refusal(Text("{field} 的值不对", "the value of {field} will not do"), field=called or name)
    facts = {**fault.facts, **({"field": called} if called else {}), **_meanings(model, name, fault.rule)}
    found = Finding(Place("", 1, 1), loaded.check, fault.rule, facts)
    said = Text(f"{found.message('zh')}。{found.remedy('zh')}", f"{found.message('en')}. {found.remedy('en')}")
    raise Refusal(Text("{said}", "{said}"), said=said)


def meant_by(model: type[Part], name: str, text: str) -> str | None:
    """Return the word of a field's closed list that a text says in Chinese, None if it says none."""
    about = ABOUT.get(model.__name__, {}).get(name)
    own = about.values if about else {}
    words = choices_of(model, name) or _ELSE
    return next((word for word in words if text in {one[word].zh for one in (own, VALUES) if word in one}), None)


def _meanings(model: type[Part], name: str, rule: str) -> dict[str, Text]:
    """Return the words that a field may have with what they mean, where that it has none of them is what is wrong."""
    if rule != "not-in-list":
        return {}
    about = ABOUT.get(model.__name__, {}).get(name)
    words = {word: (about.values.get(word) if about else None) or VALUES.get(word) for word in choices_of(model, name)}
    said = (word if means is None or means.zh == word else f"{word}（{means.zh}）" for word, means in words.items())
    return {"allowed": Text("、".join(said), ", ".join(words))} if words else {}


def past_day(model: type[Part], name: str, on: date, text: str) -> str:
    """Return a day that is not after today. Raises Refusal for any other text."""
    day = good(model, name, text)
    if day > on.isoformat():
        raise Refusal(_NOT_YET, day=day, on=on.isoformat())
    return day


def choices_of(model: type[Part], name: str) -> tuple[str, ...]:
    """Return the words that a field may have, none where it is no list of words."""
    for attribute, info in model.model_fields.items():
        if (info.alias or attribute.rstrip("_")) == name:
            return tuple(_words(info.annotation))
    return ()


def _words(annotation: Any) -> list[str]:  # noqa: ANN401 any type
    """Return the words of a type that is a list of words, perhaps of several or with none; else nothing."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return [word for word in inside if isinstance(word, str)]
    if origin is Annotated:
        return _words(inside[0])
    each = [_words(part) for part in inside if part is not NoneType]
    return [word for words in each for word in words] if all(each) else []


def lacking(questions: Mapping[str, Question], given: Mapping[str, str]) -> Question | None:
    """Return the first of some questions that has no answer yet."""
    return next((question for name, question in questions.items() if name not in given), None)
