"""What only a report's page shows: findings with where they are heard, documents, how to cite it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.gallery import Gallery
from macros.kinds.report import Finding, Report
from macros.render.views import Fact, Link
from macros.render.words import list_of, size

from ._heard_in import MOST_MOMENTS, HeardAt, heard_in, more_stories


@dataclass(frozen=True, slots=True)
class FindingRow:
    id: str
    number: int
    title: str
    text: str | None
    moments: tuple[HeardAt, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class ReportView:
    facts: tuple[Fact | str, ...]
    findings: tuple[FindingRow, ...]
    documents: tuple[Link, ...]
    citation: str
    shown: tuple[str, ...] = ()


def own(gallery: Gallery, report: Report) -> ReportView:
    """The report's own part of its page."""
    heard, more = heard_in(gallery, report.id), more_stories(gallery, report.id)
    rows = tuple(_row(n, finding, heard.get(finding.id, []), more) for n, finding in enumerate(report.findings, 1))
    facts = [
        report.institution,
        f"{report.series}, {report.number}" if report.series and report.number else report.series,
        f"{report.pages} pages" if report.pages else None,
    ]
    links = [Fact(f"doi:{report.doi}", f"https://doi.org/{report.doi}")] if report.doi else []
    return ReportView(
        (*(fact for fact in facts if fact), *links), rows, _documents(gallery, report), _apa(gallery, report)
    )


def _row(number: int, finding: Finding, moments: list[HeardAt], more: Link | None) -> FindingRow:
    rest = more if len(moments) > MOST_MOMENTS else None
    return FindingRow(finding.id, number, finding.text, None, tuple(moments[:MOST_MOMENTS]), rest)


def _documents(gallery: Gallery, report: Report) -> tuple[Link, ...]:
    links = []
    for item in report.documents:
        if item.file:
            count = gallery.library.size(f"{report.folder}/{item.file}")
            about = [item.file.rsplit(".", 1)[-1].upper(), size(count, report.language) if count else ""]
            links.append(
                Link(
                    item.label or item.file,
                    f"{gallery.catalog.uri(report)}{item.file}",
                    text=", ".join(part for part in about if part),
                )
            )
        else:
            links.append(Link(item.label or item.url or "", item.url, text="elsewhere"))
    return tuple(links)


def _apa(gallery: Gallery, report: Report) -> str:
    """One line in the manner of APA 7 (Publication Manual, 10.4: reports)."""
    names = [gallery.catalog.name_of(credit) for credit in report.people if "author" in credit.role.lower()]
    author = (
        list_of([_turned(name) for name in names]).replace(" and ", ", & ")
        or report.institution
        or gallery.settings.owner
    )
    number = f" ({report.series or 'Report'} No. {report.number})" if report.number else ""
    end = f"https://doi.org/{report.doi}" if report.doi else gallery.url(gallery.catalog.uri(report))
    publisher = f" {report.institution}." if report.institution and names else ""
    return f"{author.rstrip('.')}. ({report.published.year}). {report.title}{number}.{publisher} {end}"


def _turned(name: str) -> str:
    """Reyes, A. M. for Ana Maria Reyes."""
    *first, last = name.split()
    return f"{last}, {' '.join(part[0] + '.' for part in first)}" if first else last
