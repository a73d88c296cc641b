"""Beside each guide that goes with a story: a page to print for the meeting. Not searched, not listed.

What it holds is macros/documents/session.py's; the same as one file to take along is macros/outputs/pack.py's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from macros.documents.session import Session, session
from macros.documents.session_stories import stories_of
from macros.gallery import Gallery
from macros.kinds.guide import Guide
from macros.render.templates import words
from macros.render.views import Head

from ._plan import Crumb, Plan


@dataclass(frozen=True, slots=True)
class SessionView:
    """`pack` is the address of the zip, "" when it is left out of this gallery."""

    head: Head
    session: Session
    pack: str


def plans(gallery: Gallery) -> Iterator[Plan]:
    for guide in gallery.catalog.by_kind.get("guide", ()):
        if not isinstance(guide, Guide) or not stories_of(gallery, guide):
            continue
        kind, uri = gallery.catalog.kind_of(guide), gallery.catalog.uri(guide)
        yield Plan(
            f"{uri}session/",
            "pages/session.html",
            f"{guide.title}: {words(guide.language)('session pack')}",
            guide.summary,
            partial(view, gallery, guide),
            guide.language,
            "guide",
            kind.icon,
            (Crumb("Home", ""), Crumb(kind.plural, f"{kind.at}/"), Crumb(guide.title, uri), Crumb("Session pack")),
            noindex=True,
            source=guide.path,
        )


def view(gallery: Gallery, guide: Guide) -> SessionView:
    """The pack on a page."""
    head = Head(guide.title, "guide", words(guide.language)("Session pack"), "guide", guide.summary)
    pack = "" if "pack" in gallery.settings.outputs_off else f"{gallery.catalog.uri(guide)}pack.zip"
    return SessionView(head, session(gallery, guide), pack)
