"""What the record of calls refuses, and the sentence that says so."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class NotYoursToCall(Refused):
    code = "followup.not_yours_to_call"
    message = _(
        "Calls are noted by providers who opened the contact of a project. Nothing was noted; "
        "the contact costs one credit."
    )
    status = 403


class NothingToCall(Refused):
    code = "followup.nothing_to_call"
    message = _("Project #{number} is not looking for a provider any more. Nothing was noted.")


class CalledWhen(Refused):
    code = "followup.called_when"
    message = _(
        "Give a moment between your opening of the contact and now. Nothing was noted; "
        "leave it empty if you have just called."
    )


class EnoughCalls(Refused):
    code = "followup.enough_calls"
    message = _(
        "You noted {count} calls to this client today, which is the limit. What you noted is "
        "kept; try again tomorrow, or write to the client."
    )


class TooLateToTakeBack(Refused):
    code = "followup.too_late_to_take_back"
    message = _(
        "A call is taken back within {minutes} minutes and before the client answers. It stays; "
        "write to Suivi Projet if it is wrong."
    )


class CallTakenBack(Refused):
    code = "followup.call_taken_back"
    message = _("The provider took this call back: there is nothing left to answer.")


class AlreadyAnswered(Refused):
    code = "followup.already_answered"
    message = _(
        "You already answered about this call, and the provider read it. Your first answer stays; "
        "tell Suivi Projet if it was wrong."
    )


class StaleCallLink(Refused):
    code = "followup.stale_call_link"
    message = _(
        "This link is no longer good. Nothing is lost: the calls wait on the page of your project."
    )
    status = 410


class NoRecordOfCalls(Refused):
    code = "followup.no_record_of_calls"
    message = _(
        "This provider noted no call in vain to this client. Nothing was given back: without a "
        "record there is no evidence."
    )


class NothingToGiveBack(Refused):
    code = "followup.nothing_to_give_back"
    message = _("No contact credit of this provider is left to give back on this project.")
