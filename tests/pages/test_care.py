"""Care flags on the pages that lead to a story."""

from __future__ import annotations

from macros.pages import Plan
from macros.pages._care import care_during
from tests.small import Shelf


def test_guide_warns_before_its_story(plans: dict[str, Plan]) -> None:
    """A guide says what is hard to hear in the stories that it is about, with times and the help line."""
    (care,) = plans["guides/open-every-door/"].view().own.care
    assert (care.story.title, care.story.uri) == ("First light", "stories/first-light/")
    assert [(row.start_label, row.end_label, row.text) for row in care.passages] == [("0:04", "0:05", "a loud noise")]
    assert care.help
    assert care.help.title == "Call or text 988."


def test_guide_without_care(shelf: Shelf) -> None:
    """A guide to stories without care flags warns of nothing."""
    shelf.change(shelf.story, 'care:\n  - {start: "0:04", end: "0:05", reason: a loud noise}\n', "")
    assert shelf.plans()["guides/open-every-door/"].view().own.care == ()


def test_flags_in_any_order(shelf: Shelf) -> None:
    """Passages are shown in order of time, whatever the editors' order, with their ends rounded up."""
    shelf.change(shelf.story, "reason: a loud noise}", 'reason: a}\n  - {start: "0:01", end: "0:01.2", reason: b}')
    care = shelf.plans()["stories/first-light/"].view().own.care
    assert [(row.text, row.start_label, row.end_label) for row in care.passages] == [
        ("b", "0:01", "0:02"), ("a", "0:04", "0:05"),
    ]  # fmt: skip


def test_care_of_a_passage(shelf: Shelf) -> None:
    """Each reason that touches a passage is named once; one that only borders on it is not."""
    shelf.change(shelf.story, "reason: a loud noise}", 'reason: a}\n  - {start: "0:05", end: "0:06", reason: b}')
    story = shelf.open().catalog.entries["first-light"]
    assert [care_during(story, *span) for span in ((4500, 5500), (0, 4000), (6000, 7000))] == ["a; b", "", ""]
