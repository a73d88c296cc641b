"""Measure how long check and build take on a large invented gallery, and what their result weighs.

The gallery is made in a temporary folder; the same --seed gives the same content. Nothing is asserted: compare figures
of one machine before and after a change. Search is tried when Debian's chromium is installed.

With --search a gallery of audio stories is made instead, and search in what was said is tried on it: what a first
query sends, how soon results are there, and whether remembered phrases are found where they were said.

With --preview the gallery is shown as serve does, texts are saved, and the time is told until their page shows them.

With --against hugo the same content is built by Hugo as well, on the same two processors, with a theme that prints the
same parts (scripts/measuring/hugo/), and Pagefind is run on what Hugo made. Printed are ratios of our times by Hugo's,
with the search stages and without, and a table of what both write. Then one entry is edited, one added, and the gallery
built again, in a new process each time. In JSON: pages_ratio is ours without search stages by Hugo without Pagefind,
ratio_to_hugo both with it, warm_ratio our build after one edit by the cold one without search stages,
warm_search_ratio their search stages, peak_mb the most that our own processes held (those that share memory share it
out among them), peak_search_mb what Pagefind held, first_query_kb a first search without filter columns (the middle
one), answers what searching gave and how soon, warm_stages the stages of our build after one edit, the longest first.

With --fit several sizes are measured, and every stage is held against a straight line: a constant cost and a cost an
entry. A stage is called worse than linear when no such line explains its figures, were each 15 % off by chance; judged
are the processors' seconds, so that other programs on this machine do not count. Three sizes or more tell most.

Example: python3 scripts measure --entries 1000
"""

from __future__ import annotations

import os
import tempfile
from contextlib import nullcontext
from pathlib import Path

import click

from scripts.console.progress import Progress
from scripts.console.running import FAILED, Place
from scripts.environment.pip import SetUpError
from scripts.measuring.against import compare
from scripts.measuring.against_report import against_json, against_text
from scripts.measuring.hugo_environment import hugo_program
from scripts.measuring.measured import CODE, Figures, measure
from scripts.measuring.preview import preview_json, preview_text, try_preview
from scripts.measuring.processes import ChildFailed
from scripts.measuring.report import as_json, as_text
from scripts.measuring.search_report import trial_json, trial_text
from scripts.measuring.search_trial import try_search
from scripts.measuring.sizes import yardstick

PROFILE = "test"  # where the browser's driver is

FIT_FACTOR = 4
LEAST = 8
STORIES = 1000


class Sizes(click.ParamType):
    """Numbers of entries, "1000,5000,20000"; "" for the one that was asked for and FIT_FACTOR times as many."""

    name = "sizes"

    def convert(self, value: str, param: click.Parameter | None, context: click.Context | None) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        words = [word.strip().replace("_", "") for word in value.split(",")] if value else []
        if not all(word.isdigit() and int(word) >= LEAST for word in words) or len(words) == 1:
            self.fail(
                f"'{value}' is no list of sizes. Write at least two, with commas: 1000,5000,20000.", param, context
            )
        return tuple(sorted(map(int, words)))


@click.command(help=__doc__)
@click.option("--entries", type=click.IntRange(min=LEAST), default=1000, show_default=True, help="How many entries.")
@click.option("--check-only", type=click.IntRange(min=LEAST), metavar="N", help="Only check, a gallery of N entries.")
@click.option("--search", "search", is_flag=True, help="Try search in what was said, on a gallery of stories.")
@click.option("--stories", type=click.IntRange(min=1), metavar="N", help="Stories for --search.  [default: 1000]")
@click.option("--preview", is_flag=True, help="Time a preview: from a saved text to its page.")
@click.option(
    "--fit",
    type=Sizes(),
    is_flag=False,
    flag_value="",
    metavar="[SIZES]",
    help=f"Say how stages grow: measure {FIT_FACTOR} times as many entries too, or the sizes named: 1000,5000,20000.",
)
@click.option("--against", type=click.Choice(["hugo"]), help="Build the same content with Hugo, and compare.")
@click.option(
    "--repeat",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Runs of --against; the middle one counts.",
)
@click.option("--stages/--no-stages", default=True, help="Show the stages of each run. (JSON always has them.)")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed gives other texts.")
@click.option("--keep", metavar="FOLDER", help="Keep galleries and sites there; a new or an empty folder.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(
    context: click.Context, entries: int, check_only: int | None, search: bool, stories: int | None,
    preview: bool, fit: tuple[int, ...] | None, against: str | None, repeat: int, stages: bool, seed: int,
    keep: str | None, form: str,
) -> None:  # fmt: skip
    place: Place = context.obj
    if stories and not search:
        raise click.UsageError("--stories says how many stories --search makes. Add --search.")
    kept = empty_folder(place, keep) if keep else None
    first = check_only or entries
    counts = list(fit) if fit else [first] if fit is None else [first, first * FIT_FACTOR]
    try:
        with nullcontext(str(kept)) if kept else tempfile.TemporaryDirectory(prefix="storyshelf-") as folder:
            if search:
                click.echo(trial(place.root, Path(folder) / "search", stories or STORIES, seed, form))
                return
            if preview:
                click.echo(shown(place.root, Path(folder) / "preview", entries, seed, form))
                return
            if against:
                click.echo(peer(place.root, Path(folder) / "against", entries, seed, repeat, stages, form))
                return
            homes = {count: Path(folder) / str(count) for count in counts}
            figures = [one(place.root, home, count, seed, bool(check_only)) for count, home in homes.items()]
    except (ChildFailed, SetUpError) as error:
        click.echo(f"Could not measure:\n{error}", err=True)
        context.exit(FAILED)
    speed = yardstick()
    click.echo(as_json(figures, seed, speed) if form == "json" else as_text(figures, stages, speed))


def one(root: Path, folder: Path, entries: int, seed: int, only_check: bool) -> Figures:
    """The figures of one gallery, with progress on standard error."""
    return measure(root / "overrides", folder, entries, seed, only_check, step)


def trial(root: Path, folder: Path, stories: int, seed: int, form: str) -> str:
    """The figures of search on one gallery of stories, as text or JSON."""
    found, speed = try_search(root / "overrides", folder, stories, seed, step), yardstick()
    return trial_json(found, seed, speed) if form == "json" else trial_text(found, speed)


def shown(root: Path, folder: Path, entries: int, seed: int, form: str) -> str:
    """The figures of a preview, as text or JSON."""
    found, speed = try_preview(root / "overrides", folder, entries, seed, step), yardstick()
    return preview_json(found, seed, speed) if form == "json" else preview_text(found, speed)


def peer(root: Path, folder: Path, entries: int, seed: int, repeat: int, stages: bool, form: str) -> str:
    """The figures of both sides, as text or JSON."""
    program = hugo_program(CODE)
    found, speed = compare(program, root / "overrides", folder, entries, seed, repeat, step), yardstick()
    return against_json(found, seed, speed) if form == "json" else against_text(found, stages, speed)


def step(title: str) -> None:
    """Says on standard error what is done next."""
    with Progress(title):
        """The next phase comes when this one is done."""


def empty_folder(place: Place, typed: str) -> Path:
    """The folder to keep galleries in. Raises click.BadParameter for one that holds something."""
    folder = Path(os.path.normpath(place.started_in / typed))
    if folder.exists() and (folder.is_file() or any(folder.iterdir())):
        raise click.BadParameter(f"'{typed}' holds something. Name a new or an empty folder.", param_hint="--keep")
    return folder
