"""Offers keep why they were turned down and when their closing message left; drafts are kept.

Lock: brief, columns with defaults and a new table. Reverse: drops them.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("offers", "0002_rows_stay"),
        ("projects", "0003_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="offer",
            name="closing_sent_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="offer",
            name="decline_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("too_expensive", "above the budget"),
                    ("too_late", "too late for the calendar"),
                    ("profile", "the experience does not quite fit the need"),
                    ("unclear", "the proposal lacks details"),
                    ("another", "another offer fits better"),
                    ("other", "another reason"),
                ],
                max_length=14,
            ),
        ),
        migrations.CreateModel(
            name="OfferDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fields", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offer_drafts",
                        to="accounts.company",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offer_drafts",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("company", "project"), name="offer_draft_once")
                ],
            },
        ),
    ]
