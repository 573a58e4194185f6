"""Signature codes: six digits by mail, kept hashed, few tries, short-lived."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import ngettext

from ouvrage.accounts.models import User
from ouvrage.contracts import errors
from ouvrage.contracts.models import ContractVersion, Party, SignatureCode
from ouvrage.contracts.parameters import CODE_MINUTES, CODE_PAUSE, CODE_TRIES, CODES_AN_HOUR
from ouvrage.kit.db import hold, require_transaction
from ouvrage.kit.errors import Refused
from ouvrage.kit.time import now


def make_code(version: ContractVersion, party: Party, user: User) -> tuple[SignatureCode, str]:
    """A new code for this person and version; earlier ones no longer work.

    Refused: contracts.code_too_soon. Returns the row and the digits, which are kept nowhere else
    than in the mail.
    """
    require_transaction()
    hold(f"signature-code:{version.contract_id}:{party}")
    _check_pace(version, party, user)
    digits = f"{secrets.randbelow(1_000_000):06d}"
    sent = now()
    code = SignatureCode.objects.create(
        version=version,
        party=party,
        user=user,
        code_hash=_hash(version, party, digits),
        sent_to=user.email,
        sent_at=sent,
        expires_at=sent + timedelta(minutes=CODE_MINUTES.value()),
    )
    return code, digits


def _check_pace(version: ContractVersion, party: Party, user: User) -> None:
    rows = SignatureCode.objects.filter(version__contract_id=version.contract_id, party=party)
    recent = list(
        rows.filter(sent_at__gt=now() - timedelta(hours=1)).order_by("-sent_at")[
            : CODES_AN_HOUR.value()
        ]
    )
    if not recent:
        return
    free_at = recent[0].sent_at + timedelta(seconds=CODE_PAUSE.value())
    if len(recent) == CODES_AN_HOUR.value():
        free_at = recent[-1].sent_at + timedelta(hours=1)
    wait = int((free_at - now()).total_seconds()) + 1
    if wait > 1:
        raise errors.CodeTooSoon(address=user.email, wait=_in_words(wait))


def _in_words(seconds: int) -> str:
    if seconds < 60:
        return ngettext("%(count)d second", "%(count)d seconds", seconds) % {"count": seconds}
    minutes = -(-seconds // 60)
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


def try_code(version: ContractVersion, party: Party, digits: str) -> SignatureCode:
    """Compare the digits with the newest code. A wrong try counts even though signing is refused,
    so this commits on its own, before the signature's transaction.

    Refused: contracts.wrong_code, contracts.code_over.
    """
    with transaction.atomic():
        tried = _tried(version, party, digits)
    if isinstance(tried, Refused):
        raise tried
    return tried


def _tried(version: ContractVersion, party: Party, digits: str) -> SignatureCode | Refused:
    rows = SignatureCode.objects.filter(version=version, party=party).order_by("-sent_at", "-pk")
    code = rows.select_for_update(no_key=True).first()
    most = CODE_TRIES.value()
    if code is None or code.used_at is not None or code.expires_at <= now() or code.tries >= most:
        return errors.CodeOver()
    code.tries += 1
    code.save(update_fields=["tries"])
    typed = "".join(sign for sign in digits if sign.isdigit())
    if not constant_time_compare(code.code_hash, _hash(version, party, typed)):
        return errors.WrongCode(left=most - code.tries)
    return code


def _hash(version: ContractVersion, party: Party, digits: str) -> str:
    salt = f"contracts.code:{version.pk}:{party}"
    return salted_hmac(salt, digits, algorithm="sha256").hexdigest()
