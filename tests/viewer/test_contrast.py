"""Every text that the app shows stands out from what is behind it, in both themes and without colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from rich.color import Color, ColorSystem
from rich.segment import Segment
from textual.color import Color as TextualColor
from textual.geometry import Region
from textual.pilot import Pilot
from textual.theme import Theme

from standoff.viewer import theme
from standoff.viewer.panes.line import STYLES

from .conftest import MakeApp, settle

READABLE = 4.5
"""The least contrast for text (WCAG 2.2, success criterion 1.4.3, level AA)."""

GROUNDS = ("background", "surface", "panel", "lit", "cursor")
DRAWN = re.compile(r"[\s─-▟]*")

SHOWN = {
    "a pane": ("4", "down"),
    "the article, lit and searched": ("4", "slash", *"norw", "enter", "0", "down"),
    "the find bar": ("slash", *"ship"),
    "questions and their detail": ("8", "i"),
    "deployments": ("7",),
    "the matrix": ("m", "right"),
    "the timeline": ("T",),
    "the filter": ("F", "down"),
    "a filtered board": ("F", "down", "enter"),
    "the jump overlay": ("f",),
    "the help": ("question_mark",),
    "the palette": ("ctrl+p",),
    "the question what to open": ("o",),
}


def contrast(text: TextualColor, ground: TextualColor) -> float:
    """Return the contrast ratio of two colours, as WCAG defines it."""
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: TextualColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def words_of(pilot: Pilot[None]) -> Iterator[Segment]:
    """Yield the segments on the screen that hold words, not lines or blocks. What a dialog covers is dimmed."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips()
    whole = [Region(0, 0, *screen.size)]
    for region in [part.region for part in screen.query(".dialog, .letter, #--container")] or whole:
        for strip in strips[region.y : region.bottom]:
            yield from (part for part in strip.crop(region.x, region.right) if not DRAWN.fullmatch(part.text))


def test_the_measure_of_contrast() -> None:
    black, white = TextualColor.parse("#000000"), TextualColor.parse("#ffffff")
    assert contrast(black, white) == contrast(white, black) == 21
    assert contrast(TextualColor.parse("#777777"), white) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("own", [theme.DARK, theme.LIGHT], ids=lambda own: own.name)
def test_the_colours_of_the_themes(own: Theme) -> None:
    known = {**own.to_color_system().generate(), **own.variables}
    colours = {style.split()[0][1:] for style in STYLES.values() if style.startswith("$")}
    grounds = {name: TextualColor.parse(known[name]) for name in GROUNDS}
    told = {name: TextualColor.parse(known[name]) for name in (*colours, "footer-key-foreground", "foreground")}
    poor = {
        (name, ground): round(ratio, 2)
        for name, text in told.items()
        for ground, behind in grounds.items()
        if (ratio := contrast(text, behind)) < READABLE
    }
    assert not poor
    assert contrast(told["foreground"], TextualColor.parse(known["match"])) >= READABLE


@pytest.mark.parametrize("keys", SHOWN.values(), ids=SHOWN)
async def test_every_word_on_the_screen_can_be_read(make_app: MakeApp, keys: tuple[str, ...]) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        poor = set()
        for own in (theme.DARK, theme.LIGHT):
            pilot.app.theme = own.name
            await pilot.press(*keys)
            await pilot.pause(0.1)
            for segment in words_of(pilot):
                style = segment.style
                assert style and style.color and style.bgcolor, segment
                text, ground = (TextualColor.from_rich_color(each) for each in (style.color, style.bgcolor))
                if (ratio := contrast(text, ground)) < READABLE:
                    poor.add((ratio, own.name, segment.text, text.hex, ground.hex))
            for _ in range(3):
                await pilot.press("escape")
        assert not sorted(poor)


@pytest.mark.parametrize("keys", [("4", "down"), ("8", "i"), ("m",), ("F",)])
async def test_sixteen_colours_keep_words_readable_and_the_cursor_visible(
    make_app: MakeApp, keys: tuple[str, ...]
) -> None:
    async with make_app().run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        for own in (theme.DARK, theme.LIGHT):
            pilot.app.theme = own.name
            await pilot.press(*keys)
            await pilot.pause()
            lit, ground = (Color.parse(own.variables["lit"]), Color.parse(str(own.background).lower()))
            assert _standard(lit) != _standard(ground)
            for segment in words_of(pilot):
                style = segment.style
                assert style and style.color and style.bgcolor
                assert _standard(style.color) != _standard(style.bgcolor), (own.name, segment)
            await pilot.press("escape")


def _standard(color: Color) -> int | None:
    return color.downgrade(ColorSystem.STANDARD).number
