"""What can be done with a project, by use case; the only writers of its tables."""

from ouvrage.projects.services.cancelling import cancel_project
from ouvrage.projects.services.contacting import correct_contact
from ouvrage.projects.services.deciding import (
    reconsider_project,
    refuse_project,
    request_amendment,
    validate_project,
    void_project,
)
from ouvrage.projects.services.drafting import (
    add_files,
    forget_draft,
    forget_old_draft,
    remove_file,
    save_draft,
    start_draft,
)
from ouvrage.projects.services.living import (
    ask_reconfirmation,
    confirm_alive,
    mark_reachable,
    put_to_sleep,
    recall_amendment,
    refuse_unanswered_amendment,
)
from ouvrage.projects.services.posting import Posted, post_draft
from ouvrage.projects.services.reposting import repost_project
from ouvrage.projects.services.shelving import shelve_project, unshelve_project
from ouvrage.projects.services.steps import (
    count_offer,
    mark_finalised,
    mark_reopened,
    mark_selected,
    mark_signed,
    mark_started,
)
from ouvrage.projects.services.submitting import (
    complete_project,
    submit_held_drafts,
    submit_project,
)

__all__ = [
    "Posted",
    "add_files",
    "ask_reconfirmation",
    "cancel_project",
    "complete_project",
    "confirm_alive",
    "correct_contact",
    "count_offer",
    "forget_draft",
    "forget_old_draft",
    "mark_finalised",
    "mark_reachable",
    "mark_reopened",
    "mark_selected",
    "mark_signed",
    "mark_started",
    "post_draft",
    "put_to_sleep",
    "recall_amendment",
    "reconsider_project",
    "refuse_project",
    "refuse_unanswered_amendment",
    "remove_file",
    "repost_project",
    "request_amendment",
    "save_draft",
    "shelve_project",
    "start_draft",
    "submit_held_drafts",
    "submit_project",
    "unshelve_project",
    "validate_project",
    "void_project",
]
