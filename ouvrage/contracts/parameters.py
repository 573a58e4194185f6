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
BAND_MONTHS = parameter(
    "contracts.band_months",
    24,
    name=_("Months of contracts that make a price guide"),
    hint=_("Contracts signed earlier are left out when a guide is computed again."),
    unit="months",
    low=6,
    high=60,
    rule="RULES §6",
)
BAND_CONTRACTS = parameter(
    "contracts.band_contracts",
    10,
    name=_("Contracts that a price guide needs at least"),
    hint=_("With fewer, the guide is of the whole site, or none is shown."),
    unit="contracts",
    low=10,
    high=1_000,
    rule="RULES §6",
)
BAND_PROVIDERS = parameter(
    "contracts.band_providers",
    5,
    name=_("Providers that a price guide needs at least"),
    hint=_("As many others must have signed before it is computed again."),
    unit="providers",
    low=5,
    high=100,
    rule="RULES §6",
)
BAND_OF_ONE = parameter(
    "contracts.band_of_one",
    3,
    name=_("Contracts of one provider, or one client, that count in a price guide"),
    hint=_("The latest ones; so that nobody’s prices can be read off."),
    unit="contracts",
    low=1,
    high=5,
    rule="RULES §6",
)
