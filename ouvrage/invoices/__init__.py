"""Numbered documents: invoices and credit notes, as PDF and as Factur-X."""
