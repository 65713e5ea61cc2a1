"""The JSON schemas of answers, here where `careplan schema` finds them."""

from careplan.workflow.answers.schemas import DUE, FIND, SHOW, WHY

__all__ = ["DUE", "FIND", "SHOW", "WHY"]
