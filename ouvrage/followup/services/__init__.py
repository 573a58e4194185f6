"""The use cases of Suivi Projet."""

from ouvrage.followup.services.calls import log_call
from ouvrage.followup.services.decisions import decide
from ouvrage.followup.services.notes import write_note
from ouvrage.followup.services.reaching import note_refused_mail
from ouvrage.followup.services.tasks import (
    claim_next,
    claim_task,
    drop_reconfirmation,
    drop_tasks,
    plan_call,
    release_task,
)

__all__ = [
    "claim_next",
    "claim_task",
    "decide",
    "drop_reconfirmation",
    "drop_tasks",
    "log_call",
    "note_refused_mail",
    "plan_call",
    "release_task",
    "write_note",
]
