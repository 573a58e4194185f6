"""Sealing the entries, every five minutes."""

from ouvrage.kit.jobs import job
from ouvrage.kit.sealing import Sealing
from ouvrage.ledger.models import Entry, Seal, SealedEntry

ENTRIES = Sealing(
    rows=Entry,
    seals=Seal,
    covers=SealedEntry,
    count="entries",
    columns=("id", "key", "kind", "reference", "at", "fingerprint"),
)


@job("ledger.seal", cron="*/5 * * * *")
def seal_entries() -> None:
    """Chain all entries that no seal covers yet. Safe to run twice: one at a time, by a lock."""
    ENTRIES.seal()
