"""fields.json beside a guide: the contract that page, PDF, Word file and kept answers are held against."""

from __future__ import annotations

import json
from pathlib import Path

from macros.gallery import open_gallery
from macros.outputs import fields as output
from tests.made_each import made_each
from tests.small import settings

WORKBOOK = Path(__file__).parents[1] / "sites" / "workbook"


def test_fields_beside_each_guide() -> None:
    """A guide with questions has its fields in their order; one of words alone has no such file."""
    found = list(made_each(output, open_gallery(settings(WORKBOOK))))
    assert sorted(artifact.uri for artifact in found) == [
        "guides/another-guide/fields.json", "guides/the-workbook/fields.json",
    ]  # fmt: skip
    data = {artifact.uri: artifact.data for artifact in found}["guides/the-workbook/fields.json"]
    assert isinstance(data, bytes)
    fields = {field["id"]: field for field in json.loads(data)}
    greet = fields["check_greet"]
    assert (greet["kind"], greet["label"]) == ("choice", "4. Does somebody greet each student by name?")
    assert greet["options"] == [["yes", "Yes"], ["no", "No"], ["unsure", "Unsure"]]
    assert {field["kind"] for field in fields.values()} == {"text", "date", "choice", "check"}


def test_the_same_twice() -> None:
    """Two runs give the same bytes."""
    one, two = ([artifact.data for artifact in made_each(output, open_gallery(settings(WORKBOOK)))]
                for _ in range(2))  # fmt: skip
    assert one == two
