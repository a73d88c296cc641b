"""Steps: blocks whose fields share the first part of their ids, with title and minutes."""

from __future__ import annotations

from dataclasses import dataclass, field

from .model import Answerable, Block, Branch, Field, Heading, Step


@dataclass(slots=True)
class _Gathered:
    title: str = ""
    heading_minutes: int | None = None
    block_minutes: int | None = None
    fields: list[Field] = field(default_factory=list)


def sections(blocks: tuple[Block, ...], steps: dict[str, str]) -> tuple[Step, ...]:
    """Steps with something to fill in, in document order. `steps` has the step of every block's id.

    A step's minutes are its heading's, else the sum of those of its blocks.
    """
    found: dict[str, _Gathered] = {}
    headings: dict[str, Heading] = {}
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if isinstance(block, Heading):
            headings[block.id] = block
            continue
        if not isinstance(block, Answerable | Branch):
            continue
        step = steps.get(block.id, "")
        gathered = found.setdefault(step, _Gathered())
        if isinstance(block, Branch):
            gathered.fields.append(block.field)
            stack += reversed(block.blocks)
            continue
        gathered.fields += block.fields
        if block.minutes:
            gathered.block_minutes = (gathered.block_minutes or 0) + block.minutes
    return tuple(_step(ident, gathered, headings.get(ident)) for ident, gathered in found.items() if gathered.fields)


def _step(ident: str, gathered: _Gathered, heading: Heading | None) -> Step:
    minutes = heading.minutes if heading and heading.minutes else gathered.block_minutes
    return Step(ident, heading.text if heading else "", minutes, tuple(gathered.fields))
