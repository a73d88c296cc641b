"""Write missing ids into guides, and remember the fields of published ones in worksheets.lock.

What people answer is kept under these ids, in their browsers and in files: once published they are permanent. Without
--write it only shows what it would do. Commit worksheets.lock with the guides. Fields that are gone or were changed
are refused until you say --accept: answers that were kept under them find no question any more.

Example: python3 scripts ids --write content/guides/our-guide.md
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from macros.catalog.entry import Entry
from macros.catalog.load import load
from macros.kinds import all_kinds
from macros.plugin.config import read_settings
from macros.problem_formats import text_blocks
from macros.problems import Problem, errors
from macros.worksheets.compiled import compiled
from macros.worksheets.lock import Locked, lock_text, locked_fields, read_lock, write_lock
from macros.worksheets.permanence import broken_promises, new_fields
from macros.worksheets.write_ids import with_ids
from scripts.console.progress import use_colour
from scripts.console.running import PROBLEMS, Place, is_under


@dataclass
class Found:
    """What a run says, and the lock as it would be."""

    lock: dict[str, Locked]
    said: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--write", is_flag=True, help="Write the ids and worksheets.lock.")
@click.option("--accept", is_flag=True, help="Let fields go that a published guide no longer has.")
@click.pass_context
def command(context: click.Context, paths: tuple[str, ...], write: bool, accept: bool) -> None:
    place: Place = context.obj
    wanted = [place.named(path) for path in paths]
    before, damage = read_lock(place.root)
    found = Found(dict(before), problems=list(damage))
    for entry in guides(place.root, wanted):
        add_ids(place.root, entry, write, found)
    for entry in guides(place.root, wanted):  # read again: with the ids that were written
        remember(entry, accept, found)
    click.echo("".join(f"{line}\n" for line in found.said) or "Nothing to write.\n", nl=False)
    for block in text_blocks(found.problems, place.root, use_colour(sys.stdout)):
        click.echo(f"{block}\n")
    changed = lock_text(found.lock) != lock_text(before)
    if write and changed and not damage:
        write_lock(place.root, found.lock)
    elif not write and (found.said or changed):
        click.echo("Nothing was written. To write it, add --write.", err=True)
    if errors(found.problems):
        context.exit(PROBLEMS)


def guides(root: Path, wanted: list[str]) -> list[Entry]:
    """The guides in the wanted files and folders that were not taken back."""
    catalog, _ = load(read_settings(root), all_kinds())
    entries = [entry for entry in catalog.all_entries.values() if entry.kind == "guide"]
    return [entry for entry in entries if entry.status != "withdrawn" and is_under(entry.path, wanted)]


def add_ids(root: Path, entry: Entry, write: bool, found: Found) -> None:
    """Write the missing ids into one guide, or say which they would be."""
    missing = compiled(entry).missing
    if not missing:
        return
    found.said += [f"{entry.body_path}:{line}: {{#{ident}}}" for line, ident in missing]
    if write:
        path = root / entry.body_path
        text = path.read_bytes().decode("utf-8")
        aside = path.with_name(f".{path.name}.part")
        aside.write_bytes(with_ids(text, missing).encode("utf-8"))
        aside.replace(path)


def remember(entry: Entry, accept: bool, found: Found) -> None:
    """Enter one published guide's fields into the lock, unless a field would be lost."""
    guide, before = compiled(entry), found.lock.get(entry.id, {})
    if entry.status != "published" or [each for each in errors(guide.problems) if each.rule != "field-id-missing"]:
        return
    gone = list(broken_promises(guide, before, entry.body_path, "error"))
    if gone and not accept:
        found.problems += gone
        return
    new = new_fields(guide, before)
    if new or gone:
        found.said.append(f"worksheets.lock: {entry.id}, {len(new)} new or changed, {len(gone)} gone")
    if now := locked_fields(guide):
        found.lock[entry.id] = now
    else:
        found.lock.pop(entry.id, None)
