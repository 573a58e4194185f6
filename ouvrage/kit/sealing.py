"""Chaining the rows of an append-only table, so that no change to them goes unseen.

A seal covers a batch of rows by a digest over the seal before it and the text of each
row. Rows are sealed in the order of their ids; those of transactions that end late get a
later seal.
"""

from dataclasses import dataclass
from typing import Any, LiteralString

from django.db import connection, models, transaction
from psycopg import sql

from ouvrage.kit.db import hold
from ouvrage.kit.verifying import sentences

BATCH = 5_000

# Ids below the highest one of a seal a day old can no longer appear: no transaction is that long.
_FLOOR: LiteralString = """
SELECT coalesce(max({link}), 0) AS id FROM {covers} WHERE seal_id = (
    SELECT max(number) FROM {seals} WHERE at < now() - interval '1 day'
)
"""

_SEAL: LiteralString = """
WITH batch AS (
    SELECT fact.id, {text} AS said
    FROM {rows} AS fact
    WHERE fact.id > {after}
        AND NOT EXISTS (
            SELECT FROM {covers} AS cover WHERE cover.{link} = fact.id AND cover.{link} > {after}
        )
    ORDER BY fact.id
    LIMIT {batch}
),
last AS (SELECT number, digest FROM {seals} ORDER BY number DESC LIMIT 1),
base AS (
    SELECT coalesce(max(number), 0) AS number, coalesce(max(digest), '') AS digest FROM last
),
made AS (
    INSERT INTO {seals} (number, previous, digest, {count})
    SELECT base.number + 1, base.digest,
        encode(sha256(convert_to(
            base.digest || E'\\n' || string_agg(batch.said, E'\\n' ORDER BY batch.id), 'UTF8'
        )), 'hex'),
        count(*)
    FROM batch, base
    GROUP BY base.number, base.digest
    RETURNING number
),
covered AS (
    INSERT INTO {covers} ({link}, seal_id) SELECT batch.id, made.number FROM batch, made
    RETURNING {link} AS id
)
SELECT count(*), max(id) FROM covered
"""

_BROKEN: LiteralString = """
WITH chain AS (
    SELECT seal.number, seal.previous, seal.digest, seal.{count} AS counted,
        row_number() OVER inorder AS place,
        coalesce(lag(seal.digest) OVER inorder, '') AS before
    FROM {seals} AS seal
    WINDOW inorder AS (ORDER BY seal.number)
),
content AS (
    SELECT cover.seal_id AS number, count(*) AS counted,
        string_agg({text}, E'\\n' ORDER BY fact.id) AS said
    FROM {covers} AS cover JOIN {rows} AS fact ON fact.id = cover.{link}
    GROUP BY cover.seal_id
)
SELECT chain.number
FROM chain LEFT JOIN content USING (number)
WHERE chain.number <> chain.place
    OR chain.previous <> chain.before
    OR content.counted IS DISTINCT FROM chain.counted
    OR chain.digest <> encode(sha256(convert_to(
        chain.previous || E'\\n' || coalesce(content.said, ''), 'UTF8'
    )), 'hex')
ORDER BY chain.number
"""

_SLIPPED_IN: LiteralString = """
WITH floor AS ({floor})
SELECT fact.id FROM {rows} AS fact, floor
WHERE fact.id <= floor.id
    AND NOT EXISTS (SELECT FROM {covers} AS cover WHERE cover.{link} = fact.id)
ORDER BY fact.id
"""


@dataclass(frozen=True, slots=True)
class Sealing:
    """Which rows are sealed, into which tables, and which columns their text is made of.

    `count` is the seal's column with the number of rows. The columns stay as they are for
    ever: a seal made today is computed again from them in ten years.
    """

    rows: type[models.Model]
    seals: type[models.Model]
    covers: type[models.Model]
    count: str
    columns: tuple[str, ...]

    def seal(self, batch: int = BATCH) -> int:
        """Seal what is not sealed yet, batch by batch; how many rows that was.

        Each batch goes on after the one before; a last look from the floor finds what came
        to light behind them meanwhile.
        """
        total, floor = 0, self._floor()
        after = floor
        while True:
            sealed, last = self._seal_batch(batch, after)
            if not sealed and after == floor:
                return total
            total, after = total + sealed, last or floor

    def problems(self) -> list[str]:
        """Seals that no longer match their rows, and rows that came in behind a seal."""
        table = self.rows._meta.db_table
        broken = sentences(self._written(_BROKEN), f"seal {{0}} of {table} does not match its rows")
        slipped = sentences(self._written(_SLIPPED_IN), f"row {{0}} of {table} came in unsealed")
        return broken + slipped

    @transaction.atomic
    def _seal_batch(self, batch: int, after: int) -> tuple[int, int]:
        """How many rows got the new seal, and the highest id among them."""
        hold(f"seal:{self.rows._meta.db_table}")
        with connection.cursor() as cursor:
            bounds = {"batch": sql.Literal(batch), "after": sql.Literal(after)}
            cursor.execute(self._written(_SEAL, **bounds))
            sealed, last = cursor.fetchone()
        return sealed, last or 0

    def _floor(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(self._written(_FLOOR))
            return int(cursor.fetchone()[0])

    def _written(self, statement: LiteralString, **parts: sql.Composable) -> Any:
        names = {
            "rows": sql.Identifier(self.rows._meta.db_table),
            "seals": sql.Identifier(self.seals._meta.db_table),
            "covers": sql.Identifier(self.covers._meta.db_table),
            "link": sql.Identifier(str(self.covers._meta.pk.column)),
            "count": sql.Identifier(self.count),
            "text": self._text(),
        }
        floor = sql.SQL(_FLOOR).format(**names)
        whole = sql.SQL(statement).format(**names, floor=floor, **parts)
        return whole.as_string(connection.connection)

    def _text(self) -> sql.Composed:
        """A row as a JSON list: nothing runs together, and no setting changes how it reads."""
        parts = [self._part(name) for name in self.columns]
        return sql.SQL("jsonb_build_array({})::text").format(sql.SQL(", ").join(parts))

    def _part(self, name: str) -> sql.Composed:
        field = self.rows._meta.get_field(name)
        is_moment = isinstance(field, models.DateTimeField)
        shape: LiteralString = (
            "(extract(epoch FROM fact.{}) * 1000000)::bigint" if is_moment else "fact.{}"
        )
        return sql.SQL(shape).format(sql.Identifier(str(getattr(field, "column", name))))
