"""Why something about an offer is refused."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class ProjectClosed(Refused):
    code = "offers.project_closed"
    message = _(
        "“{project}” no longer takes offers. What you wrote is kept as a draft and nothing "
        "was spent."
    )


class AlreadySent(Refused):
    code = "offers.already_sent"
    message = _(
        "You already have an offer on “{project}”. Nothing was sent twice: open it to change "
        "it, free of charge."
    )


class DeclinedBefore(Refused):
    code = "offers.declined_before"
    message = _(
        "The client turned down your offer on “{project}”. Your draft is kept; "
        "he can still come back to your first offer, and you would be told."
    )


class MilestonesDiffer(Refused):
    code = "offers.milestones_differ"
    message = _(
        "The milestones add up to {sum}, the price is {price}. Your draft is kept: "
        "make the two amounts agree, then send it again."
    )


class BadTerms(Refused):
    code = "offers.bad_terms"
    message = _(
        "An offer has a price, a delay, a text and 1 to {most} milestones. "
        "Your draft is kept: complete what is missing, then send it again."
    )


class NotYourOffer(Refused):
    code = "offers.not_your_offer"
    status = 403
    message = _("This offer belongs to another company. Nothing was changed.")


class NotYourProject(Refused):
    code = "offers.not_your_project"
    status = 403
    message = _("Only the client of this project decides on its offers. Nothing was changed.")


class NoLongerLive(Refused):
    code = "offers.no_longer_live"
    message = _(
        "This offer was withdrawn or closed in the meantime. It stays readable; "
        "go back to the offers to see those you can still choose."
    )


class OfferExpired(Refused):
    code = "offers.expired"
    message = _(
        "This offer was valid until {day}. Nothing was changed: write to its author, who can "
        "renew it free of charge."
    )


class BadValidity(Refused):
    code = "offers.bad_validity"
    message = _(
        "An offer is valid for 1 to {most} days from today. Your draft is kept: "
        "choose another day, then send it again."
    )


class ChangedMeanwhile(Refused):
    code = "offers.changed_meanwhile"
    message = _(
        "The provider changed this offer while you were reading it. Nothing was selected: "
        "read the new version, then choose again."
    )


class AlreadySigned(Refused):
    code = "offers.already_signed"
    message = _(
        "The contract is signed by both sides, so the offer can no longer be taken back. "
        "To stop the work, write to the other side on the project page."
    )


class EmptyMessage(Refused):
    code = "offers.empty_message"
    message = _("Your message is empty. Nothing was sent: write your question, then send it.")


class BadCriteria(Refused):
    code = "offers.bad_criteria"
    message = _(
        "You may judge by 1 to {most} criteria of different names, each with 1 to 5 points. "
        "What you noted before is kept."
    )


class NothingToDecline(Refused):
    code = "offers.nothing_to_decline"
    message = _(
        "None of these offers waits for an answer any more. Nothing was sent: "
        "tick others, then try again."
    )


class CannotInvite(Refused):
    code = "offers.cannot_invite"
    message = _(
        "This company cannot be invited: it is your own, or it has left. "
        "No place was taken; choose another."
    )


class AlreadyInvited(Refused):
    code = "offers.already_invited"
    message = _(
        "You invited this company to this project before. It is told once only, and no place "
        "was taken; what it answered stands on this page."
    )


class AlreadyOffered(Refused):
    code = "offers.already_offered"
    message = _(
        "{company} has made an offer on this project already. No place was taken: read the offer."
    )


class NoInvitationLeft(Refused):
    code = "offers.no_invitation_left"
    message = _(
        "{most} providers are invited to this project, which is the most we allow. Nobody else "
        "was told; a place is free again when one declines or when you take one back."
    )
