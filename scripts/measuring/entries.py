"""The files of invented guides, reports, bulletins and of any other kind; audio stories are `stories`'.

A kind without a writer here gets the fields that all entries share and the first example of every field that its model
wants: so a new kind is measured without an edit.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from macros.catalog.entry import Kind
from scripts.measuring.vocabulary import idents
from scripts.measuring.words import Prose

FIRST, LAST = date(2014, 1, 1), date(2026, 11, 1)
WEIGHTS = {"guide": 7, "report": 5, "bulletin": 3}  # how what is not a story is shared out; 1 for kinds of later
FINDINGS = 4

Files = dict[str, str]


@dataclass(frozen=True)
class Plan:
    """How many entries of each kind there will be, and the seed of their texts."""

    seed: int
    counts: Mapping[str, int]

    def prose(self, ident: str, language: str = "en") -> Prose:
        """A text of its own for each entry, so that none depends on how many there are."""
        return Prose(f"{self.seed}/{ident}", language)

    def any_of(self, kind: str, chance: Random, count: int = 1) -> list[str]:
        """Ids of different entries of a kind, or fewer when there are not so many."""
        numbers = range(1, self.counts.get(kind, 0) + 1)
        return [f"{kind}-{number}" for number in chance.sample(numbers, min(count, len(numbers)))]

    def day(self, kind: str, number: int) -> date:
        """Spread over the years, in the order of the numbers."""
        return FIRST + timedelta(days=(LAST - FIRST).days * number // self.counts[kind])


def shares(entries: int, kinds: Mapping[str, Kind]) -> dict[str, int]:
    """How many of each kind: a quarter are stories, the rest by WEIGHTS; together exactly `entries`."""
    stories = entries // 4 if "episode" in kinds else 0
    others = {name: WEIGHTS.get(name, 1) for name in kinds if name != "episode"}
    counts = {name: (entries - stories) * weight // sum(others.values()) for name, weight in others.items()}
    first = next(iter(counts))
    counts[first] += entries - stories - sum(counts.values())
    return {"episode": stories, **counts} if stories else counts


def story_shares(stories: int, kinds: Mapping[str, Kind]) -> dict[str, int]:
    """As many stories as asked for, with a twentieth of the other kinds beside them: a gallery made of talk."""
    others = {name: max(1, stories // 20) for name in kinds if name != "episode"}
    return {"episode": stories, **others}


def shared_lines(plan: Plan, kind: str, number: int, prose: Prose) -> list[str]:
    """The YAML lines of the fields that all kinds share."""
    chance = prose.chance
    people = ", ".join(f"{{person: {ident}, role: author}}" for ident in chance.sample(idents("people"), 2))
    related = ", ".join(plan.any_of(kind, chance, 2))
    return [
        f"title: {prose.title(chance.randint(3, 6))}", f"summary: {prose.sentence(10, 20)}",
        f"published: {plan.day(kind, number)}", "status: published",
        f"topics: [{', '.join(chance.sample(idents('topics'), chance.randint(1, 3)))}]",
        f"audiences: [{chance.choice(idents('audiences'))}]", f"grades: [{chance.choice(idents('grades'))}]",
        f"minutes: {chance.randint(5, 90)}", f"people: [{people}]",
        *([f"organizations: [{chance.choice(idents('organizations'))}]"] if chance.random() < 0.3 else []),
        *([f"related: [{related}]"] if related else []),
    ]  # fmt: skip


def guide(plan: Plan, kind: Kind, number: int) -> Files:
    """About 500 words in parts, with prompts and links; the first guides belong to the story of their number."""
    prose = plan.prose(f"guide-{number}")
    own = [f"episode-{number}"] if number <= plan.counts.get("episode", 0) else []
    stories = own or plan.any_of("episode", prose.chance, 2)
    lines = shared_lines(plan, "guide", number, prose)
    lines += [f"stories: [{', '.join(stories)}]", f"evidence: [{', '.join(plan.any_of('report', prose.chance))}]"]
    lines += [f"opening: {prose.sentence(5, 9)}", f"prepare: {prose.sentence()}"]
    parts = [f"## {prose.title()}\n\n{prose.paragraph(4)}\n\n{_prompts(prose)}\n" for _ in range(5)]
    links = "".join(f"Listen to [{prose.title(2)}](entry:{ident}).\n" for ident in stories)
    return {f"{kind.folder}/guide-{number}.md": markdown(lines, "\n".join([*parts, links]))}


def report(plan: Plan, kind: Kind, number: int) -> Files:
    """A folder with abstract, findings and about 350 words of notes."""
    prose = plan.prose(f"report-{number}")
    lines = shared_lines(plan, "report", number, prose)
    lines += [f"institution: {prose.name()} Institute", f"pages: {prose.chance.randint(4, 120)}"]
    lines += [f"doi: 10.5555/{number}", f"abstract: {prose.paragraph(8)}", "findings:"]
    lines += [f"  - {{id: finding-{n}, text: {json.dumps(prose.paragraph(2))}}}" for n in range(1, FINDINGS + 1)]
    notes = "\n\n".join(f"## {prose.title()}\n\n{prose.paragraph(6)}" for _ in range(5))
    folder = f"{kind.folder}/report-{number}"
    return {f"{folder}/report.yml": "\n".join(lines) + "\n", f"{folder}/notes.md": f"{notes}\n"}


def bulletin(plan: Plan, kind: Kind, number: int) -> Files:
    """A short letter and six items."""
    prose = plan.prose(f"bulletin-{number}")
    named = [ident for other in ("episode", "guide", "report") for ident in plan.any_of(other, prose.chance, 2)]
    lines = shared_lines(plan, "bulletin", number, prose)
    lines += [f"number: {number}", f"subject: {prose.title()}", f"preheader: {prose.sentence(5, 9)}", "items:"]
    lines += [f"  - {{entry: {ident}, text: {json.dumps(prose.sentence())}}}" for ident in named]
    return {f"{kind.folder}/bulletin-{number}.md": markdown(lines, f"{prose.paragraph(6)}\n")}


def other(plan: Plan, kind: Kind, number: int) -> Files:
    """An entry of a kind that has no writer here."""
    prose = plan.prose(f"{kind.name}-{number}")
    lines = shared_lines(plan, kind.name, number, prose)
    named = {line.partition(":")[0] for line in lines} | {"id"}
    for name, field in kind.model.model_fields.items():
        if field.is_required() and name not in named:
            lines.append(f"{name}: {_example(field, number)}")
    text = markdown(lines, f"{prose.paragraph(20)}\n")
    return {f"{kind.folder}/{kind.name}-{number}.md": text}


WRITERS: dict[str, Callable[[Plan, Kind, int], Files]] = {"guide": guide, "report": report, "bulletin": bulletin}


def markdown(lines: list[str], body: str) -> str:
    return "\n".join(["---", *lines, "---", body])


def _prompts(prose: Prose) -> str:
    return "\n".join(f"{number}. **{prose.title(2)}** {prose.sentence()}" for number in range(1, 4))


def _example(field: Any, number: int) -> str:
    """A required field's first example, as JSON, which is YAML too; the entry's own number where a number will do."""
    return json.dumps(field.examples[0], ensure_ascii=False) if field.examples else str(number)
