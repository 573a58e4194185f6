"""What this app records."""

from ouvrage.journal.registry import declare

PARAMETER_DECIDED = declare(
    "brands.parameter_decided", "Staff gave a parameter another value from a moment on."
)
