"""The finished documents of a gallery, kept under `.cache/documents/` and made again only when something they are made
of has changed: the guide, its stories' words, pictures, templates, fonts, our own code, the libraries.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.gallery import Gallery
from macros.render.once import answered, once
from macros.render.templates import OVERRIDES
from macros.worksheets.compiled import compiled

from .making import FAILED, Job
from .prose import pictures
from .system import missing_libraries, pango_version
from .view import paper
from .workers import make_all

FOLDER = Path(".cache", "documents")
FORMATS = ("pdf", "docx")
ROUND = 64  # guides: what is known of these is lost when something better is to do
LIBRARIES = ("weasyprint", "pydyf", "pikepdf", "python-docx", "segno", "fonttools", "jinja2", "markdown")


@dataclass(frozen=True, slots=True)
class Documents:
    """A guide's files by format, on disk. `why` says, an editor's words, why there is no PDF; "" when there is one, or
    when nothing but the system's libraries is missing."""

    files: dict[str, Path]
    why: str = ""


def wanted(gallery: Gallery) -> bool:
    """Whether this site offers documents."""
    return gallery.settings.documents and "documents" not in gallery.settings.outputs_off


@once
def documents(gallery: Gallery) -> dict[str, Documents]:
    """The documents of every live guide by its id; {} when the site offers none. Makes what is missing, at once."""
    every = jobs(gallery)
    _make([_with_paper(gallery, job) for job in every.values() if job.missing()])
    return {ident: _found(job) for ident, job in every.items()}


def make_ready(gallery: Gallery, go_on: Callable[[], None]) -> None:
    """Make what is missing, and ask `go_on` again and again, which raises when there is something better to do; what
    is made by then stays. Then `documents` finds all of them."""
    todo = [job for job in jobs(gallery).values() if job.missing()]
    for start in range(0, len(todo), ROUND):
        some = []
        for job in todo[start : start + ROUND]:
            go_on()
            some.append(_with_paper(gallery, job))
        _make(some, go_on)


def jobs(gallery: Gallery) -> dict[str, Job]:
    """What there is to be for every live guide, by its id; nothing is made."""
    guides = gallery.catalog.by_kind.get("guide", ()) if wanted(gallery) else ()
    formats = _formats()
    return {entry.id: _job(gallery, entry.id, formats) for entry in guides}


def documents_of(gallery: Gallery, guide: str) -> Documents | None:
    """The documents of one guide. Who asks depends on their name, which says everything that they are made of, and on
    no other guide: so they need not be made to know whether they are others than before."""
    if not wanted(gallery):
        return None
    job = _job(gallery, guide, _formats())
    if gallery.in_haste:
        return _standing(gallery, job)
    with gallery.catalog.reads.silence():
        return documents(gallery).get(guide)


def _standing(gallery: Gallery, job: Job) -> Documents | None:
    """What is there without making anything: the documents of an earlier text, when those of this one are missing."""
    if not job.missing():
        return _found(job)
    gallery.catalog.reads.note("owed")
    older = max(job.folder.parent.glob("*"), key=lambda path: path.stat().st_mtime_ns, default=None)
    return _found(replace(job, folder=older)) if older else None


def _formats() -> tuple[str, ...]:
    return FORMATS if not missing_libraries() else tuple(name for name in FORMATS if name != "pdf")


def _job(gallery: Gallery, ident: str, formats: tuple[str, ...]) -> Job:
    root, name = gallery.settings.root, _name(gallery, f"{ident} {_stamp()}")
    return Job(ident, root, root / FOLDER / ident / name, formats)


def _with_paper(gallery: Gallery, job: Job) -> Job:
    entry = gallery.catalog.entries[job.ident]
    return replace(job, paper=paper(gallery, entry, compiled(entry)))


@answered
def _name(gallery: Gallery, subject: str) -> str:
    """The name of a guide's folder says everything that its documents are made of; `subject` is the guide's id and the
    stamp of what is the same for all."""
    ident, _, stamp = subject.partition(" ")
    entry = gallery.catalog.entries[ident]
    shown = paper(gallery, entry, compiled(entry))
    facts = hashlib.sha256(stamp.encode())
    facts.update(repr(shown).encode())
    for path in pictures(shown.markup()):
        gallery.library.size(path)  # noted: another picture is another name
        facts.update((gallery.settings.root / path).read_bytes())
    return facts.hexdigest()[:32]


@cache
def _stamp() -> str:
    """Says everything that is the same for all guides: code, templates, fonts and versions."""
    facts = hashlib.sha256()
    fonts = OVERRIDES / "assets" / "fonts" / "print"
    own = [*Path(__file__).parent.rglob("*.py"), *(OVERRIDES / "print").iterdir(), *fonts.iterdir()]
    for path in sorted([*own, *(OVERRIDES / "words").iterdir()]):
        facts.update(path.name.encode() + path.read_bytes())
    return "/".join((facts.hexdigest(), pango_version(), *(version(name) for name in LIBRARIES)))


def _make(some: list[Job], go_on: Callable[[], None] = lambda: None) -> None:
    """Make them; what was made for an earlier text of a guide goes."""
    for job in some:
        for old in job.folder.parent.glob("*"):
            if old != job.folder:
                shutil.rmtree(old, ignore_errors=True)
    make_all(some, go_on)


def _found(job: Job) -> Documents:
    """What stands there now."""
    files = {name: job.file(name) for name in job.formats if job.file(name).is_file()}
    failed = job.folder / FAILED
    return Documents(files, failed.read_text(encoding="utf-8") if failed.is_file() and "pdf" in job.formats else "")


def report(gallery: Gallery) -> dict[str, Any]:
    """How many of each format there are, the Debian packages that are missing for PDF, and by id why a guide has none;
    {} when the site offers no documents or has no guides."""
    made = documents(gallery)
    if not made:
        return {}
    counts: dict[str, Any] = {name: sum(name in guide.files for guide in made.values()) for name in FORMATS}
    not_made = {ident: guide.why for ident, guide in made.items() if guide.why}
    return counts | {"missing": missing_libraries(), "not_made": not_made}
