"""People to write to, by their plans."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import User
from ouvrage.notifications.newsletter.segments import segment
from ouvrage.subscriptions.models import Subscription
from ouvrage.subscriptions.states import RUNNING


@segment("subscribers", _("Providers on a paid plan"))
def subscribers() -> QuerySet[User]:
    running = Subscription.objects.filter(state__in=RUNNING).values("company")
    return User.objects.filter(company__in=running)


@segment("without_plan", _("Providers on the free plan"))
def without_plan() -> QuerySet[User]:
    running = Subscription.objects.filter(state__in=RUNNING).values("company")
    return User.objects.filter(company__isnull=False).exclude(company__in=running)
