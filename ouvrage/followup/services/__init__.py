"""The use cases of Suivi Projet."""

from ouvrage.followup.services.absences import cancel_absence, tell_absence
from ouvrage.followup.services.calls import log_call
from ouvrage.followup.services.decisions import decide
from ouvrage.followup.services.drafts import forget_old_drafts, save_draft
from ouvrage.followup.services.handing import hand_over, snooze_task
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
    "cancel_absence",
    "claim_next",
    "claim_task",
    "decide",
    "drop_reconfirmation",
    "drop_tasks",
    "forget_old_drafts",
    "hand_over",
    "log_call",
    "note_refused_mail",
    "plan_call",
    "release_task",
    "save_draft",
    "snooze_task",
    "tell_absence",
    "write_note",
]
