"""Each returned opening points to the fact that gave it back, the earlier ones too.

Lock: brief, on a table of some thousand rows. Reverse: drops the column and the index.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

# Until now only ends of projects gave credits back. The foreign key is checked at once, for a
# table with checks still to come cannot be altered.
FIND_EVIDENCE = """
UPDATE access_opening AS opening
SET return_fact_id = (
    SELECT max(fact.id) FROM journal_fact AS fact
    WHERE fact.project_id = opening.project_id
        AND fact.kind IN ('projects.voided', 'projects.cancelled')
)
WHERE opening.returned_at IS NOT NULL;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("journal", "0002_rows_stay"),
    ]

    operations = [
        migrations.AddField(
            model_name="opening",
            name="return_fact",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="journal.fact",
            ),
        ),
        migrations.RunSQL(FIND_EVIDENCE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                name="opening_return_has_evidence",
                condition=Q(returned_at__isnull=True, return_fact__isnull=True)
                | Q(returned_at__isnull=False, return_fact__isnull=False),
            ),
        ),
        migrations.AddIndex(
            model_name="opening",
            index=models.Index(
                name="opening_contacts",
                fields=["company", "opened_at"],
                condition=Q(kind="CONTACT"),
            ),
        ),
    ]
