"""Extensions that search and constraints stand on. Lock: none. Reverse: they stay."""

from django.contrib.postgres.operations import (
    BtreeGinExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("kit", "0002_rows_stay")]

    operations = [TrigramExtension(), UnaccentExtension(), BtreeGinExtension()]
