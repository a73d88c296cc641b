"""Beside each guide that goes with a story: pack.zip, everything for one meeting but the recording.

What stands in the sheets is macros/documents/session.py's, how they look overrides/pack/'s. A zip (PKWARE APPNOTE 6.3)
of fixed times and sorted names, so that the same content gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from macros.documents.session import Session, session
from macros.documents.session_stories import stories_of
from macros.documents.view import paper
from macros.gallery import Gallery
from macros.kinds.guide import Guide
from macros.media.plain_text import write_text
from macros.render.links import links
from macros.render.qr import png
from macros.render.templates import environment
from macros.render.words import license_words
from macros.worksheets.compiled import compiled

from ._artifact import Artifact, SitePages

ORDER = 10  # it takes along the PDF and the DOCX that another output made
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
DOES = {
    "session.html": "Agendas for 30, 45 and 60 minutes, notes for who leads, sign-in sheet, poster: open it and print.",
    "agendas.txt": "The agendas as plain text, for an e-mail.",
    "worksheet.html": "The blank worksheet: open it and print.",
    "poster-code.png": "The code of the poster as a picture, for slides and letters.",
    ".pdf": "The worksheet to print, or to type into.",
    ".docx": "The worksheet to change and to type into.",
    ".txt": "What is said in the story.",
}
UNSAID = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"})  # pictures that the pages show


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    for guide in gallery.catalog.by_kind.get("guide", ()):
        if isinstance(guide, Guide) and stories_of(gallery, guide):
            files = _files(gallery, guide, site.folder)
            yield Artifact(f"{gallery.catalog.uri(guide)}pack.zip", zipped(guide.id, files))


def zipped(folder: str, files: dict[str, bytes]) -> bytes:
    """A zip of files in one folder, by name."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(files):
            info = ZipInfo(f"{folder}/{name}", FIRST_DAY)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, files[name], compresslevel=9)
    return out.getvalue()


def _files(gallery: Gallery, guide: Guide, site: Path) -> dict[str, bytes]:
    """Everything by its name in the zip."""
    made = session(gallery, guide)
    files = {**_finished(gallery, guide, site), **_transcripts(gallery, guide), **_cover(made, site)}
    picture = next((name for name in files if name.startswith("poster.")), "")
    files["session.html"] = _page("session.html", session=made, picture=picture)
    files["agendas.txt"] = _page("agendas.txt", session=made)
    if made.poster.code:
        files["poster-code.png"] = png(made.poster.code.address, scale=12)
    if f"{guide.id}.pdf" not in files:
        files |= _worksheet(gallery, guide)
    files["README.txt"] = _readme(gallery, guide, made, files)
    return files


def _finished(gallery: Gallery, guide: Guide, site: Path) -> dict[str, bytes]:
    """The documents that other outputs made, where they did."""
    folder = site / gallery.catalog.uri(guide)
    paths = (folder / f"{guide.id}{suffix}" for suffix in (".pdf", ".docx"))
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


def _transcripts(gallery: Gallery, guide: Guide) -> dict[str, bytes]:
    return {
        f"transcripts/{story.id}.{language}.txt": write_text(transcript).encode()
        for story in stories_of(gallery, guide)
        for language, transcript in gallery.library.transcripts(story).items()
        if transcript.cues
    }


def _cover(made: Session, site: Path) -> dict[str, bytes]:
    """The poster's picture, as it stands in the site."""
    path = site / made.poster.picture.src if made.poster.picture else None
    return {f"poster{path.suffix}": path.read_bytes()} if path and path.is_file() else {}


def _worksheet(gallery: Gallery, guide: Guide) -> dict[str, bytes]:
    """The blank worksheet as a page, for a gallery without PDF, and the pictures that it shows."""
    page = _page("worksheet.html", paper=paper(gallery, guide, compiled(guide)))
    files = {"worksheet.html": page}
    for link in links(page.decode()):
        if PurePosixPath(link).suffix.lower() in UNSAID and gallery.library.size(link) is not None:
            files[link] = (gallery.settings.root / link).read_bytes()
    return files


def _readme(gallery: Gallery, guide: Guide, made: Session, files: dict[str, bytes]) -> bytes:
    said = [(name, _does(name)) for name in sorted(files) if _does(name)]
    license_label, _ = license_words(guide.license or gallery.settings.license)
    return _page("readme.txt", session=made, files=said, url=gallery.settings.url, license=license_label)


def _does(name: str) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    return DOES.get(name) or ("" if suffix in UNSAID else DOES[suffix])


def _page(name: str, **values: object) -> bytes:
    """A file of overrides/pack/ as UTF-8."""
    return environment().get_template(f"pack/{name}").render(**values).encode()
