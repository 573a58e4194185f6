"""`docs/returns.md`: when spent credits come back, from the table that returns them."""

from django.utils.translation import override

from ouvrage.access.returns import RULES, ReturnRule
from ouvrage.credits.models import CreditKind
from ouvrage.journal import registry
from ouvrage.web.docs.tables import NOTE, table

INTRO = """
# When a spent credit comes back

By itself, once, on the evidence of a recorded fact, whose number stays with the opening that was
paid. Where two rules give the same credit back, the upper one does. The table lives in
[access/returns.py](../ouvrage/access/returns.py), and the sentence a provider reads before he
spends is made of it: « ce crédit vous revient si… »."""
HEADS = ("if", "kinds", "fact that proves it", "cause on the books")


def returns() -> str:
    """The whole document."""
    return "\n".join([NOTE, INTRO, "", *table(HEADS, [_row(rule) for rule in RULES])]) + "\n"


def _row(rule: ReturnRule) -> tuple[str, ...]:
    with override("fr"):
        french = str(rule.promise).format(**_names(rule))
    with override("en"):
        english = str(rule.promise).format(**_names(rule))
    kinds = "all" if len(rule.kinds) == len(CreditKind) else ", ".join(map(str.lower, rule.kinds))
    meaning = registry.kinds[rule.fact].meaning
    return (f"{french}<br>*{english}*", kinds, f"`{rule.fact}`<br>{meaning}", f"`{rule.cause}`")


def _names(rule: ReturnRule) -> dict[str, str]:
    """Numbers as they are by default, with the parameter that changes them."""
    return {name: f"{one.default} (`{one.key}`)" for name, one in rule.numbers.items()}
