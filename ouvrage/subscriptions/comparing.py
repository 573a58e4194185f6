"""What plans cost by the credit, for the page of packs to show beside."""

from ouvrage.credits.packs.comparing import PlanBeside, tells_plans
from ouvrage.kit.money import Money
from ouvrage.subscriptions.queries import plans_on_sale


@tells_plans
def paid_plans() -> list[PlanBeside]:
    """Each paid plan by the month."""
    return [
        PlanBeside(version.plan.name, Money(version.month_cents), sum(version.monthly.values()))
        for version in plans_on_sale()
        if version.month_cents and any(version.monthly.values())
    ]
