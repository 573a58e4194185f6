"""What companies are told about their subscription: all of it concerns a contract."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import MONEY
from ouvrage.notifications.kinds import MAIL_ONLY, PROVIDERS, Service, kind

told = partial(kind, group=MONEY, audience=PROVIDERS, channels=MAIL_ONLY, service=Service.CONTRACT)
paid = partial(told, service=Service.MONEY)
asked_by_law = partial(told, service=Service.LEGAL)

told("subscriptions.began", title=_("Your subscription begins"))
paid("subscriptions.order_refused", title=_("The payment of an order was refused"))
told("subscriptions.renewed", title=_("Your subscription is renewed"))
told("subscriptions.extended", title=_("Your subscription is extended"))
told("subscriptions.changed", title=_("Your plan changed"))
asked_by_law("subscriptions.cancelled", title=_("Your cancellation is received"))
told("subscriptions.reinstated", title=_("Your cancellation is taken back"))
asked_by_law("subscriptions.withdrawn", title=_("Your withdrawal is received"))
told("subscriptions.closed", title=_("Your subscription has ended"))
told("subscriptions.paused", title=_("Your subscription is paused"))
told("subscriptions.resumed", title=_("Your subscription goes on"))
paid("subscriptions.incident_opened", title=_("A payment failed"))
paid("subscriptions.retry_refused", title=_("A payment failed again"))
paid("subscriptions.incident_settled", title=_("A payment incident is settled"))
paid("subscriptions.contest_answered", title=_("The answer to your contestation"))
paid("subscriptions.debt_cancelled", title=_("A debt is cancelled"))
told("subscriptions.fell_back", title=_("Back to the free plan"))
asked_by_law("subscriptions.renewal_notice", title=_("The notice of renewal"))
told("subscriptions.reminder", title=_("A reminder before the renewal"))
told("subscriptions.code", title=_("A code to cancel"))
