"""The lists of words that every gallery has (topics, people, places …), its show and its settings, invented.

Their number does not grow with the number of entries: real lists hardly do either. Entries are left to `entries`.
"""

from __future__ import annotations

from functools import cache

from scripts.measuring.words import Prose

COUNTS = {"topics": 40, "people": 200, "places": 100, "organizations": 30, "audiences": 6, "grades": 4}
STORIES_A_SEASON = 24
SETTINGS = """\
site_name: Measured Shelf
site_url: https://measured.example.org/
site_description: An invented gallery whose making is timed.
docs_dir: content
site_dir: site
strict: true
watch: [episodes, overrides]
theme:
  name: material
  custom_dir: overrides
  font: false
plugins:
  - storyshelf:
      owner: The Measuring Desk
      macro_pages: [index.md]
      outputs_off: [covers]
      documents: false
      crisis: {text: Call or text 988., url: "https://988lifeline.org/"}
  - macros:
      modules: [macros]
      render_by_default: false
      on_undefined: strict
      on_error_fail: true
"""
HEAD = "---\ntitle: Measured\ndescription: An invented gallery.\n---\n"
PAGES = {
    "index.md": f"{HEAD}{{{{ cards(limit=6) }}}}\n\n{{{{ topics() }}}}\n",
    "about.md": f"{HEAD}Nobody made this. [Everything](/stories/) here is invented.\n",
}


def idents(name: str) -> list[str]:
    """The ids of a vocabulary."""
    return [f"{name}-{number}" for number in range(1, COUNTS[name] + 1)]


def vocabulary_files(seed: int, stories: int) -> dict[str, str]:
    """The text of each file of the vocabulary and of each hand-written page, by its path in content/."""
    files = {f"vocabulary/{name}.yml": _terms(name, Prose(f"{seed}/{name}")) for name in COUNTS}
    return files | {"vocabulary/show.yml": _show(Prose(f"{seed}/show"), stories)} | PAGES


@cache
def person_name(seed: int, number: int) -> str:
    """The name of the person `people-<number>`: speakers in transcripts go by it."""
    return f"{Prose(f'{seed}/people/{number}').name()} {number}"


def _terms(name: str, prose: Prose) -> str:
    seed = prose.seed.partition("/")[0]
    lines = []
    for number, ident in enumerate(idents(name), 1):
        label = person_name(int(seed), number) if name == "people" else f"{prose.title(2)} {number}"
        lines += [f"{ident}:", f"  label: {label}", *(f"  {line}" for line in _facts(name, number, prose))]
    return "\n".join(lines) + "\n"


def _facts(name: str, number: int, prose: Prose) -> list[str]:
    """The lines of one term, as its vocabulary wants them."""
    if name == "topics":
        related = ", ".join(prose.chance.sample(idents(name), 2))
        return [f"summary: {prose.sentence()}", f"definition: {prose.paragraph(6)}", f"related: [{related}]"]
    if name == "people":
        return [f"role: {prose.title(2)}", f"bio: {prose.paragraph(3)}"]
    if name == "places":
        return [f"school: {prose.name()}", f"state: {prose.name()}", f"description: {prose.paragraph(3)}"]
    if name == "organizations":
        return [f"url: https://{prose.rare(1)[0]}.example.org/", f"description: {prose.paragraph(3)}"]
    return [f"order: {number}"] if name == "grades" else []


def _show(prose: Prose, stories: int) -> str:
    seasons = "".join(
        f"  - {{number: {number}, name: {prose.title(2)}, summary: {prose.sentence(6, 8)}}}\n"
        for number in range(1, -(-stories // STORIES_A_SEASON) + 1)
    )
    return (
        "guid: 0b3f5a52-6f0e-5d0f-9d3a-6f3c1a2b4c5d\ntitle: Measured Shelf\n"
        f"description: {prose.paragraph(4)}\nauthor: The Measuring Desk\ncategory: Education\n"
        "image: {file: show.png, alt: Hills under a sun.}\npeople:\n  - {person: people-1, role: host}\n"
        + (f"seasons:\n{seasons}" if seasons else "")
    )
