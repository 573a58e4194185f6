"""Why something on a project stays closed."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class ProvidersOnly(Refused):
    """Credits belong to companies."""

    code = "access.providers_only"
    message = _(
        "Only providers open projects with credits. Nothing was spent; "
        "take the provider’s hat in your profile first."
    )
    status = 403


class NotListed(Refused):
    """Credits are spent on open projects only."""

    code = "access.not_listed"
    message = _(
        "Project #{number} no longer takes offers, so nothing can be opened on it. "
        "Nothing was spent; what you opened before stays open to you."
    )


class ToReconfirm(Refused):
    """Nobody has confirmed for too long that the project is still wanted."""

    code = "access.to_reconfirm"
    message = _(
        "Nobody has confirmed project #{number} lately, so no credit may be spent on it. "
        "Nothing was spent; keep it in your shortlist: we are asking the client."
    )


class ContactCap(Refused):
    """As many providers as the client can bear already have the contact details."""

    code = "access.contact_cap"
    message = _(
        "{cap} providers already have this client’s contact details, which is the most we allow. "
        "Nothing was spent; you can still read the report and make an offer."
    )


class ClientUnreachable(Refused):
    """Contact details that lead nowhere are not sold."""

    code = "access.client_unreachable"
    message = _(
        "We cannot reach the client of project #{number} ourselves for now, so the contact is not "
        "for sale. Nothing was spent; you can still read the report and make an offer."
    )


class TooManyContacts(Refused):
    """Nobody needs so many clients' phone numbers in one day (SEC-68)."""

    code = "access.too_many_contacts"
    message = _(
        "{cap} contacts a day are the most a company may obtain. Nothing was spent; "
        "those you have stay open, and you can go on tomorrow."
    )


class OwnProject(Refused):
    """Nobody spends credits on a project of his own."""

    code = "access.own_project"
    message = _("This project is your own: all of it is open to you already. Nothing was spent.")


class ReportClosed(Refused):
    """The full report needs a consultation credit."""

    code = "access.report_closed"
    message = _(
        "The full report of project #{number} is not open to you yet. "
        "Nothing was lost; open it with a consultation credit."
    )
    status = 403


class OfferClosed(Refused):
    """Making an offer needs an offer credit."""

    code = "access.offer_closed"
    message = _(
        "You cannot make an offer on project #{number} yet. "
        "What you wrote is kept; open it with an offer credit."
    )
    status = 403


class StageOfFacts(Refused):
    """Somebody would say himself what only facts tell."""

    code = "access.stage_of_facts"
    message = _(
        "This stage follows from what happened: opening, offering, signing. Nothing changed; you "
        "may say that you contacted the client, that you are in talks, or that it is lost."
    )
