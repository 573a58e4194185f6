"""Saved searches, what they hit, digests; visits of the list and gestures to take back.

Lock: none on tables in use. Reverse: drops these tables.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time
import ouvrage.projects.saved.models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("brands", "0003_decisions_by_two"),
        ("projects", "0008_orders_of_the_list"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ListVisit",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="list_visit",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("seen_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("address", models.CharField(max_length=600)),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("instant", "at once"),
                            ("daily", "once a day"),
                            ("none", "never, I look myself"),
                        ],
                        default="daily",
                        max_length=8,
                    ),
                ),
                ("is_by_mail", models.BooleanField(default=True)),
                ("is_in_app", models.BooleanField(default=True)),
                ("feed_token", models.UUIDField(null=True, unique=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("paused_at", models.DateTimeField(null=True)),
                (
                    "categories",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list
                    ),
                ),
                (
                    "skills",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list
                    ),
                ),
                (
                    "budgets",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), blank=True, default=list
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=80)),
                ("is_remote", models.BooleanField(default=False)),
                ("query", ouvrage.projects.saved.models.TsQueryField(null=True)),
                (
                    "brand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="brands.brand",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_searches",
                        to="accounts.company",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_searches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchHit",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("is_late", models.BooleanField(db_default=False, default=False)),
                (
                    "told_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("instant", "by an alert"),
                            ("digest", "in the digest of the day"),
                        ],
                        db_default="",
                        max_length=8,
                    ),
                ),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hits",
                        to="projects.project",
                    ),
                ),
                (
                    "search",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hits",
                        to="projects.savedsearch",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ShelfMove",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("before", models.JSONField()),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.company",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("sent_on", models.DateField()),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "sent_on"), name="digest_once_a_day")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="savedsearch",
            index=models.Index(fields=["company"], name="saved_search_of_company"),
        ),
        migrations.AddConstraint(
            model_name="savedsearch",
            constraint=models.CheckConstraint(
                condition=models.Q(("rhythm__in", ["instant", "daily", "none"])),
                name="saved_search_rhythm_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedsearch",
            constraint=models.UniqueConstraint(
                fields=("person", "address"), name="saved_search_once"
            ),
        ),
        migrations.AddIndex(
            model_name="searchhit",
            index=models.Index(
                condition=models.Q(("told_at__isnull", True)),
                fields=["project", "due_at"],
                name="search_hit_waits",
            ),
        ),
        migrations.AddIndex(
            model_name="searchhit",
            index=models.Index(fields=["search", "-at"], name="search_hit_newest"),
        ),
        migrations.AddConstraint(
            model_name="searchhit",
            constraint=models.UniqueConstraint(
                fields=("search", "project"), name="search_hit_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="searchhit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("told_at__isnull", True), ("told_by", "")),
                    models.Q(("told_at__isnull", False), ("told_by__in", ["instant", "digest"])),
                    _connector="OR",
                ),
                name="search_hit_told_somehow",
            ),
        ),
    ]
