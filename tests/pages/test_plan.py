"""Plans: what is true of every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.catalog.vocabulary import VOCABULARIES
from macros.checks.alias_taken import OWN
from macros.gallery import Gallery
from macros.pages import Plan, all_pages, plan_pages
from tests.small import OVERRIDES, TODAY, Shelf


def test_addresses_are_unique(gallery: Gallery) -> None:
    """No two pages have one address."""
    addresses = [plan.uri for plan in plan_pages(gallery)]
    assert sorted(addresses) == sorted(set(addresses))


def test_every_plan_is_complete(plans: dict[str, Plan]) -> None:
    """Every page has words for tab and robots, a template that exists, and an address that ends with a slash."""
    for plan in plans.values():
        assert plan.title.strip(), plan.uri
        assert plan.description.strip(), plan.uri
        assert "\n" not in plan.title + plan.description, plan.uri
        assert plan.uri == "" or (plan.uri.endswith("/") and not plan.uri.startswith("/"))
        assert (OVERRIDES / plan.template).is_file(), plan.template


def test_crumbs_lead_home(plans: dict[str, Plan]) -> None:
    """The way to every page begins at home and ends with the page itself; each step between is a page."""
    for plan in plans.values():
        if plan.uri:
            first, *middle, last = plan.crumbs
            assert (first.title, first.uri) == ("Home", "")
            assert last.uri is None
            assert all(crumb.uri in plans for crumb in middle), plan.uri


@pytest.mark.parametrize(("uri", "base"), [("", "./"), ("about/", "../"), ("topics/mornings/page/2/", "../../../../")])
def test_base(plans: dict[str, Plan], uri: str, base: str) -> None:
    """base leads from a page's depth to the root of the site."""
    assert plans[uri].base == base


def test_no_page_is_younger_than_today(plans: dict[str, Plan]) -> None:
    """Dates of pages come from the content, never from the clock."""
    days = {plan.changed for plan in plans.values() if plan.changed}
    assert max(days) == max(day for day in days if day <= TODAY)
    assert TODAY not in days


def test_indexed_pages_can_be_filtered(plans: dict[str, Plan]) -> None:
    """Every page in the search index says its kind and language."""
    for plan in plans.values():
        if plan.indexed:
            assert len(plan.facts["kind"]) == 1, plan.uri
            assert plan.facts["language"] == (plan.language,), plan.uri


def test_planning_is_no_rendering(gallery: Gallery, monkeypatch: pytest.MonkeyPatch) -> None:
    """Views are made when their page is written: planning shows no card."""

    def fail(*_: object) -> None:
        raise AssertionError("a card was made")

    monkeypatch.setattr("macros.pages._paged.cards", fail)
    monkeypatch.setattr("macros.pages.entry.cards", fail)
    assert len(list(plan_pages(gallery))) > 20


def test_pages_of_the_gallery_are_known_to_the_check(plans: dict[str, Plan], gallery: Gallery) -> None:
    """The addresses that no hand-written page may take are those of the gallery's own lists and services."""
    named = {f"{kind.at}/" for kind in gallery.catalog.kinds.values()} | {
        f"{words.at}/" for words in VOCABULARIES.values() if words.at
    }
    by_hand = {plan.uri for plan in plans.values() if plan.source.endswith(".md") and not plan.entry}
    top = {uri for uri in plans if uri.count("/") == 1 and uri not in by_hand}
    assert top == named | set(OWN) - {""}


def test_hand_written_page_in_the_place_of_a_list(shelf: Shelf) -> None:
    """A page of a name that the gallery uses itself is a mistake, said before anything is built."""
    head = "---\ntitle: Mine\ndescription: Mine.\n---\n"
    for name in ("topics", "stories", "search", "series", "fine"):
        shelf.write(f"content/{name}.md", head)
    problems = [problem for problem in shelf.open().problems if problem.rule == "address-taken"]
    assert [problem.path for problem in problems] == [
        f"content/{name}.md" for name in ("search", "series", "stories", "topics")
    ]


def test_every_module_plans() -> None:
    """Every file of the folder is a page type."""
    assert all(callable(module.plans) for module in all_pages().values())
    names = {path.stem for path in Path(next(iter(all_pages().values())).__file__ or "").parent.glob("*.py")}
    assert set(all_pages()) == {name for name in names if not name.startswith("_")}
