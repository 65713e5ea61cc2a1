"""A score that the rubric does not have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import of_kinds
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP711",
    severity=Severity.ERROR,
    message=Text(
        zh="分数 {score} 不对：{what}最多 {most} 分，以 {step} 分为一档",
        en="the score {score} cannot be: {what} has at most {most} points in steps of {step}",
    ),
    remedy=Text(
        zh="写 0 到 {most} 之间的分数，例如 `score={example}`",
        en="Write a score between 0 and {most}, such as `score={example}`",
    ),
    why=Text(
        zh="超出细则的分数没有办法比较。",
        en="A score outside the rubric cannot be compared.",
    ),
)

_WHOLE = Text("考核总分", "the whole rubric")


def appraisal_score_out_of_range(world: "World") -> Iterator[Found]:
    """Yield each appraisal whose score is negative, above the rubric's points or between two steps."""
    rubric = world.register.rubric
    for act in of_kinds(world, "appraisal"):
        score = act.values.get("score")
        if not isinstance(score, float) or rubric is None:
            continue
        one = next((i for i in rubric.indicators if i.id == act.values.get("topic")), None)
        most = max(one.points, 0) if one else sum(max(i.points, 0) for i in rubric.indicators)
        step = one.step if one else min(i.step for i in rubric.indicators)
        if not 0 <= score <= most or (score / step) % 1:
            what = one.title.text if one else _WHOLE
            facts: dict[str, Fact] = {"score": f"{score:g}", "what": what, "most": f"{most:g}"}
            example = f"{min(max(round(score / step) * step, 0), most):g}"
            yield Found(act.place, {**facts, "step": f"{step:g}", "example": example})
