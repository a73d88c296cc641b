"""Absolute addresses and dates as feeds write them; where a file is published is decided here for all feeds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.utils import format_datetime

from macros.catalog.entry import Entry
from macros.gallery import Gallery

HOUR = 6  # UTC; entries have a day and no hour, and a feed's dates must never change once published


def page_url(gallery: Gallery, entry: Entry) -> str:
    return gallery.url(gallery.catalog.uri(entry))


def file_url(gallery: Gallery, entry: Entry, name: str) -> str:
    """A file published beside an entry's page."""
    return gallery.url(f"{gallery.catalog.uri(entry)}{name}")


def media_url(gallery: Gallery, entry: Entry, name: str) -> str:
    """A recording's file: beside the page, or in its folder on the media server when there is one."""
    base = gallery.settings.media_base
    return f"{base}{entry.id}/{name}" if base else file_url(gallery, entry, name)


def show_url(gallery: Gallery, name: str) -> str:
    """A file of the show, such as its cover."""
    return gallery.url(f"show/{name}")


def show_path(gallery: Gallery, name: str) -> str:
    """Where a file of the show stands on disk, relative to the root."""
    return f"{gallery.settings.content}/vocabulary/{name}"


def person_url(gallery: Gallery, ident: str, name: str = "") -> str:
    """A person's page, or a file beside it."""
    return gallery.url(f"{gallery.catalog.word_uri('people', ident)}{name}")


def mail_date(day: date) -> str:
    """RFC 2822: `Tue, 10 Nov 2026 06:00:00 +0000`, English whatever the machine's language."""
    return format_datetime(datetime(day.year, day.month, day.day, HOUR, tzinfo=UTC))


def long_clock(ms: int) -> str:
    """A time as players' chapter lines have it: `00:01:35`, always with hours."""
    seconds = ms // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def decimal(ms: int) -> str:
    """Milliseconds as seconds without needless digits: `95`, `95.5`."""
    return f"{ms / 1000:.3f}".rstrip("0").rstrip(".")
