"""A page for each season of the show, in the order of its stories, and a listing of the seasons at /series/."""
from __future__ import annotations

from collections.abc import Iterator

from macros.gallery import Gallery

from ._episode import season_link
from ._plan import Crumb, Plan
from macros.render.views import Card, Head, ListView, Shelf, cards


def plans(gallery: Gallery) -> Iterator[Plan]:
    seasons = gallery.catalog.seasons
    if not seasons:
        return
    said = {item.number: item.summary for item in gallery.catalog.show.seasons} if gallery.catalog.show else {}
    names = {number: link.title for number in seasons if (link := season_link(gallery, number))}

    def overview() -> ListView:
        shown = tuple(Card("topic", "Season", "series", names[number], f"series/season-{number}/", said.get(number) or "",
                           (f"{len(stories)} {'story' if len(stories) == 1 else 'stories'}",))
                      for number, stories in seasons.items())
        return ListView(Head("Seasons", facts=(f"{len(seasons)} in all",)), (Shelf("In order", shown),))

    home, listing = Crumb("Home", ""), Crumb("Seasons", "series/")
    yield Plan("series/", "pages/listing.html", "Seasons", f"The seasons of {gallery.settings.name}.", overview,
               gallery.settings.language, crumbs=(home, Crumb("Seasons")), changed=gallery.newest)
    for number, stories in seasons.items():
        head = Head(names[number], "episode", "Season", "series", said.get(number),
                    (f"{len(stories)} {'story' if len(stories) == 1 else 'stories'}",))
        yield Plan(f"series/season-{number}/", "pages/listing.html", names[number],
                   said.get(number) or f"All stories of {names[number]}, in order.",
                   lambda head=head, stories=stories: ListView(head, (Shelf("In order", cards(gallery, stories)),)),
                   gallery.settings.language, None, "series", (home, listing, Crumb(names[number])),
                   changed=max(story.changed for story in stories))
