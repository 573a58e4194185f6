"""People to write to, by their offers."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.kit.time import now
from ouvrage.notifications.newsletter.segments import segment
from ouvrage.offers.models import Offer

ASLEEP = timedelta(days=60)


@segment("sleeping_providers", _("Providers without an offer for two months"))
def sleeping_providers() -> QuerySet[User]:
    awake = Offer.objects.filter(sent_at__gt=now() - ASLEEP).values("company")
    return User.objects.filter(company__isnull=False).exclude(company__in=awake)
