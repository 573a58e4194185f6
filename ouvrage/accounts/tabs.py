"""The tabs of one's account, the same on each of its pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ouvrage.ui.tabs import Tab


def account_tabs(user: Any, current: str) -> list[Tab]:
    """What an account holds; the company only for providers."""
    pages = [("accounts:profile", _("Profile"))]
    if user.is_provider:
        pages.append(("accounts:company", _("Company")))
    pages += [
        ("accounts:security", _("Security")),
        ("notifications:preferences", _("Preferences")),
        ("notifications:mails", _("My mails")),
        ("messaging:mine", _("My files")),
    ]
    return [Tab(label, reverse(name), current=name == current) for name, label in pages]
