"""What people do with offers: send and change (`send`), decide (`decide`), talk (`talk`), close
(`close`),
prolong and let end (`validity`).
"""

from ouvrage.offers.services.close import (
    close_all,
    close_others,
    leave_unanswered,
)
from ouvrage.offers.services.decide import (
    decline_offer,
    decline_offers,
    mark_decision_read,
    mark_read,
    reconsider_offer,
    select_offer,
    shortlist_offer,
    unselect_offer,
)
from ouvrage.offers.services.recall import recall_replies
from ouvrage.offers.services.send import (
    edit_offer,
    save_draft,
    send_offer,
    withdraw_offer,
)
from ouvrage.offers.services.talk import (
    answer_privately,
    answer_publicly,
    ask_publicly,
    write_privately,
)
from ouvrage.offers.services.validity import expire_offer, prolong_offer, warn_of_expiry

__all__ = [
    "answer_privately",
    "answer_publicly",
    "ask_publicly",
    "close_all",
    "close_others",
    "decline_offer",
    "decline_offers",
    "edit_offer",
    "expire_offer",
    "leave_unanswered",
    "mark_decision_read",
    "mark_read",
    "prolong_offer",
    "recall_replies",
    "reconsider_offer",
    "save_draft",
    "select_offer",
    "send_offer",
    "shortlist_offer",
    "unselect_offer",
    "warn_of_expiry",
    "withdraw_offer",
    "write_privately",
]
