"""Openings may be given by an invitation. Lock: brief, a column.

Reverse: drops it.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_evidence_of_returns"),
        ("accounts", "0001_initial"),
        ("journal", "0002_rows_stay"),
        ("projects", "0006_by_phone"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="opening",
            name="is_invited",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_invited", False), ("entry_key", ""), _connector="OR"),
                name="opening_invited_costs_nothing",
            ),
        ),
    ]
