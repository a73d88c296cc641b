"""The show: what is true of the podcast as a whole, from content/vocabulary/show.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import Credit, Guid, Image, Language, License, Line, Link, Model, Positive, Prose, YesNo

# Apple's top categories with their subcategories (support article 823, read 2026); exact case matters.
CATEGORIES: dict[str, tuple[str, ...]] = {
    "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
    "Business": ("Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "Health & Fitness": ("Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality"),
    "History": (),
    "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    "Leisure": (
        "Animation & Manga",
        "Automotive",
        "Aviation",
        "Crafts",
        "Games",
        "Hobbies",
        "Home & Garden",
        "Video Games",
    ),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": (
        "Business News",
        "Daily News",
        "Entertainment News",
        "News Commentary",
        "Politics",
        "Sports News",
        "Tech News",
    ),
    "Religion & Spirituality": ("Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality"),
    "Science": (
        "Astronomy",
        "Chemistry",
        "Earth Sciences",
        "Life Sciences",
        "Mathematics",
        "Natural Sciences",
        "Nature",
        "Physics",
        "Social Sciences",
    ),
    "Society & Culture": ("Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships"),
    "Sports": (
        "Baseball",
        "Basketball",
        "Cricket",
        "Fantasy Sports",
        "Football",
        "Golf",
        "Hockey",
        "Rugby",
        "Running",
        "Soccer",
        "Swimming",
        "Tennis",
        "Volleyball",
        "Wilderness",
        "Wrestling",
    ),
    "Technology": (),
    "True Crime": (),
    "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
}

Short = Annotated[str, StringConstraints(min_length=1, max_length=128)]


class Season(Model):
    """A season of the show; its page is /series/season-<number>/."""

    number: Positive
    name: Short
    summary: Line | None = None


class Funding(Model):
    url: Link
    text: Short


class Show(Model):
    """The podcast's channel. The GUID is minted once (podcast namespace, tag guid) and never changes."""

    guid: Guid = Field(description="The show's permanent GUID, a UUID.")
    title: Short
    description: Prose = Field(max_length=4000)
    author: Short
    category: Line = Field("Education", description="Apple's category, exact words.", examples=["Education"])
    subcategory: Line | None = Field(None, examples=["Self-Improvement"])
    explicit: YesNo = False
    type: Literal["episodic", "serial"] = "episodic"
    language: Language = "en"
    locked: YesNo = True
    license: License = "CC-BY-4.0"
    copyright: Short | None = Field(None, description="The holder's name only: no sign, no year.")
    synthetic_voices: YesNo = Field(False, description="Yes when voices are made by a machine.")
    image: Image
    people: tuple[Credit, ...] = ()
    funding: Funding | None = None
    seasons: tuple[Season, ...] = ()
    update_frequency: Short | None = None
