"""What happens to contracts, for the thread, the mails, the ratings and the statistics."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import BOTH_SIDES, DESK_ONLY, declare

DRAWN = declare(
    "contracts.drawn",
    "A contract was drawn from the selected offer.",
    icon="file-text",
    sentence=_("Contract {number} is ready to read and sign."),
    readers=BOTH_SIDES,
)
REWRITTEN = declare(
    "contracts.rewritten",
    "A new version of the contract replaces the one before; earlier signatures no longer count.",
    icon="pencil",
    sentence=_("Contract {number} has a new version ({version})."),
    readers=BOTH_SIDES,
)
CHANGE_ASKED = declare(
    "contracts.change_asked",
    "A party asked for a change before signing.",
    icon="circle-question-mark",
    sentence=_("A change of contract {number} was asked for."),
    readers=BOTH_SIDES,
)
ABANDONED = declare(
    "contracts.abandoned",
    "The contract was abandoned before both had signed.",
    icon="circle-x",
    sentence=_("Contract {number} was abandoned, unsigned."),
    readers=BOTH_SIDES,
)
CODE_SENT = declare("contracts.code_sent", "A signature code left by mail for one party.")
SIGNED = declare(
    "contracts.signed",
    "One party signed one version.",
    icon="signature",
    sentence=_("Contract {number} was signed by one party."),
    readers=BOTH_SIDES,
)
IN_FORCE = declare(
    "contracts.in_force",
    "Both parties signed the same version.",
    icon="handshake",
    sentence=_("Contract {number} is signed by both sides and in force."),
    readers=BOTH_SIDES,
)
SEALED = declare(
    "contracts.sealed",
    "The signed contract was made into a PDF and kept by its hash.",
    icon="stamp",
    sentence=_("The signed copy of contract {number} is available."),
    readers=BOTH_SIDES,
)
MILESTONE_DELIVERED = declare(
    "contracts.milestone_delivered",
    "The provider declared a milestone delivered.",
    icon="package-check",
    sentence=_("“{label}” was declared delivered."),
    readers=BOTH_SIDES,
)
MILESTONE_SENT_BACK = declare(
    "contracts.milestone_sent_back",
    "The client asked for changes to a delivery.",
    icon="undo-2",
    sentence=_("“{label}” was sent back for changes."),
    readers=BOTH_SIDES,
)
MILESTONE_ACCEPTED = declare(
    "contracts.milestone_accepted",
    "The client accepted a milestone.",
    icon="circle-check",
    sentence=_("“{label}” was accepted."),
    readers=BOTH_SIDES,
)
PAYMENT_DECLARED = declare(
    "contracts.payment_declared",
    "One side declared a milestone paid; the other has not yet.",
    icon="banknote",
    sentence=_("“{label}” was declared paid by one side."),
    readers=BOTH_SIDES,
)
MILESTONE_PAID = declare(
    "contracts.milestone_paid",
    "Both sides declared a milestone paid.",
    icon="banknote",
    sentence=_("“{label}” was declared paid by both sides."),
    readers=BOTH_SIDES,
)
REPORTED = declare(
    "contracts.reported",
    "The provider reported how the work goes: on time, late or blocked.",
    icon="clipboard-check",
    sentence=_("Progress report."),
    readers=BOTH_SIDES,
)
COMPLETED = declare(
    "contracts.completed",
    "Every milestone is paid and the client finalised the project.",
    icon="package-check",
    sentence=_("Contract {number} is completed."),
    readers=DESK_ONLY,
)
