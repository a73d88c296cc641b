"""Beside each guide that goes with a story: pack.zip, everything for one meeting but the recording.

What stands in the sheets is macros/documents/session.py's, how they look overrides/pack/'s. A zip (PKWARE APPNOTE 6.3)
of fixed times and sorted names, so that the same content gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from macros.catalog.entry import Entry
from macros.documents.session import Session, session
from macros.documents.session_stories import stories_of
from macros.documents.shelf import documents_of
from macros.documents.view import paper
from macros.gallery import Gallery
from macros.kinds.guide import Guide
from macros.media.plain_text import write_text
from macros.render.links import links
from macros.render.qr import png
from macros.render.templates import environment
from macros.render.views import drawn_cover
from macros.render.words import license_words
from macros.worksheets.compiled import compiled

from ._artifact import Artifact

LEVEL = 4  # of 9: two thirds of the work of the usual 6, for two more bytes in a hundred
EACH_OF = ("guide",)
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


def make_each(gallery: Gallery, guide: Entry) -> Iterator[Artifact]:
    if isinstance(guide, Guide) and stories_of(gallery, guide):
        yield Artifact(f"{gallery.catalog.uri(guide)}pack.zip", zipped(guide.id, _files(gallery, guide)))


def zipped(folder: str, files: dict[str, bytes]) -> bytes:
    """A zip of files in one folder, by name."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(files):
            info = ZipInfo(f"{folder}/{name}", FIRST_DAY)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, files[name], compresslevel=LEVEL)
    return out.getvalue()


def _files(gallery: Gallery, guide: Guide) -> dict[str, bytes]:
    """Everything by its name in the zip."""
    made = session(gallery, guide)
    files = {**_finished(gallery, guide), **_transcripts(gallery, guide), **_cover(gallery, guide, made)}
    picture = next((name for name in files if name.startswith("poster.")), "")
    files["session.html"] = _page("session.html", session=made, picture=picture)
    files["agendas.txt"] = _page("agendas.txt", session=made)
    if made.poster.code:
        files["poster-code.png"] = png(made.poster.code.address, scale=12)
    if f"{guide.id}.pdf" not in files:
        files |= _worksheet(gallery, guide)
    files["README.txt"] = _readme(gallery, guide, made, files)
    return files


def _finished(gallery: Gallery, guide: Guide) -> dict[str, bytes]:
    """The guide's PDF and DOCX, where they were made."""
    made = documents_of(gallery, guide.id)
    return {f"{guide.id}.{name}": path.read_bytes() for name, path in made.files.items()} if made else {}


def _transcripts(gallery: Gallery, guide: Guide) -> dict[str, bytes]:
    return {
        f"transcripts/{story.id}.{language}.txt": write_text(transcript).encode()
        for story in stories_of(gallery, guide)
        for language, transcript in gallery.library.transcripts(story).items()
        if transcript.cues
    }


def _cover(gallery: Gallery, guide: Guide, made: Session) -> dict[str, bytes]:
    """The poster's picture: a story's own, or the one that is drawn for it."""
    src, root = made.poster.picture.src if made.poster.picture else "", gallery.settings.root
    for story in stories_of(gallery, guide):
        name = src.removeprefix(gallery.catalog.uri(story))
        if src and name != src:
            drawn = drawn_cover(gallery, story)
            data = drawn.pngs(root)[name] if drawn else (root / story.folder / name).read_bytes()
            return {f"poster{PurePosixPath(name).suffix}": data}
    return {}


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
