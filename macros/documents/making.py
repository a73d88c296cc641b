"""Makes one guide's files; may run in a process of its own, so a job holds nothing but values."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from .glyphs import name_of, shapeless
from .html import html_of
from .view import Paper

FAILED = "no-pdf.txt"


@dataclass(frozen=True, slots=True)
class Job:
    """A guide's files, to be made in `folder`; `root` is the gallery's, where pictures are read. `paper` is what they
    show, needed only where some are missing."""

    ident: str
    root: Path
    folder: Path
    formats: tuple[str, ...]
    paper: Paper | None = None

    def file(self, name: str) -> Path:
        return self.folder / f"{self.ident}.{name}"

    def missing(self) -> bool:
        """Whether there is anything to do; a PDF that could not be made is not tried again."""
        failed = (self.folder / FAILED).is_file()
        return any(not self.file(name).is_file() and not (name == "pdf" and failed) for name in self.formats)

    def read(self, path: str) -> bytes:
        """A picture of the gallery. Raises OSError, also for a path that leads out of it."""
        found = (self.root / path).resolve()
        if not found.is_relative_to(self.root.resolve()):
            raise OSError(f"{path} leads out of the gallery")
        return found.read_bytes()


def make(job: Job) -> None:
    """Write what is missing, each file whole or not at all."""
    paper = job.paper
    assert paper is not None, "what is to be made must be known"
    job.folder.mkdir(parents=True, exist_ok=True)
    if "docx" in job.formats and not job.file("docx").is_file():
        from .word import docx_of

        _write(job.file("docx"), docx_of(paper, job.read))
    if "pdf" in job.formats and not job.file("pdf").is_file():
        _pdf(job, paper)


def _pdf(job: Job, paper: Paper) -> None:
    """The PDF, or the reason why there is none."""
    from .pdf import PrintError, pdf_of

    html = html_of(paper)
    lost = shapeless(html)
    if lost:
        reason = f"its fonts have no shape for {', '.join(name_of(sign) for sign in lost)}"
        _write(job.folder / FAILED, reason.encode())
        return
    try:
        _write(job.file("pdf"), pdf_of(html, paper.labels, job.read))
    except PrintError as error:
        _write(job.folder / FAILED, str(error).encode())


def _write(path: Path, data: bytes) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_bytes(data)
    aside.replace(path)
