"""The numbers of what helps providers gain."""

from ouvrage.brands.parameters import parameter

FIGURES_DAYS = parameter("growth.figures_days", 90, unit="days", rule="RULES §5, honest figures")
FEW_PROJECTS = parameter(
    "growth.few_projects", 10, unit="projects", rule="RULES §5, low volume is said"
)
LEAST_PEERS = parameter(
    "growth.least_peers", 5, unit="providers", rule="no median tells on somebody"
)
