"""Which VAT applies between a seller and a buyer, and how we know."""
