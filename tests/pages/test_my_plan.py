"""/my-plan/: which guides it offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.gallery import open_gallery
from macros.pages import my_plan
from tests.small import settings

WORKBOOK = Path(__file__).parents[1] / "sites" / "workbook"


def view() -> my_plan.MyPlanView:
    (plan,) = my_plan.plans(open_gallery(settings(WORKBOOK, documents=False)))
    return plan.view()


def test_guides_with_something_to_fill_in() -> None:
    """A guide of words alone is not offered; when all others are shown nothing leads on."""
    shown = view()
    assert {card.uri for card in shown.guides} >= {"guides/the-workbook/", "guides/another-guide/"}
    assert "guides/words-alone/" not in {card.uri for card in shown.guides}
    assert shown.more is None


def test_the_newest_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page has an end, and leads to the list of all guides."""
    everything = view().guides
    monkeypatch.setattr(my_plan, "MOST_GUIDES", 1)
    shown = view()
    assert shown.guides == everything[:1]
    assert shown.more
    assert (shown.more.title, shown.more.uri) == ("All discussion guides", "guides/")
