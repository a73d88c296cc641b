"""Listening stops: `Listen: the-bus-that-waited, 1:35 to 2:20 {#id}` or `Listen: "Chapter title"`.

Reading the line is one thing; whether story, chapter and seconds exist is asked of the catalog's facts, given here as
plain data (`Recording`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from macros.catalog.fields import milliseconds
from macros.problems import suggestion

from .context import Context
from .inline import ended
from .lines import Line
from .model import Listen

ROUNDING_MS = 999  # a recording of 1:01.4 may be said to end at 1:02
_FORM = re.compile(
    r"(?:(?P<story>[^,\"“”]+),[ \t]*)?"
    r"(?:(?P<start>[\d:.]+)[ \t]*(?:to|a|-|–|—)[ \t]*(?P<end>[\d:.]+)|[\"“](?P<chapter>[^\"“”]+)[\"”])"
)
_HINT = 'Write Listen: story-id, 1:35 to 2:20 or Listen: story-id, "Chapter title". One story alone needs no id.'


@dataclass(frozen=True, slots=True)
class Recording:
    """What must be known of a story: its length in milliseconds (None: not measured), chapters as (title, start)."""

    duration_ms: int | None
    chapters: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Unfound:
    """Why a stop leads nowhere: `rule` is "stop-not-found" or "stop-past-end"; `at` is the text it is about."""

    rule: Literal["stop-not-found", "stop-past-end"]
    message: str
    hint: str
    at: str


def read_stop(line: Line, context: Context) -> Listen | None:
    """The stop on a line; None, with a mistake, when it cannot be read."""
    end = ended(line.text.strip().removeprefix("Listen:"))
    found = _FORM.fullmatch(end.markdown)
    problem = context.mistakes.problem
    ident = context.ident(end, line)
    if not found:
        problem("listen-form", line, "", "this listening stop cannot be read", _HINT)
        return None
    story = (found["story"] or "").strip() or (context.stories[0] if len(context.stories) == 1 else "")
    start, stop = (_time(found[name]) for name in ("start", "end"))
    if not story:
        problem("listen-form", line, "", _no_story(context.stories), _HINT)
    elif not found["chapter"] and (start is None or stop is None):
        problem("listen-form", line, found["start"], "a time of this stop is no place in a recording", _HINT)
    elif start is not None and stop is not None and stop <= start:
        message = f"the stop ends at {found['end']}, before it begins at {found['start']}"
        problem("listen-form", line, found["end"], message, "Write the earlier time first.")
    else:
        return Listen(_ident(ident, line, context), story, start, stop, (found["chapter"] or "").strip(), line.number)
    return None


def _time(text: str | None) -> int | None:
    try:
        return milliseconds(text)
    except ValueError:  # no time at all, or one that is none
        return None


def _no_story(stories: tuple[str, ...]) -> str:
    several = f"this guide goes with {len(stories)} stories" if stories else "this guide goes with no story"
    return f"{several}, and the stop does not say which to play"


def _ident(ident: str, line: Line, context: Context) -> str:
    if ident:
        ident = context.names.part(ident, line)
        context.names.take(ident, line)
        return ident
    return context.names.free("stop")


def resolve(listen: Listen, stories: Mapping[str, Recording]) -> Listen | Unfound:
    """The stop with its times in milliseconds, or why there is nothing to play.

    A chapter ends where the next one begins, the last with the recording; a stop may end up to a second after it.
    """
    story = stories.get(listen.story)
    if story is None:
        message = f"there is no story {listen.story!r} to listen to"
        return _problem("stop-not-found", message, suggestion(listen.story, stories), listen.story)
    if listen.chapter:
        return _chapter(listen, story)
    end, length = listen.end_ms or 0, story.duration_ms
    if length is not None and end > length + ROUNDING_MS:
        message = f"the stop ends at {clock(end)}, and the recording of {listen.story} at {clock(length)}"
        return _problem("stop-past-end", message, f"Write times up to {clock(length)}.", "Listen:")
    return replace(listen, end_ms=end if length is None else min(end, length))


def _chapter(listen: Listen, story: Recording) -> Listen | Unfound:
    wanted = listen.chapter.casefold()
    for at, (title, start) in enumerate(story.chapters):
        if title.casefold() == wanted:
            following = [later for _, later in story.chapters[at + 1 :]]
            end = following[0] if following else story.duration_ms
            return replace(listen, start_ms=start, end_ms=end)
    titles = [title for title, _ in story.chapters]
    message = f"the story {listen.story} has no chapter {listen.chapter!r}"
    return _problem("stop-not-found", message, suggestion(listen.chapter, titles), listen.chapter)


def _problem(rule: Literal["stop-not-found", "stop-past-end"], message: str, hint: str, at: str) -> Unfound:
    return Unfound(rule, message, hint, at)


def clock(ms: int) -> str:
    """Milliseconds as editors write them: "1:35", "1:02:03" or "1:35.5"."""
    seconds, part = divmod(ms, 1000)
    hours, rest = divmod(seconds, 3600)
    whole = f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
    return f"{whole}.{part:03}".rstrip("0") if part else whole
