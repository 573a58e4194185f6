"""What this app records: the life of a project, from sent to finalised."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import EVERYONE, INSIDE, Reader, declare

HOME = frozenset({Reader.CLIENT, Reader.FOLLOWUP})
BYSTANDERS = frozenset({Reader.OPENED})
"""Both parties read the same step told by the offer or the contract."""

SUBMITTED = declare(
    "projects.submitted",
    "a client sent a project, or sent it again completed",
    icon="send",
    sentence=_("The project was sent to Suivi Projet."),
    readers=HOME,
)
AMENDMENT_REQUESTED = declare(
    "projects.amendment_requested",
    "Suivi Projet asks the client to complete the project",
    icon="pencil",
    sentence=_("Suivi Projet asks for more detail."),
    readers=HOME,
)
AMENDMENT_RECALLED = declare(
    "projects.amendment_recalled",
    "the client was reminded of the detail that is missing, before the project is closed",
    icon="bell",
    sentence=_("The client was reminded of the detail that is missing."),
    readers=HOME,
)
VALIDATED = declare(
    "projects.validated",
    "Suivi Projet validated the project after a call; it is listed",
    icon="badge-check",
    sentence=_("The project was validated after a call; offers are open."),
    readers=EVERYONE,
)
REFUSED = declare(
    "projects.refused",
    "Suivi Projet refused the project, with a reason",
    icon="circle-x",
    sentence=_("The project was not accepted."),
    readers=HOME,
)
VOIDED = declare(
    "projects.voided",
    "Suivi Projet set the project aside: fake, duplicate or unreachable",
    icon="ban",
    sentence=_("Suivi Projet set the project aside."),
    readers=EVERYONE,
)
REPLY_ACCEPTED = declare(
    "projects.reply_accepted",
    "the client said yes to the day by which each offer is answered (`by`: phone, link, site)",
    icon="calendar-check",
    sentence=_("The client accepted to answer each offer by {due}."),
    readers=EVERYONE,
)
REPLY_DAY_MOVED = declare(
    "projects.reply_day_moved",
    "before any offer, the client gave himself another day to answer",
    icon="calendar-clock",
    sentence=_("The client will answer each offer by {due}."),
    readers=EVERYONE,
)
REPLY_PROLONGED = declare(
    "projects.reply_prolonged",
    "the client gave himself more time to answer, once, and said why",
    icon="calendar-clock",
    sentence=_("The client answers later, by {due}: “{reason}”"),
    readers=EVERYONE,
)
RECONSIDERED = declare(
    "projects.reconsidered",
    "a supervisor found that the desk was wrong; the project waits for validation again",
    icon="undo-2",
    sentence=_("Suivi Projet looks at the project again."),
    readers=INSIDE,
)
CANCELLED = declare(
    "projects.cancelled",
    "the client cancelled the project before signature",
    icon="circle-x",
    sentence=_("The client cancelled the project."),
    readers=EVERYONE,
)
ALIVE_CONFIRMED = declare(
    "projects.alive_confirmed",
    "somebody confirmed that the project is still wanted (`by`: phone, link, client)",
    icon="stamp",
    sentence=_("The project was confirmed as still wanted."),
    readers=EVERYONE,
)
RECONFIRMATION_ASKED = declare(
    "projects.reconfirmation_asked",
    "the client was asked whether the project is still wanted",
    icon="circle-question-mark",
    sentence=_("The client was asked whether the project is still wanted."),
    readers=HOME,
)
FELL_ASLEEP = declare(
    "projects.fell_asleep",
    "nobody confirmed the project for too long; it sinks to the last pages",
    icon="moon",
    sentence=_("Without news, the project fell asleep."),
    readers=EVERYONE,
)
WOKE_UP = declare(
    "projects.woke_up",
    "a project that was asleep is wanted again",
    icon="sun",
    sentence=_("The project woke up."),
    readers=EVERYONE,
)
CONTACT_CORRECTED = declare(
    "projects.contact_corrected",
    "the client's number or call hours were corrected; data: is_new_number",
    icon="phone",
    sentence=_("The client’s number or call hours were corrected."),
    readers=INSIDE,
)
SELECTED = declare(
    "projects.selected",
    "the client chose a provider",
    icon="handshake",
    sentence=_("The client chose a provider."),
    readers=BYSTANDERS,
)
REOPENED = declare(
    "projects.reopened",
    "the choice of a provider was undone before signature",
    icon="undo-2",
    sentence=_("The project is open to offers again."),
    readers=INSIDE,
)
SIGNED = declare(
    "projects.signed",
    "both sides signed; the project leaves the list for good",
    icon="signature",
    sentence=_("The contract is signed."),
    readers=BYSTANDERS,
)
STARTED = declare(
    "projects.started",
    "the work has begun",
    icon="milestone",
    sentence=_("The work has begun."),
    readers=BYSTANDERS,
)
FINALISED = declare(
    "projects.finalised",
    "the work is done and paid; scheduled messages stop",
    icon="package-check",
    sentence=_("The project is finalised."),
    readers=INSIDE,
)
