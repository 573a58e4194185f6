"""The life of a project as a table of moves (RULES §2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.transitions import Moves


class ProjectState(models.TextChoices):
    """Where a project stands; the labels are the words people read."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("awaiting validation")
    AMENDMENT_REQUESTED = "amendment_requested", _("to complete")
    OPEN = "open", _("open to offers")
    SELECTED = "selected", _("provider selected")
    SIGNED = "signed", _("signed")
    IN_PROGRESS = "in_progress", _("in progress")
    FINALISED = "finalised", _("finalised")
    REFUSED = "refused", _("refused")
    CANCELLED = "cancelled", _("cancelled")
    VOIDED = "voided", _("set aside")
    DORMANT = "dormant", _("asleep")
    DISPUTED = "disputed", _("in dispute")
    TERMINATED = "terminated", _("terminated")


S = ProjectState

PROJECT_MOVES = Moves(
    {
        S.DRAFT: {S.SUBMITTED},
        S.SUBMITTED: {S.AMENDMENT_REQUESTED, S.OPEN, S.REFUSED, S.CANCELLED, S.VOIDED},
        S.AMENDMENT_REQUESTED: {S.SUBMITTED, S.REFUSED, S.CANCELLED, S.VOIDED},
        S.OPEN: {S.SELECTED, S.DORMANT, S.CANCELLED, S.VOIDED},
        S.DORMANT: {S.OPEN, S.CANCELLED, S.VOIDED},
        S.SELECTED: {S.OPEN, S.SIGNED, S.CANCELLED, S.VOIDED},
        S.SIGNED: {S.IN_PROGRESS, S.TERMINATED},
        S.IN_PROGRESS: {S.FINALISED, S.DISPUTED, S.TERMINATED},
        S.DISPUTED: {S.IN_PROGRESS, S.FINALISED, S.TERMINATED},
        S.REFUSED: {S.SUBMITTED},  # the desk was wrong: a supervisor has it looked at again
        S.VOIDED: {S.SUBMITTED},
    }
)

OVER = frozenset({S.FINALISED, S.REFUSED, S.CANCELLED, S.VOIDED, S.TERMINATED})
LISTED = frozenset({S.OPEN, S.DORMANT})
WAITING = frozenset({S.SUBMITTED, S.AMENDMENT_REQUESTED})
RUNNING = frozenset({S.SELECTED, S.SIGNED, S.IN_PROGRESS, S.DISPUTED})
REALISED = frozenset({S.SIGNED, S.IN_PROGRESS, S.DISPUTED, S.FINALISED, S.TERMINATED})
"""Signed at least: what figures count as realised."""
WORKING = frozenset({S.SIGNED, S.IN_PROGRESS})
BEFORE_SIGNATURE = frozenset({S.SUBMITTED, S.AMENDMENT_REQUESTED, S.OPEN, S.DORMANT, S.SELECTED})
