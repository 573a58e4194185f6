"""Turning a mail template into a subject, a text and its HTML twin, in the reader's language."""

from dataclasses import dataclass
from typing import Any

from django.template import Context, engines
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise

from ouvrage.brands.models import Brand
from ouvrage.brands.sites import site_url

PART = "---"
BOX = "[box]"
LINK = "[link]"


class Boxed(str):
    """A paragraph that the letter puts in a box: the date that must not be overlooked."""

    __slots__ = ()

    is_boxed = True


class Linked(str):  # noqa: SLOT000 - a str with slots of its own cannot be
    """A paragraph that is one link among several: an answer to choose."""

    url = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail ready to leave: one line of subject, the text, the HTML that says the same."""

    subject: str
    text: str
    html: str
    unsubscribe: str = ""


def render_letter(
    template: str,
    *,
    language: str,
    brand: Brand | None,
    action_url: str,
    context: dict[str, Any],
    unsubscribe_url: str = "",
    preferences_url: str = "",
    reason: str | Promise = "",
) -> Letter:
    """Fill `<app>/mail/<name>.txt`: subject, paragraphs and the label of the one action.

    The three parts are separated by lines of three dashes, paragraphs by blank lines; a
    paragraph that begins with [box] stands in a box, « [link] label | path » is a link; beside
    the label of the action, such a link stands below its button.
    """
    action_url = _whole(brand, action_url)
    with translation.override(language):
        known = {"brand": brand, "action_url": action_url, **context}
        subject, paragraphs, action_label, others = _parts(_plain(template, known), brand)
        shown = {
            "brand": brand,
            "subject": subject,
            "preheader": paragraphs[0] if paragraphs else "",
            "paragraphs": paragraphs,
            "action_url": action_url if action_label else "",
            "action_label": action_label,
            "others": others,
            "reason": reason,
            "preferences_url": _whole(brand, preferences_url),
            "unsubscribe_url": _whole(brand, unsubscribe_url),
        }
        text = _plain("notifications/letter.txt", shown)
        html = render_to_string("notifications/letter.html", shown)
    return Letter(subject, text.strip() + "\n", html, unsubscribe_url)


def _plain(template: str, context: dict[str, Any]) -> str:
    """Render without HTML escaping: what comes out is text."""
    django: Any = engines["django"]
    filled = django.engine.get_template(template).render(Context(context, autoescape=False))
    return str(filled)


def _parts(filled: str, brand: Brand | None) -> tuple[str, list[str], str, list[str]]:
    """Subject, paragraphs, label of the action, links that stand below it."""
    lines = [line.strip() for line in filled.strip().splitlines()]
    parts: list[list[str]] = [[]]
    for line in lines:
        if line == PART:
            parts.append([])
        else:
            parts[-1].append(line)
    if len(parts) not in {2, 3}:
        raise ValueError("a mail template has a subject, paragraphs and, when useful, an action")
    subject = " ".join(word for line in parts[0] for word in line.split(" ") if word)
    last = [line for line in parts[2] if line] if len(parts) == 3 else []
    label = " ".join(line for line in last if not line.startswith(LINK))
    others = [_shaped(line, brand) for line in last if line.startswith(LINK)]
    return subject[:200], _paragraphs(parts[1], brand), label, others


def _paragraphs(lines: list[str], brand: Brand | None) -> list[str]:
    blocks = "\n".join(lines).split("\n\n")
    return [_shaped(block.strip(), brand) for block in blocks if block.strip()]


def _shaped(paragraph: str, brand: Brand | None) -> str:
    if paragraph.startswith(BOX):
        return Boxed(paragraph.removeprefix(BOX).strip())
    if paragraph.startswith(LINK):
        label, _bar, path = paragraph.removeprefix(LINK).rpartition("|")
        linked = Linked(label.strip())
        linked.url = _whole(brand, path.strip())
        return linked
    return paragraph


def _whole(brand: Brand | None, url: str) -> str:
    """A path of the site as an address of it."""
    return site_url(brand, url) if url.startswith("/") else url
