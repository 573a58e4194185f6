"""Small drawings from figures: SVG whose sizes are attributes, since pages allow no styles."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

HEIGHT = 60
STEP = 12
GAP = 3


def bars(points: Sequence[tuple[str, float]]) -> SafeString:
    """One bar a point, the highest as high as the drawing; zero still shows as a hair."""
    highest = max((value for _, value in points), default=0) or 1
    return format_html(
        '<svg class="bars" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">{}'
        '<line x1="0" x2="{}" y1="{}" y2="{}"/></svg>',
        STEP * max(1, len(points)),
        HEIGHT + 1,
        format_html_join("", BAR, (_bar(i, point, highest) for i, point in enumerate(points))),
        STEP * max(1, len(points)),
        HEIGHT,
        HEIGHT,
    )


BAR = '<rect x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>'


def _bar(index: int, point: tuple[str, float], highest: float) -> tuple[object, ...]:
    label, value = point
    height = max(1.0, HEIGHT * value / highest)
    title = f"{label}: {value:g}"
    return (index * STEP + GAP / 2, f"{HEIGHT - height:.1f}", STEP - GAP, f"{height:.1f}", title)
