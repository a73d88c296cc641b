"""Where files that are named must stand."""

from __future__ import annotations

from typing import Any


def test_file_in_the_own_folder(desk: Any) -> None:
    """An entry with a folder of its own names files in it."""
    desk.write(
        "content/reports/small-arrivals/report.yml", desk.read(desk.report) + "documents:\n  - file: report.pdf\n"
    )
    (problem,) = desk.problems()
    assert problem.message == "there is no file content/reports/small-arrivals/report.pdf"
    desk.write("content/reports/small-arrivals/report.pdf", "%PDF-1.4")
    assert desk.problems() == []


def test_picture_of_a_person(desk: Any) -> None:
    """Pictures in the vocabulary stand beside its files."""
    picture = "  image:\n    file: dolores.png\n    alt: A woman in a yellow coat.\n"
    desk.add("content/vocabulary/people.yml", picture)
    (problem,) = desk.problems()
    assert (problem.rule, problem.field) == ("missing-file", "dolores-pruitt.image.file")
