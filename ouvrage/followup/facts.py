"""What Suivi Projet records."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import DESK_ONLY, INSIDE, Reader, declare

CALLED = declare(
    "followup.called",
    "An officer called the client; data: outcome, purpose.",
    icon="phone",
    sentence=_("Suivi Projet called the client: {outcome_label}."),
    readers=frozenset({Reader.OPENED, Reader.CLIENT, Reader.FOLLOWUP}),
)
CLIENT_UNREACHABLE = declare(
    "followup.client_unreachable",
    "The client of a project cannot be reached; data: how, and the calls or the mail that show it.",
    icon="phone-off",
    sentence=_("The client cannot be reached for now; contact credits come back."),
    readers=INSIDE,
)
NOTED = declare(
    "followup.noted",
    "An officer wrote a note for colleagues.",
    icon="clipboard-list",
    sentence=_("Internal note."),
    readers=DESK_ONLY,
)
NOTED_READABLE = declare(
    "followup.noted_readable",
    "An officer wrote a note that providers with the privilege plan read.",
    icon="clipboard-list",
    sentence=_("Follow-up note."),
    readers=frozenset({Reader.PRIVILEGED, Reader.FOLLOWUP}),
)
DECIDED = declare(
    "followup.decided",
    "An officer decided on a submitted project; data: verdict, reason_code.",
    icon="clipboard-check",
    sentence=_("Decision: {verdict_label}."),
    readers=DESK_ONLY,
)
TASK_SNOOZED = declare(
    "followup.task_snoozed",
    "An officer put a call off; data: until, reason.",
    icon="clock",
    sentence=_("Call put off: {reason}"),
    readers=DESK_ONLY,
)
TASK_HANDED_OVER = declare(
    "followup.task_handed_over",
    "An officer handed a call to a colleague; data: to.",
    icon="arrow-right",
    sentence=_("Call handed over to {to}."),
    readers=DESK_ONLY,
)
ABSENCE_TOLD = declare(
    "followup.absence_told", "An officer is away on some days; data: from_on, until_on."
)
ABSENCE_CANCELLED = declare(
    "followup.absence_cancelled", "An absence does not take place after all."
)
TASK_TAKEN = declare(
    "followup.task_taken",
    "An officer took a task and was shown the client's phone number.",
)
SURVEYED = declare(
    "followup.surveyed",
    "People were asked what became of a listed project that ended or fell asleep; data: people.",
    icon="circle-question-mark",
    sentence=_("People asked what became of the project: {people}."),
    readers=DESK_ONLY,
)
CLIENT_TOLD = declare(
    "followup.client_told",
    "The client said what became of the project; data: outcome, amount.",
    icon="flag",
    sentence=_("What became of it, says the client: {outcome_label}."),
    readers=DESK_ONLY,
)
BIDDER_TOLD = declare(
    "followup.bidder_told",
    "A bidder said what became of the project; data: company, outcome, amount.",
    icon="flag",
    sentence=_("What became of it, says {company}: {outcome_label}."),
    readers=DESK_ONLY,
)
CLIENT_ANSWERED = declare(
    "followup.client_answered",
    "The client answered Suivi Projet in writing; somebody calls back.",
    icon="reply",
    sentence=_("The client wrote to Suivi Projet."),
    readers=frozenset({Reader.CLIENT, Reader.FOLLOWUP}),
)
