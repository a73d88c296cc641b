"""A guide's PDF and Word file with the reader's answers, filled in a real browser and read by other programs."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import starmap
from pathlib import Path

import docx
import page as page_validation
import pytest
from playwright.sync_api import Browser

from macros.worksheets.model import Field, Option
from tests.browser.filled import BODY, NAMES, Seen, W, body, controls, fields, pages, ticked, unlike, unpressed, words
from tests.browser.serving import Served, serve
from tests.browser.workbook import GUIDE, Opened, Workbook, record
from tests.conftest import TODAY
from tests.documents.conftest import needs_pango
from tests.documents.form_check import faults

pytestmark = [pytest.mark.browser, needs_pango]

LINES = "\n".join(f"Line {number} of thirty, with more words than a short line." for number in range(1, 31))
TYPED = {
    "team_caller": "Café – Łódź",
    "team_who_r1c1": "Việt Nam",
    "team_who_r1c2": "مرحبا",
    "team_who_r2c1": "学校",
    "team_who_r2c2": "Привет, κόσμε 👍",
    "team_why": LINES,
    "check_knew": "<b>bold</b> & “quoted” ]]>\nsecond line",
    "check_sources_other_text": "a very long other way " * 8,
    "goals_smart_r1c1": "A goal " + "that is long " * 12 + "indeed",
    "goals_smart_r1c3": "2026-12-01",
    "act_actions_r1c1": "مرحبا بكم في المدرسة " * 20,
}
CHOSEN = {"check_stepaway": "yes", "check_greet": "unsure", "check_routine_r2c2": "no"}
TICKED = ("team_have", "check_sources_other")
ADDED = "Ask Sol – Việt Nam"
GONE = "We met in May – Łódź"
LONGER = ("team_why", "check_sources_other_text", "goals_smart_r1c1", "act_actions_r1c1")
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"


@dataclass
class Filled:
    """What came of one visit. `asked`: fetched before and after the first press; `complaints`: the console's."""

    blank: dict[str, bytes]
    files: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    asked: tuple[list[str], list[str]] = ([], [])
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def site(copy_site: Callable[[str], Path]) -> Path:
    """The workbook's site, with documents."""
    from macros.plugin.build import build_site

    root = copy_site("workbook")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("documents, ", ""), encoding="utf-8")
    (root / "content" / "guides" / "another-guide.md").unlink()
    build_site(root, now=TODAY)
    return root / "site"


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[Served]:
    with serve(site, "/shelf/") as found:
        yield found


@pytest.fixture(scope="module")
def filled(browser: Browser, served: Served, site: Path) -> Filled:
    """One reader fills in everything there is and takes both files, on a device that keeps nothing."""
    context = browser.new_context()
    context.add_init_script(BLOCKED)
    book = Workbook(context.new_page(), served)
    made = Filled({name: (site / GUIDE / f"the-workbook.{name}").read_bytes() for name in ("pdf", "docx")})
    book.page.on("console", lambda message: message.type == "error" and made.complaints.append(message.text))
    book.open_file("old.json", record(answers={"team_gone": GONE}, labels={"team_gone": "When did you meet?"}))
    book.says("Opened")
    answer(book)
    before = [request.path for request in served.requests]
    for name in ("pdf", "docx"):
        with book.page.expect_download() as waiting:
            book.page.locator(f"[data-fill={name}]").click()
        made.files[name] = Path(waiting.value.path()).read_bytes()
        made.names[name] = waiting.value.suggested_filename
        book.says(f"{made.names[name]}” is ready", "fill-status")
        made.said[name] = book.part("fill-status").inner_text()
    made.asked = before, [request.path for request in served.requests[len(before) :]]
    context.close()
    return made


def answer(book: Workbook) -> None:
    for ident, text in TYPED.items():
        book.field(ident).fill(text)
    for ident, value in CHOSEN.items():
        book.choose(ident, value)
    for ident in TICKED:
        book.field(ident).check()
    book.button("Add a row", "Action steps").click()
    book.field("act_actions_r4c1").fill(ADDED)


def test_names(filled: Filled) -> None:
    """The files are named after the guide, and the page says that they are ready."""
    assert filled.names == {"pdf": "the-workbook-filled.pdf", "docx": "the-workbook-filled.docx"}
    assert filled.said["pdf"] == "“the-workbook-filled.pdf” is ready"


def test_loaded_when_pressed(filled: Filled) -> None:
    """What fills files is loaded when it is asked for, from this site alone, and the page's policy lets it work."""
    before, after = filled.asked
    assert [path for path in before if "vendor" in path or "/fill" in path] == []
    assert {path.rsplit("/", 1)[-1] for path in after if "vendor" in path} == {"pdf-lib.js", "fflate.js"}
    assert filled.complaints == []


def test_pdf_values(filled: Filled) -> None:
    """Each field of the PDF holds what was typed, in any script; all others are as they were."""
    blank, found = fields(filled.blank["pdf"]), fields(filled.files["pdf"])
    assert list(found) == list(blank)
    assert {ident: one.label for ident, one in found.items()} == {ident: one.label for ident, one in blank.items()}
    assert {ident: found[ident].value for ident in TYPED} == TYPED
    for ident, value in CHOSEN.items():
        assert found[ident].value == f"/{value}"
        assert [state for state in found[ident].states if state != "/Off"] == [f"/{value}"]
    assert [found[ident] for ident in TICKED] == [Seen("/on", found[ident].label, ("/on",)) for ident in TICKED]
    others = set(blank) - {*TYPED, *CHOSEN, *TICKED}
    assert {ident: found[ident] for ident in others} == {ident: blank[ident] for ident in others}


def test_pdf_looks(filled: Filled) -> None:
    """A viewer that draws nothing by itself shows every answer, whatever its script, and no others."""
    assert unlike(filled.files["pdf"], filled.blank["pdf"]) == {*TYPED, *CHOSEN, *TICKED}


def test_pdf_rules(filled: Filled, form: tuple[Field, ...]) -> None:
    """The filled PDF is as accessible as the blank one: rules of PDF/UA-1 and our own check of forms."""
    report = page_validation.validate_pdf_bytes(filled.files["pdf"], profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert faults(unpressed(filled.files["pdf"]), form, "en", "The workbook") == []


@pytest.fixture(scope="module")
def form(site: Path) -> tuple[Field, ...]:
    """The guide's fields, from what the site publishes."""
    rows = json.loads((site / GUIDE / "fields.json").read_text(encoding="utf-8"))
    return tuple(
        Field(row["id"], row["kind"], row["label"], tuple(starmap(Option, row["options"])), row["lines"])
        for row in rows
    )


def test_pdf_nothing_is_cut(filled: Filled, tmp_path: Path) -> None:
    """What does not fit its box stands whole on pages at the end, with added rows and answers without a place."""
    count = len(pages(filled.blank["pdf"]))
    more = pages(filled.files["pdf"])[count:]
    text = " ".join(" ".join(more).split())
    for heading in ("Longer answers", "Added rows", "Answers without a place"):
        assert heading in text
    assert " ".join(LINES.split()) in text
    assert " ".join(TYPED["check_sources_other_text"].split()) in text
    assert " ".join(TYPED["goals_smart_r1c1"].split()) in text
    assert f"Action steps, Action step 4, Action {ADDED}" in text
    assert f"When did you meet? {GONE}" in text
    assert (
        drawn_words(filled.files["pdf"], tmp_path).count(f"in full on page {count + 1}") == len(LONGER) - 1
    )  # one is a picture


def drawn_words(data: bytes, folder: Path) -> str:
    """All words, those in fields too."""
    path = folder / "filled.pdf"
    path.write_bytes(data)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    return " ".join(text.split())


def test_docx_controls(filled: Filled) -> None:
    """Each control of the Word file holds what was typed as text, without the style of an empty one."""
    found = controls(filled.files["docx"])
    assert {ident: words(found[ident]) for ident in TYPED} == TYPED
    for ident in TYPED:
        assert found[ident].find(".//w:showingPlcHdr", NAMES) is None
        assert found[ident].find(".//w:rStyle", NAMES) is None
    assert found["goals_smart_r1c3"].find(".//w:date", NAMES).get(f"{W}fullDate") == "2026-12-01T00:00:00Z"
    pressed = {*TICKED, *(f"{ident}={value}" for ident, value in CHOSEN.items())}
    states = {
        tag: ticked(control) for tag, control in found.items() if control.find(".//w14:checked", NAMES) is not None
    }
    assert states == {tag: ("1", "☒") if tag in pressed else ("0", "☐") for tag in states}
    assert pressed <= set(states)


def test_docx_added_row(filled: Filled) -> None:
    """A row that the reader added is a row of the Word file's table, with controls of its own."""
    before, after = controls(filled.blank["docx"]), controls(filled.files["docx"])
    assert set(after) - set(before) == {f"act_actions_r4c{column}" for column in (1, 2, 3)}
    assert (
        after["act_actions_r4c1"].find("w:sdtPr/w:alias", NAMES).get(f"{W}val") == "Action steps, Action step 4, Action"
    )
    numbers = [node.get(f"{W}val") for node in body(filled.files["docx"]).iterfind(".//w:sdtPr/w:id", NAMES)]
    assert len(numbers) == len(set(numbers))
    document = docx.Document(io.BytesIO(filled.files["docx"]))
    table = document.tables[-1]
    assert [row.cells[0].text for row in table.rows][1:] == [f"Action step {number}" for number in (1, 2, 3, 4)]


def test_docx_rest(filled: Filled) -> None:
    """Answers without a place stand at the end of the Word file; all its other parts are as they were."""
    document = docx.Document(io.BytesIO(filled.files["docx"]))
    assert [one.text for one in document.paragraphs][-3:] == ["Answers without a place", "When did you meet?", GONE]
    files = [zipfile.ZipFile(io.BytesIO(one["docx"])) for one in (filled.blank, filled.files)]
    blank, found = ({name: one.read(name) for name in one.namelist() if name != BODY} for one in files)
    assert found == blank


def test_file_out_of_reach(open_context: Opened, served: Served) -> None:
    """When the guide's file cannot be loaded the page says so, and the answers stay."""
    book = Workbook(open_context().new_page(), served)
    book.field("team_caller").fill("Ida")
    book.page.route("**/*.pdf", lambda route: route.abort())
    book.page.locator("[data-fill=pdf]").click()
    book.says("could not be loaded", "fill-status")
    assert book.answers() == {"team_caller": "Ida"}


def test_damaged_file(open_context: Opened, served: Served) -> None:
    """When the guide's file cannot be filled the page says what to do instead."""
    book = Workbook(open_context().new_page(), served)
    book.page.route("**/*.docx", lambda route: route.fulfill(body=b"no zip"))
    book.page.locator("[data-fill=docx]").click()
    book.says("could not be filled", "fill-status")


def test_only_for_forms(open_context: Opened, site: Path, served: Served) -> None:
    """There is nothing to press where a guide asks nothing, and without scripts."""
    words_alone = (site / "guides" / "words-alone" / "index.html").read_text(encoding="utf-8")
    assert "data-document" in words_alone and "data-fill" not in words_alone
    book = Workbook(open_context(java_script_enabled=False).new_page(), served)
    assert book.page.locator("[data-document]").count() == 2
    assert [press.is_visible() for press in book.page.locator("[data-fill]").all()] == [False, False]
