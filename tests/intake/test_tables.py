"""Beside which tables a form is looked at: those of its months, and those in which its rows stand."""

from datetime import date

from careplan.domain.calendar import Span
from careplan.domain.form_catalog import form_named
from careplan.records.place import Fault, Place
from careplan.store.office.book import Cell
from careplan.workflow.intake.sheets import Table
from careplan.workflow.intake.tables import Brought, tables_for

FILES: dict[str, bytes] = {
    "careplan.yaml": b"name: x\n",
    "schools/S01/months/2026-04/T001.csv": b'row_id,date,by\nR11111,2026-04-02,T001\n"R22222",2026-04-03,T001\n',
    "schools/S01/months/2026-04/T002.csv": b"date,row_id,by\n2026-04-02,R33333,T002\n",
    "schools/S01/months/2026-05/T001.csv": b"row_id,date,by\nR44444,2026-05-02,T001\n",
    "township/months/2026-03.csv": b"row_id,date,by\nR55555,2026-03-02,Z01\n",
    "township/months/2026-02.csv": b"",
}


class Files:
    """A tree in memory; one table of it cannot be read."""

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return all paths."""
        return sorted(FILES), []

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes."""
        return FILES[path] or Fault("not-utf8", Place(path, 1, 1), {})


def brought(*ids: str) -> Brought:
    """Return a form of May with these row ids."""
    form = form_named("phone")
    assert form is not None
    rows = tuple((Cell(id_),) for id_ in ids)
    table = Table("x", form, {}, "x", {"row_id": 0}, 2, (*rows, ()), (), ())
    return Brought("x.xlsx", table, Span(date(2026, 5, 1), date(2026, 5, 31)))


def test_only_the_month_where_no_row_stands_elsewhere() -> None:
    """Of all others the row ids are known, so that none is given twice."""
    kept, others = tables_for(Files(), [brought("RNEWONE", "")])
    assert kept == {"schools/S01/months/2026-05/T001.csv"}
    assert others >= {"R11111", "R22222", "R33333", "R55555"}
    assert "R44444" not in others


def test_a_row_of_another_month_is_found_however_its_id_is_written() -> None:
    """In full-width signs and with blanks around it, in a table with another column first."""
    kept, others = tables_for(Files(), [brought("　Ｒ３３３３３ ", "R22222")])
    assert {path.rpartition("/")[2] for path in kept} == {"T001.csv", "T002.csv"}
    assert len(kept) == len(FILES) - 3
    assert "R33333" not in others
