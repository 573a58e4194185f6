"""What changed between two versions of a contract, clause by clause. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ouvrage.contracts.content import Content
from ouvrage.contracts.models import ContractVersion
from ouvrage.kit.money import Money
from ouvrage.offers.differences import Piece, word_changes
from ouvrage.ui.text import money


@dataclass(frozen=True, slots=True)
class Changed:
    """One part of the contract that reads differently."""

    title: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Changes:
    """All parts that read differently since an older version."""

    since: ContractVersion
    parts: list[Changed]


def changes(older: ContractVersion, newer: ContractVersion) -> Changes:
    before, after = _parts(older.content), _parts(newer.content)
    titles = [*after, *(title for title in before if title not in after)]
    changed = [
        Changed(title, word_changes(before.get(title, ""), after.get(title, "")))
        for title in titles
        if before.get(title) != after.get(title)
    ]
    return Changes(older, changed)


def _parts(content: Content) -> dict[str, str]:
    """The contract as titled texts."""
    milestones = "\n".join(
        _("%(label)s – %(amount)s – day %(day)s")
        % {
            "label": one["label"],
            "amount": money(Money(one["amount_cents"])),
            "day": one["days"],
        }
        for one in content["milestones"]
    )
    clauses = {clause["title"]: clause["text"] for clause in content["clauses"]}
    return {
        _("The client"): _lines(
            content["client"], "name organisation registration street postcode city"
        ),
        _("The provider"): _lines(
            content["provider"],
            "name legal_form registration vat_number street postcode city signatory",
        ),
        _("Milestones"): milestones,
        **clauses,
    }


def _lines(party: dict[str, str], names: str) -> str:
    return ", ".join(party[name] for name in names.split() if party[name])
