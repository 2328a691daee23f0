"""Themes, no colour at all, the plain view, and that only the look is remembered."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from screens import ask, settled, shown
from textual.color import Color

import faq_bot.tui
from faq_bot.tui.settings import DEFAULT_THEME, Settings, load_settings, save_settings
from faq_bot.tui.themes import COLOUR_BLIND_SAFE, HIGH_CONTRAST

HOUSE = Path(faq_bot.tui.__file__).parent
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgb\(|\bansi_\w+")
KINDS = {
    "opening hours": "Answer (very sure)",
    "missing": "Not in our documents",
    "unclear": "Did you mean",
    "unheard of": "Not found",
    "i want to die": "Help now",
    "thanks": "Chat",
}


def test_colours_are_named_in_themes_alone():
    for sheet in HOUSE.glob("*.tcss"):
        rules = re.sub(r"#[a-z]+ ", "", sheet.read_text(encoding="utf-8"))
        assert not COLOUR.findall(rules), sheet.name
    for file in HOUSE.rglob("*.py"):
        if file.name != "themes.py":
            assert not COLOUR.findall(file.read_text(encoding="utf-8")), file.name


@pytest.mark.parametrize("name", ["foreground", "primary", "error", "warning", "success"])
def test_high_contrast_reaches_seven_to_one(name):
    colour = Color.parse(getattr(HIGH_CONTRAST, name))
    assert contrast(colour, Color.parse(HIGH_CONTRAST.background)) >= 7


@pytest.mark.parametrize("name", ["foreground", "primary", "error", "warning"])
def test_the_colour_blind_theme_is_readable_too(name):
    colour = Color.parse(getattr(COLOUR_BLIND_SAFE, name))
    assert contrast(colour, Color.parse(COLOUR_BLIND_SAFE.background)) >= 4.5


@pytest.mark.parametrize("theme", ["nord", "textual-light", "high-contrast", "colour-blind-safe"])
async def test_the_words_in_an_empty_prompt_can_be_read(open_chat, theme):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await settled(app, pilot)
        style = app.chat.prompt.get_component_styles("input--placeholder")
        ground = app.chat.prompt.background_colors[1]
        assert contrast(ground + style.color, ground) >= (7 if theme == "high-contrast" else 3)


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_every_kind_stands_in_words(open_chat):
    app = open_chat()
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(app, pilot)
        for question, kind in KINDS.items():
            await ask(app, pilot, question)
            assert kind in shown(app)


async def test_without_colour_urgent_help_still_has_border_and_words(open_chat, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "i want to die")
        assert app.no_color
        assert "┏━" in shown(app)
        assert "Help now" in shown(app)
        svg = app.export_screenshot()
        fills = set(re.findall(r'fill="(#[0-9a-f]{6})"', svg)) | set(
            re.findall(r"fill: (#[0-9a-f]{6})", svg)
        )
        window = {"#ff5f57", "#febc2e", "#28c840", "#c5c8c6"}  # of the frame around the picture
        assert all(fill[1:3] == fill[3:5] == fill[5:7] for fill in fills - window)


async def test_every_theme_shows_the_same_words(open_chat):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "i want to die")
        for theme in ("nord", "textual-light", "high-contrast", "colour-blind-safe"):
            app.theme = theme
            await settled(app, pilot)
            assert "Help now" in shown(app), theme


async def test_the_look_is_remembered_and_nothing_else(open_chat, tmp_path):
    file = tmp_path / "faq-bot" / "settings.json"
    app = open_chat(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await ask(app, pilot, "a secret question")
        app.theme = "high-contrast"
        app.action_plain_view()
        await settled(app, pilot)
    assert json.loads(file.read_text()) == {"theme": "high-contrast", "plain": True}
    again = open_chat(file)
    async with again.run_test(size=(140, 40)) as pilot:
        await settled(again, pilot)
        assert again.theme == "high-contrast"
        assert again.chat.has_class("-plain")
        assert not again.chat.query_one("SidePanel").display


async def test_without_a_file_nothing_is_remembered(open_chat, tmp_path):
    app = open_chat()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        app.theme = "dracula"
        await settled(app, pilot)
    assert not list(tmp_path.rglob("settings.json"))


BROKEN = ["", "[]", "{", '{"theme": 3}', '{"plain": "yes"}', '{"other": 1}', "\x00"]


@pytest.mark.parametrize("content", BROKEN)
def test_broken_settings_are_defaults(tmp_path, content):
    file = tmp_path / "settings.json"
    file.write_text(content)
    assert load_settings(file) == Settings(DEFAULT_THEME, plain=False)


async def test_a_theme_that_is_gone_falls_back(open_chat, tmp_path):
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "no-such-theme"}')
    app = open_chat(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert app.theme == DEFAULT_THEME


def test_settings_that_cannot_be_written_are_no_failure(tmp_path):
    (tmp_path / "file").write_text("")
    assert not save_settings(Settings(), tmp_path / "file" / "settings.json")
