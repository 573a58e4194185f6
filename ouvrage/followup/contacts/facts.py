"""What the record of calls tells: to the company that called, its client and the desk."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import BOTH_SIDES, INSIDE, declare

ATTEMPTED = declare(
    "followup.attempted",
    "A provider noted that he called the client; data: company, outcome.",
    icon="phone-call",
    sentence=_("{company} called the client: {outcome_label}."),
    readers=BOTH_SIDES,
)
ATTEMPT_TAKEN_BACK = declare(
    "followup.attempt_taken_back",
    "A provider took a noted call back within minutes; data: company.",
    icon="undo-2",
    sentence=_("{company} takes back the call just noted: it was a mistake."),
    readers=BOTH_SIDES,
)
ATTEMPT_CONFIRMED = declare(
    "followup.attempt_confirmed",
    "The client says that a provider did call him; data: company.",
    icon="check",
    sentence=_("The client confirms the call of {company}."),
    readers=BOTH_SIDES,
)
ATTEMPT_DENIED = declare(
    "followup.attempt_denied",
    "The client says that he had no call from this provider; data: company.",
    icon="circle-alert",
    sentence=_("The client knows of no call from {company}."),
    readers=BOTH_SIDES,
)
CHECK_STARTED = declare(
    "followup.check_started",
    "Providers call in vain: an officer checks whether the client can be reached; data: attempts.",
    icon="headset",
    sentence=_("Several calls in vain: Suivi Projet checks whether the client can be reached."),
    readers=INSIDE,
)
CONTACT_GIVEN_BACK = declare(
    "followup.contact_given_back",
    "An officer gives one provider his contact credit back on his record of calls; data: attempts.",
    icon="undo-2",
    sentence=_("On the record of calls, Suivi Projet gives {company} the contact credit back."),
    readers=BOTH_SIDES,
)
