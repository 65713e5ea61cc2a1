"""Sealed values are opened between a file's text and its record, with the record and the field bound in."""

from careplan.domain.world import Filed
from careplan.records.guardian import Guardian
from careplan.store.load import load
from tests.town import Files

PATH = "schools/S01/guardians/S01-C3PB1.yaml"
TEXT = b"id: S01-C3PB1\nname: cp1:S01-C3PB1/name/Example\nphone: cp1:S01-282TV/phone/19900000001\n"


class Named:
    """A seal for the test: a value opens only with the record and the field that it names."""

    def open(self, kind: str, record_id: str, field: str, sealed: str) -> str | None:
        """Return the value if it was sealed for this field of this record."""
        assert kind == "guardian"
        start = f"cp1:{record_id}/{field}/"
        return sealed.removeprefix(start) if sealed.startswith(start) else None


def test_a_value_opens_with_its_key_and_only_in_its_own_record() -> None:
    """The name opens; the phone was cut from another record, stays shut and is told."""
    loaded = load(Files({PATH: TEXT}), Named())
    (filed,) = loaded.filed
    assert isinstance(filed, Filed)
    assert isinstance(filed.record, Guardian)
    assert (filed.record.name, filed.record.phone) == ("Example", None)
    assert [(fault.rule, fault.place.line) for fault in loaded.faults] == [("sealed-without-key", 3)]
