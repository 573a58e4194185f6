"""What must always hold of the journal."""

from ouvrage.journal.jobs import FACTS
from ouvrage.kit.verifying import run_checks, verifies


def problems() -> list[str]:
    """Everything that is wrong with the journal; nothing when all is well."""
    return [problem for outcome in run_checks("journal.") for problem in outcome.problems]


@verifies("journal.seals", "Each seal matches the facts it covers and the seal before it.")
def broken_seals() -> list[str]:
    return FACTS.problems()
