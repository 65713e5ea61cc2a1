"""Of whom a question about an adult or a school can be: whoever else there is need not be settled to answer it.

More may be named here than the question turns out to be about: who held a duty, and which school answers for it, is
said by the obligation.
"""

from collections.abc import Collection

from careplan.domain.register import Register
from careplan.domain.settlements import Whose
from careplan.records.plan import Duty


def of_one(subject: str) -> Whose:
    """Return that a question is about one subject."""
    return lambda _: {subject}


def of_school(register: Register, school: str) -> Whose:
    """Return who was ever of a school: its children, staff and classes, and itself; families are not told apart."""

    def found(duty: Duty) -> Collection[str] | None:
        if duty.for_each == "child":
            return register.ever_of("school", school)
        if duty.for_each == "staff":
            return staff
        if duty.for_each == "class":
            return [name for name in register.classes if name.partition("/")[0] == school]
        return {school} if duty.for_each == "school" else None

    staff = {id_ for id_, member in register.staff.items() if member.school == school}
    return found


def of_adult(register: Register, staff: str) -> Whose:
    """Return towards whom an adult ever held a duty, or may have: its own children, those of its classes, itself."""
    member = register.staff.get(staff)
    taught = member is not None and any(post.post == "class_teacher" for post in member.staff.posts)
    mine = {staff, *register.ever_of("staff", staff)}
    school = of_school(register, member.school) if member and member.school and taught else None

    def found(duty: Duty) -> Collection[str]:
        in_class = school(duty) if school and "class_teacher" in duty.owner else None
        return mine.union(in_class or ())

    return found
