"""Make a story's audio and transcripts from a script, with synthetic voices.

For demonstrations and tests, where no recording can be had. Writes audio.mp3 and transcript.<language>.vtt beside
the script. The voices come from flite and espeak-ng; cue times are exact, because they are counted in samples. The
MP3's header tells players to leave out the encoder's delay; one that ignores it is late by 25 ms.

Example: python3 scripts speak episodes/the-bus-that-waited/script.yml
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click
from pydantic import ValidationError

from macros.catalog.parse import parse_yaml
from macros.media.vtt import write_vtt
from scripts.console.progress import Progress
from scripts.console.running import Place
from scripts.speech.mix import render, transcripts
from scripts.speech.script import Script
from scripts.speech.voices import SpeechError, missing_programs


@click.command(help=__doc__)
@click.argument("script")
@click.pass_obj
def command(place: Place, script: str) -> int:
    name = place.named(script)
    path = place.root / name
    parsed = parse_yaml(path.read_text(encoding="utf-8"), name)
    for problem in parsed.problems:
        click.echo(f"{problem.path}:{problem.line}:{problem.column}: {problem.message} [{problem.rule}]")
    if parsed.problems:
        return 1
    try:
        story = Script.model_validate(parsed.data)
    except ValidationError as error:
        for each in error.errors():
            line, column = parsed.where(each["loc"])
            words = each["msg"].removeprefix("Value error, ")
            click.echo(f"{parsed.path}:{line}:{column}: {'.'.join(map(str, each['loc']))}: {words} [script]")
        return 1
    return make(story, path.parent, PurePosixPath(name).parent)


def make(story: Script, folder: Path, shown: PurePosixPath) -> int:
    """Writes the audio and the transcripts into `folder`, `shown` in messages; gives the exit code."""
    missing = missing_programs(story)
    if missing:
        click.echo(f"Speaking needs {', '.join(missing)}: apt-get install -y {' '.join(missing)}", err=True)
        return 1
    try:
        with Progress("Speaking", len(story.lines)) as progress:
            times, loud = render(story, folder / "audio.mp3", progress.step)
    except SpeechError as error:
        click.echo(str(error), err=True)
        return 1
    for transcript in transcripts(story, times):
        target = folder / f"transcript.{transcript.language}.vtt"
        aside = target.with_name(f".{target.name}.tmp")
        aside.write_text(write_vtt(transcript), encoding="utf-8", newline="\n")
        aside.replace(target)
        click.echo(shown / target.name)
    click.echo(f"{shown / 'audio.mp3'}: {times[-1][1] / 1000:.1f} s of speech, {loud} LUFS")
    return 0
