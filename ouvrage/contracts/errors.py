"""Why something about a contract is refused."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class NotAParty(Refused):
    code = "contracts.not_a_party"
    status = 403
    message = _("Only the two parties of this contract may do this. Nothing was changed.")


class NotToSign(Refused):
    code = "contracts.not_to_sign"
    message = _(
        "This contract is no longer waiting for signatures. Nothing was changed; "
        "the page shows where it stands."
    )


class NotInForce(Refused):
    code = "contracts.not_in_force"
    message = _(
        "This contract is not in force, so its milestones and reports do not move. "
        "Nothing was changed."
    )


class VersionChanged(Refused):
    code = "contracts.version_changed"
    message = _(
        "The text of the contract changed after you opened it. Nothing was signed: "
        "read the new version, what changed is marked, then sign it."
    )


class IdentityMissing(Refused):
    code = "contracts.identity_missing"
    message = _(
        "The contract cannot be signed yet, these details are missing: {missing}. "
        "The text is kept; complete them from the contract page."
    )


class NoLegalStatus(Refused):
    code = "contracts.no_legal_status"
    message = _(
        "Signing needs a registered business: the SIREN of {company}, or its equivalent "
        "abroad, is missing. "
        "The contract waits; add the number in the company’s profile, then come back."
    )


class CopyrightIncomplete(Refused):
    code = "contracts.copyright_incomplete"
    message = _(
        "An assignment of copyright lists the rights, the media, the place and the duration; "
        "one of them is empty. Nothing was changed: complete it, or choose no assignment."
    )


class SumDiffers(Refused):
    code = "contracts.sum_differs"
    message = _(
        "The milestones add up to {sum}, the contract is for {amount}. Nothing was changed: "
        "make the two amounts agree."
    )


class BadMilestones(Refused):
    code = "contracts.bad_milestones"
    message = _(
        "A contract has 1 to 6 milestones, each with a name, an amount and a day before the end. "
        "Nothing was changed."
    )


class CodeTooSoon(Refused):
    code = "contracts.code_too_soon"
    status = 429
    message = _(
        "A code has just been sent to {address}. Look in your mailbox, junk mail too; "
        "you may ask for another in {wait}."
    )


class WrongCode(Refused):
    code = "contracts.wrong_code"
    message = _("This is not the code we sent. Nothing was signed; tries left: {left}.")


class CodeOver(Refused):
    code = "contracts.code_over"
    message = _(
        "This code is no longer valid: too old, or tried too often. Nothing was signed; "
        "ask for a new one."
    )


class NameDiffers(Refused):
    code = "contracts.name_differs"
    message = _("Type your name as it stands in the contract: {name}. Nothing was signed.")


class NoConsent(Refused):
    code = "contracts.no_consent"
    message = _("Tick the sentence by which you agree to the contract. Nothing was signed.")


class NotAllPaid(Refused):
    code = "contracts.not_all_paid"
    message = _(
        "The project is finalised once both sides have declared every milestone paid. "
        "Still open: {left}. Nothing was changed."
    )


class NotAccepted(Refused):
    code = "contracts.not_accepted"
    message = _("A milestone is declared paid after it was accepted. Nothing was changed.")


class TextMissing(Refused):
    code = "contracts.text_missing"
    message = _("Write a few words for the other side. Nothing was changed.")
