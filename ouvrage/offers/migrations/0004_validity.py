"""Offers are valid until a day, expire, and come back as they stood.

Running offers get thirty days from their sending, and two weeks at least from the migration.
Lock: brief; the rows are few and filled in one statement. Reverse: drops the columns.
"""

from django.db import migrations, models
from django.db.models import Q

STATES = [
    ("sent", "sent"),
    ("shortlisted", "shortlisted"),
    ("selected", "selected"),
    ("declined", "declined"),
    ("withdrawn", "withdrawn"),
    ("closed", "closed without a choice"),
    ("expired", "expired"),
]
FILL = """
UPDATE offers_offer SET valid_until_on =
    GREATEST((sent_at AT TIME ZONE 'Europe/Paris')::date + 30, CURRENT_DATE + 14)
"""


class Migration(migrations.Migration):
    dependencies = [("offers", "0003_drafts_and_reasons")]

    operations = [
        migrations.RemoveConstraint(model_name="offer", name="offer_state_known"),
        migrations.AlterField(
            model_name="offer",
            name="state",
            field=models.CharField(choices=STATES, default="sent", max_length=12),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=Q(state__in=[state for state, _label in STATES]),
                name="offer_state_known",
            ),
        ),
        migrations.AddField(
            model_name="offer", name="decision_read_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="offer", name="warned_for_on", field=models.DateField(null=True)
        ),
        migrations.AddField(
            model_name="offer", name="was_shortlisted", field=models.BooleanField(default=False)
        ),
        migrations.AddField(
            model_name="offer", name="valid_until_on", field=models.DateField(null=True)
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(model_name="offer", name="valid_until_on", field=models.DateField()),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(
                condition=Q(state__in=["sent", "shortlisted"]),
                fields=["valid_until_on"],
                name="offer_ending",
            ),
        ),
    ]
