"""Packs of credits, their versions, the orders of companies.

New tables; locks nothing. Reverse: drops them.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("brands", "0003_decisions_by_two"),
        ("credits", "0004_freezes"),
        ("payments", "0002_the_simulator_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=20, unique=True)),
                ("name_fr", models.CharField(max_length=60)),
                ("name_en", models.CharField(max_length=60)),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="PackVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("starts_at", models.DateTimeField()),
                ("ht_cents", models.BigIntegerField()),
                ("consultation", models.PositiveIntegerField()),
                ("offre", models.PositiveIntegerField()),
                ("contact", models.PositiveIntegerField()),
                ("validity_days", models.PositiveIntegerField()),
                ("is_on_sale", models.BooleanField(default=True)),
                ("decided_by_id", models.BigIntegerField(null=True)),
                (
                    "decided_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="credits.pack",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PackOrder",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("awaiting", "to be paid"),
                            ("paid", "paid, credits given"),
                            ("void", "given up"),
                            ("withdrawn", "withdrawn, refunded"),
                            ("returned", "money taken back by the bank"),
                        ],
                        default="awaiting",
                        max_length=10,
                    ),
                ),
                ("ht_cents", models.BigIntegerField()),
                ("vat_cents", models.BigIntegerField()),
                ("vat_code", models.CharField(max_length=40)),
                ("vat_rate_bp", models.PositiveIntegerField()),
                ("back_path", models.CharField(blank=True, max_length=200)),
                ("round", models.PositiveSmallIntegerField(default=0)),
                ("taken", models.JSONField(default=dict)),
                (
                    "ordered_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("paid_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "brand",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="brands.brand"
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pack_orders",
                        to="accounts.company",
                    ),
                ),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "payment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="payments.payment",
                    ),
                ),
                (
                    "sale",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="payments.sale"
                    ),
                ),
                (
                    "pack_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="credits.packversion",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="packversion",
            constraint=models.UniqueConstraint(
                fields=("pack", "number"), name="pack_version_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="packversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("ht_cents__gt", 0)), name="pack_version_priced"
            ),
        ),
        migrations.AddConstraint(
            model_name="packversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("consultation__gt", 0), ("offre__gt", 0), ("contact__gt", 0), _connector="OR"
                ),
                name="pack_version_not_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="packversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("validity_days__gt", 0)), name="pack_version_credits_live"
            ),
        ),
        migrations.AddIndex(
            model_name="packorder",
            index=models.Index(fields=["company", "-id"], name="pack_order_of_company"),
        ),
        migrations.AddIndex(
            model_name="packorder",
            index=models.Index(
                condition=models.Q(("state", "awaiting")),
                fields=["ordered_at"],
                name="pack_order_awaiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="packorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["awaiting", "paid", "void", "withdrawn", "returned"])
                ),
                name="pack_order_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="packorder",
            constraint=models.CheckConstraint(
                condition=models.Q(("ht_cents__gt", 0), ("vat_cents__gte", 0)),
                name="pack_order_priced",
            ),
        ),
        migrations.AddConstraint(
            model_name="packorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["awaiting", "void"]),
                    models.Q(("paid_at__isnull", False), ("round__gt", 0), ("sale__isnull", False)),
                    _connector="OR",
                ),
                name="pack_order_sold_when_paid",
            ),
        ),
        migrations.AddConstraint(
            model_name="packorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("back_path", ""), ("back_path__regex", "^/([^/\\\\]|$)"), _connector="OR"
                ),
                name="pack_order_leads_back_here",
            ),
        ),
    ]
