"""What access refuses. (First shape, by the lead; helper D: yours to replace.)"""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class OfferClosed(Refused):
    code = "access.offer_closed"
    message = _("Making an offer here needs an offer credit. Nothing was spent.")


class ReportClosed(Refused):
    code = "access.report_closed"
    message = _("Reading this report needs a consultation credit. Nothing was spent.")
