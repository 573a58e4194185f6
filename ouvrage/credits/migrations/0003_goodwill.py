"""Gestures: asked by one member of staff, above a bound decided by another.

A new table; locks nothing. Reverse: drops it.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("credits", "0002_where_spends_come_from"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Goodwill",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("CONSULTATION", "consultation"),
                            ("OFFRE", "offer"),
                            ("CONTACT", "contact"),
                        ],
                        max_length=12,
                    ),
                ),
                ("count", models.PositiveIntegerField()),
                ("reason", models.TextField(max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "waits for a colleague"),
                            ("given", "given"),
                            ("declined", "declined"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("is_large", models.BooleanField(default=False)),
                (
                    "asked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(blank=True, max_length=500)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goodwill",
                        to="accounts.company",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-asked_at", "-id"], name="goodwill_newest"),
                    models.Index(fields=["company", "-asked_at"], name="goodwill_of_company"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["asked", "given", "declined"])),
                        name="goodwill_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["CONSULTATION", "OFFRE", "CONTACT"])),
                        name="goodwill_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gt", 0)), name="goodwill_not_empty"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_large", False),
                            models.Q(("state", "given"), _negated=True),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="goodwill_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by__isnull", True), ("state", "asked")),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="goodwill_decided_by_somebody",
                    ),
                ],
            },
        ),
    ]
