"""The words of listed projects, and the nearest one to a word that nobody wrote."""

from django.db import connection, transaction

from ouvrage.kit.db import hold

REFRESH = """
WITH found AS (
    SELECT word, ndoc
    FROM ts_stat(
        'SELECT to_tsvector(''simple'', title || '' '' || summary || '' '' || keywords || '' ''
            || description)
         FROM projects_project WHERE state IN (''dormant'', ''open'')'
    )
    WHERE length(word) BETWEEN 3 AND 60 AND word ~ '^[[:alpha:]-]+$'
), kept AS (
    INSERT INTO projects_searchword (word, plain, count)
    SELECT word, unaccent(word), ndoc FROM found
    ON CONFLICT (word) DO UPDATE SET count = excluded.count
    WHERE projects_searchword.count <> excluded.count
)
DELETE FROM projects_searchword AS old
WHERE NOT EXISTS (SELECT 1 FROM found WHERE found.word = old.word)
"""

NEAREST = """
SELECT typed.word, near.word
FROM (SELECT word, unaccent(word) AS plain FROM unnest(%s::text[]) AS given(word)) AS typed
CROSS JOIN LATERAL (
    SELECT known.word
    FROM (
        SELECT * FROM projects_searchword WHERE plain %% typed.plain
        UNION
        SELECT * FROM projects_searchword
        WHERE plain >= left(typed.plain, 1) AND plain < left(typed.plain, 1) || 'zzzz'
            AND length(plain) BETWEEN length(typed.plain) - 1 AND length(typed.plain) + 1
    ) AS known
    WHERE levenshtein(known.plain, typed.plain) <= 2 OR known.plain %% typed.plain
    ORDER BY levenshtein(known.plain, typed.plain) - 3 * similarity(known.plain, typed.plain),
        known.count DESC, known.word
    LIMIT 1
) AS near
WHERE NOT EXISTS (
    SELECT 1 FROM projects_searchword AS same WHERE same.plain = typed.plain
)
"""
SHORTEST = 4


def refresh() -> None:
    """Make the vocabulary equal to what listed projects say now; only differences are written."""
    with transaction.atomic(), connection.cursor() as cursor:
        hold("projects.vocabulary")
        cursor.execute(REFRESH)


def nearest(words: list[str]) -> dict[str, str]:
    """For each word that no listed project has, the most alike one that some have. One query."""
    long_enough = [word.lower() for word in words if len(word) >= SHORTEST]
    if not long_enough:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, [long_enough])
        return dict(cursor.fetchall())
