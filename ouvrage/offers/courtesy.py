"""What a provider reads when he is turned down: a whole, civil sentence for each reason."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.offers.models import DeclineReason

CIVIL: dict[DeclineReason, Promise] = {
    DeclineReason.TOO_EXPENSIVE: _(
        "Your proposal was read with interest, but it goes beyond the budget of this project."
    ),
    DeclineReason.TOO_LATE: _(
        "Your proposal was read with interest, but the work would be ready too late for this "
        "project’s calendar."
    ),
    DeclineReason.PROFILE: _(
        "Thank you for the time you gave. This project asks for an experience a little different "
        "from the one you present."
    ),
    DeclineReason.UNCLEAR: _(
        "Thank you for your answer. The proposal lacked some details to be weighed against the "
        "others: what is included, in which steps, by when."
    ),
    DeclineReason.ANOTHER: _(
        "Thank you for the care you took. Another offer answers this need a little more closely; "
        "it says nothing against your work."
    ),
    DeclineReason.OTHER: _(
        "Thank you for the time you gave to this project. The client goes on without your offer."
    ),
}


def civil_words(reason: str) -> Promise:
    """The sentence for a reason, in the reader's language."""
    return CIVIL[DeclineReason(reason)]
