"""Who is asked what became of a project and what he says; who wants no such question.

Lock: none, new tables. Reverse: drops them, answers included.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("followup", "0008_supervision"),
        ("projects", "0005_reply_commitments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SurveyRefusal",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="survey_refusal",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OutcomeSurvey",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "side",
                    models.CharField(
                        choices=[("client", "client"), ("provider", "provider")], max_length=8
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("cancelled", "cancelled"),
                            ("finalised", "finalised"),
                            ("dormant", "asleep"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("closes_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("here", "realised with a provider of this site"),
                            ("outside", "realised with somebody else"),
                            ("gave_up", "given up"),
                            ("put_off", "put off"),
                            ("looking", "still looking for somebody"),
                            ("unknown", "does not know"),
                        ],
                        max_length=10,
                    ),
                ),
                ("amount_cents", models.BigIntegerField(null=True)),
                (
                    "bracket",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("under_1000", "under €1,000"),
                            ("1000_to_5000", "€1,000 to €5,000"),
                            ("over_5000", "over €5,000"),
                        ],
                        max_length=12,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "bidder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.company",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.company",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surveys",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surveys",
                        to="projects.project",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["asked_at"], name="survey_asked"),
                    models.Index(
                        condition=models.Q(
                            ("answered_at__isnull", True), ("reminded_at__isnull", True)
                        ),
                        fields=["asked_at"],
                        name="survey_unanswered",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["client", "provider"])),
                        name="survey_side_known",
                    ),
                    models.UniqueConstraint(
                        fields=("project", "person"), name="survey_once_per_person"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="survey_answer_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("company__isnull", False), ("outcome", "here")),
                            models.Q(
                                models.Q(("outcome", "here"), _negated=True),
                                ("company__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="survey_here_names_a_company",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bidder__isnull", True), ("side", "client")),
                            models.Q(("bidder__isnull", False), ("side", "provider")),
                            _connector="OR",
                        ),
                        name="survey_bidder_has_a_company",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["here", "outside"]),
                            models.Q(("amount_cents__isnull", True), ("bracket", "")),
                            _connector="OR",
                        ),
                        name="survey_amount_only_when_realised",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount_cents__isnull", True), ("amount_cents__gt", 0), _connector="OR"
                        ),
                        name="survey_amount_positive",
                    ),
                ],
            },
        ),
    ]
