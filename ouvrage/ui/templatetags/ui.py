"""`{% load ui %}`: icons, money, moments and prose in templates."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ouvrage.kit.money import Money
from ouvrage.ui import charts, colour, icons, text
from ouvrage.ui.tones import tone_of

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """{% icon "phone" %} beside a word; {% icon "phone" "Appeler" %} alone."""
    return icons.draw(name, label)


@register.filter
def money(amount: Money | int | None, style: str = "") -> str:
    """« 1 234,50 € » from a Money or cents; |money:"short" drops ",00". Nothing for None."""
    return "" if amount is None else text.money(amount, short=style == "short")


@register.filter
def soon(value: datetime | None) -> str:
    """« aujourd’hui à 14:05 », « mardi 24 novembre à 10:00 »: when something is to happen."""
    return "" if value is None else text.short_moment(value)


@register.filter
def amount(value: Any) -> str:
    """An amount as it comes: Money is written short, a text (« moins de 1 000 € ») stays."""
    return text.money(value, short=True) if isinstance(value, Money) else str(value)


@register.filter
def number(value: int | None) -> str:
    """« 12 345 »."""
    return "" if value is None else text.number(value)


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """« il y a 3 jours », with the full date for those who point at it."""
    if value is None:
        return ""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        value.isoformat(timespec="seconds"),
        text.full_moment(value),
        text.how_long(value),
    )


@register.filter
def day(value: date | datetime | None) -> SafeString | str:
    """« lundi 23 novembre »."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat()[:10], text.day(value))


@register.filter
def short_day(value: date | datetime | None) -> SafeString | str:
    """« 23 nov. »."""
    if value is None:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', value.isoformat()[:10], text.short_day(value)
    )


@register.filter
def long_day(value: date | datetime | None) -> SafeString | str:
    """« 23 nov. 2026 »."""
    if value is None:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', value.isoformat()[:10], text.long_day(value)
    )


@register.filter
def full_moment(value: datetime | None) -> str:
    """« lundi 23 novembre 2026 à 14:05 »."""
    return "" if value is None else text.full_moment(value)


@register.filter
def prose(value: str | None) -> SafeString | str:
    """A person's plain text as paragraphs and lists, safe."""
    return text.prose(value) if value else ""


@register.filter
def typo(value: Any) -> str:
    """French spaces and apostrophes in a title or a sentence typed by a person."""
    return text.typo(str(value))


@register.filter
def initials(name: Any) -> str:
    """Two letters for an avatar without picture."""
    return text.initials(str(name))


@register.simple_tag
def tone(state: Any) -> str:
    """{% tone offer.state as tone %}: good, wait, bad, info or neutral."""
    return tone_of(state)


@register.filter
def hue(name: Any) -> int:
    """One of six quiet hues, always the same for the same name."""
    return sum(ord(letter) for letter in str(name)) % 6


@register.simple_tag(takes_context=True)
def querystring_of(context: Any, **changes: Any) -> str:
    """This page's query string with some values changed, also where `request` is not passed on."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag
def share(value: float, whole: float) -> str:
    """A part of a whole as a number from 0 to 100, for drawings."""
    return f"{max(0.0, min(100.0, 100 * value / whole)):.1f}" if whole else "0"


@register.simple_tag
def bars(points: Sequence[Any]) -> SafeString:
    """Bars for points with .label and .value; readers get the table beside it."""
    return charts.bars([(str(point.label), float(point.value)) for point in points])


@register.filter
def times(count: int) -> range:
    """{% for _ in count|times %}: that many turns."""
    return range(max(0, int(count)))


@register.filter
def minus(left: int, right: int | None) -> int:
    """{{ cap|minus:taken }}: what remains."""
    return int(left) - int(right or 0)


@register.filter
def pieces(value: str) -> list[str]:
    """{{ "a|b"|pieces }}: a list written in a template."""
    return value.split("|")


@register.filter
def words(value: str) -> list[str]:
    """{{ "a b"|words }}: a list of words written in a template."""
    return value.split()


@register.filter
def accent(brand: Any) -> str:
    """{{ brand.slug|accent }}: the brand's colour as #rrggbb, for mails and documents."""
    return colour.accent(str(brand))
