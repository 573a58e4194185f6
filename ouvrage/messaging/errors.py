"""What messaging refuses."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class ContactDetails(Refused):
    code = "messaging.contact_details"
    message = _(
        "“{found}” looks like contact details, which open only with a contact credit. "
        "Nothing was sent; your text is kept."
    )
