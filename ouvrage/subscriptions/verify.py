"""What must always hold of subscriptions: terms, months, incidents, pauses (INV-06, INV-20)."""

from ouvrage.kit.verifying import sentences, verifies


@verifies("subscriptions.one", "A company has at most one subscription that runs or waits.")
def more_than_one() -> list[str]:
    return sentences(
        """
        SELECT company_id, count(*) FROM subscriptions_subscription
        WHERE state IN ('awaiting_payment', 'active', 'paused')
        GROUP BY company_id HAVING count(*) > 1
        ORDER BY 1
        """,
        "company {0} has {1} subscriptions",
    )


@verifies("subscriptions.months", "Each month of a term was granted once, in full, and no other.")
def months_out_of_step() -> list[str]:
    """What was given again after a missing payment came back counts under its own key."""
    return sentences(
        """
        SELECT coalesce(month.key, given.key), coalesce(month.count, 0), coalesce(given.count, 0)
        FROM (
            SELECT 'plan:' || period.term_id || ':' || period.number AS key, count(*) AS count
            FROM subscriptions_period AS period GROUP BY 1
        ) AS month
        FULL JOIN (
            SELECT substring(key FROM '^plan:[^:]+:[0-9]+') AS key, count(DISTINCT kind) AS kinds,
                count(*) AS count
            FROM credits_grant
            WHERE key ~ '^plan:[^:]+:[0-9]+:[A-Z]+$'
            GROUP BY 1
        ) AS given USING (key)
        WHERE month.key IS NULL OR month.count > 1 OR given.count <> given.kinds
            OR (given.key IS NULL AND EXISTS (
                SELECT 1 FROM subscriptions_term AS term
                WHERE 'plan:' || term.id = substring(month.key FROM '^plan:[^:]+')
                    AND term.began <> 'changed'
            ))
        ORDER BY 1
        """,
        "{0} was noted {1} times, with {2} grants",
    )


@verifies("subscriptions.terms", "The terms of a subscription follow each other without a gap.")
def terms_with_gaps() -> list[str]:
    """A change of plan on the first day of a term leaves the former one beneath it."""
    return sentences(
        """
        SELECT subscription_id, number, starts_on, before FROM (
            SELECT subscription_id, number, starts_on, began,
                lag(ends_on) OVER whole AS before, lag(starts_on) OVER whole AS began_on
            FROM subscriptions_term WHERE state = 'paid'
            WINDOW whole AS (PARTITION BY subscription_id ORDER BY number)
        ) AS paid
        WHERE starts_on <> before + 1 AND NOT (began = 'changed' AND starts_on = began_on)
        ORDER BY 1, 2
        """,
        "{0}: term {1} begins on {2}, the one before ends on {3}",
    )


@verifies("subscriptions.sales", "A paid term has its sale, of the same price; an unpaid one none.")
def terms_without_sale() -> list[str]:
    return sentences(
        """
        SELECT term.subscription_id, term.number, term.ht_cents, sale.ht_cents
        FROM subscriptions_term AS term
        LEFT JOIN payments_sale AS sale ON sale.key = 'term:' || term.id
        WHERE CASE WHEN term.state IN ('paid', 'taken_back')
            THEN sale.id IS NULL OR sale.id <> term.sale_id OR sale.ht_cents <> term.ht_cents
                OR sale.vat_cents <> term.vat_cents
            ELSE sale.id IS NOT NULL END
        ORDER BY 1, 2
        """,
        "{0}: term {1} costs {2}, its sale says {3}",
    )


@verifies("subscriptions.incidents", "Nothing is missing on a subscription that is over.")
def incidents_after_the_end() -> list[str]:
    return sentences(
        """
        SELECT held.id, incident.state
        FROM subscriptions_incident AS incident
        JOIN subscriptions_term AS term ON term.id = incident.term_id
        JOIN subscriptions_subscription AS held ON held.id = term.subscription_id
        WHERE incident.state IN ('open', 'contested') AND held.state NOT IN ('active', 'paused')
        ORDER BY 1
        """,
        "{0} is over, yet an incident is {1}",
    )


@verifies("subscriptions.pauses", "Credits are frozen by a pause exactly while it lasts.")
def pauses_out_of_step() -> list[str]:
    return sentences(
        """
        SELECT held.id, held.state, count(cold.id)
        FROM subscriptions_subscription AS held
        LEFT JOIN credits_freeze AS cold ON cold.company_id = held.company_id
            AND cold.cause = 'pause' AND cold.thawed_at IS NULL
            AND cold.reference IN (
                SELECT 'pause:' || pause.id FROM subscriptions_pause AS pause
                JOIN subscriptions_term AS term ON term.id = pause.term_id
                WHERE term.subscription_id = held.id
            )
        GROUP BY held.id
        HAVING (held.state = 'paused') <> (count(cold.id) > 0)
        ORDER BY 1
        """,
        "{0} is {1} with {2} freezes",
    )
