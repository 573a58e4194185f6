"""What a tip tells: to the company it was given to and the desk; never to the client."""

from django.utils.translation import gettext_lazy as _

from ouvrage.journal.registry import Reader, declare

TIPPED = declare(
    "followup.tipped",
    "An officer told one provider that his chances are good; data: company.",
    icon="lightbulb",
    sentence=_("to {company}: your chances are good"),
    readers=frozenset({Reader.COMPANY, Reader.FOLLOWUP}),
)
