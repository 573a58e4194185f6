"""What the supervision records."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import DESK_ONLY, declare

HEARD = declare(
    "followup.decision_heard",
    "A supervisor heard a decision again; data: finding, officer_id.",
    icon="headset",
    sentence=_("Decision heard again: {finding_label}."),
    readers=DESK_ONLY,
)
REVERSED = declare(
    "followup.decision_reversed",
    "A supervisor took a decision back; data: verdict, officer_id.",
    icon="undo-2",
    sentence=_("Decision taken back: {verdict_label}."),
    readers=DESK_ONLY,
)
