"""The simulated provider files its own objects.

Lock: none, the table is new. Reverse: drops it.
"""

import django.db.models.functions.datetime
from django.db import migrations, models

import ouvrage.kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Simulated",
            fields=[
                ("id", models.CharField(max_length=60, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("payer", "Payer"),
                            ("setup", "Setup"),
                            ("method", "Method"),
                            ("charge", "Charge"),
                            ("refund", "Refund"),
                        ],
                        max_length=8,
                    ),
                ),
                ("key", models.CharField(max_length=120, unique=True)),
                ("status", models.CharField(default="", max_length=20)),
                ("data", models.JSONField(default=dict)),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("moved_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("moved_on__isnull", False)),
                        fields=["moved_on"],
                        name="simulated_moved",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["payer", "setup", "method", "charge", "refund"])
                        ),
                        name="simulated_kind_known",
                    )
                ],
            },
        ),
    ]
