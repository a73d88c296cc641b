"""Writes a gallery as a Hugo project: the same words as front matter, Markdown and transcripts, and the theme in hugo/.

A Hugo author keeps the same facts: YAML before the text, ids of terms, paths of other pages, cues as a JSON file beside
a story. Nothing that our build works out is given away: what points at a page, who says what, cards and times are the
theme's to find. Recordings' facts come from media.lock, as they do for us.
"""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.catalog.entry import Entry
from macros.catalog.vocabulary import VOCABULARIES
from macros.gallery import Gallery, open_gallery
from macros.media.transcript_json import write_json
from macros.outputs.podcast import make_parts
from macros.pages import plan_pages
from macros.plugin.config import read_settings

SKELETON = Path(__file__).with_name("hugo")
PASSAGES = ("chapters", "soundbites", "quotes", "care")
SHARED = ("guid", "season", "number", "minutes", "opening", "prepare", "institution", "pages", "doi", "abstract")
LINK = re.compile(r"\(entry:([a-z0-9-]+)\)")
MOMENTS = re.compile(r"people/([^/]+)/moments/(?:page/(\d+)/)?")
UNLISTED = {"render": "never", "list": "never"}
FACTS = ("role", "school", "state", "country")


def write_project(root: Path, folder: Path) -> int:
    """Write the gallery at `root` as a Hugo project into `folder`, which must be new; gives the number of entries."""
    gallery = open_gallery(read_settings(root))
    shutil.copytree(SKELETON, folder, ignore=shutil.ignore_patterns("README.md"))
    shutil.copytree(root / "overrides/assets", folder / "static/assets")
    for name, text in _files(gallery):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    show = gallery.catalog.show
    if show:
        (folder / "static/show").mkdir(parents=True)
        shutil.copy(root / gallery.settings.content / "vocabulary" / show.image.file, folder / "static/show")
    return len(gallery.catalog.entries)


def _moments(gallery: Gallery) -> Iterator[tuple[str, str]]:
    """That there are pages for everything a person says, a file each: Hugo pages lists of pages and nothing else. What
    stands on them is the theme's to find."""
    yield "content/moments/_index.md", _page({"title": "Moments", "build": UNLISTED})
    for plan in plan_pages(gallery):
        found = MOMENTS.fullmatch(plan.uri)
        if found:
            number = int(found[2] or 1)
            name = gallery.catalog.words["people"][found[1]].label
            about = f"Everything that {name} says in the stories of {gallery.settings.name}."
            told = {"title": f"{name}: in their own words", "description": about, "url": f"/{plan.uri}"}
            yield f"content/moments/{found[1]}-{number}.md", _page({**told, "person": found[1], "number": number})


def _archive(gallery: Gallery) -> Iterator[tuple[str, str]]:
    """That a long podcast feed has pages of older stories, a file each, for the same reason. Which stories those are is
    the theme's to find, from how many there are on a page."""
    older = list(make_parts(gallery))[1:]
    sizes = {"list": gallery.settings.page_size, "feed": len(older[-1].given.episodes) if older else 0}
    yield "data/paging.json", json.dumps({**sizes, "older": len(older)})
    yield "config/_default/pagination.json", json.dumps({"pagerSize": sizes["list"]})
    if older:
        yield "content/feeds/_index.md", _page({"title": "Feeds", "build": UNLISTED})
    for part in older:
        number = int(part.uri.rpartition("/")[2].removesuffix(".xml"))
        told = {"title": f"Podcast, {number}", "url": f"/{part.uri}", "outputs": ["podcast"], "number": number}
        yield f"content/feeds/podcast-{number}.md", _page({**told, "build": {"list": "never"}})


def _files(gallery: Gallery) -> Iterator[tuple[str, str]]:
    yield from _lists(gallery)
    yield from _moments(gallery)
    yield from _archive(gallery)
    for entry in gallery.catalog.entries.values():
        yield from _entry(gallery, entry)
    for page in gallery.catalog.pages:
        name = "_index.md" if page.name == "index.md" else page.name
        body = "" if page.name == "index.md" else page.body
        yield f"content/{name}", _page({"title": page.title, "description": page.description}, body)


def _lists(gallery: Gallery) -> Iterator[tuple[str, str]]:
    """Sections, terms, seasons, and what is looked up by id alone."""
    for kind in gallery.catalog.kinds.values():
        told = {"title": kind.plural, "description": kind.about, "cascade": {"label": kind.label, "icon": kind.icon}}
        yield f"content/{kind.at}/_index.md", _page(told)
    for vocabulary in VOCABULARIES.values():
        words = gallery.catalog.words[vocabulary.name]
        if not vocabulary.at:
            yield f"data/{vocabulary.name}.json", json.dumps({ident: word.label for ident, word in words.items()})
            continue
        about = f"{vocabulary.plural} in {gallery.settings.name}, A to Z."
        cascade = {"word": vocabulary.label, "sign": vocabulary.icon}
        yield (
            f"content/{vocabulary.at}/_index.md",
            _page({"title": vocabulary.plural, "description": about, "cascade": cascade}),
        )
        for ident, word in words.items():
            yield f"content/{vocabulary.at}/{ident}/_index.md", _term(word)
    yield from _seasons(gallery)


def _term(word: Any) -> str:
    facts = [value for name in FACTS if (value := getattr(word, name, None))]
    told = {
        "title": word.label, "summary": word.summary or (word.text if len(word.text) <= 160 else ""),
        "description": word.summary or word.text[:157], "facts": facts, "role": getattr(word, "role", None),
        "website": getattr(word, "url", None), "related": list(getattr(word, "related", ())),
    }  # fmt: skip
    return _page(told, word.text)


def _seasons(gallery: Gallery) -> Iterator[tuple[str, str]]:
    show = gallery.catalog.show
    if not show:
        return
    names = {season.number: season.name for season in show.seasons}
    yield "data/show.json", json.dumps({"description": show.description, "guid": str(show.guid), "seasons": names})
    if not gallery.catalog.seasons:
        return
    yield "content/series/_index.md", _page({"title": "Seasons", "description": f"The seasons of {show.title}."})
    for season in show.seasons:
        title = f"Season {season.number}: {season.name}"
        told = {"title": title, "summary": season.summary, "number": season.number}
        yield f"content/series/season-{season.number}.md", _page(told)


def _entry(gallery: Gallery, entry: Entry) -> Iterator[tuple[str, str]]:
    """The entry's page; a story is a bundle, with its transcripts as podcast apps read them, published as they are."""
    own = gallery.catalog.uri(entry).strip("/")
    text = LINK.sub(lambda found: f"(entry:{_path(gallery, found[1])})", entry.body)
    transcripts = gallery.library.transcripts(entry)
    told = _told(gallery, entry, list(transcripts))
    yield f"content/{own}{'/index' if transcripts else ''}.md", _page(told, text)
    for language, transcript in transcripts.items():
        yield f"content/{own}/transcript.{language}.json", write_json(transcript)
        if language != entry.language:
            other = {"title": entry.title, "summary": entry.summary, "url": f"/{own}/{language}/", "lang": language}
            yield f"content/words/{entry.id}-{language}.md", _page({**other, "story": f"/{own}"}, day=entry.published)
    if len(transcripts) > 1:
        yield "content/words/_index.md", _page({"title": "Words", "build": UNLISTED})


def _told(gallery: Gallery, entry: Entry, languages: list[str]) -> dict[str, Any]:
    """The front matter: only what editors wrote, and the facts of the recording."""
    told: dict[str, Any] = {
        "title": entry.title, "date": entry.published, "id": entry.id, "summary": entry.summary,
        "topics": list(entry.topics), "people": list(dict.fromkeys(credit.person for credit in entry.people)),
        "credits": [{"person": credit.person, "role": credit.role} for credit in entry.people],
        "organizations": list(entry.organizations), "audiences": list(entry.audiences), "grades": list(entry.grades),
        "related": [_path(gallery, ident) for ident in entry.related],
        **{name: getattr(entry, name, None) for name in SHARED},
        **{name: _plain(getattr(entry, name, ())) for name in PASSAGES},
    }  # fmt: skip
    return told | _joints(gallery, entry) | _recording(gallery, entry, languages)


def _joints(gallery: Gallery, entry: Any) -> dict[str, Any]:
    """What one kind alone has: references as paths, findings, items, place."""
    place, guide = getattr(entry, "place", None), getattr(entry, "guide", None)
    evidence = [
        {"report": _path(gallery, ident), "finding": anchor, "heard": item.heard}
        for item in getattr(entry, "evidence", ())
        if not isinstance(item, str)
        for ident, _, anchor in [item.finding.partition("#")]
    ]
    named = [_path(gallery, item) for item in getattr(entry, "evidence", ()) if isinstance(item, str)]
    return {
        "places": [place] if place else [], "guide": _path(gallery, guide) if guide else None,
        "evidence": evidence, "reports": named,
        "stories": [_path(gallery, each) for each in getattr(entry, "stories", ())],
        "findings": [{"id": each.id, "text": each.text} for each in getattr(entry, "findings", ())],
        "items": [{"entry": _path(gallery, each.entry), "text": each.text} for each in getattr(entry, "items", ())],
    }  # fmt: skip


def _recording(gallery: Gallery, entry: Any, languages: list[str]) -> dict[str, Any]:
    """Address and facts of the recording, and which files of a story the theme writes."""
    facts = gallery.library.audio(entry)
    if not facts:
        return {"outputs": ["html", "session"]} if entry.kind == "guide" else {}
    digest = b64encode(bytes.fromhex(facts.sha256)).decode("ascii")
    audio = {"url": entry.audio.url, "bytes": facts.bytes, "type": facts.type, "duration": facts.duration_ms}
    spanish = "es" in languages
    outputs = ["html", "embed", "chapters", "vtt", "srt", "txt"]
    outputs += ["vtt_es", "srt_es", "txt_es"] if spanish else []
    return {"audio": audio | {"sri": digest}, "spanish": spanish, "outputs": outputs}


def _path(gallery: Gallery, ident: str) -> str:
    """The path by which Hugo finds a page."""
    return f"/{gallery.catalog.uri(gallery.catalog.entries[ident]).strip('/')}"


def _plain(rows: Any) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.model_dump(mode="json").items() if value is not None} for row in rows]


def _page(told: dict[str, Any], body: str = "", day: Any = None) -> str:
    """Front matter in YAML, one field a line, and the text. Empty fields are left out, as an author would."""
    rows = told | ({"date": day} if day else {})
    lines = [
        f"{name}: {value.isoformat() if name == 'date' else json.dumps(value, ensure_ascii=False)}"
        for name, value in rows.items()
        if value not in (None, "", [], {})
    ]
    return "---\n" + "\n".join(lines) + f"\n---\n{body}"
