"""Search: French and English words without accents, a column the database keeps, a vocabulary.

The vector is a stored generated column that Django does not know, so that no page loads it.
Lock: rewrites the table, which is still empty. Reverse: the plain column of 0001 comes back.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

WORDS = "asciiword, word, hword, hword_part, asciihword, hword_asciipart, numword, numhword"
CONFIGURATIONS = f"""
CREATE TEXT SEARCH CONFIGURATION ouvrage_fr (COPY = french);
ALTER TEXT SEARCH CONFIGURATION ouvrage_fr
    ALTER MAPPING FOR {WORDS} WITH unaccent, french_stem;
CREATE TEXT SEARCH CONFIGURATION ouvrage_en (COPY = english);
ALTER TEXT SEARCH CONFIGURATION ouvrage_en
    ALTER MAPPING FOR {WORDS} WITH unaccent, english_stem;
"""

PARTS = [("title", "A"), ("keywords", "A"), ("summary", "B"), ("description", "C")]
VECTOR = " || ".join(
    f"setweight(to_tsvector('{language}', coalesce({part}, '')), '{weight}')"
    for part, weight in PARTS
    for language in ("ouvrage_fr", "ouvrage_en")
)
COLUMN = f"""
DROP INDEX project_listed_words;
ALTER TABLE projects_project DROP COLUMN search;
ALTER TABLE projects_project ADD COLUMN search tsvector GENERATED ALWAYS AS ({VECTOR}) STORED;
CREATE INDEX project_listed_words ON projects_project USING gin (search)
    WHERE state IN ('dormant', 'open');
"""

UNDO = """
DROP INDEX project_listed_words;
ALTER TABLE projects_project DROP COLUMN search;
ALTER TABLE projects_project ADD COLUMN search tsvector NULL;
CREATE INDEX project_listed_words ON projects_project USING gin (search)
    WHERE state IN ('dormant', 'open');
DROP TEXT SEARCH CONFIGURATION ouvrage_fr;
DROP TEXT SEARCH CONFIGURATION ouvrage_en;
"""


class Migration(migrations.Migration):
    dependencies = [("projects", "0002_follow_up_columns"), ("kit", "0003_extensions")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(CONFIGURATIONS + COLUMN, UNDO)],
            state_operations=[
                migrations.RemoveIndex("project", "project_listed_words"),
                migrations.RemoveField("project", "search"),
            ],
        ),
        migrations.AddField("searchword", "plain", models.CharField(default="", max_length=60)),
        migrations.RemoveIndex("searchword", "search_word_trigrams"),
        migrations.AddIndex(
            "searchword",
            GinIndex(fields=["plain"], name="search_plain_trigrams", opclasses=["gin_trgm_ops"]),
        ),
        migrations.AddIndex("searchword", models.Index(fields=["plain"], name="search_plain_word")),
    ]
