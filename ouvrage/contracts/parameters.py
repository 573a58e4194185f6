"""Numbers of the rules about contracts and signatures."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

CODE_MINUTES = parameter(
    "contracts.code_minutes",
    15,
    name=_("Minutes a signing code is valid"),
    hint=_("Then another is asked for."),
    unit="minutes",
    low=5,
    high=60,
    rule="RULES §7",
)
CODE_TRIES = parameter(
    "contracts.code_tries",
    5,
    name=_("Tries for one signing code"),
    hint=_("After them the code is void."),
    unit="tries",
    low=1,
    high=10,
    rule="RULES §7",
)
CODES_AN_HOUR = parameter(
    "contracts.codes_an_hour",
    5,
    name=_("Signing codes sent in an hour"),
    hint=_("To one signatory, for one contract."),
    unit="codes",
    low=1,
    high=20,
    rule="RULES §7",
)
CODE_PAUSE = parameter(
    "contracts.code_pause",
    60,
    name=_("Seconds between two signing codes"),
    hint=_("Before another one may be asked for."),
    unit="seconds",
    low=10,
    high=600,
    rule="RULES §7",
)
REPORT_DAYS = parameter(
    "contracts.report_days",
    7,
    name=_("Days between two progress reports"),
    hint=_("While work is in progress, unless the sides agreed otherwise."),
    unit="days",
    low=1,
    high=90,
    has_brands=True,
    rule="RULES §3",
)
