"""What only a guide's page shows: its worksheet, with exactly the fields of fields.json, and its listening stops."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from lxml import html

from macros.gallery import open_gallery
from macros.outputs import fields as output
from macros.pages import Plan, plan_pages
from macros.render.templates import environment, words
from macros.render.worksheet import Worksheet, worksheet
from macros.worksheets.compiled import compiled
from tests.made_each import made_each
from tests.small import settings

WORKBOOK = Path(__file__).parents[1] / "sites" / "workbook"
ASSETS = Path(__file__).parents[2] / "overrides" / "assets" / "js"
SHEETS = """{% from "fragments/worksheet.html" import sheet %}
{% for part in body.sheets %}{{ sheet(part, "../../", say) }}{% endfor %}"""
RUNS = ".//script | .//svg[not(@class='i')] | .//img[@onerror] | .//@onclick | .//@onload | .//@onerror"
HOSTILE = """## Talk {#talk}

<script>alert(1)</script> Who is **there**? "Quoted" & <img src=x onerror=alert(1)> {#who}
____

Listen: first-light, 0:00 to 0:05

Which? {#which}
( ) <b onclick=x>One</b> ( ) "Two" & three

Table: A <i>table</i> {#t rows=2 row="<u>Row</u>"}

| <svg onload=alert(1)> | "b" |
| --- | --- |
| ____ | ____ |
"""


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    return {plan.uri: plan for plan in plan_pages(open_gallery(settings(WORKBOOK, documents=False)))}


def sheet_of(body: str) -> Worksheet | None:
    """The worksheet of a text, as the workbook's guide has it."""
    gallery = open_gallery(settings(WORKBOOK))
    guide = gallery.catalog.entries["the-workbook"].model_copy()
    guide._body = body
    return worksheet(gallery, guide, compiled(guide))


def shown(body: Worksheet) -> html.HtmlElement:
    """The worksheet's HTML."""
    text = environment().from_string(SHEETS).render(body=body, say=words("en"))
    return html.fragment_fromstring(text, create_parent="div")


def test_controls_are_the_fields_of_the_contract(plans: dict[str, Plan]) -> None:
    """The static page has a control for each field of fields.json, in its order, with its options, and no other."""
    gallery = open_gallery(settings(WORKBOOK))
    artifacts = {artifact.uri: artifact.data for artifact in made_each(output, gallery)}
    for uri in ("guides/the-workbook/", "guides/another-guide/"):
        page = shown(plans[uri].view().own.sheet)
        data = artifacts[f"{uri}fields.json"]
        assert isinstance(data, bytes)
        fields = json.loads(data)
        controls = page.xpath(".//*[@name]")
        assert list(dict.fromkeys(control.get("name") for control in controls)) == [field["id"] for field in fields]
        for field in fields:
            mine = [control for control in controls if control.get("name") == field["id"]]
            values = [control.get("value") for control in mine if control.get("type") == "radio"]
            assert values == [value for value, _ in field["options"]]
            assert len(mine) == max(len(values), 1)
            holder = mine[0].xpath("ancestor::fieldset[1]")[0] if values else mine[0]
            assert holder.get("data-label") == field["label"]


def test_every_control_has_its_spoken_name(plans: dict[str, Plan]) -> None:
    """A control is named by the visible question or by its whole label; a choice by its legend or label."""
    page = shown(plans["guides/the-workbook/"].view().own.sheet)
    for control in page.xpath(".//input[@type='text' or @type='date'] | .//textarea"):
        by = control.get("aria-labelledby")
        name = page.xpath(f".//*[@id='{by}']")[0].text_content() if by else control.get("aria-label")
        assert name.strip()
        if not by:
            assert name == control.get("data-label")
    for box in page.xpath(".//fieldset"):
        assert box.xpath("./legend") or box.get("aria-label")
    for table in page.xpath(".//table"):
        assert table.xpath("./caption") and table.xpath(".//th[@scope='col']")


def test_ids_on_the_page_are_unique(plans: dict[str, Plan]) -> None:
    """No two elements of a worksheet share an id."""
    ids = shown(plans["guides/the-workbook/"].view().own.sheet).xpath(".//@id")
    assert len(ids) == len(set(ids))


def test_words_alone_stay_as_they_were(plans: dict[str, Plan]) -> None:
    """A guide without questions to fill in, stops or notes has no worksheet: its Markdown is its page."""
    assert plans["guides/words-alone/"].view().own.sheet is None


def test_steps_and_minutes(plans: dict[str, Plan]) -> None:
    """Each heading down to the second level begins a step, one level below the page's title, with its minutes."""
    body = plans["guides/the-workbook/"].view().own.sheet
    assert [(part.title, part.level, part.minutes) for part in body.sheets if part.counted] == [
        ("Step 1: Name the team", 3, 10), ("Step 2: Listen and look", 3, 15), ("Step 3: Set goals", 3, None),
        ("Step 4: Take action", 3, 5),
    ]  # fmt: skip


def test_stops_carry_their_words(plans: dict[str, Plan]) -> None:
    """A stop has the words that are said in its seconds, its link, and what a sensitive passage in it is about."""
    body = plans["guides/the-workbook/"].view().own.sheet
    stops = [view.stop for part in body.sheets for view in part.blocks if view.stop]
    assert [(stop.span, stop.chapter, stop.href) for stop in stops] == [
        ("5,7.4", "", "stories/first-light/#t=5,7.4"), ("5,8.281", "Names", "stories/first-light/#t=5,8.281"),
    ]  # fmt: skip
    assert [(said.speaker, said.text) for said in stops[0].said] == [
        ("Sol Ferrer", "She knows my name & my brother’s.")
    ]
    assert stops[0].audio == "stories/first-light/audio.mp3"
    early = sheet_of("Listen: first-light, 0:03 to 0:06\n")
    assert early and early.sheets[0].blocks[0].stop
    assert early.sheets[0].blocks[0].stop.care == "a loud noise"


def test_unknown_stops_show_nothing() -> None:
    """A stop whose story is not there, which a check reports, does not break the page."""
    body = sheet_of("Listen: nobody, 0:01 to 0:02\n\nWho? {#who}\n____\n")
    assert body
    assert shown(body).xpath(".//*[@class='stopbox']") == []


def test_hostile_labels_are_words() -> None:
    """Markup in questions, options, captions and row names never becomes a script, a handler or an element."""
    body = sheet_of(HOSTILE)
    assert body
    page = shown(body)
    assert (
        page.xpath(".//script | .//svg[not(@class='i')] | .//img[@onerror] | .//@onclick | .//@onload | .//@onerror")
        == []
    )
    assert len(page.xpath(".//*[@name]")) == 1 + 2 + 4


def test_action_table_is_found(plans: dict[str, Plan]) -> None:
    """One repeating table takes action steps: the one named so, never one that follows another table."""
    page = shown(plans["guides/the-workbook/"].view().own.sheet)
    assert page.xpath(".//*[@data-actions]/@data-grid") == ["act_actions"]


def test_scripts_say_listed_words_only() -> None:
    """Every word that the worksheet's scripts say is in the list of its page, for pages in other languages."""
    lists = {
        "worksheet_words.html": [*sorted(ASSETS.glob("worksheet*.js")), *sorted(ASSETS.glob("team*.js"))],
        "my_plan_words.html": [ASSETS / "my_plan.js"],
    }
    for name, scripts in lists.items():
        listed = (ASSETS.parents[1] / "fragments" / name).read_text(encoding="utf-8")
        for script in scripts:
            text = script.read_text(encoding="utf-8")
            for said in re.findall(r'\bsay\(\s*"([^"]+)"', text):
                assert f'"{said}"' in listed, (script.name, said)


def test_script_stays_small() -> None:
    """The modules that a worksheet loads are under 15 KB when packed; what is fetched on a press is not counted."""
    files = set(ASSETS.glob("worksheet*.js")) - {ASSETS / "worksheet_open.js", ASSETS / "worksheet_csv.js"}
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) < 15_000
