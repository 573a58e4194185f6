"""The reply commitment: what goes with its day, and each time its client said yes to it.

Lock: brief; new tables, one index on projects built at once. Reverse: drops them; the first text
stays, for what was accepted points at it.
"""

from typing import Any

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time
from ouvrage.kit.db import append_only
from ouvrage.projects.commitment.wording import install


def install_first(apps: Any, schema_editor: Any) -> None:
    install(apps.get_model("brands", "TextVersion").objects)


class Migration(migrations.Migration):
    dependencies = [
        ("brands", "0003_decisions_by_two"),
        ("projects", "0004_unreachable_clients"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReplyAcceptance",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "by",
                    models.CharField(
                        choices=[
                            ("phone", "on the phone, with Suivi Projet"),
                            ("link", "by the link in the mail"),
                            ("site", "on the site"),
                        ],
                        max_length=8,
                    ),
                ),
                ("due_on", models.DateField()),
                ("words", models.TextField()),
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
            name="ReplyCommitment",
            fields=[
                (
                    "project",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="commitment",
                        serialize=False,
                        to="projects.project",
                    ),
                ),
                ("first_due_on", models.DateField()),
                ("prolonged_at", models.DateTimeField(null=True)),
                ("prolong_reason", models.CharField(blank=True, max_length=500)),
                ("closing_message", models.TextField(blank=True, max_length=2000)),
                ("recalled_days", models.PositiveSmallIntegerField(null=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="project",
            index=models.Index(
                condition=models.Q(("reply_due_on__isnull", False)),
                fields=["reply_due_on"],
                name="project_reply_due",
            ),
        ),
        migrations.AddField(
            model_name="replyacceptance",
            name="officer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="replyacceptance",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="acceptances",
                to="projects.project",
            ),
        ),
        migrations.AddField(
            model_name="replyacceptance",
            name="text",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="brands.textversion",
            ),
        ),
        migrations.AddConstraint(
            model_name="replycommitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("prolong_reason", ""), ("prolonged_at__isnull", True)),
                    models.Q(
                        ("prolonged_at__isnull", False),
                        models.Q(("prolong_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="commitment_prolonged_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="replyacceptance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by", "phone"), ("officer__isnull", False)),
                    models.Q(models.Q(("by", "phone"), _negated=True), ("officer__isnull", True)),
                    _connector="OR",
                ),
                name="acceptance_on_the_phone_has_an_officer",
            ),
        ),
        migrations.AddConstraint(
            model_name="replyacceptance",
            constraint=models.UniqueConstraint(
                fields=("project", "due_on", "by"), name="acceptance_once_per_day_and_way"
            ),
        ),
        append_only("projects_replyacceptance"),
        migrations.RunPython(install_first, migrations.RunPython.noop),
    ]
