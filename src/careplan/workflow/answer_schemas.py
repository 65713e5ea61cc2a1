"""The JSON schemas of answers, here where `careplan schema` finds them."""

from careplan.workflow.answers.schemas import CLOSE, DIFF, DUE, ENTERED, FIND, SHOW, WHY

__all__ = ["CLOSE", "DIFF", "DUE", "ENTERED", "FIND", "SHOW", "WHY"]
