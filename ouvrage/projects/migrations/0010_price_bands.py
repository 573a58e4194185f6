"""Price bands of signed contracts: one per category, one per site.

Lock: none on tables in use. Reverse: drops the table; the nightly job fills it again.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("brands", "0003_decisions_by_two"),
        ("projects", "0009_saved_searches_and_visits"),
    ]

    operations = [
        migrations.CreateModel(
            name="PriceBand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("low_cents", models.BigIntegerField()),
                ("median_cents", models.BigIntegerField()),
                ("high_cents", models.BigIntegerField()),
                ("contracts", models.PositiveIntegerField()),
                ("providers", models.PositiveIntegerField()),
                ("counted_until", models.DateTimeField()),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="price_bands",
                        to="brands.brand",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="price_bands",
                        to="brands.category",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("brand", "category"), name="price_band_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("low_cents__gt", 0),
                            ("low_cents__lte", models.F("median_cents")),
                            ("median_cents__lte", models.F("high_cents")),
                        ),
                        name="price_band_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("contracts__gte", 10), ("providers__gte", 5)),
                        name="price_band_of_several",
                    ),
                ],
            },
        ),
    ]
