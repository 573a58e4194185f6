"""Colours computed: OKLCH to sRGB for mails and documents, and the contrast of two colours.

Pages take their colours from css/tokens.css; this is for where custom properties do not reach.
"""

import math

Rgb = tuple[float, float, float]

# Hue and chroma of each brand's accent, as in css/tokens.css (a test compares them).
BRANDS = {"atelier": (36.0, 0.165), "code": (205.0, 0.088), "plume": (338.0, 0.135)}
LIGHTNESS = 0.515


def accent(brand: str) -> str:
    """The accent of a brand on paper, as #rrggbb."""
    hue, chroma = BRANDS.get(brand, BRANDS["atelier"])
    return hexadecimal(srgb(LIGHTNESS, chroma, hue))


def srgb(lightness: float, chroma: float, hue: float) -> Rgb:
    """OKLCH to gamma-encoded sRGB, clipped into gamut (Ottosson's matrices)."""
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return _encode(red), _encode(green), _encode(blue)


def contrast(one: Rgb, other: Rgb) -> float:
    """The WCAG 2.2 contrast ratio, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def hexadecimal(colour: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _encode(linear: float) -> float:
    linear = min(1.0, max(0.0, linear))
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def _luminance(colour: Rgb) -> float:
    parts = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in colour)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
