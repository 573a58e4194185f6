"""Invoices and their documents are only ever added.

Lock: brief, on tables that are empty. Reverse: drops the triggers.
"""

from django.db import migrations

from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [("invoices", "0001_initial")]

    operations = [append_only("invoices_invoice"), append_only("invoices_document")]
