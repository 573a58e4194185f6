"""Issuing invoices and credit notes; keeping their documents."""

from ouvrage.invoices.services.documents import keep_document, order_document
from ouvrage.invoices.services.issuing import issue_due, issue_for_sale

__all__ = ["issue_due", "issue_for_sale", "keep_document", "order_document"]
