"""What companies write for themselves about projects they prospect.

Lock: none on tables in use. Reverse: drops the table.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_by_invitation"),
        ("accounts", "0001_initial"),
        ("projects", "0009_saved_searches_and_visits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Prospect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("opened", "report opened"),
                            ("offered", "offer made"),
                            ("contacted", "client contacted"),
                            ("in_talks", "in talks"),
                            ("won", "won"),
                            ("lost", "lost"),
                        ],
                        max_length=10,
                    ),
                ),
                ("next_step", models.CharField(blank=True, max_length=160)),
                ("remind_on", models.DateField(blank=True, null=True)),
                ("reminded_on", models.DateField(null=True)),
                ("note", models.TextField(blank=True, max_length=4000)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "changed_by",
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
                        related_name="prospects",
                        to="accounts.company",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prospects",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("remind_on__isnull", False), ("reminded_on__isnull", True)
                        ),
                        fields=["remind_on"],
                        name="prospect_to_remind",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("company", "project"), name="prospect_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stage", ""),
                            ("stage__in", ["contacted", "in_talks", "lost"]),
                            _connector="OR",
                        ),
                        name="prospect_stage_by_hand",
                    ),
                ],
            },
        ),
    ]
