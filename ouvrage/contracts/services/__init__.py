"""What people do with contracts: draw and change the text (`text`), sign (`sign`), work (`work`),
end (`end`); price bands (`bands`).
"""

from ouvrage.contracts.services.bands import publish_bands
from ouvrage.contracts.services.documents import keep_document
from ouvrage.contracts.services.end import abandon_contract, finalise
from ouvrage.contracts.services.reports import remind_report, write_report
from ouvrage.contracts.services.sign import send_code, sign_contract
from ouvrage.contracts.services.text import (
    amend_contract,
    ask_change,
    draw_contract,
    refresh_provider,
    state_identity,
)
from ouvrage.contracts.services.work import (
    accept_milestone,
    declare_paid,
    deliver_milestone,
    send_back_milestone,
)

__all__ = [
    "abandon_contract",
    "accept_milestone",
    "amend_contract",
    "ask_change",
    "declare_paid",
    "deliver_milestone",
    "draw_contract",
    "finalise",
    "keep_document",
    "publish_bands",
    "refresh_provider",
    "remind_report",
    "send_back_milestone",
    "send_code",
    "sign_contract",
    "state_identity",
    "write_report",
]
