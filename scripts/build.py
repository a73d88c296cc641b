"""Build the site.

The old site stays whole until the new one is finished. Nothing is fetched, nothing is installed. The same content
and the same --now give the same bytes.

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
from scripts.console.progress import Progress, use_colour
from scripts.console.running import PROBLEMS, Place
from scripts.environment.system import apt_line


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
@click.pass_context
def command(
    context: click.Context, now: date | None, site_dir: str | None, form: str, drafts: bool, required: bool
) -> None:
    place: Place = context.obj
    folder = safe_folder(place, site_dir) if site_dir else None
    if now:  # tools beside the engine read the day there (reproducible-builds.org)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(now.year, now.month, now.day, tzinfo=UTC).timestamp()))
    try:
        with Progress("Building the site"):
            report = build_site(place.root, now=now, site_dir=folder, drafts=drafts)
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
    lines += [f"  Entries: {', '.join(entries)}"] if entries else []
    lines += [f"  Feeds: {', '.join(report.feeds)}"] if report.feeds else []
    if search:
        languages = ", ".join(search["languages"])
        lines.append(f"  Search: {search['pages']} pages in {languages}, {search['bytes'] / 1000:,.0f} kB")
    made = report.documents
    lines += [f"  Documents: {made['pdf']} PDF, {made['docx']} Word"] if made else []
    return "\n".join([*lines, *lacking(report)])


def report_json(report: BuildReport) -> str:
    """What was made, for a program: the keys of `check --format json` and the report's own."""
    made = {name: value for name, value in asdict(report).items() if name != "warnings"}
    return json.dumps(json.loads(as_json(report.warnings)) | made, ensure_ascii=False, indent=2, default=str)
