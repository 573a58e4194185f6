"""The numbers of the supervision."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

HEARD_SHARE = parameter(
    "followup.heard_share",
    1_000,
    name=_("Share of decisions heard again"),
    hint=_("Drawn by chance each morning, at least one of each officer."),
    unit="basis points",
    low=100,
    high=10_000,
    rule="RULES §10",
)
