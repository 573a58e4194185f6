"""How many tips are fair."""

from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import parameter

TIPS_PER_PROJECT = parameter(
    "followup.tips_per_project",
    3,
    name=_("Providers who may be told of their chances on a project"),
    hint=_("Whoever tells everybody tells nobody."),
    unit="providers",
    low=1,
    high=10,
    has_brands=True,
    rule="RULES §10, tips",
)
TIPS_PER_DAY = parameter(
    "followup.tips_per_day",
    10,
    name=_("Tips that an officer may give in a day"),
    hint=_("Over all projects."),
    unit="tips a day",
    low=1,
    high=50,
    rule="RULES §10, tips",
)
