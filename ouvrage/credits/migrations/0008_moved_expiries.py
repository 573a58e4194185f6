"""What each date of expiry was before a thaw moved it, so that a past month can be told as it was.

A new table; locks nothing. Reverse: drops it.
"""

import django.db.models.deletion
from django.db import migrations, models

from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [("credits", "0007_first_packs")]

    operations = [
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was_at", models.DateTimeField()),
                (
                    "freeze",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="credits.freeze",
                    ),
                ),
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="credits.grant",
                    ),
                ),
            ],
        ),
        append_only("credits_move"),
    ]
