"""Build the site.

The old site stays whole until the new one is finished. Nothing is fetched, nothing is installed. The same content
and the same --now give the same bytes. What no change since the last build can reach stays as it stands.

Example: python3 scripts build --now 2026-11-22
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import click

from macros.plugin.build import BuildFailed, BuildReport, build_site
from macros.problem_formats import as_json, as_text, text_blocks
from macros.problems import ContentError
from scripts.console.progress import use_colour
from scripts.console.running import PROBLEMS, Place
from scripts.console.stages import Stages
from scripts.environment.system import apt_line

LEAST = 0.01  # seconds; shorter stages are no news


class Day(click.ParamType):
    """A day as year-month-day."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a day; write year-month-day, such as 2026-11-22.", param, ctx)


@click.command(help=__doc__)
@click.option("--now", type=Day(), help="Build as on this day: decides what is published already.")
@click.option("--site-dir", metavar="FOLDER", help="Where the site goes instead of site/.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--require-documents", "required", is_flag=True, help="Fail when a guide's PDF could not be made.")
@click.option("--drafts", is_flag=True, help="Show drafts and scheduled entries too, for a preview.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes that make pages.  [default: one a core]"
)
@click.option("--fresh", is_flag=True, help="Make everything anew; look at nothing that an earlier build kept.")
@click.option("--profile", is_flag=True, help="Say where the time went.")
@click.pass_context
def command(
    context: click.Context, now: date | None, site_dir: str | None, form: str, drafts: bool, required: bool,
    jobs: int | None, fresh: bool, profile: bool,
) -> None:  # fmt: skip
    place: Place = context.obj
    folder = safe_folder(place, site_dir) if site_dir else None
    if now:  # tools beside the engine read the day there (reproducible-builds.org)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(now.year, now.month, now.day, tzinfo=UTC).timestamp()))
    try:
        with Stages() as stages:
            report = build_site(
                place.root, now=now, site_dir=folder, drafts=drafts, jobs=jobs, fresh=fresh, listener=stages
            )
    except ContentError as error:
        if form == "json":
            click.echo(as_json(error.problems))
        else:
            click.echo(as_text(error.problems, place.root, use_colour(sys.stdout)))
            click.echo("Nothing was built.", err=True)
        context.exit(PROBLEMS)
    except BuildFailed as error:
        click.echo(f"{error}\nNothing was built.", err=True)
        context.exit(PROBLEMS)
    click.echo(report_json(report) if form == "json" else report_text(report, place.root))
    if profile:
        click.echo(profile_text(report), err=form == "json")
    if report.not_kept:
        click.echo(f"The next build starts from nothing: .cache/ could not be written ({report.not_kept}).", err=True)
    if required and lacking(report):
        click.echo("Guides lack their PDF, as said above.", err=True)
        context.exit(PROBLEMS)


def lacking(report: BuildReport) -> list[str]:
    """Why guides have no PDF, a line each: what to install, and what is wrong with single ones."""
    made = report.documents
    lines = (
        [f"Guides have no PDF here: its libraries are missing. {apt_line(made['missing'])}"]
        if made.get("missing")
        else []
    )
    return lines + [f"{ident} has no PDF: {why}" for ident, why in made.get("not_made", {}).items()]


def safe_folder(place: Place, typed: str) -> Path:
    """The folder for the site. Raises click.BadParameter for one that holds anything but an earlier site."""
    folder = Path(os.path.normpath(place.started_in / typed))
    if place.root.is_relative_to(folder):
        raise click.BadParameter(f"'{typed}' holds the gallery itself.", param_hint="--site-dir")
    if folder.exists() and not (folder / "sitemap.xml").is_file() and (folder.is_file() or any(folder.iterdir())):
        raise click.BadParameter(
            f"'{typed}' holds something that is no site built earlier. Name a new or an empty folder.",
            param_hint="--site-dir",
        )
    return folder


def report_text(report: BuildReport, root: Path) -> str:
    """What was made, for a person."""
    entries = [f"{plural} {count}" for plural, count in report.entries.items() if count]
    search = report.search
    lines = [f"{block}\n" for block in text_blocks(report.warnings, root, use_colour(sys.stdout))]
    lines.append(f"Built {report.pages} pages in {report.seconds:.1f} s: {report.site_dir}")
    lines += [f"  Unchanged since the last build: {report.kept:,}; made: {report.made:,}"] if report.kept else []
    lines += [f"  Entries: {', '.join(entries)}"] if entries else []
    lines += [f"  Feeds: {', '.join(report.feeds)}"] if report.feeds else []
    if search:
        languages = ", ".join(search["languages"])
        lines.append(f"  Search: {search['pages']} pages in {languages}, {search['bytes'] / 1000:,.0f} kB")
    made = report.documents
    lines += [f"  Documents: {made['pdf']} PDF, {made['docx']} Word"] if made else []
    return "\n".join([*lines, *lacking(report)])


def profile_text(report: BuildReport) -> str:
    """Where the time went: stages by the clock, then what pages and files cost, summed over all processes."""
    rows = [f"{seconds:9.2f} s  {name}" for name, seconds in report.stages.items() if seconds >= LEAST]
    spent = sorted(report.spent.items(), key=lambda item: -item[1][1])
    sorts = [
        f"{seconds:9.2f} s  {name}: {count:,}, {1000 * seconds / count:.1f} ms each"
        for name, (count, seconds) in spent
        if seconds >= LEAST
    ]
    work = ["Of it, pages and files beside them, all processes together:", *sorts] if sorts else []
    return "\n".join(["Where the time went:", *rows, *work])


def report_json(report: BuildReport) -> str:
    """What was made, for a program: the keys of `check --format json` and the report's own."""
    made = {name: value for name, value in asdict(report).items() if name != "warnings"}
    return json.dumps(json.loads(as_json(report.warnings)) | made, ensure_ascii=False, indent=2, default=str)
