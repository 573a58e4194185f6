"""Versions of plans, months granted and proofs are never changed or removed.

Lock: brief, on tables that are empty. Reverse: drops the triggers.
"""

from django.db import migrations

from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [("subscriptions", "0001_initial")]

    operations = [
        append_only("subscriptions_planversion"),
        append_only("subscriptions_period"),
        append_only("subscriptions_acceptance"),
        append_only("subscriptions_notice"),
    ]
