"""What this app records."""

from ouvrage.journal.registry import declare

PARAMETER_DECIDED = declare(
    "brands.parameter_decided", "Staff gave a parameter another value from a moment on."
)
PARAMETER_WITHDRAWN = declare(
    "brands.parameter_withdrawn", "A planned value of a parameter was withdrawn before its date."
)
TEXT_WRITTEN = declare(
    "brands.text_written", "Staff wrote another version of a text, in both languages."
)
TEXT_WITHDRAWN = declare(
    "brands.text_withdrawn", "A planned version of a text was withdrawn before its date."
)
DECISION_ASKED = declare(
    "brands.decision_asked", "Staff asked for a change that takes a second person."
)
DECISION_APPROVED = declare(
    "brands.decision_approved", "A second person approved the change; it was made."
)
DECISION_DECLINED = declare("brands.decision_declined", "A second person declined the change.")
DECISION_WITHDRAWN = declare(
    "brands.decision_withdrawn", "Whoever asked for the change took it back."
)
