"""What this app records."""

from ouvrage.journal.registry import declare

NUMBER_CHECKED = declare(
    "taxes.number_checked", "A register answered, or did not, about a company's VAT number."
)
