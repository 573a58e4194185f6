"""Search: words with a hyphen are found in one piece too (e-commerce, ecommerce); edit distance.

Lock: rewrites the table of projects under an exclusive lock. Reverse: the expression of 0003.
"""

from django.contrib.postgres.operations import CreateExtension
from django.db import migrations

PARTS = [("title", "A"), ("keywords", "A"), ("summary", "B"), ("description", "C")]
BEFORE = " || ".join(
    f"setweight(to_tsvector('{language}', coalesce({part}, '')), '{weight}')"
    for part, weight in PARTS
    for language in ("ouvrage_fr", "ouvrage_en")
)
WHOLE = "title || ' ' || keywords || ' ' || summary || ' ' || description"
AFTER = f"{BEFORE} || setweight(to_tsvector('ouvrage_fr', projects_joined({WHOLE})), 'B')"

SET = "ALTER TABLE projects_project ALTER COLUMN search SET EXPRESSION AS"
JOINED = """
CREATE FUNCTION projects_joined(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(replace(found[1], '-', ''), ' '), '')
    FROM regexp_matches(given, '[[:alpha:]]+(?:-[[:alpha:]]+)+', 'g') AS found
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("projects", "0006_by_phone")]

    operations = [
        CreateExtension("fuzzystrmatch"),
        migrations.RunSQL(
            f"{JOINED} {SET} ({AFTER})",
            f"{SET} ({BEFORE}); DROP FUNCTION projects_joined(text)",
        ),
    ]
