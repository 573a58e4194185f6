"""Where allauth asks us: pseudos, what is recorded, how second factors are kept.

Mails leave through `notifications.signin`, which stands above and builds on this.
"""

import base64
import hashlib
from datetime import timedelta
from typing import Any, ClassVar

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from ouvrage.accounts import facts, pseudos
from ouvrage.accounts.models import User
from ouvrage.accounts.parameters import STAFF_SESSION_HOURS
from ouvrage.accounts.services.activation import note_confirmed
from ouvrage.accounts.wording import PSEUDO_SHAPE
from ouvrage.journal.services import record
from ouvrage.kit.http import client_address
from ouvrage.kit.time import now

WRONG = _("The e-mail or pseudo and the password do not go together. Please check both.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Our answers to allauth's questions about accounts."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "username_shape": PSEUDO_SHAPE,
        "username_taken": _("This pseudo is not free. Please choose another one."),
        "too_many_login_attempts": _(
            "Too many attempts for this account. Wait five minutes, or choose a new password "
            "from “Forgotten password”."
        ),
    }

    def clean_username(self, username: str, shallow: bool = False) -> str:
        """Refuse a pseudo that is ill-formed, taken, or was somebody else's."""
        if not pseudos.is_well_formed(username):
            raise self.validation_error("username_shape")
        if not shallow and not pseudos.is_free(username):
            raise self.validation_error("username_taken")
        return username

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Mark an address as proven. Then: accounts.activated or accounts.address_confirmed."""
        with transaction.atomic():
            confirmed = bool(super().confirm_email(request, email_address))
            if confirmed:
                note_confirmed(email_address.user)
        return confirmed

    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        """Note that somebody signed in, without where from. Staff sign in every day (SEC-23).

        Then: accounts.signed_in.
        """
        with transaction.atomic():
            record(facts.SIGNED_IN, subject=user, actor=user, side="client")
        if user.is_staff_member:
            request.session.set_expiry(now() + timedelta(hours=STAFF_SESSION_HOURS.value()))
        response: HttpResponse = super().post_login(request, user, **details)
        return response

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the person that their security changed. Then: accounts.security_changed."""
        with transaction.atomic():
            change = template_prefix.rpartition("/")[2]
            record(facts.SECURITY_CHANGED, subject=user, actor=user, side="client", change=change)
            super().send_notification_mail(template_prefix, user, context, email)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps the seeds of second factors encrypted, with a key outside the database (SEC-83)."""

    def build_totp_svg(self, url: str) -> str:
        """The drawing to scan, on white whatever the theme."""
        drawing = qrcode.make(url, image_factory=SvgPathFillImage, border=3)
        return str(drawing.to_string(encoding="unicode"))

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str | bytes) -> bytes:
    digest = hashlib.blake2b(force_bytes(secret), digest_size=32, person=b"second factor")
    return base64.urlsafe_b64encode(digest.digest())
