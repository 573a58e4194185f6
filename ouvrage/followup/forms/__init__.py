"""What officers type: the outcome of a call, a note, a decision."""

from django.http import QueryDict

from ouvrage.followup.forms.calls import (
    CallForm,
    HandOverForm,
    NoteForm,
    QueueForm,
    SnoozeForm,
)
from ouvrage.followup.forms.decisions import DecisionForm, SetAsideForm
from ouvrage.followup.models import SheetForm

__all__ = [
    "CallForm",
    "DecisionForm",
    "HandOverForm",
    "NoteForm",
    "QueueForm",
    "SetAsideForm",
    "SnoozeForm",
    "typed",
]

LONGEST = 20_000
FIELDS = {
    SheetForm.CALL: set(CallForm.base_fields) - {"outcome"},
    SheetForm.DECISION: set(DecisionForm.base_fields) - {"verdict"},
}


def typed(form: str, posted: QueryDict) -> dict[str, str]:
    """What stands in the fields of that form of the sheet, as it was typed."""
    known = sorted(FIELDS[SheetForm(form)])
    return {name: posted.get(name, "")[:LONGEST] for name in known if name in posted}
