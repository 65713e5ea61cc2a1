"""One line for each finding, for editors and for grep."""

from collections.abc import Iterator

from careplan.domain.check_result import CheckResult
from careplan.formats.text import head
from careplan.text import Lang
from careplan.text.line import Line


def write(result: CheckResult, lang: Lang) -> Iterator[Line]:
    """Yield findings as `path:line:column: CODE message` and nothing else."""
    return (head(finding, result.prefix, lang) for finding in result.findings)
