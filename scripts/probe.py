"""Measure recordings and pictures, and write their facts to media.lock.

Feeds and pages take sizes and lengths only from that file, so run this after adding a recording or a picture, and
commit media.lock with it. A file whose content changed is refused until you say --accept: podcast apps have been
told about the old one, and a new recording is better given a new file name.

Example: python3 scripts probe episodes/the-bus-that-waited
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from macros.media.image import NotImage, image_facts
from macros.media.lock import NAME, REMOTE, AudioLine, Line, lock_text, read_lock, write_lock
from macros.media.probe import NotAudio
from macros.media.probe import probe as audio_facts
from macros.plugin.config import read_settings
from macros.problem_formats import text_blocks
from macros.problems import Problem, errors
from macros.settings import Settings
from scripts.console.progress import Progress, use_colour
from scripts.console.running import PROBLEMS, Place, is_under

AUDIO = frozenset({".mp3", ".m4a", ".ogg", ".opus"})
IMAGES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})


@dataclass
class Measured:
    """What a run found: the lock's new lines, what changed in words, and what is wrong."""

    lines: dict[str, Line] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--accept", is_flag=True, help="Take new content under an old file name.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 when media.lock is out of date.")
@click.pass_context
def command(context: click.Context, paths: tuple[str, ...], accept: bool, only_check: bool) -> None:
    place: Place = context.obj
    wanted = [place.named(path) for path in paths]
    lock, damage = read_lock(place.root)
    settings = read_settings(place.root)
    far = AUDIO if settings.media_base else frozenset[str]()  # recordings that need not be in the repository
    made = measure(place.root, media_files(settings), lock.lines, wanted, accept, far)
    for block in text_blocks(made.problems, place.root, use_colour(sys.stdout)):
        click.echo(f"{block}\n")
    click.echo("".join(f"{change}\n" for change in made.changes), nl=False)
    if damage:
        click.echo(f"{NAME} could not be read in full ({damage[0].message}): those files are measured anew.", err=True)
    stale = bool(damage) or lock_text(made.lines) != lock_text(lock.lines)
    if stale and only_check:
        click.echo(f"{NAME} is out of date. Run: python3 scripts probe", err=True)
    else:
        write_lock(place.root, made.lines)
        click.echo(f"{NAME} describes {len(made.lines)} files.", err=True)
    if errors(made.problems) or (stale and only_check):
        context.exit(PROBLEMS)


def media_files(settings: Settings) -> list[str]:
    """Every recording of an episode and every picture, as posix paths from the root, in order."""
    root, episodes = settings.root, settings.root / settings.episodes
    audio = [path for path in episodes.glob("*/*") if path.suffix in AUDIO]
    below = [path for top in (root / settings.content, episodes) for path in top.rglob("*")]
    images = [path for path in below if path.suffix in IMAGES and not is_hidden(path, root)]
    return sorted({path.relative_to(root).as_posix() for path in [*audio, *images] if path.is_file()})


def is_hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def measure(
    root: Path,
    files: list[str],
    old: Mapping[str, Line],
    wanted: list[str],
    accept: bool,
    far: frozenset[str] = frozenset(),
) -> Measured:
    """Measure the wanted files; what is not wanted, and what stands elsewhere, keeps its line.

    `far` holds the endings of files that stand elsewhere when they are not here.
    """
    made = Measured()
    for key, line in old.items():
        elsewhere = REMOTE.fullmatch(key) or (key not in files and Path(key).suffix in far)
        if elsewhere or not is_under(key, wanted):
            made.lines[key] = line
        elif key not in files:
            made.changes.append(f"{key}: gone, taken out")
    with Progress("Measuring", len(files)) as progress:
        for path in files:
            if is_under(path, wanted):
                measure_one(root, path, old.get(path), accept, made)
            progress.step()
    return made


def measure_one(root: Path, path: str, before: Line | None, accept: bool, made: Measured) -> None:
    """Measure one file into `made`; a file that cannot be read keeps the line that it had."""
    try:
        line, warnings = facts(root / path, before)
    except (NotAudio, NotImage) as error:
        made.problems.append(Problem("media-unreadable", path, 0, 0, "", str(error)))
        made.lines |= {path: before} if before else {}
        return
    made.problems.extend(Problem("media-warning", path, 0, 0, "", text, level="warning") for text in warnings)
    if before and before.sha256 != line.sha256 and not accept:
        made.problems.append(changed(path, before, line))
        made.lines[path] = before
        return
    made.lines[path] = line
    if not before:
        made.changes.append(f"{path}: new, {line.bytes:,} bytes")
    elif before.sha256 != line.sha256:
        made.changes.append(f"{path}: accepted, {before.bytes:,} bytes → {line.bytes:,} bytes")


def facts(path: Path, before: Line | None) -> tuple[Line, Iterable[str]]:
    """A file's line and warnings; a loudness measured for the same bytes is kept."""
    if path.suffix in IMAGES:
        return image_facts(path), ()
    found = audio_facts(path)
    same = isinstance(before, AudioLine) and before.sha256 == found.sha256
    return AudioLine.of(found, before.loudness if same else None), found.warnings  # type: ignore[union-attr]


def changed(path: str, before: Line, now: Line) -> Problem:
    return Problem(
        "media-changed", path, 0, 0, "",
        f"the file is not the one in {NAME}: SHA-256 {now.sha256}, there {before.sha256}",
        "Give a new recording a new file name (audio.v2.mp3), or take it as it is: python3 scripts probe --accept",
    )  # fmt: skip
