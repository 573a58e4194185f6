"""Why a claim is refused."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class DomainUsed(Refused):
    """Credits come once per domain, whoever asks and however long ago (SEC-71, SEC-72)."""

    code = "growth.domain_used"
    message = _(
        "A page of {domain} was already rewarded; each site counts once. Nothing was changed. "
        "A page on another site may be submitted."
    )


class OwnSite(Refused):
    """A page of ours that links to ours promotes nothing."""

    code = "growth.own_site"
    message = _(
        "{domain} is one of our own sites. Nothing was sent; submit a page on a site of yours, "
        "or one where you write."
    )


class TooManyClaims(Refused):
    """A company submits so many pages a day, and no more."""

    code = "growth.too_many_claims"
    message = _(
        "You have submitted {most} pages since yesterday, which is the most for one day. Those are "
        "kept; try this one again tomorrow."
    )
    status = 429


class CheckedJustNow(Refused):
    """A page is looked at again only after a while."""

    code = "growth.checked_just_now"
    message = _(
        "This page was read a moment ago. Your claim is kept; mend the page, then ask again "
        "in {minutes} minutes."
    )
    status = 429


class OwnClaim(Refused):
    """Nobody decides about his own company's page."""

    code = "growth.own_claim"
    message = _(
        "This page comes from your own company. Nothing was decided; leave it to a colleague."
    )
    status = 403
