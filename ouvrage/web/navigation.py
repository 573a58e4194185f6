"""The places a reader may go, by his hats: the primary menu, the account menu, the footer."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of a menu."""

    label: str | Promise
    url: str
    icon: str = ""
    current: bool = False
    count: int | None = None
    post: str = ""


Entry = tuple[str, str | Promise, str]

VISITOR: list[Entry] = [
    ("projects:list", _("Projects"), "search"),
    ("web:how", _("How it works"), "milestone"),
    ("growth:plans", _("Plans"), "coins"),
    ("projects:post", _("Post a project"), "plus"),
]
CLIENT: list[Entry] = [
    ("web:today", _("Today"), "house"),
    ("projects:mine", _("My projects"), "folder-open"),
    ("contracts:mine", _("My contracts"), "handshake"),
    ("projects:post", _("Post a project"), "plus"),
]
PROVIDER: list[Entry] = [
    ("web:today", _("Today"), "house"),
    ("projects:list", _("Projects"), "search"),
    ("access:board", _("Prospecting"), "columns-3"),
    ("offers:mine", pgettext_lazy("navigation", "Offers"), "hand-coins"),
    ("contracts:mine", pgettext_lazy("navigation", "Contracts"), "handshake"),
    ("credits:ledger", _("Credits"), "coins"),
    ("subscriptions:mine", _("Subscription"), "calendar"),
]
DESK: list[tuple[Entry, tuple[str, ...] | None]] = [
    (("web:today", _("Today"), "house"), ("accountant",)),
    (("followup:queue", _("Calls to make"), "headset"), ("followup", "supervisor")),
    (("followup:team", _("Team"), "users"), ("followup", "supervisor")),
    (("followup:decisions", _("Decisions of the desk"), "clipboard-check"), ("supervisor",)),
    (("followup:surveys", _("What became of them"), "flag"), ("followup", "supervisor")),
    (("followup:tips", _("Tips"), "lightbulb"), ("supervisor",)),
    (("backoffice:looks", _("Numbers seen"), "eye"), ("supervisor",)),
    (("projects:list", _("Listed projects"), "search"), None),
    (("backoffice:search", _("Find"), "inbox"), None),
    (("notifications:newsletters", _("Newsletters"), "megaphone"), ("sales",)),
    (("notifications:desk", _("Mails to a person"), "mail"), ("support",)),
    (("growth:sales", _("Providers"), "briefcase-business"), ("sales",)),
    (("growth:claims", _("Promotions"), "megaphone"), ("sales",)),
    (("credits:goodwill", _("Gestures"), "sparkles"), ("sales", "support", "accountant")),
    (("subscriptions:incidents", _("Incidents"), "triangle-alert"), ("accountant", "sales")),
    (("payments:desk", _("Payments"), "credit-card"), ("accountant",)),
    (("invoices:desk", _("Invoices"), "receipt-text"), ("accountant",)),
    (("notifications:post", _("Letters on paper"), "mail"), ("accountant",)),
    (("backoffice:books", _("Books"), "scale"), ("accountant", "supervisor")),
    (("backoffice:decisions", _("Decisions"), "clipboard-check"), ()),
    (("backoffice:plans", _("Plans"), "columns-3"), ()),
    (("backoffice:packs", _("Packs"), "coins"), ()),
    (("backoffice:texts", _("Texts"), "file-text"), ("supervisor",)),
    (("backoffice:parameters", _("Parameters"), "settings"), ()),
]
"""Each place of the staff with the roles that may enter; none named: whoever is staff."""
MESSAGES: Entry = ("messaging:conversations", _("Messages"), "messages-square")
"""For clients and providers: a tool of the masthead, and an entry of both menus."""
BUSINESS: list[Entry] = [
    ("projects:searches", _("My searches"), "bell"),
    ("projects:mine", _("My own projects"), "folder-open"),
    ("credits:packs", _("Packs of credits"), "coins"),
    ("invoices:mine", _("My invoices"), "receipt-text"),
    ("payments:methods", _("Means of payment"), "credit-card"),
    ("growth:yield", _("Return on subscription"), "scale"),
    ("growth:promotions", _("Promotion credits"), "megaphone"),
    ("growth:commitments", _("What we promised you"), "handshake"),
]
"""What a provider finds in his account menu besides what everybody does."""
DESKS_IN_THE_BAR = 4
"""Staff have more places than a public page has room for; they find all at their desks."""
ACCOUNT: list[Entry] = [
    ("accounts:profile", _("Profile"), "file-text"),
    ("accounts:security", _("Security"), "shield-check"),
    ("notifications:preferences", _("Preferences"), "settings"),
    ("notifications:notices", _("Notifications"), "bell"),
    ("notifications:mails", _("My mails"), "mail"),
]
FOOTER: list[Entry] = [
    ("web:how", _("How it works"), ""),
    ("followup:quality", _("Suivi Projet in figures"), ""),
    ("contracts:verify", _("Verify a contract"), ""),
    ("growth:plans", _("Plans"), ""),
    ("subscriptions:terminate", _("Cancel your contract"), ""),
    ("brands:legal", _("Legal notice"), ""),
    ("notifications:mailbox", _("Demonstration mailbox"), ""),
]


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`navigation`, `bar`, `account_menu`, `account_name`, `bell_url`, `messages_url`,
    `footer_links`, `search_url`: what the shells show. `sheet` is the menu of small
    screens, `bar` what the top of a public page has room for.
    """
    user = getattr(request, "user", None)
    places = _places(_primary(user), request.path)
    is_staff = bool(user and user.is_authenticated and user.is_staff_member)
    context = {
        "navigation": places,
        "bar": places[:DESKS_IN_THE_BAR] if is_staff else places,
        "footer_links": _places(FOOTER, request.path),
        "search_url": reverse("projects:list"),
        "search_hint": _("A project: a word or its number…"),
    }
    if user and user.is_authenticated:
        context["account_name"] = user.full_name
        context["account_menu"] = _account(request, user)
        context["bell_url"] = reverse("notifications:notices")
        context["bell_count_url"] = reverse("notifications:bell")
        if not user.is_staff_member:
            context["messages_url"] = reverse(MESSAGES[0])
            context["sheet"] = [*places, *_places([MESSAGES], request.path)]
        if user.is_staff_member:
            context["search_url"] = reverse("backoffice:search")
            context["search_hint"] = _("A project, a person, a company, a contract…")
    else:
        context["sign_in_url"] = reverse("account_login")
    return context


def _primary(user: Any) -> list[Entry]:
    if user is None or not user.is_authenticated:
        return VISITOR
    if user.is_staff_member:
        return [entry for entry, roles in DESK if roles is None or user.has_role(*roles)]
    if user.is_provider:
        return PROVIDER
    return CLIENT


def _account(request: HttpRequest, user: Any) -> list[Place]:
    mine = ACCOUNT if user.is_staff_member else [MESSAGES, *ACCOUNT]
    places = _places(mine, request.path)
    if user.is_provider:
        places = _places(BUSINESS, request.path) + places
    elif not user.is_staff_member:
        places += _places(
            [("accounts:become_provider", _("Become a provider"), "briefcase-business")],
            request.path,
        )
    places.append(
        Place(_("Sign out"), reverse("account_logout"), "log-out", post=get_token(request))
    )
    return places


def _places(entries: list[Entry], path: str) -> list[Place]:
    """Only places that exist here: the mailbox, say, is not routed in production."""
    places = []
    for name, label, icon in entries:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        places.append(Place(label, url, icon, current=path == url))
    return places
