"""Refusals of brands."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class ParameterUnknown(Refused):
    """A version of something that no rule reads."""

    code = "brands.parameter_unknown"
    message = _("No rule reads a parameter called “{key}”. Nothing was saved; check its name.")


class ParameterNotUnderstood(Refused):
    """A value that the rule could not use."""

    code = "brands.parameter_not_understood"
    message = _(
        "“{value}” is not a value for “{key}” ({unit}). The present one stays; write it again."
    )


class OutOfBounds(Refused):
    """A value that can only be a mistake (TRUST FLT-17)."""

    code = "brands.out_of_bounds"
    message = _(
        "“{name}” lies between {low} and {high}. The present value stays; write one within these."
    )


class DatePast(Refused):
    """A change that would begin before it was decided."""

    code = "brands.date_past"
    message = _(
        "A change begins now or later, never in the past: what was done stays as it was. "
        "Nothing was saved; choose another day."
    )


class AlreadyBegun(Refused):
    """A version that already holds is followed by another, never taken back."""

    code = "brands.already_begun"
    message = _(
        "This version already holds, so it cannot be withdrawn. It stays; "
        "decide another one to follow it."
    )


class AlreadyWithdrawn(Refused):
    """Withdrawn once is enough."""

    code = "brands.already_withdrawn"
    message = _("This version was withdrawn already. Nothing changes.")


class SecondPersonNeeded(Refused):
    """Money and caps are decided by two people (TRUST FLT-17, SEC-11)."""

    code = "brands.second_person_needed"
    message = _(
        "This decision needs a second person. It stays as asked; "
        "another administrator can approve it."
    )
    status = 403


class NoticeTooShort(Refused):
    """A text that binds people is announced before it holds (P2B 2019/1150, TRUST LEG-20)."""

    code = "brands.notice_too_short"
    message = _(
        "This text binds people: they must know of it {days} days before it holds. "
        "What you wrote is kept on this page; choose a day from {day} on."
    )


class LanguageMissing(Refused):
    """Everybody reads the text in their own language, or it does not hold."""

    code = "brands.language_missing"
    message = _("The text is needed in French and in English. What you wrote is kept; complete it.")


class VariableUnknown(Refused):
    """A name between braces that nobody would fill."""

    code = "brands.variable_unknown"
    message = _(
        "Nothing fills “{variable}” in this text. What you wrote is kept; "
        "use only the variables listed."
    )
