"""A subscription whose last day is over goes on: the next terms are written in sets."""

from uuid import UUID

from django.db import connection, transaction

from ouvrage.kit.jobs import enqueue_many
from ouvrage.kit.time import now, today
from ouvrage.payments.services import default_method
from ouvrage.subscriptions import facts
from ouvrage.subscriptions.models import Began
from ouvrage.subscriptions.services.asking import ask_for_term
from ouvrage.subscriptions.services.incidents import NO_METHOD, locked_term, open_incident
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.states import TermState

BATCH = 5_000

# A cancellation holds the subscription's row: it is passed over, and looked at again next time.
# Its price is that of the day on which it renews, which its notices told, however late this runs.
# Free to leave: neither legal notice left in its window for a term that binds for months.
RENEW = """
WITH due AS MATERIALIZED (
    SELECT held.id, held.ends_on, held.months, coalesce(held.next_plan_id, held.plan_id) AS plan_id
    FROM subscriptions_subscription AS held
    WHERE held.state = 'active' AND held.cancelled_at IS NULL AND held.ends_on < %(today)s
        AND NOT EXISTS (
            SELECT 1 FROM subscriptions_term AS waiting
            WHERE waiting.subscription_id = held.id AND waiting.state = 'awaiting'
        )
    ORDER BY held.id
    LIMIT %(limit)s
    FOR UPDATE OF held SKIP LOCKED
), version AS (
    SELECT plan_id, id, month_cents, quarter_cents, year_cents, starts_at,
        lead(starts_at, 1, 'infinity') OVER (PARTITION BY plan_id ORDER BY starts_at, number)
            AS until
    FROM subscriptions_planversion
), born AS (
    INSERT INTO subscriptions_term (
        id, subscription_id, number, plan_version_id, began, state, months,
        anchor_on, first_month, shift_days, starts_on, ends_on,
        ht_cents, vat_cents, vat_code, vat_rate_bp, is_free_to_leave, made_at
    )
    SELECT gen_random_uuid(), due.id, top.number + 1, version.id, 'renewed', 'awaiting', due.months,
        days.anchor_on, days.first_month, 0, due.ends_on + 1,
        (days.anchor_on + make_interval(months => days.first_month + due.months))::date - 1,
        CASE due.months WHEN 1 THEN version.month_cents WHEN 3 THEN version.quarter_cents
            ELSE version.year_cents END,
        0, '', 0,
        due.months > 1 AND NOT EXISTS (
            SELECT 1 FROM subscriptions_notice AS notice
            JOIN notifications_mail AS mail ON mail.id = notice.mail_id
            JOIN subscriptions_term AS told ON told.id = notice.term_id
            WHERE told.subscription_id = due.id AND notice.last_day_on = due.ends_on
                AND notice.kind IN ('first', 'second') AND mail.state = 'sent'
                AND (mail.sent_at AT TIME ZONE 'Europe/Paris')::date
                    BETWEEN notice.window_opens_on AND notice.window_closes_on
        ),
        %(now)s
    FROM due
    JOIN version ON version.plan_id = due.plan_id
        AND version.starts_at <= (due.ends_on + 1)::timestamp AT TIME ZONE 'Europe/Paris'
        AND version.until > (due.ends_on + 1)::timestamp AT TIME ZONE 'Europe/Paris'
    CROSS JOIN LATERAL (
        SELECT max(every.number) AS number FROM subscriptions_term AS every
        WHERE every.subscription_id = due.id
    ) AS top
    CROSS JOIN LATERAL (
        SELECT paid.anchor_on, paid.first_month, paid.months, paid.shift_days
        FROM subscriptions_term AS paid
        WHERE paid.subscription_id = due.id AND paid.state = 'paid'
        ORDER BY paid.number DESC LIMIT 1
    ) AS last
    CROSS JOIN LATERAL (
        SELECT CASE WHEN last.shift_days = 0 THEN last.anchor_on ELSE due.ends_on + 1 END
                AS anchor_on,
            CASE WHEN last.shift_days = 0 THEN last.first_month + last.months ELSE 0 END
                AS first_month
    ) AS days
    RETURNING id, subscription_id, ends_on, plan_version_id
), moved AS (
    UPDATE subscriptions_subscription AS held
    SET ends_on = born.ends_on, plan_id = of_plan.plan_id, next_plan_id = NULL
    FROM born JOIN version AS of_plan ON of_plan.id = born.plan_version_id
    WHERE held.id = born.subscription_id
)
SELECT id FROM born
"""


@transaction.atomic
def renew_due(*, limit: int = BATCH) -> int:
    """Write the next term of each subscription that is due; the number of terms.

    A second run finds nothing; one that was cut short has written nothing of its batch.
    Then: `subscriptions.collect_term` asks each payment by itself.
    """
    with connection.cursor() as cursor:
        cursor.execute(RENEW, {"today": today(), "now": now(), "limit": limit})
        born = [str(term_id) for (term_id,) in cursor.fetchall()]
    enqueue_many("subscriptions.collect_term", [{"term_id": term_id} for term_id in born])
    return len(born)


@transaction.atomic
def collect_term(*, term_id: UUID) -> None:
    """Ask the payment of a renewed term by the company's usual means, once; without one, say so.

    Then: subscriptions.renewed, and subscriptions.incident_opened when there is no means.
    """
    subscription, term = locked_term(term_id)
    if term.state != TermState.AWAITING or term.began != Began.RENEWED or term.payment_id:
        return
    method = default_method(subscription.company_id)
    payment = ask_for_term(term, actor=None, method_id=method.pk if method else None)
    tell(facts.RENEWED, subscription, term_id=term.pk)
    if method is None:
        open_incident(subscription, term, payment, NO_METHOD)
