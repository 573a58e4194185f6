"""allauth's mails, queued like every other."""

from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language

from ouvrage.accounts.adapters import AccountAdapter
from ouvrage.accounts.models import User
from ouvrage.kit.ids import new_id
from ouvrage.notifications.mails import queue_mail_to_address

LINKS = {
    "email_confirmation_signup": "activate_url",
    "email_confirmation": "activate_url",
    "password_reset_key": "password_reset_url",
    "account_already_exists": "password_reset_url",
    "unknown_account": "signup_url",
}
"""Mails with a link of their own; all others tell that something about security changed."""


class SignInAdapter(AccountAdapter):
    """Accounts, with their mails."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue one mail. Links keep their path only: the site's own address is ours (SEC-41)."""
        name = template_prefix.rpartition("/")[2]
        reader = User.objects.filter(email=email).first()
        link = context.get(LINKS.get(name, ""), "") or reverse("accounts:security")
        with transaction.atomic():
            queue_mail_to_address(
                kind=f"accounts.{name if name in LINKS else 'security_changed'}",
                key=f"accounts:{name}:{new_id()}",
                address=email,
                language=reader.language if reader else get_language() or "fr",
                recipient=reader,
                context={
                    "to": reader,
                    "address": email,
                    "change": name,
                    "at": context.get("timestamp"),
                },
                action_url=urlsplit(str(link)).path,
                brand=getattr(self.request, "brand", None),
                secret=name in LINKS,
            )
