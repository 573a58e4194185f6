"""What happens to offers, for the thread, the mails and the contract above."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import BOTH_SIDES, INSIDE, Reader, declare

TOLD = INSIDE | {Reader.COMPANY}

SENT = declare(
    "offers.sent",
    "A provider made an offer.",
    icon="file-text",
    sentence=_("{company} made an offer."),
    readers=TOLD,
)
EDITED = declare(
    "offers.edited",
    "A provider changed an offer; the earlier version is kept.",
    icon="pencil",
    sentence=_("{company} changed the offer (version {version})."),
    readers=BOTH_SIDES,
)
READ = declare(
    "offers.read",
    "The client opened an offer, or a new version of it, for the first time.",
    icon="eye",
    sentence=_("The client opened the offer of {company}."),
    readers=BOTH_SIDES,
)
SHORTLISTED = declare(
    "offers.shortlisted",
    "The client put an offer on his shortlist.",
    icon="bookmark",
    sentence=_("The client shortlisted the offer of {company}."),
    readers=BOTH_SIDES,
)
UNSHORTLISTED = declare("offers.unshortlisted", "The client took an offer off his shortlist.")
DECLINED = declare(
    "offers.declined",
    "The client turned an offer down and said why.",
    icon="circle-x",
    sentence=_("The client turned down the offer of {company}."),
    readers=BOTH_SIDES,
)
RECONSIDERED = declare(
    "offers.reconsidered",
    "The client came back to an offer that he had turned down.",
    icon="undo-2",
    sentence=_("The client came back to the offer of {company}."),
    readers=BOTH_SIDES,
)
WITHDRAWN = declare(
    "offers.withdrawn",
    "A provider took an offer back.",
    icon="undo-2",
    sentence=_("{company} withdrew the offer."),
    readers=TOLD,
)
SELECTED = declare(
    "offers.selected",
    "The client selected one offer; the contract is drawn from it.",
    icon="handshake",
    sentence=_("The client selected the offer of {company}."),
    readers=TOLD,
)
UNSELECTED = declare(
    "offers.unselected",
    "The client went back on his selection before the contract was signed.",
    icon="undo-2",
    sentence=_("The client went back on the selection of {company}; the project is open again."),
    readers=TOLD,
)
CLOSED = declare(
    "offers.closed",
    "An offer was closed without being chosen: another contract was signed or the project ended.",
    icon="file-check",
    sentence=_("The offer of {company} is closed."),
    readers=BOTH_SIDES,
)
LEFT_UNANSWERED = declare(
    "offers.left_unanswered",
    "The client let the reply date pass without deciding on an offer.",
    icon="hourglass",
    sentence=_("The reply date has passed without a decision on the offer of {company}."),
    readers=BOTH_SIDES,
)
REPLY_RECALLED = declare(
    "offers.reply_recalled",
    "The client was reminded of the offers that wait for his answer; data: days, waiting.",
    icon="bell",
    sentence=_("The client was reminded of {waiting} offers without an answer."),
    readers=frozenset({Reader.CLIENT, Reader.FOLLOWUP}),
)
ASKED = declare(
    "offers.asked",
    "A provider put a question that every bidder reads.",
    icon="circle-question-mark",
    sentence=_("{company} asked a question."),
    readers=TOLD,
)
ANSWERED = declare(
    "offers.answered",
    "The client answered a question for every bidder.",
    icon="reply",
    sentence=_("The client answered a question."),
    readers=TOLD,
)
WRITTEN = declare(
    "offers.written",
    "Client and bidder wrote to each other in private.",
    icon="message-square",
    sentence=_("Private message between the client and {company}."),
    readers=BOTH_SIDES,
)
PROLONGED = declare(
    "offers.valid_longer", "A provider lets his offer be chosen longer; data: until."
)
RENEWED = declare(
    "offers.renewed",
    "A provider brought an expired offer back; data: until.",
    icon="refresh-cw",
    sentence=_("{company} renewed the offer."),
    readers=BOTH_SIDES,
)
EXPIRED = declare(
    "offers.expired",
    "The last day of an offer is over.",
    icon="calendar-clock",
    sentence=_("The offer of {company} has expired."),
    readers=BOTH_SIDES,
)
ENDS_SOON = declare("offers.ends_soon", "The author of an offer was warned that it ends soon.")
END_SOON = declare(
    "offers.end_soon", "The client was warned of the offers that end soon; data: offers."
)
RUNS_AGAIN = declare(
    "offers.runs_again",
    "The client’s choice was undone before signature: an offer in reserve runs again.",
    icon="undo-2",
    sentence=_("The offer of {company} is in the running again."),
    readers=BOTH_SIDES,
)
INVITED = declare(
    "offers.invited",
    "The client invited a provider to make an offer without a credit.",
    icon="mail",
    sentence=_("The client invited {company} to make an offer."),
    readers=BOTH_SIDES,
)
INVITATION_SEEN = declare(
    "offers.invitation_seen",
    "An invited provider read the invitation.",
    icon="eye",
    sentence=_("{company} read the invitation."),
    readers=BOTH_SIDES,
)
INVITATION_DECLINED = declare(
    "offers.invitation_declined",
    "An invited provider declined and said why.",
    icon="circle-x",
    sentence=_("{company} declined the invitation."),
    readers=BOTH_SIDES,
)
INVITATION_WITHDRAWN = declare(
    "offers.invitation_withdrawn",
    "The client took an invitation back; what it opened stays open.",
    icon="undo-2",
    sentence=_("The client took back the invitation of {company}."),
    readers=BOTH_SIDES,
)
INVITATION_LAPSED = declare(
    "offers.invitation_lapsed",
    "Nobody answered an invitation in time, or the project ended; data: late.",
    icon="hourglass",
    sentence=_("The invitation of {company} ended without an answer."),
    readers=BOTH_SIDES,
)
ANSWERED_PRIVATELY = declare(
    "offers.answered_privately",
    "The client answered a public question for its author alone.",
    icon="reply",
    sentence=_("The client answered {company} in private."),
    readers=BOTH_SIDES,
)
