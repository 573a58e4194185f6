"""Which grant each spent credit came from, and which grants expire next.

Lock: brief, on tables that are empty. Reverse: drops table and index.
"""

import django.db.models.deletion
from django.db import migrations, models

from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [("credits", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Spend",
            fields=[
                ("key", models.CharField(max_length=120, primary_key=True, serialize=False)),
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spends",
                        to="credits.grant",
                    ),
                ),
            ],
        ),
        append_only("credits_spend"),
        migrations.AddIndex(
            model_name="grant",
            index=models.Index(
                name="grant_expiring",
                fields=["expires_at"],
                condition=models.Q(("left__gt", 0)),
            ),
        ),
    ]
