"""Invented audio stories: fields, notes, a transcript of 100 cues, and the line of media.lock of a recording that is
elsewhere, so that no recording has to be made. Every tenth also has a Spanish transcript.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog.entry import Kind
from macros.media.cue_blocks import clock
from macros.media.lock import AudioLine
from macros.media.transcript import Cue, Transcript
from macros.media.vtt import write_vtt
from scripts.measuring.entries import FINDINGS, Files, Plan
from scripts.measuring.vocabulary import STORIES_A_SEASON, idents, person_name
from scripts.measuring.words import Prose

CUES = 100
CHAPTERS_AT = (0, 20, 40, 60, 80)  # numbers of cues
SPEED = 400  # ms a word
BYTES_A_MS = 6  # 48 kbit/s


@dataclass(frozen=True)
class Story:
    """One story's files, and the address and facts of its recording."""

    files: Files
    address: str
    facts: AudioLine


def story(plan: Plan, kind: Kind, number: int) -> Story:
    """The story `episode-<number>`."""
    ident = f"episode-{number}"
    prose = plan.prose(ident)
    speakers = prose.chance.sample(idents("people"), prose.chance.randint(2, 4))
    names = [person_name(plan.seed, int(one.rpartition("-")[2])) for one in speakers]
    folder, address = f"{kind.folder}/{ident}", f"https://audio.example.org/{ident}.mp3"
    spoken = tuple(cues(prose, names))
    credited = dict(zip(names, speakers, strict=True))
    lines = [*_own_lines(plan, number, prose, address, speakers), *_timed_lines(plan, prose, spoken, credited)]
    files = {
        f"{folder}/episode.yml": "\n".join(lines) + "\n",
        f"{folder}/notes.md": "\n\n".join([prose.paragraph(4), f"## {prose.title()}", prose.paragraph(4)]) + "\n",
        f"{folder}/transcript.en.vtt": write_vtt(Transcript("en", spoken)),
    }
    if number % 10 == 0:
        other = tuple(cues(plan.prose(f"{ident}/es", "es"), names))
        files[f"{folder}/transcript.es.vtt"] = write_vtt(Transcript("es", other))
    return Story(files, address, _facts(ident, spoken[-1].end_ms + 5 * 60_000))


def cues(prose: Prose, names: list[str]) -> Iterator[Cue]:
    """CUES cues one after the other; who speaks changes every few cues."""
    at, speaker = 350, names[0]
    for _ in range(CUES):
        if prose.chance.random() < 0.4:
            speaker = prose.chance.choice(names)
        text = prose.sentence(8, 16)
        end = at + SPEED * len(text.split())
        yield Cue(at, end, speaker, text)
        at = end + 150


def _own_lines(plan: Plan, number: int, prose: Prose, address: str, speakers: list[str]) -> list[str]:
    chance = prose.chance
    guide = [f"guide: guide-{number}"] if number <= plan.counts.get("guide", 0) else []
    related = [ident for ident in plan.any_of("episode", chance, 3) if ident != f"episode-{number}"][:2]
    people = ", ".join(f"{{person: {ident}, role: guest}}" for ident in speakers)
    return [
        f"title: {prose.title(chance.randint(3, 6))}", f"summary: {prose.sentence(10, 20)}",
        f"published: {plan.day('episode', number)}", "status: published",
        f"guid: {uuid.uuid5(uuid.NAMESPACE_URL, f'{plan.seed}/{address}')}", f"audio: {{url: {address!r}}}",
        f"season: {(number - 1) // STORIES_A_SEASON + 1}", f"number: {(number - 1) % STORIES_A_SEASON + 1}",
        f"place: {chance.choice(idents('places'))}", f"people: [{people}]",
        f"topics: [{', '.join(chance.sample(idents('topics'), chance.randint(1, 3)))}]",
        f"audiences: [{chance.choice(idents('audiences'))}]",
        *([f"related: [{', '.join(related)}]"] if related else []), *guide,
        "consent: {status: granted, reference: M-1}",
    ]  # fmt: skip


def _timed_lines(plan: Plan, prose: Prose, spoken: tuple[Cue, ...], credited: dict[str, str]) -> list[str]:
    """Chapters, a soundbite, a quote, evidence and, in one of eight stories, a care flag. `credited`: name → person."""

    def passage(number: int) -> str:
        return f"start: '{clock(spoken[number].start_ms)}', end: '{clock(spoken[number].end_ms)}'"

    lines = ["chapters:"]
    lines += [f"  - {{start: '{clock(spoken[n].start_ms if n else 0)}', title: {prose.title(3)}}}" for n in CHAPTERS_AT]
    lines += ["soundbites:", f"  - {{{passage(11)}, title: {prose.title(3)}}}"]
    quoted = spoken[31]
    lines += ["quotes:", f"  - {{{passage(31)}, speaker: {credited[quoted.speaker or '']}, text: {quoted.text!r}}}"]
    if prose.chance.random() < 0.125:
        lines += ["care:", f"  - {{{passage(51)}, reason: {prose.title(2)}}}"]
    reports = plan.any_of("report", prose.chance, 2)
    if reports:
        heard = clock(spoken[71].start_ms)
        lines += ["evidence:"]
        lines += [
            f"  - {{finding: '{ident}#finding-{prose.chance.randint(1, FINDINGS)}', heard: '{heard}'}}"
            for ident in reports
        ]
    return lines


def _facts(ident: str, duration_ms: int) -> AudioLine:
    digest = hashlib.sha256(ident.encode()).hexdigest()
    return AudioLine(duration_ms * BYTES_A_MS, digest, "audio/mpeg", duration_ms, "mp3", 48_000, 1, 44_100)
