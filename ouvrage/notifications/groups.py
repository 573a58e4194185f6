"""The headings under which a person chooses what reaches him: one line of his preferences each."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds of messages that people want, or do not want, together; and why they get them."""

    code: str
    name: str | Promise
    why: str | Promise


groups: dict[str, Group] = {}


def group(code: str, name: str | Promise, why: str | Promise) -> Group:
    """Make a heading known; the order of declaration is the order of the page."""
    if code in groups or "." in code:
        raise ValueError(f"{code} is no new heading")
    groups[code] = Group(code, name, why)
    return groups[code]


PROJECTS = group(
    "projects", _("My projects"), _("You get this because you posted a project with us.")
)
ALERTS = group(
    "alerts",
    _("Projects that suit me"),
    _("You get this because you asked to hear of new projects."),
)
OFFERS = group("offers", _("Offers"), _("You get this because of an offer on a project."))
MESSAGES = group(
    "messages", _("Messages and questions"), _("You get this because somebody wrote to you.")
)
CALLS = group(
    "calls",
    _("Calls of Suivi Projet"),
    _("You get this because a project is followed by phone."),
)
WORK = group(
    "work", _("Contracts and work"), _("You get this because you are a party to a contract.")
)
REVIEWS = group("reviews", _("Ratings"), _("You get this because a project of yours has ended."))
CREDITS = group("credits", _("Credits"), _("You get this because of your company’s credits."))
MONEY = group(
    "money",
    _("Subscription, payments, invoices"),
    _("You get this because of an order of your company."),
)
ACCOUNT = group("account", _("Account and security"), _("You get this because of your account."))
SURVEYS = group(
    "surveys",
    _("Our questions"),
    _("You get this because we ask what became of projects."),
)
NEWSLETTER = group(
    "newsletter",
    _("Newsletter"),
    _("You get this because you wish, or did not refuse, our newsletter."),
)
PROMOTION = group(
    "promotion",
    _("Promotion credits"),
    _("You get this because you told us of a page about us."),
)
DESK = group("desk", _("My desk"), _("You get this because of your department."))
