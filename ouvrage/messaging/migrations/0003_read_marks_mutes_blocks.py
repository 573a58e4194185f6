"""Marks of readers instead of one moment a message, mutes, blocks, words of messages.

`Message.read_at` was never written. Lock: the index is built while the table of messages is held,
short as long as it is small. Reverse: the column comes back empty, marks, mutes and blocks are
lost.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time

WORDS = "asciiword, word, hword, hword_part, asciihword, hword_asciipart, numword, numhword"
SEARCH = f"""
CREATE TEXT SEARCH CONFIGURATION messages_fr (COPY = french);
ALTER TEXT SEARCH CONFIGURATION messages_fr
    ALTER MAPPING FOR {WORDS} WITH unaccent, french_stem;
CREATE INDEX message_words ON messaging_message USING gin (to_tsvector('messages_fr', body));
"""
UNDO_SEARCH = """
DROP INDEX message_words;
DROP TEXT SEARCH CONFIGURATION messages_fr;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("kit", "0003_extensions"),
        ("messaging", "0002_files_looked_at"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(SEARCH, UNDO_SEARCH),
        migrations.RemoveField(model_name="message", name="read_at"),
        migrations.CreateModel(
            name="ReadMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("newest_at", models.DateTimeField()),
                (
                    "read_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="messaging.thread",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="read_marks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Mute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "muted_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mutes",
                        to="messaging.thread",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mutes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("client", "client"), ("provider", "provider")], max_length=8
                    ),
                ),
                (
                    "blocked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                (
                    "client",
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
                        related_name="+",
                        to="accounts.company",
                    ),
                ),
                (
                    "blocked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="readmark",
            constraint=models.UniqueConstraint(fields=("reader", "thread"), name="read_mark_once"),
        ),
        migrations.AddConstraint(
            model_name="mute",
            constraint=models.UniqueConstraint(fields=("thread", "reader"), name="mute_once"),
        ),
        migrations.AddConstraint(
            model_name="block",
            constraint=models.UniqueConstraint(
                fields=("client", "company", "side"), name="block_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="block",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["client", "provider"])), name="block_side_known"
            ),
        ),
    ]
