"""What providers are told about their pages: one mail and one line to each member, once."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ouvrage.credits.models import CreditKind
from ouvrage.growth.promotions.models import Claim, Outcome, PageCheck
from ouvrage.growth.promotions.words import cause_words
from ouvrage.notifications.mails import queue_mail
from ouvrage.notifications.notices import notify

Amounts = Sequence[tuple[CreditKind, int]]


def tell_checked(claim: Claim, check: PageCheck) -> None:
    """Found: a line is enough, a colleague now decides. Otherwise a mail says what to mend."""
    if check.outcome == Outcome.FOUND:
        line: Any = _("We found the link on {domain}. A member of our team now decides.")
    elif check.outcome == Outcome.NOT_FOUND:
        line = _("We read your page on {domain}, and found no link to our sites.")
    else:
        line = _("We could not read your page on {domain}.")
    _tell(
        claim,
        f"checked:{check.pk}",
        line,
        mail="" if check.outcome == Outcome.FOUND else "claim_unproven",
        is_unreachable=check.outcome == Outcome.UNREACHABLE,
        cause=cause_words(check.cause),
    )


def tell_credited(claim: Claim, given: Amounts) -> None:
    line = _("Your page on {domain} is approved: your credits have arrived.")
    _tell(claim, "credited", line, mail="claim_credited", given=_words(given))


def tell_declined(claim: Claim) -> None:
    line = _("Your page on {domain} was declined; the reason is on the page.")
    _tell(claim, "declined", line, mail="claim_declined")


def tell_missed(claim: Claim, check: PageCheck) -> None:
    line = _("We no longer find the link on {domain}. We look again in a week.")
    _tell(claim, f"missed:{check.pk}", line, mail="claim_missed")


def tell_revoked(claim: Claim, taken: Amounts) -> None:
    line = _("The link on {domain} is gone: what was left of its credits was taken back.")
    _tell(claim, "revoked", line, mail="claim_revoked", taken=_words(taken))


def _words(amounts: Amounts) -> list[tuple[int, str | Promise]]:
    return [(count, kind.label) for kind, count in amounts]


def _tell(claim: Claim, step: str, line: Any, *, mail: str, **context: Any) -> None:
    kind, path = f"growth.{mail or 'claim_found'}", reverse("growth:promotions")
    for member in claim.company.members.filter(is_active=True):
        key = f"growth.claim:{claim.pk}:{step}:{member.pk}"
        text = format_lazy(line, domain=claim.domain)
        notify(kind=kind, key=key, reader=member, text=text, url=path)
        if mail:
            details = {"claim": claim, **context}
            queue_mail(kind=kind, key=key, to=member, context=details, action_url=path)
