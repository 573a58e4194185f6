"""What offers do when something was recorded: decisions (`decisions`), talk (`talk`), ends and
returns (`validity`).
"""

from ouvrage.offers.reactions import decisions, talk, validity

__all__ = ["decisions", "talk", "validity"]
