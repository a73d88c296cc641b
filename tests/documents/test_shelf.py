"""The shelf of documents: made once, kept by content, made again only after a change, left out when unwanted."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.documents import shelf as shelf_module
from macros.documents import workers
from macros.documents.downloads import downloads
from macros.documents.making import Job
from macros.documents.shelf import documents, make_ready, report
from macros.gallery import Gallery
from macros.outputs import documents as output
from macros.render.templates import environment, words
from tests.made_each import made_each
from tests.small import Shelf

from .conftest import needs_pango

pytestmark = needs_pango
GUIDE = "open-every-door"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf.copied(tmp_path / "gallery")


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_module, "missing_libraries", lambda: ["libpangoft2-1.0-0"])


def made_times(gallery: Gallery) -> dict[str, int]:
    return {name: path.stat().st_mtime_ns for name, path in documents(gallery)[GUIDE].files.items()}


def links(gallery: Gallery) -> str:
    rows = downloads(gallery, gallery.catalog.entries[GUIDE])
    return environment().get_template("fragments/documents.html").module.documents(rows, "../../", words("en"))


def test_made_once_and_again_after_a_change(shelf: Shelf) -> None:
    """A second run finds the same files; a changed guide has new ones, and its old ones are gone."""
    before = made_times(shelf.open())
    assert list(before) == ["pdf", "docx"]
    assert made_times(shelf.open()) == before
    shelf.change(shelf.guide, "## Talk", "## Talk at length")
    assert made_times(shelf.open()) != before
    assert len(list((shelf.root / ".cache" / "documents" / GUIDE).iterdir())) == 1


def test_artifacts_and_links_agree(shelf: Shelf) -> None:
    """The site holds what the page links to, with its size, at /guides/<id>/<id>.pdf and .docx."""
    gallery = shelf.open()
    made = {artifact.uri: artifact.data.stat().st_size for artifact in made_each(output, gallery)}  # type: ignore[union-attr]
    rows = downloads(gallery, gallery.catalog.entries[GUIDE])
    assert made == {row.uri: row.bytes for row in rows}
    assert list(made) == [f"guides/{GUIDE}/{GUIDE}.pdf", f"guides/{GUIDE}/{GUIDE}.docx"]
    assert f'href="../../guides/{GUIDE}/{GUIDE}.pdf"' in links(gallery) and "KB" in links(gallery)


def test_a_site_without_documents(shelf: Shelf) -> None:
    """`documents: false` and outputs_off leave them out: no file, no link, nothing in the report."""
    for gallery in (shelf.open(documents=False), shelf.open(outputs_off=frozenset({"documents"}))):
        assert documents(gallery) == {} == report(gallery)
        assert "href" not in links(gallery)
    assert not output.wanted(shelf.open(documents=False))
    assert not (shelf.root / ".cache" / "documents").exists()


@pytest.mark.usefixtures("no_pango")
def test_without_pango(shelf: Shelf) -> None:
    """Word files are made, no link leads to a PDF, and the report names what to install."""
    gallery = shelf.open()
    assert list(documents(gallery)[GUIDE].files) == ["docx"]
    assert ".docx" in links(gallery) and ".pdf" not in links(gallery)
    assert report(gallery) == {"pdf": 0, "docx": 1, "missing": ["libpangoft2-1.0-0"], "not_made": {}}


def test_characters_without_a_shape(shelf: Shelf) -> None:
    """A guide with one gets its Word file and a reason instead of its PDF, and is not tried again."""
    shelf.change(shelf.guide, "Who is the first", "😀 Who is the first")
    for gallery in (shelf.open(), shelf.open()):
        assert list(documents(gallery)[GUIDE].files) == ["docx"]
        assert report(gallery)["not_made"] == {GUIDE: "its fonts have no shape for 😀 (U+1F600, grinning face)"}


def test_words_of_the_story_count(shelf: Shelf) -> None:
    """A stop's words are on the page: when they change, the documents do."""
    shelf.change(shelf.guide, "## Talk", "Listen: first-light, 0:05 to 0:07\n\n## Talk")
    before = made_times(shelf.open())
    shelf.change("episodes/first-light/transcript.en.vtt", "She knows my name", "She knows the name")
    assert made_times(shelf.open()) != before


def test_many_are_made_by_several_processes(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes of their own make the same bytes as this one."""
    for number in range(3):
        shutil.copyfile(shelf.root / shelf.guide, shelf.root / f"content/guides/copy-{number}.md")
    alone = {ident: digests(made.files) for ident, made in documents(shelf.open()).items()}
    shutil.rmtree(shelf.root / ".cache")
    monkeypatch.setattr(workers, "ALONE", 1)
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 2)
    assert {ident: digests(made.files) for ident, made in documents(shelf.open()).items()} == alone
    assert len(alone) == 4


def digests(files: dict[str, Path]) -> dict[str, str]:
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def test_pictures_are_read_in_the_gallery_only(shelf: Shelf) -> None:
    """A path that leads out of the gallery is refused."""
    job = Job("a-guide", shelf.root, shelf.root, ())
    with pytest.raises(OSError, match="leads out of the gallery"):
        job.read("../../etc/hostname")


class Enough(Exception):
    """There is something better to do."""


def test_making_stops_when_there_is_something_better_to_do(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes that make documents end at once, nothing is half there, and the next time all is made."""
    monkeypatch.setattr(workers, "ALONE", 0)
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 2)
    started: list[subprocess.Popen[bytes]] = []
    real = workers._start
    monkeypatch.setattr(workers, "_start", lambda share: started.append(real(share)) or started[-1])

    def go_on() -> None:
        if started:
            raise Enough

    gallery = shelf.open()
    with pytest.raises(Enough):
        make_ready(gallery, go_on)
    assert started and all(process.returncode for process in started)
    kept = shelf.root / ".cache" / "documents"
    assert [path for path in kept.rglob("*") if path.is_file() and path.name.startswith(".")] == []
    make_ready(gallery, lambda: None)
    folder = next((kept / GUIDE).iterdir())
    assert {path.suffix for path in folder.iterdir()} == {".pdf", ".docx"}
