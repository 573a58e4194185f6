"""Numbers of the rules about offers."""

from ouvrage.brands.parameters import parameter

MOST_MILESTONES = parameter("offers.most_milestones", 6, unit="milestones", rule="RULES §6")
LONGEST_DELIVERY = parameter("offers.longest_delivery", 730, unit="days", rule="RULES §6")
HIGHEST_PRICE = parameter("offers.highest_price", 100_000_000, unit="cents", rule="RULES §6")
