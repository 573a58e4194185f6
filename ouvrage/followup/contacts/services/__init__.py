"""The use cases of the record of calls."""

from ouvrage.followup.contacts.services.answering import answer_attempt, ask_about_calls
from ouvrage.followup.contacts.services.checking import give_contact_back, start_check
from ouvrage.followup.contacts.services.noting import note_attempt, take_back_attempt

__all__ = [
    "answer_attempt",
    "ask_about_calls",
    "give_contact_back",
    "note_attempt",
    "start_check",
    "take_back_attempt",
]
