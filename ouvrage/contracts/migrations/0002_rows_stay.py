"""Rows of these tables are only ever added. Lock: brief, on tables that are empty. Reverse: drops
the triggers.
"""

from django.db import migrations

from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [("contracts", "0001_initial")]

    operations = [
        append_only("contracts_contractversion"),
        append_only("contracts_signature"),
        append_only("contracts_contractdocument"),
    ]
