"""Nights in peace, and mails that wait for the day’s digest.

Lock: brief, to check the states of mails anew and to index the few that wait. Reverse: drops them.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("brands", "0003_decisions_by_two"),
        ("notifications", "0005_preferences"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="QuietHours",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("from_hour", models.PositiveSmallIntegerField()),
                ("until_hour", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="mail",
            name="mail_state_known",
        ),
        migrations.AddField(
            model_name="mail",
            name="url",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AlterField(
            model_name="mail",
            name="state",
            field=models.CharField(
                choices=[
                    ("queued", "waiting"),
                    ("sent", "sent"),
                    ("failed", "failed"),
                    ("cancelled", "cancelled"),
                    ("stopped", "not sent, as you wished"),
                    ("gathered", "in the next digest"),
                    ("digested", "told in a digest"),
                ],
                default="queued",
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(
                condition=models.Q(("state", "gathered")),
                fields=["recipient", "queued_at"],
                name="mail_gathered",
            ),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "queued",
                            "sent",
                            "failed",
                            "cancelled",
                            "stopped",
                            "gathered",
                            "digested",
                        ],
                    )
                ),
                name="mail_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="quiethours",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_hour__lte", 23), ("until_hour__lte", 23)),
                name="quiet_hours_are_hours",
            ),
        ),
        migrations.AddConstraint(
            model_name="quiethours",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_hour", models.F("until_hour")), _negated=True),
                name="quiet_hours_leave_some",
            ),
        ),
    ]
