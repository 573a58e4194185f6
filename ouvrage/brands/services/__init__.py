"""Deciding the numbers and texts of the rules, alone or by two."""

from ouvrage.brands.services.decisions import (
    approve_decision,
    ask_decision,
    decline_decision,
    take_back_decision,
)
from ouvrage.brands.services.parameters import decide_parameter, withdraw_parameter
from ouvrage.brands.services.texts import withdraw_text, write_text

__all__ = [
    "approve_decision",
    "ask_decision",
    "decide_parameter",
    "decline_decision",
    "take_back_decision",
    "withdraw_parameter",
    "withdraw_text",
    "write_text",
]
