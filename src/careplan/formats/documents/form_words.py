"""What a form says, on a sheet and on paper alike: its lines on top, its cells in words, what each column may be."""

from typing import Final

from careplan.domain.form import Copy, Field
from careplan.domain.form_topics import topic_said
from careplan.text import Lang, Text

_OWED: Final = Text("还要做：", "Still owed: ")
_NOTHING: Final = Text("没有还要做的。", "Nothing is owed.")
_BLANK: Final = "____________"


def about(copy: Copy, lang: Lang) -> str:
    """Return for whom and when a copy is, with room to write where it is empty."""
    colon = "：" if lang == "zh" else ": "
    return "　".join(f"{head.say(lang)}{colon}{text.say(lang) or _BLANK}" for head, text in copy.about)


def owed(copy: Copy, lang: Lang) -> str:
    """Return what is still owed of a month's acts; nothing for a form that is about no month's acts."""
    if "month" not in copy.meta or copy.form.record != "acts":
        return ""
    said = ("；" if lang == "zh" else "; ").join(text.say(lang) for text in copy.owed)
    return f"{_OWED.say(lang)}{said}" if said else _NOTHING.say(lang)


def offers(copy: Copy, field: Field, lang: Lang) -> list[str]:
    """Return what a column's drop-down offers, in the order of the form."""
    if field.kind in {"choice", "truth"}:
        return [text.say(lang) for _, text in field.choices]
    if field.kind == "topic":
        return [topic_said(copy.topics, code, lang) for code in copy.topics]
    if field.kind in {"child", "staff"}:
        return [f"{id_} {name}" for id_, name in copy.people.items() if ("-" in id_) == (field.kind == "child")]
    return []


def shown(copy: Copy, field: Field, value: str, lang: Lang) -> str:
    """Return a record's cell as the form shows it: words for closed lists and topics, names after ids."""
    if field.kind in {"choice", "truth"}:
        return next((text.say(lang) for word, text in field.choices if word == value), value)
    if field.kind == "topic":
        return topic_said(copy.topics, value, lang)
    if field.kind in {"child", "staff", "guardian"} and value:
        return "、".join(f"{id_} {copy.people.get(id_, '')}".strip() for id_ in value.split(" "))
    return value
