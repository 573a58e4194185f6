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


class CallRefused(Refused):
    """Whoever said no is not called to be sold something (LEG-42)."""

    code = "growth.call_refused"
    message = _(
        "This provider wants no commercial call. Nothing was shown; write, or call about the "
        "subscription in force."
    )
    status = 403


class ConsentMissing(Refused):
    """A private person is called for commerce only after he has agreed (LEG-42)."""

    code = "growth.consent_missing"
    message = _(
        "A member of this company is a private person: the law wants his consent before a "
        "commercial call. Nothing was shown; write instead."
    )
    status = 403


class NotCallHours(Refused):
    """Commercial calls have their hours (LEG-42)."""

    code = "growth.not_call_hours"
    message = _("Commercial calls are not made at this hour. Nothing was shown; again from {at}.")
    status = 403


class CalledEnough(Refused):
    """Nobody is called to be sold something more often than the law allows (LEG-42)."""

    code = "growth.called_enough"
    message = _(
        "This provider was called {most} times in 30 days, which is the most. Nothing was shown; "
        "write, or wait."
    )
    status = 403


class NoSubscription(Refused):
    """Without a contract in force there is none to speak of."""

    code = "growth.no_subscription"
    message = _(
        "No subscription is in force here, so the call would be a commercial one. Nothing was "
        "shown; choose that purpose."
    )


class OwnPromise(Refused):
    """Nobody approves what he promised himself (LEG-16, SEC-11)."""

    code = "growth.own_promise"
    message = _("You made this promise. It waits as it is; a colleague approves it.")
    status = 403


class PromiseOver(Refused):
    """A promise that is over binds nobody."""

    code = "growth.promise_over"
    message = _("The last day of this promise is over. Nothing was sent; write it anew.")
