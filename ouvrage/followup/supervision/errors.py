"""What is refused to a supervisor, and the sentence that says so."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class OwnDecision(Refused):
    code = "followup.own_decision"
    message = _("Nobody hears his own decision again. Leave it to another supervisor.")
    status = 403


class AlreadyHeard(Refused):
    code = "followup.already_heard"
    message = _("{name} has heard this decision already. Nothing was changed.")


class AdviceMissing(Refused):
    code = "followup.advice_missing"
    message = _("Write the advice: the officer reads it word for word. Nothing was sent.")


class NotReversible(Refused):
    code = "followup.not_reversible"
    message = _(
        "This decision is not the last one on its project, or the project has moved on since. "
        "Nothing was changed."
    )


class SetAsideInstead(Refused):
    code = "followup.set_aside_instead"
    message = _(
        "A validated project is taken off the list by setting it aside, on its call sheet: "
        "every credit spent on it then comes back. Nothing was changed."
    )
