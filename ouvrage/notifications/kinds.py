"""Every kind of message there is: declared once, by the app that sends it, in its
`message_kinds.py`.

A kind that nobody declared cannot be sent. Whether a person may stop it stands here too: what a
contract, money, the security of an account or the law asks for always goes out, with the reason.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ouvrage.notifications.groups import Group


class Channel(models.TextChoices):
    """By which way a message reaches a person."""

    APP = "app", _("On the site")
    MAIL = "mail", pgettext_lazy("channel", "Mail")
    PUSH = "push", _("On my devices")
    POST = "post", _("By post")


class Service(models.TextChoices):
    """Why a kind of message cannot be stopped."""

    SECURITY = "security", _("it protects your account")
    CONTRACT = "contract", _("it belongs to a contract or a commitment")
    MONEY = "money", _("it is about money or credits")
    LEGAL = "legal", _("the law asks for it")


class Audience(models.TextChoices):
    """In which capacity people get a kind of message."""

    CLIENT = "client", _("client")
    PROVIDER = "provider", _("provider")
    STAFF = "staff", _("staff")


Channels = frozenset[Channel]

APP_ONLY = frozenset({Channel.APP, Channel.PUSH})
MAIL_ONLY = frozenset({Channel.MAIL})
BOTH = APP_ONLY | MAIL_ONLY

CLIENTS = frozenset({Audience.CLIENT})
PROVIDERS = frozenset({Audience.PROVIDER})
BOTH_SIDES = CLIENTS | PROVIDERS
STAFF = frozenset({Audience.STAFF})
EVERYBODY = BOTH_SIDES | STAFF


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message: its heading, its name for people, who gets it, by which ways."""

    name: str
    group: Group
    title: str | Promise
    audience: frozenset[Audience]
    channels: Channels
    service: Service | None
    asks_first: bool = False

    @property
    def is_service(self) -> bool:
        return self.service is not None


kinds: dict[str, Kind] = {}


def kind(
    name: str,
    *,
    group: Group,
    title: str | Promise,
    audience: frozenset[Audience],
    channels: Channels = BOTH,
    service: Service | None = None,
    asks_first: bool = False,
) -> Kind:
    """Make a kind of message known. `service` says why nobody may stop it; what `asks_first`
    reaches private persons only once they have said yes (LEG-47).

    The kind "offers.received" is the mail `offers/mail/received.txt`, and the line of that name.
    """
    if name in kinds:
        raise ValueError(f"the kind {name} is declared twice")
    kinds[name] = Kind(name, group, title, audience, channels, service, asks_first)
    return kinds[name]


def kind_of(name: str) -> Kind:
    """The declared kind of that name; anything else is a mistake of ours."""
    try:
        return kinds[name]
    except KeyError:
        raise LookupError(f"{name} is declared in no message_kinds.py") from None
