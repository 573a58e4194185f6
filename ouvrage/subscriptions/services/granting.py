"""Credits of each month: those of paid terms, and those of Découverte, each exactly once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction

from ouvrage.credits.models import Cause, Grant, Spend
from ouvrage.credits.services import BulkGrant, grant_in_bulk
from ouvrage.kit.db import hold, require_transaction
from ouvrage.kit.time import end_of_day, now, today
from ouvrage.subscriptions.models import PlanCode, PlanVersion
from ouvrage.subscriptions.policy import version_in_force

BATCH = 1_500

# A month of a term begins at its anchor plus whole months, later by the pause it had. Whoever
# writes the period grants it: a second worker waits on the unique pair, then finds it there.
DUE = """
INSERT INTO subscriptions_period (id, term_id, number, starts_on, granted_at)
SELECT gen_random_uuid(), due.id, due.number, due.begins_on, %(now)s
FROM (
    SELECT term.id, month.number, begins.begins_on
    FROM subscriptions_term AS term
    JOIN subscriptions_subscription AS held ON held.id = term.subscription_id
    CROSS JOIN LATERAL generate_series(1, term.months) AS month(number)
    CROSS JOIN LATERAL (
        SELECT (term.anchor_on + make_interval(months => term.first_month + month.number - 1))::date
            AS plain_on
    ) AS plain
    CROSS JOIN LATERAL (
        SELECT plain.plain_on + CASE
            WHEN term.shifted_on IS NOT NULL AND plain.plain_on > term.shifted_on
            THEN term.shift_days ELSE 0 END AS begins_on
    ) AS begins
    WHERE term.state = 'paid' AND held.state = 'active'
        AND NOT EXISTS (
            SELECT 1 FROM subscriptions_incident AS missing
            WHERE missing.term_id = term.id AND missing.state IN ('open', 'contested')
        )
        AND (%(term)s::uuid IS NULL OR term.id = %(term)s)
        AND term.starts_on <= %(today)s AND term.ends_on >= %(today)s - 62
        AND begins.begins_on BETWEEN term.starts_on AND least(term.ends_on, %(today)s)
        AND NOT EXISTS (
            SELECT 1 FROM subscriptions_period AS done
            WHERE done.term_id = term.id AND done.number = month.number
        )
    ORDER BY term.id, month.number
    LIMIT %(limit)s
) AS due
ON CONFLICT (term_id, number) DO NOTHING
RETURNING term_id, number, starts_on
"""

OF_TERMS = """
SELECT term.id, held.company_id, term.plan_version_id
FROM subscriptions_term AS term
JOIN subscriptions_subscription AS held ON held.id = term.subscription_id
WHERE term.id = ANY(%s)
"""

# Twelve months a year counted from the day the company opened; the first is its welcome. Only the
# month under way is given: a free month that nobody came for is not made up for.
FREE = """
SELECT company.id, month.number, month.begins_on
FROM accounts_company AS company
CROSS JOIN LATERAL (
    SELECT (company.created_at AT TIME ZONE 'Europe/Paris')::date AS opened_on
) AS opened
CROSS JOIN LATERAL (
    SELECT number, (opened.opened_on + make_interval(months => number))::date AS begins_on
    FROM generate_series(
        greatest(1, (
            date_part('year', %(today)s::date) * 12 + date_part('month', %(today)s::date)
            - date_part('year', opened.opened_on) * 12 - date_part('month', opened.opened_on)
        )::int - 1),
        (
            date_part('year', %(today)s::date) * 12 + date_part('month', %(today)s::date)
            - date_part('year', opened.opened_on) * 12 - date_part('month', opened.opened_on)
        )::int
    ) AS number
    WHERE (opened.opened_on + make_interval(months => number))::date <= %(today)s
    ORDER BY number DESC LIMIT 1
) AS month
WHERE company.id > %(after)s
    AND EXISTS (
        SELECT 1 FROM accounts_user AS member
        WHERE member.company_id = company.id AND member.is_active
    )
    AND NOT EXISTS (
        SELECT 1 FROM subscriptions_subscription AS held
        WHERE held.company_id = company.id AND held.state IN ('active', 'paused')
    )
    AND NOT EXISTS (
        SELECT 1 FROM credits_grant AS known
        WHERE known.key = 'decouverte:' || company.id || ':' || month.number || ':CONSULTATION'
    )
ORDER BY company.id
LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Month:
    """What one company receives for one month."""

    company_id: int
    key: str
    version: PlanVersion
    starts_on: date
    less: dict[str, int] | None = None

    def grants(self) -> Iterator[BulkGrant]:
        """One per kind, less what was had for the same month under a smaller plan."""
        until = end_of_day(self.starts_on + timedelta(days=self.version.validity_days))
        cause = Cause.PLAN if self.less is None else Cause.UPGRADE
        for kind, count in self.version.monthly.items():
            left = count - (self.less or {}).get(kind, 0)
            if left > 0:
                key = f"{self.key}:{kind}"
                yield BulkGrant(self.company_id, kind, left, cause, key, until)


@transaction.atomic
def grant_months(*, term_id: UUID | None = None, limit: int = BATCH) -> int:
    """Grant each month of a paid term that has begun and was not granted; the number of months.

    A term whose money the bank took back has none until it is settled.
    Then: credits.granted, once per month and kind.
    """
    if term_id is None:
        hold("subscriptions.grant_months")
    values = {"now": now(), "today": today(), "term": term_id, "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(DUE, values)
        periods = cursor.fetchall()
        cursor.execute(OF_TERMS, [[term for term, _number, _day in periods]])
        owners = {term: (company, version) for term, company, version in cursor.fetchall()}
    versions = PlanVersion.objects.in_bulk({version for _company, version in owners.values()})
    give(
        Month(owners[term][0], f"plan:{term}:{number}", versions[owners[term][1]], day)
        for term, number, day in periods
    )
    return len(periods)


@transaction.atomic
def grant_free_months(*, after: int = 0, limit: int = BATCH) -> int:
    """Give companies without a subscription their month of Découverte; the last company seen.

    Then: credits.granted, once per month and kind. 0 when nobody was left.
    """
    version = version_in_force(PlanCode.DECOUVERTE)
    hold("subscriptions.grant_free_months")
    with connection.cursor() as cursor:
        cursor.execute(FREE, {"today": today(), "after": after, "limit": limit})
        rows = cursor.fetchall()
    if version is None or not rows:
        return 0
    give(
        Month(company, f"decouverte:{company}:{number}", version, day)
        for company, number, day in rows
    )
    return int(rows[-1][0])


def give(months: Iterable[Month]) -> None:
    """Write the grants, in sets. Must run inside the caller's transaction.

    At most a batch of months: its wallets are then held in one stroke, in the order of ids.
    """
    require_transaction()
    grant_in_bulk([grant for month in months for grant in month.grants()])


def spent_of_terms(term_ids: Iterable[UUID]) -> int:
    """How many credits of these terms were spent."""
    return sum(
        Spend.objects.filter(grant__key__startswith=f"plan:{term_id}:").count()
        for term_id in term_ids
    )


def grants_of_term(term_id: UUID, month: int | None = None) -> list[UUID]:
    """The grants of a term, or of one of its months, in the order in which they came."""
    key = f"plan:{term_id}:" if month is None else f"plan:{term_id}:{month}:"
    return list(
        Grant.objects.filter(key__startswith=key).order_by("pk").values_list("pk", flat=True)
    )
