"""The numbers of what helps providers gain."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

FIGURES_DAYS = parameter(
    "growth.figures_days",
    90,
    name=_("Days that the honest figures look back"),
    hint=_("What a provider reads about his own skills before he buys a plan."),
    unit="days",
    low=14,
    high=365,
    rule="RULES §5, honest figures",
)
FEW_PROJECTS = parameter(
    "growth.few_projects",
    10,
    name=_("Projects below which the volume is called low"),
    hint=_("A warning then stands above the plans."),
    unit="projects",
    low=0,
    high=1_000,
    rule="RULES §5, low volume is said",
)
LEAST_PEERS = parameter(
    "growth.least_peers",
    5,
    name=_("Providers without whom no median is told"),
    hint=_("With fewer, the figure would tell on somebody."),
    unit="providers",
    low=3,
    high=100,
    rule="no median tells on somebody",
)
