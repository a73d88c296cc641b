"""A guide cut into the parts that an agenda deals out, each with its minutes, what is heard in it and what is asked.

The cut is at one level of headings: the topmost that carries minutes, else the topmost that there is twice, else the
topmost. Minutes are the heading's own, else the sum of those beneath it; parts without any share what the guide's
minutes leave, and by what they ask (GUESS). How parts become an agenda is agenda.py's matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from .agenda import Part
from .model import Block, Checklist, Grid, Guide, Heading, Listen, Note, Prompt, Prose

GUESS = {Prompt: 4, Checklist: 3, Grid: 6}
"""Minutes for a question, a list and a table where the author gives none; the recording comes on top."""
TOLD = 2  # minutes for a part that asks nothing
_WHOLE = re.compile(r"\]\(entry:([^)#\s]+)\)")


@dataclass(frozen=True, slots=True)
class Section:
    """A part with its blocks, heading included and those of branches after their branch."""

    part: Part
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Recordings:
    """How long things play, in milliseconds: a listening stop (0 when not known), and whole stories by id."""

    stop: Callable[[Listen], int]
    stories: Mapping[str, int]


def sections_of(guide: Guide, minutes: int | None, recordings: Recordings) -> tuple[tuple[Block, ...], list[Section]]:
    """What stands before the first part and asks nothing, and the parts in order. `minutes` are the whole guide's."""
    level = _level([block for block in guide.blocks if isinstance(block, Heading)])
    rows = list(_cut(guide.blocks, level))
    before = rows.pop(0) if rows and not isinstance(rows[0][0], Heading) and not _asks(rows[0]) else ()
    found = [Section(_part(row, recordings), row) for row in _joined(rows, level)]
    return before, _shared_out(found, minutes)


def _level(headings: list[Heading]) -> int:
    levels = [heading.level for heading in headings]
    timed = [heading.level for heading in headings if heading.minutes]
    twice = [level for level in levels if levels.count(level) > 1] if len(set(levels)) < len(levels) else []
    return min(timed or twice or levels or [1])


def _cut(blocks: tuple[Block, ...], level: int) -> Iterator[tuple[Block, ...]]:
    row: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level and row:
            yield tuple(Guide("", tuple(row)).walk())
            row = []
        row.append(block)
    if row:
        yield tuple(Guide("", tuple(row)).walk())


def _joined(rows: list[tuple[Block, ...]], level: int) -> Iterator[tuple[Block, ...]]:
    """Rows without empty ones; words under the heading of a whole group of parts go to the first part of it."""
    words: tuple[Block, ...] = ()
    for row in rows:
        head = row[0] if isinstance(row[0], Heading) else None
        if head and not head.minutes and not _asks(row) and (head.level < level or len(row) == 1):
            words += row[1:]
        else:
            yield (row[0], *words, *row[1:])
            words = ()


def _part(blocks: tuple[Block, ...], recordings: Recordings) -> Part:
    head = blocks[0] if isinstance(blocks[0], Heading) else None
    stops = [stop.listen for stop in Guide("", tuple(_flat(blocks))).stops()]
    asked = [block for block in blocks if isinstance(block, tuple(GUESS))]
    tables = sum(isinstance(block, Grid) for block in asked)
    listen = sum(map(recordings.stop, stops)) or (0 if asked else _whole(blocks, recordings))
    given = (head and head.minutes) or sum(getattr(block, "minutes", None) or 0 for block in blocks)
    guess = -(-listen // 60_000) + (sum(GUESS[type(block)] for block in asked) or TOLD)
    title = head.text if head else ""
    return Part(title, given or guess, listen, len(stops), len(asked) - tables, tables, not given)


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Walked blocks as they are, branches without what stands in them a second time."""
    return (replace(block, blocks=()) if hasattr(block, "blocks") else block for block in blocks)


def _whole(blocks: tuple[Block, ...], recordings: Recordings) -> int:
    """The longest story that the words of a part without questions link to as a whole: it is played there."""
    words = " ".join(block.markdown for block in blocks if isinstance(block, Prose))
    return max((recordings.stories.get(name, 0) for name in _WHOLE.findall(words)), default=0)


def _asks(blocks: tuple[Block, ...]) -> bool:
    return not all(isinstance(block, Prose | Note | Heading) for block in blocks)


def _shared_out(found: list[Section], minutes: int | None) -> list[Section]:
    """Guessed parts share what the guide's minutes leave, each at least what it needs; without any, guesses stay."""
    guessed = sum(section.part.minutes for section in found if section.part.guessed)
    left = (minutes or 0) - sum(section.part.minutes for section in found if not section.part.guessed)
    if not guessed or left <= 0:
        return found
    return [
        replace(section, part=replace(section.part, minutes=max(section.part.minutes * left // guessed, 1)))
        if section.part.guessed
        else section
        for section in found
    ]
