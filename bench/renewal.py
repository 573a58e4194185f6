"""The monthly renewal of many accounts beside plain SQL: `python -m bench.renewal 10000 5`.

Two parts: the next terms (with the job that asks each payment), and the credits of the month
once they are paid. Each beside the best single statement that writes the same rows and keeps no
promise: no lock, no chain, no digest, no key looked up. In a database of its own, with commits;
the order is swapped every round; the ratio is the median of the rounds' own ratios.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

GOAL = 5

PLAIN_TERMS = """
WITH born AS (
    INSERT INTO subscriptions_term (id, subscription_id, number, plan_version_id, began, state,
        months, anchor_on, first_month, shift_days, starts_on, ends_on, ht_cents, vat_cents,
        vat_code, vat_rate_bp, is_free_to_leave, made_at)
    SELECT gen_random_uuid(), held.id, 2, %(version)s, 'renewed', 'awaiting', 1, held.began_on, 1,
        0, held.ends_on + 1, (held.began_on + interval '2 months')::date - 1, 2900, 0, '', 0, false,
        now()
    FROM subscriptions_subscription AS held
    WHERE held.state = 'active' AND held.cancelled_at IS NULL AND held.ends_on < %(today)s
    RETURNING id, subscription_id, ends_on
), moved AS (
    UPDATE subscriptions_subscription AS held SET ends_on = born.ends_on
    FROM born WHERE held.id = born.subscription_id
)
INSERT INTO procrastinate_jobs (queue_name, task_name, args)
SELECT 'default', 'subscriptions.collect_term', jsonb_build_object('term_id', id) FROM born
"""

PLAIN_CREDITS = """
WITH month AS (
    INSERT INTO subscriptions_period (id, term_id, number, starts_on, granted_at)
    SELECT gen_random_uuid(), term.id, 1, term.starts_on, now()
    FROM subscriptions_term AS term WHERE term.number = 2 AND term.state = 'paid'
    RETURNING term_id
), gave AS (
    INSERT INTO credits_grant (id, key, company_id, kind, count, "left", cause, granted_at,
        expires_at)
    SELECT gen_random_uuid(), 'plan:' || month.term_id || ':1:' || kind, held.company_id, kind,
        count, count, 'plan', now(), now() + interval '92 days'
    FROM month
    JOIN subscriptions_term AS term ON term.id = month.term_id
    JOIN subscriptions_subscription AS held ON held.id = term.subscription_id
    CROSS JOIN (VALUES ('CONSULTATION', 30), ('OFFRE', 15), ('CONTACT', 5)) AS of(kind, count)
    RETURNING id, key, company_id, kind, count
), entry AS (
    INSERT INTO ledger_entry (key, kind, reference, fingerprint, at)
    SELECT key, 'credits.granted', 'plan', repeat('0', 64), now() FROM gave
    RETURNING id, key
), lines AS (
    INSERT INTO ledger_posting (entry_id, account_id, amount, position, balance_after, digest)
    SELECT entry.id, account.id, line.sign * gave.count,
        CASE WHEN account.guarded THEN account.length + 1 END,
        CASE WHEN account.guarded THEN account.balance + gave.count END,
        CASE WHEN account.guarded THEN repeat('0', 64) ELSE '' END
    FROM gave JOIN entry USING (key)
    CROSS JOIN LATERAL (VALUES ('wallet:' || gave.company_id || ':' || gave.kind, -1),
        ('credits:given:' || gave.kind, 1)) AS line(code, sign)
    JOIN ledger_account AS account ON account.code = line.code
), moved AS (
    UPDATE ledger_account AS account
    SET balance = balance + gave.count, length = length + 1, head = repeat('0', 64)
    FROM gave WHERE account.code = 'wallet:' || gave.company_id || ':' || gave.kind
)
INSERT INTO journal_fact (kind, at, actor_side, subject, subject_id, company_id, data)
SELECT 'credits.granted', now(), 'platform', 'credits.grant', id, company_id,
    jsonb_build_object('kind', kind, 'count', count, 'cause', 'plan', 'expires', now(),
        'approved_by', NULL)
FROM gave
"""

FIRST_MONTHS = """
INSERT INTO subscriptions_period (id, term_id, number, starts_on, granted_at)
SELECT gen_random_uuid(), id, 1, starts_on, now() FROM subscriptions_term WHERE number = 1
"""
NEW = ["subscriptions_period", "credits_grant", "ledger_entry", "ledger_posting", "journal_fact"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("accounts", nargs="?", type=int, default=10_000)
    parser.add_argument("rounds", nargs="?", type=int, default=5)
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    import django

    django.setup()
    with own_database():
        version = populate(asked.accounts)
        print(f"{asked.accounts} accounts, {asked.rounds} rounds, {settings_of_server()}")
        run("terms", asked.rounds, clear_terms, renew_terms, lambda: plain_terms(version))
        clear_terms()
        renew_terms()
        pay_terms()
        run("credits", asked.rounds, clear_credits, grant_credits, plain_credits)


def run(
    name: str,
    rounds: int,
    clear: Callable[[], None],
    ours: Callable[[], int],
    plain: Callable[[], int],
) -> None:
    """Both, one after the other, in swapped order; then ours again, which must find nothing."""
    ratios, own, bare, again = [], [], [], []
    for number in range(rounds):
        taken = {}
        for work in (ours, plain) if number % 2 else (plain, ours):
            clear()
            taken[work], rows = measured(work)
            if work is ours:
                seconds, found = measured(ours)
                again.append(seconds)
                if found:
                    raise SystemExit(f"the second run found {found}")
        own.append(taken[ours])
        bare.append(taken[plain])
        ratios.append(taken[ours] / taken[plain])
    print(
        f"{name:<8} {rows} rows  ours {told(own)}  plain {told(bare)}"
        f"  second run {told(again)}, 0 rows"
    )
    verdict = "met" if statistics.median(ratios) <= GOAL else "MISSED"
    print(
        f"{'':<8} ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}),"
        f" goal {GOAL}: {verdict}; second run"
        f" {statistics.median(again) / statistics.median(own):.2f} of the first"
    )


def told(seconds: list[float]) -> str:
    return (
        f"{statistics.median(seconds) * 1000:.0f} ms"
        f" ({min(seconds) * 1000:.0f}–{max(seconds) * 1000:.0f})"
    )


def measured(work: Callable[[], int]) -> tuple[float, int]:
    began = time.perf_counter()
    rows = work()
    return time.perf_counter() - began, rows


def renew_terms() -> int:
    from ouvrage.subscriptions.services import renew_due

    count = 0
    while made := renew_due():
        count += made
    return count


def grant_credits() -> int:
    from ouvrage.subscriptions.services import grant_months

    count = 0
    while given := grant_months():
        count += given
    return count


def plain_terms(version: int) -> int:
    from ouvrage.kit.time import today

    return execute(PLAIN_TERMS, {"version": version, "today": today()})


def plain_credits() -> int:
    return execute(PLAIN_CREDITS) // 3


def execute(sql: str, values: dict[str, object] | None = None) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def clear_terms() -> None:
    as_owner("DELETE FROM subscriptions_term WHERE number = 2")
    as_owner(
        "UPDATE subscriptions_subscription SET ends_on = (began_on + interval '1 month')::date - 1"
    )
    as_owner("TRUNCATE procrastinate_jobs CASCADE")
    tidy("subscriptions_term", "subscriptions_subscription")


def clear_credits() -> None:
    as_owner(f"TRUNCATE {', '.join(NEW)}, procrastinate_jobs CASCADE")
    execute(FIRST_MONTHS)
    as_owner(
        "UPDATE ledger_account SET length = 0, head = '', balance = CASE WHEN guarded THEN 0 END"
    )
    tidy("ledger_account", *NEW)


def pay_terms() -> None:
    as_owner(
        "UPDATE subscriptions_term SET state = 'paid', sale_id = gen_random_uuid(),"
        " payment_id = gen_random_uuid(), paid_at = now() WHERE number = 2"
    )


def as_owner(sql: str) -> None:
    """Past the triggers that keep rows for good."""
    execute("SET session_replication_role = replica")
    execute(sql)
    execute("RESET session_replication_role")


def tidy(*tables: str) -> None:
    for table in tables:
        execute(f"VACUUM ANALYZE {table}")


def populate(accounts: int) -> int:
    """Companies with their wallets, on a plan whose month ended yesterday; the plan's version."""
    from dateutil.relativedelta import relativedelta

    from ouvrage.accounts.models import Company
    from ouvrage.credits import wallets
    from ouvrage.credits.models import CreditKind
    from ouvrage.kit.ids import new_id
    from ouvrage.kit.time import now, today
    from ouvrage.ledger.bulk import hold_in_bulk
    from ouvrage.subscriptions.models import Plan, Subscription, Term

    plan = Plan.objects.get(code="essentiel")
    version = plan.versions.get(number=1)
    first = today() - relativedelta(months=1)
    last = first + relativedelta(months=1, days=-1)
    companies = Company.objects.bulk_create(
        [Company(name=f"Entreprise {number}") for number in range(accounts)], batch_size=5_000
    )
    held = [
        Subscription(
            id=new_id(), company=company, plan=plan, months=1, state="active",
            began_on=first, ends_on=last,
        )
        for company in companies
    ]  # fmt: skip
    Subscription.objects.bulk_create(held, batch_size=5_000)
    terms = (
        Term(
            id=new_id(), subscription=one, number=1, plan_version=version, began="bought",
            state="paid", months=1, anchor_on=first, starts_on=first, ends_on=last, ht_cents=2_900,
            payment_id=new_id(), sale_id=new_id(), paid_at=now(),
        )
        for one in held
    )  # fmt: skip
    Term.objects.bulk_create(terms, batch_size=5_000)
    from django.db import transaction

    execute(FIRST_MONTHS)
    with transaction.atomic():
        hold_in_bulk([wallets.wallet(one.pk, kind) for one in companies for kind in CreditKind])
        hold_in_bulk([wallets.given(kind) for kind in CreditKind])
    return version.pk


def settings_of_server() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        told = []
        for name in ("server_version", "fsync", "synchronous_commit", "shared_buffers"):
            cursor.execute(f"SHOW {name}")
            told.append(f"{name} {cursor.fetchone()[0]}")
    return ", ".join(told)


@contextmanager
def own_database() -> Iterator[None]:
    """Made for this run and gone after it."""
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = "bench_renewal"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main()
