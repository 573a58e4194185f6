"""What must always hold of the books, as set-based queries."""

from ouvrage.kit.verifying import run_checks, sentences, verifies
from ouvrage.ledger.jobs import ENTRIES


def problems() -> list[str]:
    """Everything that is wrong with the books; nothing when all is well."""
    return [problem for outcome in run_checks("ledger.") for problem in outcome.problems]


@verifies("ledger.balance", "INV-01: each entry, and each unit as a whole, sums to zero.")
def unbalanced() -> list[str]:
    entries = sentences(
        """
        SELECT entry.key, account.unit, sum(line.amount)
        FROM ledger_posting AS line
        JOIN ledger_entry AS entry ON entry.id = line.entry_id
        JOIN ledger_account AS account ON account.id = line.account_id
        GROUP BY entry.key, account.unit HAVING sum(line.amount) <> 0 ORDER BY entry.key
        """,
        "entry {0} is out by {2} {1}",
    )
    units = sentences(
        """
        SELECT account.unit, sum(line.amount)
        FROM ledger_posting AS line JOIN ledger_account AS account ON account.id = line.account_id
        GROUP BY account.unit HAVING sum(line.amount) <> 0 ORDER BY account.unit
        """,
        "the books are out by {1} {0}",
    )
    return entries + units


@verifies("ledger.fingerprints", "Each entry still says what its fingerprint was taken of.")
def changed_entries() -> list[str]:
    return sentences(
        """
        SELECT entry.key
        FROM ledger_entry AS entry
        LEFT JOIN LATERAL (
            SELECT string_agg(account.code || ':' || line.amount, E'\\n'
                ORDER BY (account.code || ':' || line.amount) COLLATE "C") AS said
            FROM ledger_posting AS line
            JOIN ledger_account AS account ON account.id = line.account_id
            WHERE line.entry_id = entry.id
        ) AS lines ON true
        WHERE entry.fingerprint IS DISTINCT FROM encode(sha256(convert_to(
            entry.kind || E'\\n' || entry.reference || E'\\n' || lines.said, 'UTF8')), 'hex')
        ORDER BY entry.key
        """,
        "entry {0} was changed, or lost its lines",
    )


@verifies(
    "ledger.wallets", "INV-03: each guarded balance is the sum of its lines, never below zero."
)
def wrong_balances() -> list[str]:
    return sentences(
        """
        SELECT code, balance, total FROM (
            SELECT account.code, account.balance, account.length, count(line.id) AS lines,
                coalesce(sum(line.amount), 0)
                    * CASE account.side WHEN 'debit' THEN 1 ELSE -1 END AS total,
                coalesce(min(line.balance_after), 0) AS lowest
            FROM ledger_account AS account
            LEFT JOIN ledger_posting AS line ON line.account_id = account.id
            WHERE account.guarded
            GROUP BY account.id
        ) AS wallet
        WHERE balance <> total OR balance < 0 OR lowest < 0 OR length <> lines
        ORDER BY code
        """,
        "account {0} says {1}, its lines say {2}",
    )


@verifies("ledger.chains", "The chain of each guarded account is unbroken up to its head.")
def broken_chains() -> list[str]:
    links = sentences(CHAINS, "the chain of {0} breaks at position {1}", [None, None])
    heads = sentences(
        """
        SELECT account.code
        FROM ledger_account AS account
        LEFT JOIN ledger_posting AS line
            ON line.account_id = account.id AND line.position = account.length
        WHERE account.guarded AND account.head <> coalesce(line.digest, '')
        ORDER BY account.code
        """,
        "the head of {0} is not its last link",
    )
    return links + heads


@verifies("ledger.triggers", "INV-01: the database itself refuses an entry that does not balance.")
def missing_triggers() -> list[str]:
    return sentences(
        """
        SELECT wanted.name
        FROM (VALUES ('ledger_posting', 'ledger_entry_balances'),
                     ('ledger_entry', 'ledger_entry_has_lines')) AS wanted(relation, name)
        LEFT JOIN pg_trigger AS found
            ON found.tgrelid = wanted.relation::regclass AND found.tgname = wanted.name
        WHERE found.tgenabled IS DISTINCT FROM 'O'
        """,
        "trigger {0} is missing or switched off",
    )


@verifies("ledger.seals", "Each seal matches the entries it covers and the seal before it.")
def broken_seals() -> list[str]:
    return ENTRIES.problems()


def broken_links(codes: list[str]) -> list[str]:
    """Where the chains of these accounts break; for somebody who checks his own."""
    return sentences(CHAINS, "{0}:{1}", [codes, codes])


CHAINS = """
SELECT code, position FROM (
    SELECT account.code, line.position, line.digest, line.balance_after, line.amount,
        entry.key, entry.fingerprint,
        row_number() OVER inorder AS place,
        coalesce(lag(line.digest) OVER inorder, '') AS before,
        sum(line.amount * CASE account.side WHEN 'debit' THEN 1 ELSE -1 END)
            OVER inorder AS running
    FROM ledger_posting AS line
    JOIN ledger_account AS account ON account.id = line.account_id AND account.guarded
    JOIN ledger_entry AS entry ON entry.id = line.entry_id
    WHERE %s::text[] IS NULL OR account.code = ANY(%s)
    WINDOW inorder AS (PARTITION BY account.id ORDER BY line.position)
) AS link
WHERE position IS DISTINCT FROM place
    OR balance_after IS DISTINCT FROM running
    OR digest <> encode(sha256(convert_to(
        before || '|' || key || '|' || fingerprint || '|' || amount || '|' || position, 'UTF8'
    )), 'hex')
ORDER BY code, position
"""
