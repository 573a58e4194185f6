"""INV-05: what is open was paid for, and what was paid for is open."""

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


@verifies("access.returns", "An opening is marked as returned when its credit came back.")
def returns_out_of_step() -> list[str]:
    return sentences(
        """
        SELECT opening.entry_key
        FROM access_opening AS opening
        LEFT JOIN ledger_entry AS entry ON entry.key = 'return:' || opening.entry_key
        WHERE opening.entry_key <> '' AND (opening.returned_at IS NULL) <> (entry.id IS NULL)
        """,
        "the return of {0} is half done",
    )
