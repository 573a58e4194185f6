"""Pages of invoices: the company's own, the accountant's desk."""
