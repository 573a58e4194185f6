"""The calls that providers note. A new table; nothing is locked. Reverse: it is dropped."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("followup", "0005_desk"),
        ("projects", "0004_unreachable_clients"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reached", "reached"),
                            ("no_answer", "no answer"),
                            ("wrong_number", "wrong number"),
                            ("message_left", "message left"),
                        ],
                        max_length=12,
                    ),
                ),
                ("word", models.CharField(blank=True, max_length=280)),
                ("called_at", models.DateTimeField()),
                (
                    "noted_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("asked_at", models.DateTimeField(null=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "confirmed by the client"),
                            ("denied", "contradicted by the client"),
                        ],
                        max_length=9,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "author",
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
                        related_name="call_attempts",
                        to="accounts.company",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="call_attempts",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["project", "-called_at"], name="attempt_of_project"),
                    models.Index(fields=["company", "-called_at"], name="attempt_of_company"),
                    models.Index(
                        condition=models.Q(
                            ("answer", ""),
                            ("asked_at__isnull", True),
                            ("taken_back_at__isnull", True),
                        ),
                        fields=["noted_at"],
                        name="attempt_to_ask",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                ["reached", "no_answer", "wrong_number", "message_left"],
                            )
                        ),
                        name="attempt_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(
                                ("answer__in", ["confirmed", "denied"]),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="attempt_answer_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back_at__isnull", True),
                            ("answered_at__isnull", True),
                            _connector="OR",
                        ),
                        name="attempt_taken_back_or_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("called_at__lte", models.F("noted_at"))),
                        name="attempt_noted_after_the_call",
                    ),
                ],
            },
        ),
    ]
