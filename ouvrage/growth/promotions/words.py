"""Why a page was not read, in words."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.egress import EgressCause

CAUSES: dict[str, Promise] = {
    EgressCause.ADDRESS: _("the address is not one of a public page (http or https)"),
    EgressCause.FORBIDDEN: _("the address does not lead to the public internet"),
    EgressCause.UNKNOWN: _("the name of the site leads nowhere"),
    EgressCause.UNREACHABLE: _("the site does not answer"),
    EgressCause.UNTRUSTED: _("the site’s certificate is not valid"),
    EgressCause.DOWNGRADED: _("the page sends readers from https back to http"),
    EgressCause.REDIRECTED: _("the page sends readers on more than three times"),
    EgressCause.TOO_SLOW: _("the site took longer than ten seconds"),
    EgressCause.TOO_BIG: _("the page is larger than 2 MB"),
    EgressCause.UNREADABLE: _("the page is packed in a way we do not read"),
}


def cause_words(cause: str) -> str | Promise:
    """For a status of HTTP or a cause of `kit.egress`."""
    if cause.isdigit():
        return format_lazy(_("the site answers with the error {status}"), status=cause)
    return CAUSES.get(cause, cause)
