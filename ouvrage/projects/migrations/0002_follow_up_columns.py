"""What following a project up needs: who is waited for, why, since when; numbers from 10001.

Lock: brief, on tables that are still empty. Reverse: the columns go, the sequence stays.
"""

from django.db import migrations, models
from django.db.models import F, Q

LISTED = Q(state__in=["dormant", "open"])
ALIVE_BY = [
    ("phone", "by phone"),
    ("link", "by the link in the mail"),
    ("client", "by the client"),
]


class Migration(migrations.Migration):
    dependencies = [("projects", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE projects_project ALTER COLUMN id SET START WITH 10001 RESTART",
            migrations.RunSQL.noop,
        ),
        migrations.AddField("project", "is_remote", models.BooleanField(default=True)),
        migrations.AddField("project", "held_since", models.DateTimeField(null=True)),
        migrations.AddField(
            "project",
            "decision_code",
            models.CharField(blank=True, default="", max_length=24),
            False,
        ),
        migrations.AddField(
            "project", "amend_field", models.CharField(blank=True, default="", max_length=24), False
        ),
        migrations.AddField("project", "amend_asked_at", models.DateTimeField(null=True)),
        migrations.AddField("project", "reconfirm_asked_at", models.DateTimeField(null=True)),
        migrations.AddField("project", "offer_count", models.PositiveIntegerField(default=0)),
        migrations.AlterField(
            "project",
            "alive_by",
            models.CharField(blank=True, choices=ALIVE_BY, max_length=12),
        ),
        migrations.RemoveIndex("project", "project_open_newest"),
        migrations.RemoveIndex("project", "project_open_by_category"),
        migrations.AddIndex(
            "project",
            models.Index(
                F("confirmed_alive_at").desc(),
                F("id").desc(),
                name="project_listed_newest",
                condition=LISTED,
            ),
        ),
        migrations.AddIndex(
            "project",
            models.Index(
                F("category"),
                F("confirmed_alive_at").desc(),
                F("id").desc(),
                name="project_listed_by_category",
                condition=LISTED,
            ),
        ),
        migrations.AddIndex(
            "project",
            models.Index(
                fields=["amend_asked_at"],
                name="project_amendment_waits",
                condition=Q(state="amendment_requested"),
            ),
        ),
    ]
