"""What a supervisor does with decisions."""

from ouvrage.followup.supervision.services.drawing import draw_decisions
from ouvrage.followup.supervision.services.hearing import hear_decision, reverse_decision

__all__ = ["draw_decisions", "hear_decision", "reverse_decision"]
