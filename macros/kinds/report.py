"""Report: research with findings that stories and guides point at, one anchor each."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, model_validator

from macros.catalog.entry import Entry, Kind
from macros.catalog.fields import File, Line, Link, Model, Positive, Prose, Slug, wrong


def _doi(value: str) -> str:
    if not value.startswith("10.") or "/" not in value or any(sign.isspace() for sign in value):
        raise wrong("bad-doi", f"{value!r} is not a DOI", "Write it without the address: 10.5555/12345678.")
    return value


class Finding(Model):
    """One thing the report found; its place on the page is #<id>."""

    id: Slug = Field(examples=["one-adult"])
    text: Prose = Field(examples=["Where one adult owned the greeting, late arrivals fell by a fifth."])


class Document(Model):
    """The report itself: a file in its folder, or an address elsewhere."""

    file: File | None = Field(None, examples=["small-arrivals.pdf"])
    url: Link | None = None
    label: Line | None = Field(None, examples=["Full report, PDF"])

    @model_validator(mode="after")
    def one_place(self) -> Document:
        if bool(self.file) == bool(self.url):
            raise wrong(
                "bad-value",
                "the document needs a file or an address, and only one of the two",
                "Write either file: report.pdf or url: https://….",
            )
        return self


class Report(Entry):
    kind: ClassVar[str] = "report"
    institution: Line | None = Field(None, description="Who published it.", examples=["Lakeside Institute"])
    series: Line | None = None
    number: Line | None = Field(None, description="Its number in the series.", examples=["2"])
    doi: Annotated[str, AfterValidator(_doi)] | None = Field(None, examples=["10.5555/12345678"])
    isbn: Line | None = None
    pages: Positive | None = None
    documents: tuple[Document, ...] = ()
    abstract: Prose | None = None
    problem: Prose | None = Field(None, description="The question the report set out to answer.")
    findings: tuple[Finding, ...] = Field(
        (),
        description="What it found, each with an id of its own.",
        examples=[[{"id": "one-adult", "text": "Late arrivals fell by a fifth."}]],
    )
    method: Prose | None = None
    uses: tuple[Line, ...] = Field((), description="What readers can do with it.")

    def own_files(self) -> tuple[str, ...]:
        return (*super().own_files(), *(item.file for item in self.documents if item.file))

    def facts(self) -> tuple[str, ...]:
        own = (self.institution, f"{self.pages} pages" if self.pages else None)
        return (*(fact for fact in own if fact), *super().facts())


KIND = Kind(
    "report",
    Report,
    "Research report",
    "Research reports",
    "content/reports",
    "reports",
    3,
    "report",
    "What studies found, one finding at a time, and where it can be heard.",
    "yml",
)
