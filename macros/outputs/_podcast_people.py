"""Credits as `podcast:person` (podcast namespace, tag person; roles of the Podcast Taxonomy Project)."""

from __future__ import annotations

from collections.abc import Iterable

from macros.catalog.fields import Credit
from macros.catalog.vocabulary import Person
from macros.gallery import Gallery
from macros.render.xml import Node

from ._addresses import person_url

# taxonomy.json of the namespace's repository; a role of two groups ("editor") counts for the first.
TAXONOMY = {
    "Creative Direction": "Director, Assistant Director, Executive Producer, Senior Producer, Producer, "
    "Associate Producer, Development Producer, Creative Director",
    "Cast": "Host, Co-Host, Guest Host, Guest, Voice Actor, Narrator, Announcer, Reporter",
    "Writing": "Author, Editorial Director, Co-Writer, Writer, Songwriter, Guest Writer, Story Editor, "
    "Managing Editor, Script Editor, Script Coordinator, Researcher, Editor, Fact Checker, Translator, Transcriber, "
    "Logger",
    "Audio Production": "Studio Coordinator, Technical Director, Technical Manager, Audio Engineer, "
    "Remote Recording Engineer, Post Production Engineer",
    "Audio Post-Production": "Audio Editor, Sound Designer, Foley Artist, Composer, Theme Music, Music Production, "
    "Music Contributor",
    "Administration": "Production Coordinator, Booking Coordinator, Production Assistant, Content Manager, "
    "Marketing Manager, Sales Representative, Sales Manager",
    "Visuals": "Graphic Designer, Cover Art Designer",
    "Community": "Social Media Manager",
    "Misc.": "Consultant, Intern",
    "Video Production": "Camera Operator, Lighting Designer, Camera Grip, Assistant Camera",
    "Video Post-Production": "Editor, Assistant Editor",
}
ROLES: dict[str, tuple[str, str]] = {}
for _group, _roles in TAXONOMY.items():
    for _role in _roles.split(", "):
        ROLES.setdefault(_role.lower(), (_role.lower(), _group.lower()))


def add_people(parent: Node, gallery: Gallery, credits: Iterable[Credit], other: str | None) -> None:
    """One `podcast:person` a credit. A role outside the taxonomy becomes `other`; with None apps take it for a host.

    Whoever has a role of the taxonomy is not named a second time for one outside of it.
    """
    wanted = list(dict.fromkeys(credits))
    placed = {credit.person for credit in wanted if credit.role.lower() in ROLES}
    for credit in wanted:
        if credit.role.lower() in ROLES:
            _add_person(parent, gallery, credit, *ROLES[credit.role.lower()])
        elif credit.person not in placed:
            placed.add(credit.person)
            _add_person(parent, gallery, credit, other, None)


def _add_person(parent: Node, gallery: Gallery, credit: Credit, role: str | None, group: str | None) -> None:
    person = gallery.catalog.word("people", credit.person)
    image = person.image if isinstance(person, Person) else None
    parent.add(
        "podcast:person",
        gallery.catalog.name_of(credit),
        {
            "role": role,
            "group": group,
            "img": person_url(gallery, credit.person, image.file) if image else None,
            "href": person_url(gallery, credit.person) if person else None,
        },
    )
