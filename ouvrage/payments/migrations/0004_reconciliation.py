"""The statement as read, the comparisons, who closed a difference and why; why no refund.

Lock: brief; constant defaults are written without touching rows. Reverse: drops what it added.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time
from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0003_a_provider_that_rests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reconciliation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gateway", models.CharField(max_length=20)),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("here_count", models.PositiveIntegerField()),
                ("here_cents", models.BigIntegerField()),
                ("there_count", models.PositiveIntegerField()),
                ("there_cents", models.BigIntegerField()),
                ("found", models.PositiveIntegerField()),
                ("closed", models.PositiveIntegerField()),
                (
                    "ran_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StatementLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gateway", models.CharField(max_length=20)),
                ("reference", models.CharField(max_length=120)),
                (
                    "direction",
                    models.CharField(
                        choices=[("in", "money in"), ("out", "money out")], max_length=3
                    ),
                ),
                ("day_on", models.DateField()),
                ("amount_cents", models.BigIntegerField()),
                ("fee_cents", models.BigIntegerField(null=True)),
                (
                    "read_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="difference",
            name="difference_once_open",
        ),
        migrations.AddField(
            model_name="difference",
            name="closed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="difference",
            name="direction",
            field=models.CharField(
                choices=[("in", "money in"), ("out", "money out")],
                db_default="in",
                default="in",
                max_length=3,
            ),
        ),
        migrations.AddField(
            model_name="difference",
            name="note",
            field=models.CharField(blank=True, db_default="", default="", max_length=500),
        ),
        migrations.AddField(
            model_name="refund",
            name="answer",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddConstraint(
            model_name="difference",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)),
                fields=("gateway", "reference", "direction"),
                name="difference_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="difference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_by__isnull", True),
                    models.Q(("closed_at__isnull", False), models.Q(("note", ""), _negated=True)),
                    _connector="OR",
                ),
                name="difference_closed_by_hand_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="reconciliation",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("first_on"))),
                name="reconciliation_days_forward",
            ),
        ),
        migrations.AddIndex(
            model_name="statementline",
            index=models.Index(fields=["gateway", "day_on"], name="statement_line_by_day"),
        ),
        migrations.AddConstraint(
            model_name="statementline",
            constraint=models.UniqueConstraint(
                fields=("gateway", "reference", "direction"), name="statement_line_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="statementline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount_cents__gt", 0), ("direction", "in")),
                    models.Q(("amount_cents__lt", 0), ("direction", "out")),
                    _connector="OR",
                ),
                name="statement_line_signed",
            ),
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(
                condition=models.Q(("in_hand_cents__gt", 0), ("state", "paid")),
                fields=["-id"],
                name="payment_in_hand",
            ),
        ),
        append_only("payments_reconciliation"),
    ]
