"""Which checks are meant by the words of a command line."""

from collections.abc import Sequence

from careplan.checks import LoadedCheck, UnknownCheckError, load_checks, select_checks
from careplan.text import Text
from careplan.text.refusal import Refusal, shown


def chosen(select: Sequence[str], ignore: Sequence[str]) -> list[LoadedCheck]:
    """Return the checks that words of codes and names choose. Raises Refusal for a word that names none."""
    try:
        return select_checks(load_checks(), select, ignore)
    except UnknownCheckError as error:
        error.name = shown(error.name)
        raise Refusal(Text(error.say("zh"), error.say("en"))) from None
