"""Finding people, and what their account stands on."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from ouvrage.accounts.models import User


def is_verified(user: User) -> bool:
    """The person has proven that an address is theirs."""
    return EmailAddress.objects.filter(user=user, verified=True).exists()


def has_second_factor(user: User) -> bool:
    """The person has an authenticator app or a passkey; recovery codes alone do not count."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return Authenticator.objects.filter(user=user, type__in=kinds).exists()
