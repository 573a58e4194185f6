"""INV-05: what is open was paid for, and what was paid for is open."""

from ouvrage.access.returns import RULES
from ouvrage.kit.verifying import sentences, verifies


@verifies("access.openings", "INV-05: each opening has its spend, and each spend its opening.")
def openings_out_of_step() -> list[str]:
    unpaid = sentences(
        """
        SELECT opening.company_id, opening.kind, opening.project_id
        FROM access_opening AS opening
        WHERE opening.entry_key <> ''
            AND NOT EXISTS (SELECT FROM ledger_entry WHERE key = opening.entry_key)
        """,
        "company {0} opened {1} on project {2} without a spend",
    )
    closed = sentences(
        """
        SELECT entry.key FROM ledger_entry AS entry
        WHERE entry.kind = 'credits.spent'
            AND NOT EXISTS (SELECT FROM access_opening WHERE entry_key = entry.key)
        """,
        "the spend {0} opened nothing",
    )
    return unpaid + closed


@verifies("access.returns", "A credit that came back has its evidence, and only then.")
def returns_out_of_step() -> list[str]:
    return _half_done() + _without_evidence()


def _half_done() -> list[str]:
    return sentences(
        """
        SELECT opening.entry_key
        FROM access_opening AS opening
        LEFT JOIN ledger_entry AS entry ON entry.key = 'return:' || opening.entry_key
        WHERE opening.entry_key <> '' AND (opening.returned_at IS NULL) <> (entry.id IS NULL)
        """,
        "the return of {0} is half done",
    )


def _without_evidence() -> list[str]:
    """Returns whose fact is about something else, or whose rule is not in the table."""
    known = [(rule.fact, rule.cause, kind) for rule in RULES for kind in rule.kinds]
    facts, causes, kinds = (list(map(str, column)) for column in zip(*known, strict=True))
    return sentences(
        """
        SELECT opening.entry_key, fact.kind
        FROM access_opening AS opening
        JOIN journal_fact AS fact ON fact.id = opening.return_fact_id
        LEFT JOIN credits_grant AS given ON given.key = 'return:' || opening.entry_key
        WHERE fact.project_id <> opening.project_id
            OR fact.company_id <> opening.company_id
            OR NOT EXISTS (
                SELECT FROM unnest(%s::text[], %s::text[], %s::text[]) AS rule(fact, cause, kind)
                WHERE (rule.fact, rule.cause, rule.kind) = (fact.kind, given.cause, opening.kind)
            )
        """,
        "the return of {0} is not what {1} gives back",
        [facts, causes, kinds],
    )
