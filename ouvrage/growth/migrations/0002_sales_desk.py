"""The sales desk: notes, phone numbers shown, refusals of calls, promises in writing.

New tables; locks nothing. Reverse: drops them.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time
from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("growth", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CallRefusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "refused_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                (
                    "company",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="call_refusal",
                        to="accounts.company",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("text", models.TextField(max_length=1000)),
                ("amount_cents", models.BigIntegerField(null=True)),
                ("ends_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits for a colleague"),
                            ("given", "given"),
                            ("declined", "turned down"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("is_large", models.BooleanField(default=False)),
                (
                    "promised_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("answer", models.CharField(blank=True, max_length=300)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
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
                (
                    "promised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["company", "-promised_at"], name="commitment_of_company")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "given", "declined"])),
                        name="commitment_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount_cents__isnull", True), ("amount_cents__gt", 0), _connector="OR"
                        ),
                        name="commitment_amount_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_large", False),
                            models.Q(("state", "given"), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("promised_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="commitment_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PhoneLook",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("contract", "about the subscription in force"),
                            ("commercial", "to propose something"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                (
                    "agent",
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
                        related_name="phone_looks",
                        to="accounts.company",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["company", "-at"], name="phone_look_of_company")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["contract", "commercial"])),
                        name="phone_look_purpose_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SalesNote",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("note", "note"),
                            ("call", "call"),
                            ("in_vain", "call without an answer"),
                        ],
                        max_length=8,
                    ),
                ),
                ("text", models.TextField(max_length=2000)),
                (
                    "written_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("call_back_on", models.DateField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
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
                        related_name="sales_notes",
                        to="accounts.company",
                    ),
                ),
                (
                    "done_by",
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
                    models.Index(fields=["company", "-written_at"], name="sales_note_of_company"),
                    models.Index(
                        condition=models.Q(
                            ("call_back_on__isnull", False), ("done_at__isnull", True)
                        ),
                        fields=["call_back_on"],
                        name="sales_call_back_due",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["note", "call", "in_vain"])),
                        name="sales_note_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_at__isnull", True),
                            ("call_back_on__isnull", False),
                            _connector="OR",
                        ),
                        name="sales_note_done_was_due",
                    ),
                ],
            },
        ),
        append_only("growth_phonelook"),
    ]
