"""The lives of a contract and of its milestones."""

from django.db import models
from django.utils.translation import pgettext_lazy as _

from ouvrage.kit.transitions import Moves


class ContractState(models.TextChoices):
    """Where a contract stands."""

    TO_SIGN = "to_sign", _("contract", "to be signed")
    IN_FORCE = "in_force", _("contract", "in force")
    COMPLETED = "completed", _("contract", "completed")
    ABANDONED = "abandoned", _("contract", "abandoned before signature")
    TERMINATED = "terminated", _("contract", "terminated")


CONTRACT_MOVES = Moves(
    {
        ContractState.TO_SIGN: {ContractState.IN_FORCE, ContractState.ABANDONED},
        ContractState.IN_FORCE: {ContractState.COMPLETED, ContractState.TERMINATED},
    }
)


class MilestoneState(models.TextChoices):
    """Where a milestone stands under the base formula: both sides declare, the platform records."""

    PLANNED = "planned", _("milestone", "planned")
    DELIVERED = "delivered", _("milestone", "declared delivered")
    ACCEPTED = "accepted", _("milestone", "accepted")
    PAID = "paid", _("milestone", "paid")


MILESTONE_MOVES = Moves(
    {
        MilestoneState.PLANNED: {MilestoneState.DELIVERED},
        MilestoneState.DELIVERED: {MilestoneState.ACCEPTED, MilestoneState.PLANNED},
        MilestoneState.ACCEPTED: {MilestoneState.PAID},
    }
)
