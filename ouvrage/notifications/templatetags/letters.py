"""What templates of mails need beside Django's own."""

from django import template

from ouvrage.notifications.letters import BOX, LINK, PART

register = template.Library()
WORD_JOINER = "\u2060"


@register.filter
def as_said(words: str) -> str:
    """What a person wrote, as text: no line of it parts the letter, makes a box or a link."""
    return "\n".join(_plain(line) for line in words.splitlines())


def _plain(line: str) -> str:
    is_ours = line.strip() == PART or line.lstrip().startswith((BOX, LINK))
    return f"{WORD_JOINER}{line.lstrip()}" if is_ours else line
