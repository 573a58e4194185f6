"""What people are told by Suivi Projet."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import CALLS, DESK, SURVEYS
from ouvrage.notifications.kinds import APP_ONLY, BOTH_SIDES, CLIENTS, PROVIDERS, STAFF, kind

to_client = partial(kind, group=CALLS, audience=CLIENTS)
to_provider = partial(kind, group=CALLS, audience=PROVIDERS)
to_officer = partial(kind, group=DESK, audience=STAFF, channels=APP_ONLY)

to_client("followup.calls", title=_("Providers say that they called you"))
to_client("followup.check_started", title=_("Providers cannot reach you"))
to_provider("followup.client_reached", title=_("A client was reached"))
to_provider(
    "followup.contact_corrected", title=_("A client’s number was corrected"), channels=APP_ONLY
)
to_provider("followup.tip", title=_("A tip of Suivi Projet"))
kind(
    "followup.survey",
    group=SURVEYS,
    title=_("What became of a project?"),
    audience=BOTH_SIDES,
)
to_officer("followup.task_handed_over", title=_("A call was handed to you"))
to_officer("followup.decision_heard", title=_("A decision of yours was heard again"))
to_officer("followup.decision_reversed", title=_("A decision of yours was taken back"))
