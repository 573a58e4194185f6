"""What staff read instead of codes: the promises of the books, the units of the parameters."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.backoffice.numbers.typing import shape_of, write_hundredths
from ouvrage.brands.parameters import Parameter
from ouvrage.brands.previews import Change, preview
from ouvrage.kit.money import Money
from ouvrage.kit.verifying import Check
from ouvrage.ui.text import NO_BREAK, in_french, money, number

PROMISES: dict[str, Promise] = {
    "access.openings": _("Each opening has its spend, and each spend its opening."),
    "access.returns": _("A credit that came back has its reason on record, and only then."),
    "credits.grants": _(
        "What a grant has lost was spent, taken back or has expired, entry by entry."
    ),
    "credits.packs": _("Each pack sold gave its credits once, and each credit given was sold."),
    "credits.wallets": _("What is left of the grants is what the wallets hold."),
    "followup.surveys": _("Only people with a part in a project say what became of it."),
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
    "alerts": _("alerts"),
    "basis points": _("hundredths of a per cent"),
    "basis points by department": _("hundredths of a per cent, by department"),
    "business days": _("business days"),
    "cents": _("price"),
    "calls": _("calls"),
    "calls a day": _("calls a day"),
    "characters": _("characters"),
    "codes": _("codes"),
    "contacts a day": _("contacts a day"),
    "contacts an hour": _("contacts an hour"),
    "contracts": _("contracts"),
    "credits": _("credits"),
    "criteria": _("criteria"),
    "days": _("days"),
    "days after validation": _("days after validation"),
    "days before the day": _("days before the day"),
    "days between two changes of pseudo": _("days between two changes of pseudo"),
    "devices": _("devices"),
    "files": _("files"),
    "hours": _("hours"),
    "hours a member of staff stays in": _("hours a member of staff stays in"),
    "hour, Europe/Paris": _("o’clock, in Paris"),
    "hours, Europe/Paris": _("hours of the day, in Paris"),
    "mails": _("mails"),
    "megapixels": _("megapixels"),
    "messages": _("messages"),
    "milestones": _("milestones"),
    "minutes": _("minutes"),
    "months": _("months"),
    "offers": _("offers"),
    "people": _("people"),
    "projects": _("projects"),
    "providers": _("providers"),
    "seconds": _("seconds"),
    "tips a day": _("tips a day"),
    "tries": _("tries"),
    "weeks": _("weeks"),
}
SINGULARS: dict[str, Promise] = {
    "business days": _("business day"),
    "calls": _("call"),
    "contracts": _("contract"),
    "credits": _("credit"),
    "criteria": _("criterion"),
    "days": _("day"),
    "devices": _("device"),
    "files": _("file"),
    "hours": _("hour"),
    "milestones": _("milestone"),
    "minutes": _("minute"),
    "months": _("month"),
    "offers": _("offer"),
    "projects": _("project"),
    "providers": _("provider"),
    "tries": _("try"),
    "weeks": _("week"),
}
"""Units beside a one, where they differ."""
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
APPLIES_FROM_THEN: Promise = _(
    "Nobody’s data changes: it applies to what is done from that day on."
)
APPLIES: dict[str, Promise] = {
    "accounts": _("Nobody’s data changes: it applies to sign-ins and changes from that day on."),
    "contracts": _("Nobody’s data changes: contracts drawn before keep their own terms."),
    "growth": _("No credit already given changes: it applies to pages and figures from then on."),
    "invoices": _("No invoice changes: those issued from that day on print the new amount."),
    "messaging": _("No file or message is removed: it applies to what is sent from then on."),
    "reviews": _("Ratings already asked for keep their dates: it applies to later ones."),
}
"""What is said of a change whose app counts nothing."""


def promise(check: Check) -> str:
    """In the reader's language; the developer's own sentence for a check nobody worded yet."""
    return str(PROMISES.get(check.name, check.promise))


def unit(parameter: Parameter[Any]) -> str:
    """Likewise for a unit."""
    return str(UNITS.get(parameter.unit, parameter.unit))


def told(parameter: Parameter[Any], found: Any) -> str:
    """The value with its unit: « 200,00 € », « 20 % », « 7, 14, 21 days after validation »."""
    if parameter.unit == "cents":
        return money(Money(found))
    if parameter.unit == "basis points":
        return f"{write_hundredths(found)}{NO_BREAK}%"
    written = shape_of(parameter).write(found)
    if parameter.unit == "basis points by department":
        return written or str(_("none"))
    is_one = found == 1 or (found == 0 and in_french())
    counted = SINGULARS.get(parameter.unit) if is_one else None
    figure = number(found) if isinstance(found, int) else written
    return f"{figure}{NO_BREAK}{counted or unit(parameter)}"


def bounds(parameter: Parameter[Any]) -> str:
    """What may be typed, and how."""
    example = str(shape_of(parameter).example)
    if parameter.high is None:
        return example
    low, high = _bound(parameter, parameter.low), _bound(parameter, parameter.high)
    within = _("Between {low} and {high}.").format(low=low, high=high)
    return f"{within} {example}".strip()


def _bound(parameter: Parameter[Any], limit: int) -> str:
    if parameter.unit == "cents":
        return money(Money(limit), short=True)
    if parameter.unit.startswith("basis points"):
        return f"{write_hundredths(limit)}{NO_BREAK}%"
    return number(limit)


def touched(parameter: Parameter[Any], change: Change) -> str:
    """Whom a change touches: counted by the app that owns it, else what it applies to."""
    return preview(change) or str(APPLIES.get(parameter.topic, APPLIES_FROM_THEN))
