"""What must always hold between payments, the provider's answers and the books (INV-12, INV-13)."""

from datetime import timedelta

from ouvrage.kit.time import now
from ouvrage.kit.verifying import sentences, verifies
from ouvrage.payments.parameters import LONGEST_DAYS


@verifies("payments.paid", "A payment is paid when one of its tries is, and only then.")
def payments_out_of_step() -> list[str]:
    """Returned: no try of it holds money any more. Cancelled ones may hold what goes back."""
    return sentences(
        """
        SELECT payment.key, payment.state, count(charge.id) FILTER (WHERE charge.state = 'paid')
        FROM payments_payment AS payment
        LEFT JOIN payments_charge AS charge ON charge.payment_id = payment.id
        WHERE payment.state <> 'cancelled'
        GROUP BY payment.id
        HAVING (payment.state = 'paid')
            <> (count(charge.id) FILTER (WHERE charge.state = 'paid') > 0)
        ORDER BY 1
        """,
        "the payment {0} is {1}, with {2} paid tries",
    )


@verifies("payments.books", "Each try that drew money stands in the books once, for its amount.")
def charges_out_of_step() -> list[str]:
    """And so does each one whose money the bank took back."""
    return sentences(
        """
        SELECT charge.key, charge.state, movement.kind, movement.cents
        FROM payments_charge AS charge
        CROSS JOIN LATERAL (
            SELECT wanted.kind, wanted.expected, sum(line.amount) AS cents
            FROM (VALUES
                ('received', charge.state IN ('paid', 'returned'), 1),
                ('returned', charge.state = 'returned', -1)
            ) AS wanted(kind, expected, sign)
            LEFT JOIN ledger_entry AS entry
                ON entry.key = 'charge:' || charge.id || ':' || wanted.kind
            LEFT JOIN ledger_account AS account ON account.code = 'psp:' || charge.gateway
            LEFT JOIN ledger_posting AS line
                ON line.entry_id = entry.id AND line.account_id = account.id
            GROUP BY wanted.kind, wanted.expected, wanted.sign
            HAVING coalesce(sum(line.amount), 0)
                <> CASE WHEN wanted.expected THEN wanted.sign * charge.amount_cents ELSE 0 END
        ) AS movement
        ORDER BY 1, 3
        """,
        "the try {0} is {1}, yet the books say {2}: {3} cents",
    )


@verifies("payments.refunds", "No more was given back of a try than it drew, and the books agree.")
def refunds_out_of_step() -> list[str]:
    return _too_much_given_back() + _refunds_not_in_the_books()


def _too_much_given_back() -> list[str]:
    return sentences(
        """
        SELECT charge.key, charge.amount_cents, sum(refund.amount_cents)
        FROM payments_charge AS charge
        JOIN payments_refund AS refund ON refund.charge_id = charge.id
        WHERE refund.state IN ('ordered', 'done')
        GROUP BY charge.id
        HAVING sum(refund.amount_cents) > charge.amount_cents
        ORDER BY 1
        """,
        "of the try {0}, which drew {1} cents, {2} were given back",
    )


def _refunds_not_in_the_books() -> list[str]:
    return sentences(
        """
        SELECT refund.key, refund.state
        FROM payments_refund AS refund
        LEFT JOIN ledger_entry AS ordered
            ON ordered.key = 'refund:' || refund.id || ':refund_ordered'
        LEFT JOIN ledger_entry AS done ON done.key = 'refund:' || refund.id || ':refund_done'
        LEFT JOIN ledger_entry AS failed
            ON failed.key = 'refund:' || refund.id || ':refund_failed'
        WHERE (ordered.id IS NOT NULL) <> (refund.state IN ('ordered', 'done', 'failed'))
            OR (done.id IS NULL AND refund.state = 'done')
            OR (done.id IS NOT NULL AND refund.state NOT IN ('done', 'failed'))
            OR (failed.id IS NOT NULL) <> (refund.state = 'failed')
        ORDER BY 1
        """,
        "the refund {0} is {1}, and the books tell another story",
    )


@verifies("payments.in_hand", "What each payment has in hand is what came less what went.")
def money_out_of_step() -> list[str]:
    """Owed counts as less than nothing in hand; sales that were taken back count negative."""
    return sentences(
        """
        SELECT payment.key, payment.in_hand_cents - payment.owed_cents, came.cents - went.cents
        FROM payments_payment AS payment
        CROSS JOIN LATERAL (
            SELECT coalesce(sum(amount_cents), 0) AS cents
            FROM payments_charge WHERE payment_id = payment.id AND state = 'paid'
        ) AS came
        CROSS JOIN LATERAL (
            SELECT coalesce(sum(cents), 0) AS cents FROM (
                SELECT amount_cents AS cents FROM payments_refund
                WHERE payment_id = payment.id AND state IN ('ordered', 'done')
                UNION ALL
                SELECT ht_cents + vat_cents FROM payments_sale WHERE payment_id = payment.id
            ) AS outgoing
        ) AS went
        WHERE payment.in_hand_cents - payment.owed_cents <> came.cents - went.cents
        ORDER BY 1
        """,
        "the payment {0} holds {1} cents, by its movements {2}",
    )


@verifies(
    "payments.received", "The accounts of each company hold what its payments say, never less."
)
def accounts_out_of_step() -> list[str]:
    return sentences(
        """
        SELECT said.code, said.cents, coalesce(account.balance, 0)
        FROM (
            SELECT 'received:' || company_id AS code, sum(in_hand_cents) AS cents
            FROM payments_payment GROUP BY company_id
            UNION ALL
            SELECT 'owed:' || company_id, sum(owed_cents)
            FROM payments_payment GROUP BY company_id
        ) AS said
        FULL JOIN (
            SELECT code, balance FROM ledger_account
            WHERE code LIKE 'received:%%' OR code LIKE 'owed:%%'
        ) AS account ON account.code = said.code
        WHERE coalesce(said.cents, 0) <> coalesce(account.balance, 0) OR account.balance < 0
        ORDER BY 1
        """,
        "{0}: payments say {1} cents, the books {2}",
        [],
    )


@verifies("payments.waiting", "No payment is in progress for weeks without anybody looking at it.")
def payments_held_for_lost() -> list[str]:
    """An open difference of the reconciliation counts as looked at."""
    return sentences(
        """
        SELECT charge.key, charge.state, charge.ordered_at::date
        FROM payments_charge AS charge
        WHERE charge.state IN ('waiting', 'processing') AND charge.ordered_at < %s
            AND NOT EXISTS (
                SELECT FROM payments_difference AS difference
                WHERE difference.gateway = charge.gateway AND difference.closed_at IS NULL
                    AND difference.reference IN (charge.gateway_id, charge.key)
            )
        ORDER BY 1
        """,
        "the try {0} is {1} since {2}",
        [now() - timedelta(days=LONGEST_DAYS.value())],
    )
