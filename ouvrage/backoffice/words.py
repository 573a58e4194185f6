"""What staff read instead of codes: the promises of the books, the units of the parameters."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.brands.parameters import Parameter
from ouvrage.kit.money import Money
from ouvrage.kit.verifying import Check
from ouvrage.ui.text import money

PROMISES: dict[str, Promise] = {
    "access.openings": _("Each opening has its spend, and each spend its opening."),
    "access.returns": _("A credit that came back has its reason on record, and only then."),
    "credits.grants": _(
        "What a grant has lost was spent, taken back or has expired, entry by entry."
    ),
    "credits.packs": _("Each pack sold gave its credits once, and each credit given was sold."),
    "credits.wallets": _("What is left of the grants is what the wallets hold."),
    "invoices.content": _("Each invoice still says what its digest was taken of."),
    "invoices.documents": _("Each document kept is, to the byte, the one that was made."),
    "invoices.numbers": _("Each series runs from 1 to its last number without a gap."),
    "invoices.order": _("Within a series, a later number never has an earlier day."),
    "invoices.sales": _("Each sale has its document, for the same amounts, or waits for one."),
    "journal.seals": _("Each seal matches the facts it covers and the seal before it."),
    "kit.append_only_rights": _("Pages and jobs have no right to change what is written for good."),
    "kit.append_only_triggers": _("The database refuses changes to what is written for good."),
    "ledger.balance": _("Each entry, and each unit as a whole, sums to zero."),
    "ledger.chains": _("The chain of each guarded account is unbroken up to its head."),
    "ledger.fingerprints": _("Each entry still says what its fingerprint was taken of."),
    "ledger.seals": _("Each seal matches the entries it covers and the seal before it."),
    "ledger.triggers": _("The database itself refuses an entry that does not balance."),
    "ledger.wallets": _("Each guarded balance is the sum of its lines, never below zero."),
    "payments.paid": _("A payment is paid when one of its tries is, and only then."),
    "payments.books": _("Each try that drew money stands in the books once, for its amount."),
    "payments.refunds": _("No more was given back of a try than it drew, and the books agree."),
    "payments.in_hand": _("What each payment has in hand is what came less what went."),
    "payments.received": _("The accounts of each company hold what its payments say, never less."),
    "payments.waiting": _("No payment is in progress for weeks without anybody looking at it."),
    "subscriptions.incidents": _("Nothing is missing on a subscription that is over."),
    "subscriptions.months": _("Each month of a term was granted once, in full, and no other."),
    "subscriptions.one": _("A company has at most one subscription that runs or waits."),
    "subscriptions.pauses": _("Credits are frozen by a pause exactly while it lasts."),
    "subscriptions.sales": _("A paid term has its sale, of the same price; an unpaid one none."),
    "subscriptions.terms": _("The terms of a subscription follow each other without a gap."),
}
UNITS: dict[str, Promise] = {
    "MB": _("MB"),
    "basis points": _("hundredths of a per cent"),
    "basis points by department": _("hundredths of a per cent, by department"),
    "business days": _("business days"),
    "cents": _("price"),
    "calls": _("calls"),
    "characters": _("characters"),
    "codes": _("codes"),
    "contacts a day": _("contacts a day"),
    "contacts an hour": _("contacts an hour"),
    "credits": _("credits"),
    "days": _("days"),
    "days after validation": _("days after validation"),
    "days between two changes of pseudo": _("days between two changes of pseudo"),
    "files": _("files"),
    "hours": _("hours"),
    "hours a member of staff stays in": _("hours a member of staff stays in"),
    "hours, Europe/Paris": _("hours of the day, in Paris"),
    "megapixels": _("megapixels"),
    "messages": _("messages"),
    "milestones": _("milestones"),
    "minutes": _("minutes"),
    "months": _("months"),
    "projects": _("projects"),
    "providers": _("providers"),
    "seconds": _("seconds"),
    "tries": _("tries"),
    "weeks": _("weeks"),
}
TOPICS: dict[str, Promise] = {
    "credits": _("Credits"),
    "subscriptions": _("Subscriptions"),
    "payments": _("Payments"),
    "invoices": _("Invoices"),
    "taxes": _("Taxes"),
    "growth": _("Promotions and sales"),
    "access": _("Opening projects"),
    "projects": _("Projects"),
    "followup": _("Suivi Projet"),
    "offers": _("Offers"),
    "contracts": _("Contracts"),
    "reviews": _("Ratings"),
    "messaging": _("Messages and files"),
    "notifications": _("Mails"),
    "accounts": _("Accounts"),
    "brands": _("Texts"),
}
"""The apps, in the order in which staff look for a number."""


def promise(check: Check) -> str:
    """In the reader's language; the developer's own sentence for a check nobody worded yet."""
    return str(PROMISES.get(check.name, check.promise))


def unit(parameter: Parameter[Any]) -> str:
    """Likewise for a unit."""
    return str(UNITS.get(parameter.unit, parameter.unit))


def value(parameter: Parameter[Any], found: Any) -> str:
    """« 10–13, 14–20 », « 7, 14, 21 », « 1 000 000 € »."""
    if parameter.unit == "cents":
        return money(Money(found))
    if isinstance(found, list | tuple):
        return ", ".join("–".join(map(str, one)) if _is_row(one) else str(one) for one in found)
    return str(found)


def _is_row(one: object) -> bool:
    return isinstance(one, list | tuple)
