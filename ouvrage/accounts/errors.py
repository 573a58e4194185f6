"""Refusals of accounts."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class LinkDead(Refused):
    """An activation link that was used, altered or is too old."""

    code = "accounts.link_dead"
    status = 410
    message = _(
        "This link has already been used or is more than 7 days old. Your account is kept; "
        "ask for a new password and a fresh link will be sent to you."
    )


class PseudoTaken(Refused):
    """Somebody has, or had, this pseudo."""

    code = "accounts.pseudo_taken"
    message = _("The pseudo “{pseudo}” is not free. Yours is kept; please choose another one.")


class PseudoTooSoon(Refused):
    """A pseudo changes rarely, so that people remain recognisable."""

    code = "accounts.pseudo_too_soon"
    message = _(
        "A pseudo can be changed every {days} days. Yours is kept; "
        "you may change it again from {date}."
    )


class AlreadyProvider(Refused):
    """One account acts for one company."""

    code = "accounts.already_provider"
    message = _(
        "Your account already acts for “{company}”. It is unchanged; "
        "you can edit it on the company page."
    )


class NumberNotValid(Refused):
    """A registration number that cannot exist."""

    code = "accounts.number_not_valid"
    message = _(
        "The number {number} is not a valid SIREN or SIRET. Nothing was saved; check its digits, "
        "or choose a status without a number for now."
    )
