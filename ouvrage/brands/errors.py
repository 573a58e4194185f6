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
