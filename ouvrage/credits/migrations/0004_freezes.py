"""Stretches in which wallets are frozen; two more causes of grants.

Lock: brief, a new table. Reverse: drops it.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import ouvrage.kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("credits", "0003_goodwill"),
    ]

    operations = [
        migrations.CreateModel(
            name="Freeze",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cause", models.CharField(max_length=40)),
                ("reference", models.CharField(max_length=80, unique=True)),
                ("began_at", models.DateTimeField()),
                (
                    "frozen_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("thawed_at", models.DateTimeField(null=True)),
                ("moved_days", models.PositiveSmallIntegerField(default=0)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="freezes",
                        to="accounts.company",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("thawed_at__isnull", True)),
                        fields=["company"],
                        name="freeze_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("thawed_at__isnull", True),
                            ("thawed_at__gte", models.F("frozen_at")),
                            _connector="OR",
                        ),
                        name="freeze_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("began_at__lte", models.F("frozen_at"))),
                        name="freeze_began_before",
                    ),
                ],
            },
        ),
    ]
