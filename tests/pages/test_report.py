"""What only a report's page shows: findings, where they are heard, documents, how to cite."""

from __future__ import annotations

import pytest

from macros.pages import Plan
from tests.small import URL, Shelf


def test_findings_are_heard(plans: dict[str, Plan]) -> None:
    """A finding leads to the moment of each story that lets people hear it: evidence goes both ways."""
    first, second = plans["reports/doors-report/"].view().own.findings
    assert (first.id, first.number, first.title) == ("six", 1, "Doors open at six are walked through.")
    assert [(heard.title, heard.label, heard.href) for heard in first.moments] == [
        ("First light", "0:01", "stories/first-light/#t=1")
    ]
    assert second.moments == ()


def test_finding_without_a_moment(shelf: Shelf) -> None:
    """A story that names no moment is named without one, not with 0:00."""
    shelf.change(shelf.story, ', heard: "0:01"', "")
    plans = shelf.plans()
    first = plans["reports/doors-report/"].view().own.findings[0]
    assert [(heard.label, heard.href) for heard in first.moments] == [("", "stories/first-light/")]
    (heard,) = plans["stories/first-light/"].view().own.evidence
    assert heard.moments == ()


def test_hidden_story_is_not_heard(shelf: Shelf) -> None:
    """A story that is not published is no evidence yet."""
    shelf.change(shelf.story, "status: published", "status: review")
    shelf.change("content/calls.md", '{{ card("first-light") }}', "")
    assert shelf.plans()["reports/doors-report/"].view().own.findings[0].moments == ()


@pytest.mark.parametrize(("change", "citation"), [
    ((), "Marsh, I. (2026). Doors and mornings. Test Institute. https://doi.org/10.5555/doors"),
    (("doi: 10.5555/doors\n", ""), f"Marsh, I. (2026). Doors and mornings. Test Institute. {URL}reports/doors-report/"),
    (("  - {person: ida-marsh, role: author}",
    "  - {person: ida-marsh, role: lead author}\n  - {person: sol-ferrer, role: author}"),
     "Marsh, I., & Ferrer, S. (2026). Doors and mornings. Test Institute. https://doi.org/10.5555/doors"),
    (("role: author", "role: editor"), "Test Institute. (2026). Doors and mornings. https://doi.org/10.5555/doors"),
    (("pages: 4", 'series: Door Papers\nnumber: "2"'),
     "Marsh, I. (2026). Doors and mornings (Door Papers No. 2). Test Institute. https://doi.org/10.5555/doors"),
])  # fmt: skip
def test_citation(shelf: Shelf, change: tuple[str, str], citation: str) -> None:
    """A report is cited in the manner of APA, with what is known of it."""
    if change:
        shelf.change(shelf.report, *change)
    assert shelf.plans()["reports/doors-report/"].view().own.citation == citation


def test_documents(shelf: Shelf) -> None:
    """A file is named with its type and size, an address as such; the file is published beside the page."""
    (shelf.root / shelf.report).unlink()
    folder = "content/reports/doors-report"
    shelf.write(f"{folder}/report.yml", "title: T\nsummary: S.\npublished: 2026-09-01\nstatus: published\nfindings:\n"
                "  - {id: six, text: A.}\ndocuments:\n  - {file: whole.pdf, label: All of it}\n"
                "  - {url: https://example.org/x}\n")  # fmt: skip
    shelf.write(f"{folder}/whole.pdf", "x" * 2400)
    plan = shelf.plans()["reports/doors-report/"]
    assert [(link.title, link.uri, link.text) for link in plan.view().own.documents] == [
        ("All of it", "reports/doors-report/whole.pdf", "PDF, 2.4 KB"),
        ("https://example.org/x", "https://example.org/x", "elsewhere"),
    ]
    assert plan.files == (("reports/doors-report/whole.pdf", f"{folder}/whole.pdf"),)
