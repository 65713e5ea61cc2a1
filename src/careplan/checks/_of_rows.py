"""The checks that may call a row of a month's table an error, besides those of faults that the reader met.

Who only adds or changes rows needs no other: what is wrong elsewhere was wrong before. The pages of tests/checks hold
this list to be whole.
"""

from typing import Final

OF_ROWS: Final = (
    *("act-after-leaving", "act-before-joining", "act-in-the-future", "act-in-wrong-month"),
    *("appraisal-score-out-of-range", "counts-for-no-period", "deputy-for-wrong-adult", "done-before-it-came"),
    *("letter-with-text", "quota-exceeded", "real-looking-value-in-open-records", "ref-to-unknown-row"),
    *("row-id-used-twice", "ruling-by-wrong-post", "ruling-reason-not-listed", "ruling-without-match"),
    *("unknown-body", "unknown-child", "unknown-school", "unknown-staff"),
)
