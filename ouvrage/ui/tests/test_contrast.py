"""The colours can be read: WCAG 2.2 AA, computed from css/tokens.css in both themes."""

import re
from pathlib import Path

import pytest

from ouvrage.ui import colour

TOKENS = (Path(__file__).parent.parent / "css" / "tokens.css").read_text()
THEMES = ("light", "dark")
TONES = ("good", "wait", "bad", "info", "neutral")

TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft") for ground in ("ground", "paper", "sunken")),
    *(("ink", f"{tone}-soft") for tone in TONES),
    *((f"{tone}-strong", f"{tone}-soft") for tone in TONES),
    *((f"{tone}-strong", ground) for tone in TONES for ground in ("ground", "paper", "sunken")),
    *(("accent", ground) for ground in ("ground", "paper", "sunken", "accent-soft")),
    *(("accent-deep", ground) for ground in ("ground", "paper", "sunken", "accent-soft")),
    ("ink", "accent-soft"),
    ("ink-soft", "accent-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("ground", "ink"),
]
SHAPES = [("edge", ground) for ground in ("ground", "paper", "sunken")]


def token(name: str, theme: str, brand: str) -> colour.Rgb:
    hue, chroma = colour.BRANDS[brand]
    pair = re.search(rf"--{name}: light-dark\((oklch\(.+\)), (oklch\(.+\))\);", TOKENS)
    assert pair, name
    value = pair[THEMES.index(theme) + 1].removeprefix("oklch(").removesuffix(")")
    value = re.sub(
        r"calc\(var\(--accent-chroma\) \* ([\d.]+)\)", lambda m: str(chroma * float(m[1])), value
    )
    value = value.replace("var(--accent-chroma)", str(chroma)).replace(
        "var(--accent-hue)", str(hue)
    )
    lightness, strength, angle = (float(part) for part in value.split())
    return colour.srgb(lightness, strength, angle)


@pytest.mark.parametrize("brand", colour.BRANDS)
@pytest.mark.parametrize("theme", THEMES)
def test_every_text_stands_out_from_its_ground(theme, brand):
    ratios = {
        (ink, ground): colour.contrast(token(ink, theme, brand), token(ground, theme, brand))
        for ink, ground in TEXT
    }

    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("brand", colour.BRANDS)
@pytest.mark.parametrize("theme", THEMES)
def test_the_edges_of_controls_can_be_seen(theme, brand):
    ratios = [
        colour.contrast(token(edge, theme, brand), token(ground, theme, brand))
        for edge, ground in SHAPES
    ]

    assert min(ratios) >= 3


@pytest.mark.parametrize("brand", colour.BRANDS)
def test_brands_have_the_same_accent_in_mails_as_on_pages(brand):
    hue, chroma = colour.BRANDS[brand]
    rule = f'[data-brand="{brand}"] {{ --accent-hue: {hue:g}; --accent-chroma: {chroma:g}; }}'

    assert rule in TOKENS
    assert colour.accent(brand) == colour.hexadecimal(token("accent", "light", brand))


@pytest.mark.parametrize("brand", colour.BRANDS)
def test_white_can_be_read_on_a_mail_button(brand):
    assert colour.contrast(token("accent", "light", brand), (1, 1, 1)) >= 4.5


def test_contrast_is_the_one_of_the_standard():
    assert colour.contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert colour.hexadecimal(colour.srgb(1, 0, 0)) == "#ffffff"
