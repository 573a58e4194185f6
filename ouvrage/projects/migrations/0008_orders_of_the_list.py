"""Indexes for the list by deadline and by offers.

Lock: blocks writes to projects while they are built. Reverse: drops them.
"""

from datetime import date

import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("brands", "0003_decisions_by_two"),
        ("projects", "0007_words_in_one_piece"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="project",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce(
                    "deadline_on", models.Value(date(9999, 12, 31))
                ),
                models.OrderBy(models.F("confirmed_alive_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("state__in", ["dormant", "open"])),
                name="project_listed_by_deadline",
            ),
        ),
        migrations.AddIndex(
            model_name="project",
            index=models.Index(
                models.F("offer_count"),
                models.OrderBy(models.F("confirmed_alive_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("state__in", ["dormant", "open"])),
                name="project_listed_by_offers",
            ),
        ),
    ]
