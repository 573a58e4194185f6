"""What must always hold between grants and the books."""

from ouvrage.kit.verifying import sentences, verifies


@verifies("credits.wallets", "What is left of the grants is what the wallets hold.")
def wallets_out_of_step() -> list[str]:
    return sentences(
        """
        SELECT coalesce(account.code, held.code), coalesce(account.balance, 0),
            coalesce(held.total, 0)
        FROM ledger_account AS account
        FULL JOIN (
            SELECT 'wallet:' || company_id || ':' || kind AS code, sum("left") AS total
            FROM credits_grant GROUP BY company_id, kind
        ) AS held ON held.code = account.code
        WHERE (account.code LIKE 'wallet:%%' OR account.code IS NULL)
            AND coalesce(account.balance, 0) <> coalesce(held.total, 0)
        ORDER BY 1
        """,
        "{0} holds {1}, its grants {2}",
        [],
    )


@verifies(
    "credits.grants", "What a grant has lost was spent, taken back or has expired, entry by entry."
)
def grants_out_of_step() -> list[str]:
    return sentences(
        """
        SELECT grants.key, grants.count - grants."left", spent.count + coalesce(gone.count, 0)
        FROM credits_grant AS grants
        CROSS JOIN LATERAL (
            SELECT count(*) FROM credits_spend AS spend
            JOIN ledger_entry AS entry ON entry.key = spend.key
            WHERE spend.grant_id = grants.id
        ) AS spent
        LEFT JOIN LATERAL (
            SELECT max(line.amount) AS count
            FROM ledger_entry AS entry JOIN ledger_posting AS line ON line.entry_id = entry.id
            WHERE entry.key IN ('expired:' || grants.id, 'taken_back:' || grants.id)
        ) AS gone ON true
        WHERE grants.count - grants."left" <> spent.count + coalesce(gone.count, 0)
        ORDER BY grants.key
        """,
        "grant {0} has lost {1}, its entries say {2}",
    )


@verifies("credits.packs", "Each pack sold gave its credits once, and each credit given was sold.")
def packs_out_of_step() -> list[str]:
    return sentences(
        """
        SELECT bought.id, coalesce(sold.rounds, 0), coalesce(given.rounds, 0)
        FROM credits_packorder AS bought
        LEFT JOIN LATERAL (
            SELECT count(*) AS rounds FROM payments_sale AS sale
            WHERE sale.key LIKE 'pack:' || bought.id || ':%%' AND sale.reverses_id IS NULL
        ) AS sold ON true
        LEFT JOIN LATERAL (
            SELECT count(DISTINCT split_part(key, ':', 3)) AS rounds FROM credits_grant
            WHERE key LIKE 'pack:' || bought.id || ':%%'
        ) AS given ON true
        WHERE coalesce(sold.rounds, 0) <> coalesce(given.rounds, 0)
            OR (bought.round = 0) <> (coalesce(sold.rounds, 0) = 0)
        ORDER BY bought.id
        """,
        "order {0} was sold {1} times, its credits given {2} times",
    )
