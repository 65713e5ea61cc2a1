"""What `careplan check` would call an error once the lines of some forms stand in the records."""

from collections.abc import Mapping
from datetime import date

from careplan.checks import checks_of_rows, load_checks
from careplan.domain.finding import Finding, Severity
from careplan.domain.world import World
from careplan.store.overlay import Overlay, Without
from careplan.store.tree import Tree
from careplan.store.write import Change
from careplan.text import Text
from careplan.workflow.enter.draft import Draft, brought_in
from careplan.workflow.intake.tables import ACTS
from careplan.workflow.load import with_tables, world_of


def errors_in(register: World, tree: Tree, changes: Mapping[str, Change], on: date) -> list[Finding]:
    """Return the errors that the changed files would bring in; `register` is the world without any table of acts.

    Whether a row of acts is an error is decided by the register and its own table: other tables are left out.
    """
    after = Overlay(tree, {file: new for file, (new, _) in changes.items()})
    draft = Draft(Text("", ""), changes)
    if all(f"/{ACTS}/" in file for file in changes):
        world = with_tables(register, after, changes)
        there = [file for file, (_, old) in changes.items() if old is not None]
        checks = checks_of_rows(fault for fault in world.faults if fault.place.file in changes)
        return brought_in(lambda: with_tables(register, tree, there), world, draft, checks)
    checks = [one for one in load_checks() if one.check.severity is Severity.ERROR]
    worlds = [world_of(Without(one, [ACTS], changes), on, live=True) for one in (tree, after)]
    return brought_in(lambda: worlds[0], worlds[1], draft, checks)
