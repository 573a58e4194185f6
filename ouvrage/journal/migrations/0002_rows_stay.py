"""Rows of these tables are only ever added.

Lock: brief, on tables that are empty. Reverse: drops the triggers.
"""

from django.db import migrations

from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [
        append_only("journal_fact"),
        append_only("journal_seal"),
        append_only("journal_sealedfact"),
    ]
