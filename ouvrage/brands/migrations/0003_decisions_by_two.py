"""Decisions taken by two people, planned versions withdrawn, who wrote which text and why.

Lock: brief, new columns without a rewrite. Reverse: drops them.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import ouvrage.kit.time
from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("brands", "0002_rows_stay"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=80)),
                ("payload", models.JSONField()),
                ("starts_at", models.DateTimeField()),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "waiting for a second person"),
                            ("approved", "approved"),
                            ("declined", "turned down"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                ("asked_by_id", models.BigIntegerField()),
                (
                    "asked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("settled_by_id", models.BigIntegerField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("answer", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn_by_id", models.BigIntegerField()),
                (
                    "withdrawn_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="parameterversion",
            name="approved_by_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="parameterversion",
            name="request_id",
            field=models.UUIDField(null=True, unique=True),
        ),
        migrations.AddField(
            model_name="parameterversion",
            name="why",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="textversion",
            name="approved_by_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="textversion",
            name="decided_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(), default=ouvrage.kit.time.now
            ),
        ),
        migrations.AddField(
            model_name="textversion",
            name="decided_by_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="textversion",
            name="request_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="textversion",
            name="why",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddConstraint(
            model_name="parameterversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by_id__isnull", True),
                    models.Q(("approved_by_id", models.F("decided_by_id")), _negated=True),
                    _connector="OR",
                ),
                name="parameter_decided_by_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="textversion",
            constraint=models.UniqueConstraint(
                fields=("request_id", "language"), name="text_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="textversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by_id__isnull", True),
                    models.Q(("approved_by_id", models.F("decided_by_id")), _negated=True),
                    _connector="OR",
                ),
                name="text_decided_by_two_people",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="brand",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="brands.brand",
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="parameter",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="withdrawal",
                to="brands.parameterversion",
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="text",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="withdrawal",
                to="brands.textversion",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("state", "asked")), fields=["asked_at"], name="decision_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["kind", "key", "asked_at"], name="decision_of_key"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "approved", "declined", "withdrawn"])),
                name="decision_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["asked", "withdrawn"]),
                    models.Q(
                        ("settled_by_id__isnull", False),
                        models.Q(("settled_by_id", models.F("asked_by_id")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="decision_settled_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parameter__isnull", True), ("text__isnull", True), _connector="XOR"
                ),
                name="withdrawal_of_one_thing",
            ),
        ),
        append_only("brands_withdrawal"),
    ]
