"""The client's own criteria, points and notes on offers.

Lock: none, new tables. Reverse: drops them.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import ouvrage.kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("offers", "0004_validity"),
        ("projects", "0006_by_phone"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfferNote",
            fields=[
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="own_note",
                        serialize=False,
                        to="offers.offer",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=4000)),
                (
                    "written_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OfferCriterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=60)),
                ("weight", models.PositiveSmallIntegerField(default=1)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offer_criteria",
                        to="projects.project",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OfferMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("points", models.PositiveSmallIntegerField()),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="offers.offercriterion",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="offers.offer",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="offercriterion",
            constraint=models.UniqueConstraint(
                fields=("project", "position"), name="offer_criterion_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="offercriterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__gte", 1), ("weight__lte", 3)),
                name="offer_criterion_weight",
            ),
        ),
        migrations.AddConstraint(
            model_name="offermark",
            constraint=models.UniqueConstraint(
                fields=("offer", "criterion"), name="offer_mark_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="offermark",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__gte", 1), ("points__lte", 5)), name="offer_mark_bounds"
            ),
        ),
    ]
