"""What Suivi Projet refuses, and the sentence that says so."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class TaskHeld(Refused):
    code = "followup.task_held"
    message = _(
        "{holder} is on this call until {until}. Nothing was changed; "
        "take another task or wait until it is free."
    )


class TaskDone(Refused):
    code = "followup.task_done"
    message = _("This task is already done. What you wrote is not lost: add it as a note.")


class NotHeld(Refused):
    code = "followup.not_held"
    message = _("Take the task first: two officers never call the same client.")


class CallBackMissing(Refused):
    code = "followup.call_back_missing"
    message = _("Say when the client wants to be called back, at a moment still to come.")


class NotAhead(Refused):
    code = "followup.not_ahead"
    message = _(
        "Put it off to a moment to come, within {days} days. Nothing was changed; "
        "the call is still yours."
    )


class WhyMissing(Refused):
    code = "followup.why_missing"
    message = _("Say in a word why, for whoever calls then. Nothing was changed.")


class NotAnOfficer(Refused):
    code = "followup.not_an_officer"
    message = _("{name} does not work at Suivi Projet. The call is still yours.")


class ColleagueAway(Refused):
    code = "followup.colleague_away"
    message = _("{name} is away today. The call is still yours; choose somebody who is there.")


class AbsenceBackwards(Refused):
    code = "followup.absence_backwards"
    message = _(
        "An absence ends on the day it begins or later, and is told for days to come. "
        "Nothing was saved."
    )


class NotYourAbsence(Refused):
    code = "followup.not_your_absence"
    message = _("Only the supervisor tells the absence of a colleague. Nothing was saved.")
    status = 403


class NoCallReached(Refused):
    code = "followup.no_call_reached"
    message = _(
        "A project is validated only after a logged call that reached its client. "
        "Your edits are kept in the form: log the call, then validate."
    )


class ReasonMissing(Refused):
    code = "followup.reason_missing"
    message = _("Give the reason: the client reads it word for word. Nothing was sent.")


class SurveyClosed(Refused):
    code = "followup.survey_closed"
    message = _(
        "This question is closed, or the project is awake again. Your earlier answer is kept."
    )


class OutcomeUnknown(Refused):
    code = "followup.outcome_unknown"
    message = _(
        "Choose one of the answers; with whom, among those who made an offer. Nothing kept."
    )
    status = 422


class StaleLink(Refused):
    code = "followup.stale_link"
    message = _("This link no longer works. Sign in: what you look for stands on the project page.")
    status = 410


class TooManyAnswers(Refused):
    code = "followup.too_many_answers"
    message = _(
        "You have already written {count} times since yesterday: we have it all and call you "
        "back. What you typed is still here."
    )
    status = 429
