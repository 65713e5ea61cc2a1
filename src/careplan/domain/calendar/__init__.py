"""When: civil dates, festivals, terms, days off; records come in as values, the clock as an argument."""

from careplan.domain.calendar.calendar import Calendar, Holiday, Vacation
from careplan.domain.calendar.clash import Clash, clashes
from careplan.domain.calendar.festival import FESTIVALS, Festival, festival
from careplan.domain.calendar.months import (
    Part,
    Span,
    add_months,
    add_years,
    closing_month,
    days_after,
    half_year,
    month,
    month_end,
    month_start,
    nth_weekday,
    on_day,
    part_of_month,
    quarter,
    today_in_shanghai,
    week,
    week_start,
    year,
)

__all__ = [
    "FESTIVALS",
    "Calendar",
    "Clash",
    "Festival",
    "Holiday",
    "Part",
    "Span",
    "Vacation",
    "add_months",
    "add_years",
    "clashes",
    "closing_month",
    "days_after",
    "festival",
    "half_year",
    "month",
    "month_end",
    "month_start",
    "nth_weekday",
    "on_day",
    "part_of_month",
    "quarter",
    "today_in_shanghai",
    "week",
    "week_start",
    "year",
]
