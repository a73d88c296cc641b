"""Cue text of WebVTT (W3C WebVTT, section 4.2.2): tags and character references out of it, speakers named.

Times, blocks and files are vtt.py's.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from macros.media.cue_blocks import SPEAKERS, SYNTAX, Report
from macros.media.transcript import one_line

TOKEN = re.compile(r"<[^>]*>?|&[^&<\s]{0,32};|&|[^<&]+")
START_TAG = re.compile(r"<(v|lang|ruby|rt|c|i|b|u)((?:\.[^\s.<>&]+)*)(?:[ \t\n]([^>]*))?>", re.DOTALL)
TIME_TAG = re.compile(r"<(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}>", re.ASCII)
PLAIN = re.compile(r"(?:<v[ \t]\s*([^<>&\s][^<>&]*)>)?(\s*[^<>&\s][^<>&]*)")  # nearly every cue
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass
class Spans:
    """Text of one cue as it is read: parts with their speakers, and the tags that are still open."""

    report: Report
    line: int
    parts: list[tuple[str | None, str]] = field(default_factory=list)
    open: list[tuple[str, str | None]] = field(default_factory=list)

    @property
    def speaker(self) -> str | None:
        return next((name for tag, name in reversed(self.open) if tag == "v"), None)

    def complain(self, text: str, offset: int, message: str, hint: str) -> None:
        """A syntax problem at `offset` characters into the cue's text, whose first line is self.line."""
        before = text[:offset]
        line, column = self.line + before.count("\n"), offset - before.rfind("\n")
        self.report.add(SYNTAX, line, column, message, hint)


def read_cue_text(text: str, line: int, report: Report) -> tuple[str | None, str]:
    """Speaker and plain text of a cue whose text begins on `line`; lines in `text` are separated by "\\n"."""
    plain = PLAIN.fullmatch(text)
    if plain:
        return one_line(plain[1] or "") or None, one_line(plain[2])
    spans = Spans(report, line)
    for token in TOKEN.finditer(text):
        take(token[0], token.start(), text, spans)
    for tag, _ in spans.open:
        if tag != "v":  # a voice may stay open to the end of its cue
            spans.complain(text, len(text), f"the tag <{tag}> is never closed", f"Write </{tag}> where it ends.")
    voices = list(dict.fromkeys(name for name, part in spans.parts if part.strip(" \t\n\f\r")))
    if len(voices) > 1:
        names = " and ".join(name or "no one" for name in voices)
        report.add(
            SPEAKERS, line, 1, f"two speakers share this cue: {names}",
            "Split it into one cue for each speaker, each with its own times.",
        )  # fmt: skip
    return (voices[0] if voices else None), one_line("".join(part for _, part in spans.parts))


def take(token: str, offset: int, text: str, spans: Spans) -> None:
    """Adds one piece of cue text: a tag, a character reference, or plain words."""
    if token[0] == "<":
        take_tag(token, offset, text, spans)
    elif token[0] == "&":
        letter = html.unescape(token)
        if letter == token:
            spans.complain(text, offset, "a bare & stands here", "Write &amp; for the sign itself.")
        spans.parts.append((spans.speaker, letter))
    else:
        spans.parts.append((spans.speaker, token))


def take_tag(token: str, offset: int, text: str, spans: Spans) -> None:
    """Opens or closes a tag; what is no tag of WebVTT is reported and kept as words."""
    if token.startswith("</") and token.endswith(">"):
        close(token[2:-1].strip(), offset, text, spans)
    elif start := START_TAG.fullmatch(token):
        name = one_line(html.unescape(start[3] or "")) or None
        if start[1] in ("v", "lang") and not name:
            wanted = "<v Ana Reyes>" if start[1] == "v" else "<lang es>"
            spans.complain(text, offset, f"the tag {token} names nobody", f"Write it like {wanted}.")
        # A second <v> ends the first one: that is how everyone writes it.
        spans.open = [each for each in spans.open if start[1] != "v" or each[0] != "v"]
        spans.open.append((start[1], name))
    elif not TIME_TAG.fullmatch(token):
        spans.complain(
            text, offset, f"{token.partition(chr(10))[0]} is no tag of a transcript",
            "Write &lt; for the sign itself; tags are <v Name>, <i>, <b>, <u>, <c>, <lang>, <ruby>, <rt>.",
        )  # fmt: skip
        spans.parts.append((spans.speaker, token))


def close(name: str, offset: int, text: str, spans: Spans) -> None:
    """Closes the innermost open tag; </ruby> may close an <rt> with it (WebVTT, section 4.2.2)."""
    if name not in [tag for tag, _ in spans.open]:
        spans.complain(text, offset, f"</{name}> closes a tag that is not open here", "Delete it, or open it first.")
        return
    while (inner := spans.open.pop()[0]) != name:
        if (name, inner) != ("ruby", "rt"):
            spans.complain(text, offset, f"the tag <{inner}> is still open here", f"Write </{inner}> before </{name}>.")


def escape(text: str) -> str:
    """Plain text as cue text or as a speaker's name."""
    return re.sub("[&<>]", lambda sign: ESCAPES[sign[0]], text)
