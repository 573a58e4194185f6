"""Versions say why and by whom they were written; what was said at a delivery is kept.

Lock: brief, columns with defaults and a new table. Reverse: drops them.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0002_rows_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="contractversion",
            name="cause",
            field=models.CharField(
                choices=[
                    ("drawn", "drawn from the offer"),
                    ("identity", "a party completed its details"),
                    ("terms", "the provider changed milestones or conditions"),
                ],
                default="drawn",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="contractversion",
            name="written_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="MilestoneWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("delivered", models.BooleanField()),
                ("text", models.TextField(max_length=4000)),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="contracts.milestone",
                    ),
                ),
            ],
        ),
    ]
