"""The sentence by which a party agrees; it is kept as it was shown."""

from django.utils.translation import gettext as _

from ouvrage.contracts.models import Contract, ContractVersion


def consent_sentence(contract: Contract, text: ContractVersion) -> str:
    """Names the number, the version and the beginning of the hash, in the signatory's language."""
    return _(
        "I have read contract %(number)s, version %(version)s (fingerprint %(hash)s…), "
        "I agree to it and I sign it electronically."
    ) % {"number": contract.number, "version": text.number, "hash": text.sha256[:12]}
