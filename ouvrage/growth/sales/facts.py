"""What the sales desk records; each names the company."""

from ouvrage.journal.registry import declare

NOTED = declare("growth.noted", "A sales agent wrote a note about a provider.")
CALLED_BACK = declare("growth.called_back", "A call-back that was due to a provider is done.")
PHONE_SHOWN = declare(
    "growth.phone_shown", "A sales agent had a provider's phone numbers shown, for a purpose."
)
CALLS_REFUSED = declare("growth.calls_refused", "A provider wants no more commercial calls.")
CALLS_ALLOWED = declare("growth.calls_allowed", "A provider takes commercial calls again.")
PROMISE_ASKED = declare(
    "growth.promise_asked", "A promise above the bound waits for a second person."
)
PROMISE_GIVEN = declare("growth.promise_given", "A promise was written down and mailed.")
PROMISE_DECLINED = declare("growth.promise_declined", "A promise was not approved; nothing left.")
