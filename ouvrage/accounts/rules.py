"""May this happen? Pseudos and legal identities."""

from datetime import timedelta

from stdnum.fr import siren, siret

from ouvrage.accounts import errors, pseudos
from ouvrage.accounts.models import LegalStatus, User
from ouvrage.accounts.parameters import PSEUDO_CHANGE_DAYS
from ouvrage.kit.time import now, paris_day


def check_pseudo_free(pseudo: str, *, user: User | None = None) -> None:
    """Refused: accounts.pseudo_taken."""
    if not pseudos.is_well_formed(pseudo) or not pseudos.is_free(pseudo, but_of=user):
        raise errors.PseudoTaken(pseudo=pseudo)


def check_pseudo_may_change(user: User) -> None:
    """Refused: accounts.pseudo_too_soon."""
    days = PSEUDO_CHANGE_DAYS.value()
    if user.pseudo_changed_at is None:
        return
    again = user.pseudo_changed_at + timedelta(days=days)
    if now() < again:
        raise errors.PseudoTooSoon(days=days, date=f"{paris_day(again):%d/%m/%Y}")


def check_no_company(user: User) -> None:
    """Refused: accounts.already_provider."""
    if user.company is not None:
        raise errors.AlreadyProvider(company=user.company.name)


def clean_number(number: str, *, legal_status: str, country: str) -> str:
    """The registration number as it is kept: digits only in France (LEG-34, LEG-08).

    A SIRET is accepted and its SIREN kept. Nothing is kept before registration.
    Refused: accounts.number_not_valid.
    """
    if legal_status != LegalStatus.REGISTERED:
        return ""
    plain = siret.compact(number)
    if country != "FR":
        if not plain:
            raise errors.NumberNotValid(number=number)
        return plain[:30]
    if siret.is_valid(plain):
        return siret.to_siren(plain)
    if siren.is_valid(plain):
        return plain
    raise errors.NumberNotValid(number=number)
