"""Finding people, and what their account stands on."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from ouvrage.accounts.models import User


def is_verified(user: User) -> bool:
    """The person has proven that an address is theirs."""
    return bool(EmailAddress.objects.filter(user=user, verified=True).exists())


def has_second_factor(user: User) -> bool:
    """The person has an authenticator app or a passkey; recovery codes alone do not count."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=user, type__in=kinds).exists())


@dataclass(frozen=True, slots=True)
class Security:
    """What protects an account, on one page."""

    password: bool
    application: bool
    recovery_codes: int
    sessions: int


def security_of(user: User) -> Security:
    """Two queries: second factors, open sessions."""
    factors = {row.type: row for row in Authenticator.objects.filter(user=user)}
    recovery = factors.get(Authenticator.Type.RECOVERY_CODES)
    return Security(
        password=user.has_usable_password(),
        application=Authenticator.Type.TOTP in factors,
        recovery_codes=len(recovery.wrap().get_unused_codes()) if recovery else 0,
        sessions=UserSession.objects.filter(user=user).count(),
    )
