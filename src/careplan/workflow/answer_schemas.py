"""The JSON schemas of answers, here where `careplan schema` finds them."""

from careplan.workflow.answers.schemas import CLOSE, DUE, ENTERED, FIND, SHOW, WHY

__all__ = ["CLOSE", "DUE", "ENTERED", "FIND", "SHOW", "WHY"]
