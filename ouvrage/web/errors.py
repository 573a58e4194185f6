"""What the report refuses."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class MayNotTalk(Refused):
    code = "web.may_not_talk"
    message = _(
        "Writing to the client needs an offer credit or a contact credit on this project. "
        "Your text is kept in the form; nothing was spent."
    )


class PhoneSealed(Refused):
    code = "web.phone_sealed"
    message = _(
        "The number is shown to providers who obtained the contact of this project. "
        "Nothing was spent."
    )
    status = 403


class NobodyToTalkTo(Refused):
    code = "web.nobody_to_talk_to"
    message = _(
        "This provider has not opened your project: choose one who has, or write to all. "
        "Your text is kept in the form."
    )


class MayNotSendFiles(Refused):
    """Nothing of one's own is open here, or the project is over."""

    code = "web.may_not_send_files"
    message = _(
        "Sending files needs a credit spent on this project, and a project that is not over. "
        "Your file stays with you; nothing was spent."
    )
    status = 403
