"""Price bands counted from signed contracts: one statement, and the rounding of what it finds.

Counted: contracts both sides signed, by the text that binds them now, whatever became of the work
since; left out is one that was terminated before anything was reported or delivered. Of each
provider, then of each client, only the latest few count. A band that stands is computed again when
enough other providers have signed since: no single contract ever moves it (docs/decisions/0077).
"""

from datetime import datetime

from django.db import connection

from ouvrage.contracts.parameters import BAND_CONTRACTS, BAND_OF_ONE, BAND_PROVIDERS
from ouvrage.projects.models import PriceBand

COUNT = """
WITH signed AS (
    SELECT contract.id, contract.company_id, contract.client_id, contract.in_force_at AS at,
        version.amount_cents, project.brand_id, project.category_id
    FROM contracts_contract AS contract
    JOIN contracts_contractversion AS version
        ON version.contract_id = contract.id AND version.number = contract.version
    JOIN projects_project AS project ON project.id = contract.project_id
    WHERE contract.in_force_at > %(since)s AND contract.in_force_at <= %(until)s
        AND NOT (contract.state = 'terminated' AND NOT EXISTS (
            SELECT FROM contracts_milestone AS part
            WHERE part.contract_id = contract.id AND (part.delivered_at IS NOT NULL OR EXISTS (
                SELECT FROM contracts_milestoneword AS word WHERE word.milestone_id = part.id
            ))
        ) AND NOT EXISTS (
            SELECT FROM contracts_progressreport AS report WHERE report.contract_id = contract.id
        ))
), scoped AS (
    SELECT * FROM signed WHERE category_id IS NOT NULL
    UNION ALL
    SELECT id, company_id, client_id, at, amount_cents, brand_id, NULL FROM signed
), by_provider AS (
    SELECT *, row_number() OVER (
        PARTITION BY brand_id, category_id, company_id ORDER BY at DESC, id
    ) AS of_provider FROM scoped
), by_client AS (
    SELECT *, row_number() OVER (
        PARTITION BY brand_id, category_id, client_id ORDER BY at DESC, id
    ) AS of_client FROM by_provider WHERE of_provider <= %(of_one)s
), counted AS (
    SELECT kept.brand_id, kept.category_id, count(*) AS contracts,
        count(DISTINCT kept.company_id) AS providers,
        count(DISTINCT kept.company_id) FILTER (
            WHERE band.id IS NULL OR kept.at > band.counted_until
        ) AS newcomers,
        percentile_disc(0.25) WITHIN GROUP (ORDER BY kept.amount_cents) AS low,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY kept.amount_cents) AS median,
        percentile_disc(0.75) WITHIN GROUP (ORDER BY kept.amount_cents) AS high
    FROM by_client AS kept
    LEFT JOIN projects_priceband AS band ON band.brand_id = kept.brand_id
        AND band.category_id IS NOT DISTINCT FROM kept.category_id
    WHERE kept.of_client <= %(of_one)s
    GROUP BY kept.brand_id, kept.category_id
)
SELECT brand_id, category_id, contracts, providers, low, median, high FROM counted
WHERE contracts >= %(contracts)s AND providers >= %(providers)s AND newcomers >= %(providers)s
ORDER BY brand_id, category_id
"""
SMALLEST_STEP = 1_000


def count_bands(*, since: datetime, until: datetime) -> list[PriceBand]:
    """The bands to publish now, unsaved: those that are new, and those that may change."""
    values: dict[str, int | datetime] = {
        "since": since,
        "until": until,
        "of_one": BAND_OF_ONE.value(),
        "contracts": BAND_CONTRACTS.value(),
        "providers": BAND_PROVIDERS.value(),
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)
        rows = cursor.fetchall()
    return [
        PriceBand(
            brand_id=brand_id,
            category_id=category_id,
            contracts=contracts,
            providers=providers,
            low_cents=rounded(low),
            median_cents=rounded(median),
            high_cents=rounded(high),
            counted_until=until,
        )
        for brand_id, category_id, contracts, providers, low, median, high in rows
    ]


def rounded(cents: int) -> int:
    """To a step of four to ten hundredths of the amount, ten euros at least: €1,234 is €1,200,
    €3,390 is €3,500, €12,340 is €12,000. Half a step goes up; never nothing.
    """
    power: int = 10 ** (len(str(cents)) - 1)
    lead = 10 * cents // power
    step = max(power // 10 if lead < 25 else power // 4 if lead < 50 else power // 2, SMALLEST_STEP)
    return max((2 * cents + step) // (2 * step) * step, step)
