"""An entry has lines that sum to zero in each unit, or the transaction fails at its end.

Lock: brief, on tables that are empty. Reverse: drops the triggers.
"""

from django.db import migrations

BALANCE = """
CREATE FUNCTION ledger_entry_must_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM ledger_posting AS line
        JOIN ledger_account AS account ON account.id = line.account_id
        WHERE line.entry_id = NEW.entry_id
        GROUP BY account.unit
        HAVING sum(line.amount) <> 0
    ) THEN
        RAISE EXCEPTION 'ledger entry % does not balance', NEW.entry_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_balances';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entry_balances
    AFTER INSERT ON ledger_posting DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_entry_must_balance();
"""

UNDO_BALANCE = """
DROP TRIGGER ledger_entry_balances ON ledger_posting;
DROP FUNCTION ledger_entry_must_balance();
"""

LINES = """
CREATE FUNCTION ledger_entry_must_have_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ledger_posting AS line WHERE line.entry_id = NEW.id) THEN
        RAISE EXCEPTION 'ledger entry % has no lines', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_has_lines';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entry_has_lines
    AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_entry_must_have_lines();
"""

UNDO_LINES = """
DROP TRIGGER ledger_entry_has_lines ON ledger_entry;
DROP FUNCTION ledger_entry_must_have_lines();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_rows_stay")]

    operations = [
        migrations.RunSQL(BALANCE, UNDO_BALANCE),
        migrations.RunSQL(LINES, UNDO_LINES),
    ]
