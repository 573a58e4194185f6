"""The three kinds of opening: their words in addresses, what each opens."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.credits.models import CreditKind


@dataclass(frozen=True, slots=True)
class KindText:
    """How one kind is spoken of."""

    slug: str
    title: str | Promise
    action: str | Promise
    opens: tuple[str | Promise, ...]
    done: str | Promise


DIRECT = _("Direct contact, outside the platform’s messages")
WITHOUT_PHONE = (_("The client’s name and e-mail"), DIRECT)

KINDS = {
    CreditKind.CONSULTATION: KindText(
        slug="consultation",
        title=_("Open the full report"),
        action=_("Open the report"),
        opens=(
            _("The whole specification, as the client wrote it"),
            _("The files, the public questions and their answers"),
            _("The offers of other providers: how many, and their price range"),
        ),
        done=_("The report is open to you, for good."),
    ),
    CreditKind.OFFRE: KindText(
        slug="offre",
        title=_("Make an offer"),
        action=_("Open the offer"),
        opens=(
            _("One offer to this client, that you may change free of charge"),
            _("Written questions to the client"),
            _("You see when the client reads your offer, and what is decided"),
        ),
        done=_("You may now make your offer."),
    ),
    CreditKind.CONTACT: KindText(
        slug="contact",
        title=_("Get the contact details"),
        action=_("Get the details"),
        opens=(
            _("The client’s name, e-mail and phone"),
            DIRECT,
        ),
        done=_("The client’s details are on this page."),
    ),
}
BY_SLUG = {text.slug: kind for kind, text in KINDS.items()}
