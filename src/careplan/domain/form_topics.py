"""The topics that a plan asks for, in words: rows have them as codes, such as `family-education`."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import get_args

from careplan.domain.value_words import VALUES
from careplan.records.plan import Plan
from careplan.text import Lang, Text


def topics_of(plans: Iterable[Plan]) -> dict[str, Text]:
    """Return the topics that duties of some plans ask for; one that has no word of its own is called as its duty."""
    found: dict[str, Text] = {}
    for plan in plans:
        for duty in plan.duties:
            for proof in duty.proof or ():
                topic = proof.where.get("topic")
                words = topic.words if topic else ()
                for word in words:
                    found.setdefault(word, VALUES.get(word, duty.title.text if len(words) == 1 else Text(word, word)))
    return found


def topic_said(topics: Mapping[str, Text], code: str, lang: Lang) -> str:
    """Return a topic as a form shows it: in words, with its code behind; a topic of no plan as it is written."""
    words = topics.get(code)
    if words is None:
        return code
    return f"{words.zh}（{code}）" if lang == "zh" else f"{words.en} ({code})"


def codes_of(plans: Iterable[Plan]) -> dict[str, str]:
    """Return the code of each topic as a form shows it, in either language, without full-width signs."""
    topics = topics_of(plans)
    said = ((topic_said(topics, code, lang), code) for code in topics for lang in get_args(Lang))
    return {unicodedata.normalize("NFKC", words): code for words, code in said}
