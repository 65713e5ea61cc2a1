"""A plan of one duty, said by what differs from a child's monthly talk, beside others that it may name."""

from typing import cast

from careplan.records.plan import Plan
from careplan.store.reading.yaml_reader import read_yaml

Keys = dict[str, object]

BASE: Keys = {
    "id": "talk",
    "title": {"zh": "谈心", "en": "Talk"},
    "source": {"clause": "1", "words": "talk once"},
    "chapter": "care",
    "owner": "proxy_parent",
    "for_each": "child",
    "every": "month",
    "proof": "talk",
}
OTHERS: list[Keys] = [
    BASE | {"id": "other", "title": {"zh": "家访", "en": "A visit"}, "proof": "home_visit"},
    BASE
    | {
        "id": "statistics",
        "title": {"zh": "月统计", "en": "Monthly statistics"},
        "owner": "school",
        "for_each": "school",
        "proof": {"kind": "submission", "where": {"topic": "statistics"}},
    },
]


def written(text: str) -> Keys:
    """Return the keys that a piece of YAML holds, as a plan file is read."""
    tree, faults = read_yaml("plan/2026.yaml", text.encode())
    assert not faults
    assert tree is not None
    return cast("Keys", tree.value)


def plan_of(*duties: str | Keys, **plan: object) -> Plan:
    """Return a plan of some duties, each by what differs from a monthly talk, and of the others."""
    every = [_duty(written(duty) if isinstance(duty, str) else duty) for duty in duties]
    tree = {
        "year": "2026",
        "title": {"zh": "计划", "en": "Plan"},
        "documents": [{"id": "doc", "title": "Document"}],
        "valid": {"from": "2026-01-01", "until": "2026-12-31"},
        "kinds": {"gift": {"title": {"zh": "送温暖", "en": "gift"}, "needs": ["children"]}},
        "duties": [*every, *OTHERS],
    }
    return Plan.model_validate(tree | plan)


def _duty(keys: Keys) -> Keys:
    """Return a whole duty; a state has no proof, and an event that names none is answered by its own row."""
    bare = keys.keys() & {"holds", "trigger"}
    return {name: value for name, value in (BASE | keys).items() if name != "proof" or name in keys or not bare}
