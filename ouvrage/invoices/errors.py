"""Why a document cannot be issued."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class IdentityIncomplete(Refused):
    """The law asks for the recipient's identity, and a part of it is not known."""

    code = "invoices.identity_incomplete"
    message = _(
        "The invoice waits for: {fields}. What was bought is yours already; "
        "complete the page of your company and the invoice comes by itself."
    )
