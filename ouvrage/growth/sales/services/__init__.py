"""What a sales agent does with a provider's account."""

from ouvrage.growth.sales.services.calling import allow_calls, refuse_calls, show_phone
from ouvrage.growth.sales.services.noting import finish_call_back, write_sales_note
from ouvrage.growth.sales.services.promising import (
    approve_commitment,
    commit_to,
    decline_commitment,
)

__all__ = [
    "allow_calls",
    "approve_commitment",
    "commit_to",
    "decline_commitment",
    "finish_call_back",
    "refuse_calls",
    "show_phone",
    "write_sales_note",
]
