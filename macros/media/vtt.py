"""WebVTT files (W3C WebVTT: The Web Video Text Tracks Format), read strictly and written plainly.

Strict, because players drop what they do not understand without a word. Tags inside a cue are vtt_text.py's.
"""

from __future__ import annotations

import re
import textwrap

from macros.media.cue_blocks import (
    LINE_END,
    SYNTAX,
    Block,
    Report,
    blocks,
    check_order,
    clean_lines,
    clock,
    filled,
    milliseconds,
)
from macros.media.transcript import Cue, Transcript
from macros.media.vtt_plain import plain_cues
from macros.media.vtt_text import escape, read_cue_text
from macros.problems import Problem

TIME = r"(?:(\d{2,9}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMING = re.compile(rf"[ \t]*{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t]+(.*?))?[ \t]*", re.ASCII)
OTHER = re.compile(r"(NOTE|STYLE|REGION)(?=[ \t]|$)")
PERCENT = r"\d{1,3}(?:\.\d+)?%"
SETTINGS = {
    "vertical": r"rl|lr",
    "line": rf"(?:{PERCENT}|-?\d+)(?:,(?:start|center|end))?",
    "position": rf"{PERCENT}(?:,(?:line-left|center|line-right))?",
    "size": PERCENT,
    "align": r"start|center|end|left|right",
    "region": r"\S+",
}
LIKE = "Write times like 00:01:02.500 --> 00:01:05.000."
WIDTH = 65  # characters of text a line, as caption guides ask


def read_vtt(text: str, path: str) -> tuple[tuple[Cue, ...], list[Problem]]:
    """The cues of a WebVTT file in its order, and what is wrong with it. Never raises.

    A cue with a mistake in its text is kept; without times that can be read it is left out.
    """
    report = Report(path)
    cues = plain_cues(LINE_END.sub("\n", text) if "\r" in text else text)
    if cues is None:
        cues = careful_cues(clean_lines(text, report), report)
    check_order(cues, report)
    return tuple(cues), report.problems


def careful_cues(lines: list[str], report: Report) -> list[Cue]:
    """The cues of any file, with what is wrong in it."""
    cues: list[Cue] = []
    if re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]) is None:
        report.add(SYNTAX, 1, 1, "the first line must be WEBVTT", "Write WEBVTT, then an empty line, then the cues.")
        first = 0 if any("-->" in line for line in lines[:2]) else 1
    else:
        first = check_header(lines, report)
    for block in blocks(lines, first):
        if not is_other(block, bool(cues), report):
            cues.extend(read_cues(block, report))
    return cues


def check_header(lines: list[str], report: Report) -> int:
    """The index of the line after the header. Only a cue's times may not follow WEBVTT at once."""
    for index, line in enumerate(lines[1:], 1):
        if not line:
            return index
        if "-->" in line:
            report.add(SYNTAX, index + 1, 1, "there is no empty line after WEBVTT", "Add an empty line here.")
            return index
        report.add(
            SYNTAX, index + 1, 1, "lines right below WEBVTT are not read",
            "Leave an empty line below WEBVTT; write remarks as NOTE.", "warning",
        )  # fmt: skip
    return len(lines)


def is_other(block: Block, begun: bool, report: Report) -> bool:
    """Whether the block is a NOTE, STYLE or REGION, which say nothing to listeners."""
    word = OTHER.match(block.lines[0])
    if word is None or (word[1] != "NOTE" and block.lines[0].strip() != word[1]):
        return False
    if word[1] != "NOTE" and begun:
        report.add(SYNTAX, block.line, 1, f"{word[1]} must stand before the first cue", "Move it up, or delete it.")
    for number, line in enumerate(block.lines, block.line):
        if "-->" in line:
            report.add(
                SYNTAX, number, line.index("-->") + 1,
                f"a cue's times stand inside a {word[1]}, where nobody reads them",
                "Leave an empty line above the cue, or write -> in the remark.",
            )  # fmt: skip
    return True


def read_cues(block: Block, report: Report) -> list[Cue]:
    """The cues in a block: one, or more when the empty lines between them are missing."""
    timings = [index for index, line in enumerate(block.lines) if "-->" in line]
    if not timings:
        report.add(SYNTAX, block.line, 1, f"these words have no times: {shortened(block.lines[0])}", missing(block))
        return []
    if timings[0] > 1:
        report.add(
            SYNTAX, block.line, 1, "more than one line stands above a cue's times", "Only a name may, or nothing."
        )
    cues = []
    for index, following in zip(timings, [*timings[1:], len(block.lines)], strict=True):
        if index != timings[0]:
            report.add(
                SYNTAX, block.line + index, 1, "there is no empty line above this cue", "Add an empty line here."
            )
        cues += read_cue(block.line + index, block.lines[index], block.lines[index + 1 : following], report)
    return cues


def read_cue(line: int, timing: str, payload: tuple[str, ...], report: Report) -> list[Cue]:
    """The cue in a list, which is empty when its times cannot be read."""
    times = TIMING.fullmatch(timing)
    if times is None:
        report.add(SYNTAX, line, 1, f"these times cannot be read: {shortened(timing)}", what_is_off(timing))
        return []
    if times[9]:
        check_settings(line, times, report)
    speaker, text = read_cue_text("\n".join(payload), line + 1, report)
    if not text:
        report.add(SYNTAX, line, 1, "this cue says nothing", "Write what is heard below the times, or delete the cue.")
    return [Cue(milliseconds(*times.groups()[:4]), milliseconds(*times.groups()[4:8]), speaker, text, line)]


def check_settings(line: int, times: re.Match[str], report: Report) -> None:
    """Settings behind the times (WebVTT, section 4.4): known names, values of their form."""
    for setting in re.finditer(r"\S+", times[9] or ""):
        name, _, value = setting[0].partition(":")
        if name not in SETTINGS or re.fullmatch(SETTINGS[name], value, re.ASCII) is None:
            report.add(
                SYNTAX, line, times.start(9) + setting.start() + 1, f"“{setting[0]}” behind the times is no setting",
                f"Put words on the next line. Settings are {', '.join(SETTINGS)}, as in align:start.",
            )  # fmt: skip


def what_is_off(timing: str) -> str:
    """The likeliest mistake in a line of times."""
    if re.search(r"\d,\d{3}", timing):
        return f"Thousandths stand behind a dot, not a comma. {LIKE}"
    if re.search(r"\d-->|-->\d", timing):
        return f"A space stands on each side of -->. {LIKE}"
    return LIKE


def missing(block: Block) -> str:
    """The likeliest reason why a block has no times."""
    if re.search(r"\d\s*(->|–>|—>|→|==>)\s*\d", block.lines[0] + " " + " ".join(block.lines[1:2])):
        return f"The arrow is two hyphens and >. {LIKE}"
    return f"No empty line may stand inside a cue; remarks begin with NOTE. {LIKE}"


def shortened(line: str) -> str:
    return textwrap.shorten(line, 60, placeholder=" …") or "(only spaces)"


def write_vtt(transcript: Transcript) -> str:
    """A WebVTT file: one cue a block, its speaker in a voice tag, lines of at most 65 characters of text."""
    parts = ["WEBVTT\n"]
    for cue in transcript.cues:
        lines = filled(cue.text, WIDTH)
        voice = f"<v {escape(cue.speaker)}>" if cue.speaker else ""
        times = f"{clock(cue.start_ms)} --> {clock(cue.end_ms)}"
        parts.append(f"{times}\n{voice}{escape(chr(10).join(lines))}\n")
    return "\n".join(parts)
