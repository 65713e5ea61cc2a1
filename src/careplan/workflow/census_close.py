"""Close a half year's census: freeze its figures with what they were drawn from, or say what is in the way."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from careplan import __version__
from careplan.domain.account import Standing
from careplan.domain.closed_census import Amendments, amendments, change_line, closed_of, figures
from careplan.domain.half_year import Census, census_of
from careplan.domain.world import World
from careplan.store.write import write_file
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.closing import CLOSED, Obstacle, Witness, digest_of, signer, some_to_a_line
from careplan.workflow.load import world_of

_NO_BY: Final = Text(
    zh="结账要写明是谁结的，例如 `careplan census close {period} --by Z01`",
    en="Say who closes it, for example `careplan census close {period} --by Z01`",
)


class Closing(NamedTuple):
    """What closing did: `written` with its file, or why not. `amendments` where it was closed before."""

    period: str
    file: str
    written: bool
    obstacles: tuple[Obstacle, ...]
    amendments: Amendments | None
    same_inputs: bool = False


def close(root: str, on: date, period: str, by: str | None) -> Closing:
    """Freeze the figures of a half year in `closed/PERIOD/census.json`, once and for ever.

    Nothing is written while something is in the way, nor where it was closed before. Raises Refusal where nobody
    signs, WriteError where the disk or somebody else is in the way.
    """
    folder = Witness(root)
    world = world_of(folder, on)
    digest = digest_of(folder.digests)
    census = census_of(world, period)
    file = f"{CLOSED}{period}/census.json"
    before = closed_of(world, period)
    if before:
        amended = amendments(census, before)
        return Closing(period, file, False, (), amended, before.digest == digest)  # noqa: FBT003 named by the type
    signed = _signature(world, by, period)
    obstacles = tuple(_obstacles(census, unreadable=file in world.files))
    if not obstacles:
        write_file(root, file, _document(census, signed, digest), None)
    return Closing(period, file, not obstacles, obstacles, None)


def _signature(world: World, by: str | None, period: str) -> str:
    if by is None:
        raise Refusal(_NO_BY, period=period)
    return signer(world, by)


def _obstacles(census: Census, *, unreadable: bool) -> Iterator[Obstacle]:
    if unreadable:
        words = Text(
            "已结的文件读不了，用 git 找回", "the closed file is there and cannot be read; get it back from git"
        )
        yield Obstacle("closed_file_unreadable", words)
    if not census.over:
        words = Text(f"半年还没有满（看的是 {census.on}）", f"the half year is not over on {census.on}")
        yield Obstacle("not_over", words)
    if census.unreadable:
        words = Text("儿童档案读不了", "files of children cannot be read")
        yield Obstacle("unreadable", words, census.unreadable)
    waiting = tuple(account.child for account in census.standing(Standing.NOT_VERIFIED))
    if waiting:
        words = Text(f"{len(waiting)} 名儿童未核查", f"children not verified: {len(waiting)}")
        yield Obstacle("not_verified", words, waiting)
    yield from _sums(census)


def _sums(census: Census) -> Iterator[Obstacle]:
    odd = {flow.school: flow.odd for flow in (*census.flows, census.township)}
    for identity in census.broken:
        left = sum(value for _, value in identity.parts)
        whose = identity.school or "township"
        words = Text(
            f"{identity.school or '全镇'} 的数对不上：{left} ≠ {identity.total[1]}",
            f"the numbers of {whose} do not add up: {left} is not {identity.total[1]}",
        )
        about = odd.get(identity.school, ()) if identity.name == "stock_and_flow" else ()
        yield Obstacle(identity.name, words, about)
    faulty = tuple(move.child for move in census.faulty_moves)
    if faulty:
        words = Text("镇内转学两头对不上", "moves inside the township whose two ends do not agree")
        yield Obstacle("moves_disagree", words, faulty)


def _document(census: Census, by: str, digest: str) -> bytes:
    of = figures(census)
    document = {
        "schema": "careplan/closed-census/1",
        "period": census.period,
        "on": census.on.isoformat(),
        "by": by,
        "tool": f"careplan {__version__}",
        "digest": digest,
        "schools": [
            {
                "school": flow.school,
                "figures": of[flow.school or ""],
                "opening": some_to_a_line(flow.opening),
            }
            for flow in census.flows
        ],
        "changes": [change_line(change) for change in census.changes],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
