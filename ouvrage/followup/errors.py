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


class NoCallReached(Refused):
    code = "followup.no_call_reached"
    message = _(
        "A project is validated only after a logged call that reached its client. "
        "Your edits are kept in the form: log the call, then validate."
    )


class ReasonMissing(Refused):
    code = "followup.reason_missing"
    message = _("Give the reason: the client reads it word for word. Nothing was sent.")
