"""Words that a township writes in its own records, in both languages."""

from careplan.records.base import Part
from careplan.records.types import Line
from careplan.text import Text


class Words(Part):
    """A title or a sentence in Chinese and in English."""

    zh: Line
    en: Line

    @property
    def text(self) -> Text:
        """The words as a text of the program."""
        return Text(self.zh, self.en)
