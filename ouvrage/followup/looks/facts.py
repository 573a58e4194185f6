"""A number shown again; the first time is told by the opening, an officer's by the task taken."""

from ouvrage.journal.registry import declare

PHONE_SHOWN = declare(
    "followup.phone_shown",
    "A provider had the client's phone number shown again on a report; data: company.",
)
