"""What companies open on projects. Returns are told by the credits they bring back."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import Reader, declare

OPENED = declare(
    "access.opened",
    "A company spent a credit on a project: consultation, offre or contact.",
    icon="lock-open",
    sentence=_("{company} spent a credit on this project: {credit}."),
    readers=frozenset({Reader.COMPANY, Reader.FOLLOWUP}),
)
MANY_CONTACTS = declare(
    "access.many_contacts",
    "A company obtained unusually many contacts within an hour; data: company, contacts.",
)
