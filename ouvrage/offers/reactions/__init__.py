"""What offers do when something was recorded: `decisions`, `invitations`, `talk`,
ends and returns (`validity`).
"""

from ouvrage.offers.reactions import decisions, invitations, talk, validity

__all__ = ["decisions", "invitations", "talk", "validity"]
