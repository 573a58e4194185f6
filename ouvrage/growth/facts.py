"""What the app records: promotion claims."""

from ouvrage.journal.registry import declare

CLAIM_SUBMITTED = declare("growth.claim_submitted", "A provider submitted a page that links to us.")
CLAIM_CHECKED = declare(
    "growth.claim_checked", "A submitted page was read: link found or not, or page unreachable."
)
CLAIM_APPROVED = declare(
    "growth.claim_approved", "Staff approved a page; its domain is used and credits were given."
)
CLAIM_DECLINED = declare("growth.claim_declined", "Staff declined a page, and said why.")
CLAIM_MISSED = declare("growth.claim_missed", "The link of a rewarded page was no longer found.")
CLAIM_REVOKED = declare(
    "growth.claim_revoked", "The link stayed away; what was left of the credits was taken back."
)
