"""What a run of checks comes to: what every format of `careplan check` writes down."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from careplan.domain.finding import Finding, Severity

Frame = tuple[str, ...]


@dataclass(frozen=True)
class Since:
    """The commit against which findings were compared, and how many of now stood there already."""

    rev: str
    older: int


@dataclass(frozen=True)
class CheckResult:
    """Findings in order of place, frames of their sources, and the state of everything owed on the day."""

    on: date
    findings: tuple[Finding, ...]
    states: Mapping[str, int] = field(default_factory=dict)
    """How many obligations are in each state, by its name."""
    files: int = 0
    """How many files were looked at."""
    acts: int = 0
    """How many acts were read from them."""
    frames: Mapping[int, Frame] = field(default_factory=dict)
    """By a finding's number: the line of its place and a caret line, private values masked."""
    prefix: str = ""
    """What stands before a path so that it leads from the working folder; ends with `/` or is empty."""
    since: Since | None = None

    @cached_property
    def severities(self) -> dict[str, int]:
        """How many findings there are of each weight, the heaviest first."""
        counted = Counter(finding.check.severity for finding in self.findings)
        return {severity.value: counted[severity] for severity in Severity}

    @cached_property
    def codes(self) -> dict[str, int]:
        """How many findings there are of each code, sorted by code."""
        return dict(sorted(Counter(finding.check.code for finding in self.findings).items()))

    def fails(self, level: Severity | None) -> bool:
        """Return whether there is a finding at least as heavy as a level; None for never."""
        order = list(Severity)
        heavy = order[: order.index(level) + 1] if level is not None else []
        return any(finding.check.severity in heavy for finding in self.findings)
